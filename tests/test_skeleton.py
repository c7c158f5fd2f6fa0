"""The file of corrections to start from: valid whatever the article holds."""

from __future__ import annotations

import re
import tomllib

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from geomap import gazetteer, geoparse
from geomap.geoparse.corrections_toml import from_toml
from geomap.geoparse.skeleton import quoted, skeleton
from geomap.model import Article, Candidate, Mention, Place

WORLD = gazetteer.default()
CODE_POINTS = st.characters(exclude_categories=["Cs"])


def filled_in(text: str) -> str:
    """The file with the sign before each entry taken away, and a reason given."""
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE).replace('why = ""', 'why = "y"')


def hostile_skeleton(name: str) -> str:
    """Everything that an article or a gazetteer could put into the file is `name`."""
    place = Place(name, name, name, 1.0, 2.0, 3.0, name)
    mention = Mention(0, len(name), name, "site", (Candidate(place, 1.0, (name,)),))
    return skeleton([(Article(name, name, label=name), [mention])])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_come_back_letter_for_letter(name: str) -> None:
    text = hostile_skeleton(name)
    assert tomllib.loads(text) == {}
    (entry,) = tomllib.loads(filled_in(text))["place"]
    assert entry == {"text": name, "article": name, "use": name, "why": "y"}
    assert all(line.isprintable() for line in text.split("\n"))


@given(st.text(CODE_POINTS))
def test_any_words_come_back(name: str) -> None:
    text = hostile_skeleton(name)
    assert tomllib.loads(text) == {}
    assert len(text.split("\n")) == len(hostile_skeleton("x").split("\n"))
    (entry,) = tomllib.loads(filled_in(text))["place"]
    assert entry["text"] == entry["article"] == entry["use"] == name


def test_half_characters_do_not_break_the_file() -> None:
    assert tomllib.loads("x = " + quoted("a\ud800")) == {"x": "a\ufffd"}


def test_it_tells_the_reading_and_the_other_candidates() -> None:
    article = Article("a", "Talks in Sunchon. A missile from Sunchon. Japan saw it.", label="a.txt")
    mentions = geoparse.parse(article, WORLD)
    text = skeleton([(article, mentions)])
    assert text.count('#text = "Sunchon"') == 1
    assert '# "Sunchon" at 9 (site), 33 (site): ' in text
    sunchon = next(m for m in mentions if m.text == "Sunchon")
    assert len(sunchon.candidates) > 1
    for candidate in sunchon.candidates:
        assert f"#   {candidate.place.id}  score {candidate.score:g}  " in text


def test_filled_in_it_is_followed() -> None:
    article = Article("a", "Talks in Tokyo. North Korea fired a missile.")
    mentions = geoparse.parse(article, WORLD)
    found = from_toml(filled_in(skeleton([(article, mentions)])).encode(), WORLD, label="c")
    assert [(c.text, c.article) for c in found] == [("Tokyo", "a"), ("North Korea", "a")]
    assert [c.place.id for c in found if c.place] == [m.place.id for m in mentions]


def test_many_mentions_are_told_in_brief() -> None:
    article = Article("a", "Talks in Tokyo. " * 50)
    text = skeleton([(article, geoparse.parse(article, WORLD))])
    assert " and 38 more: " in text
    assert max(map(len, text.split("\n"))) < 400
