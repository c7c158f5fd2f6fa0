"""Which place a name means: importance, containers, company, and what is said of it."""

from __future__ import annotations

import pytest
from small_gazetteer import parsed

from geomap.gazetteer import default
from geomap.geoparse import parse
from geomap.model import Article, Mention


def mention(text: str, surface: str) -> Mention:
    return next(m for m in parsed(text) if m.text == surface)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("They met in Paris.", "Paris", "city:Paris:FRA"),
        ("They met in Paris, Texas.", "Paris", "city:Paris:USA"),
        ("They met in the town of Paris in Texas.", "Paris", "city:Paris:USA"),
        ("A tourist from Georgia spoke.", "Georgia", "country:GEO"),
        ("A tourist from Georgia came. In Atlanta, US, it rained.", "Georgia", "division:US-GA"),
        ("It left Sunan in North Korea.", "Sunan", "city:Sunan:PRK"),
        ("North Korean troops left Sunan.", "Sunan", "city:Sunan:PRK"),
        ("Chinese troops left Sunan.", "Sunan", "city:Sunan:CHN"),
        ("It rose near Wonsan and fell near Sunan.", "Sunan", "city:Sunan:PRK"),
    ],
)
def test_resolved(text: str, surface: str, expected: str) -> None:
    assert mention(text, surface).place.id == expected


def test_one_sense_in_a_text() -> None:
    mentions = [m for m in parsed("He went to Paris, Texas. In Paris he ate.") if m.text == "Paris"]
    assert [m.place.country for m in mentions] == ["USA", "USA"]


def test_alternatives_scores_and_reasons_are_kept() -> None:
    found = mention("They met in Paris, Texas.", "Paris")
    assert [c.place.country for c in found.candidates] == ["USA", "FRA"]
    assert found.candidates[0].score > found.candidates[1].score
    assert "written as lying in Texas" in found.candidates[0].reasons
    assert all(candidate.reasons for candidate in found.candidates)


def test_a_division_said_so_wins_over_a_town() -> None:
    assert mention("A base in Jagang Province was hit.", "Jagang").place.kind == "division"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The cadets in Poltava had two minutes.", "city"),
        ("Drones were met over the Poltava region.", "division"),
        ("The talks in New York went on.", "city"),
        ("It fell off the coast of Florida.", "division"),
    ],
)
def test_a_town_before_the_division_called_after_it(text: str, kind: str) -> None:
    found = parse(Article("a", text), default())
    assert [mention.place.kind for mention in found] == [kind]
