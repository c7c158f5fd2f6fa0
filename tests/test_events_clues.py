"""Clues to where: every form, and what is no clue."""

from __future__ import annotations

import pytest
from event_texts import clue_of, event_of

from geomap.events.winds import bearing_deg


@pytest.mark.parametrize(
    ("where", "slot", "kind", "place"),
    [
        ("from Sunan", "origin", "place", "Sunan"),
        ("from the Wonsan area", "origin", "near", "W\u014fnsan"),
        ("from near Wonsan", "origin", "near", "W\u014fnsan"),
        ("into the East Sea", "impact", "sea", "Sea of Japan"),
        ("towards the Yellow Sea", "impact", "sea", "Yellow Sea"),
        ("over northern Japan", "overflies", "place", "Japan"),
        ("into waters off Hokkaido", "impact", "off", "Hokkaido"),
    ],
)
def test_clue(where: str, slot: str, kind: str, place: str) -> None:
    clue = clue_of(f"North Korea fired a missile {where} on Tuesday.", slot)
    assert (clue.kind, clue.places[0].name) == (kind, place)


def test_qualifier_is_kept() -> None:
    clue = clue_of("North Korea fired a missile over northern Japan.", "overflies")
    assert clue.qualifier == "northern"


@pytest.mark.parametrize(
    ("where", "bearing", "distance"),
    [
        ("about 200 km west of Oshima-Oshima", 270, 200),
        ("57 km east of Sokcho", 90, 57),
        ("some 250 km off the coast of Aomori", None, 250),
        ("100 miles north-east of Okinawa", 45, 160.9344),
        ("west of Hokkaido", 270, None),
    ],
)
def test_offset(where: str, bearing: float | None, distance: float | None) -> None:
    event = event_of(f"North Korea fired a missile on Tuesday. It fell {where}.")
    (clue,) = event.clues["impact"]
    assert (clue.kind, clue.bearing_deg) == ("offset", bearing)
    assert clue.distance_km == (pytest.approx(distance) if distance else None)
    assert event.evidence["impact"] == (clue.span,)


@pytest.mark.parametrize(
    ("wind", "degrees"),
    [("north", 0), ("south-west", 225), ("east-northeast", 67.5), ("up", None)],
)
def test_bearing(wind: str, degrees: float | None) -> None:
    assert bearing_deg(wind) == degrees


def test_the_launching_state_is_the_origin() -> None:
    text = "North Korea fired a missile on Tuesday."
    clue = clue_of(text, "origin")
    assert (clue.kind, clue.places[0].kind, clue.span) == ("place", "country", (0, 11))


def test_a_ship_gives_no_origin() -> None:
    event = event_of("The United States fired a missile from a submarine on Tuesday.")
    assert "origin" not in event.clues


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a missile on Tuesday, officials in Seoul said.",
        "North Korea fired a missile on Tuesday, shortly before the president left for Tokyo.",
        "North Korea fired a missile on Tuesday. Tokyo protested through its embassy in Beijing.",
        "North Korea fired a missile on Tuesday. Residents of Aomori were told to go indoors.",
    ],
)
def test_no_impact(text: str) -> None:
    assert "impact" not in event_of(text).clues


def test_the_most_exact_of_nested_places() -> None:
    event = event_of("North Korea fired a missile from Sunan, in Pyongyang, on Tuesday.")
    assert [clue.places[0].name for clue in event.clues["origin"]] == ["Sunan"]


def test_the_same_city() -> None:
    text = (
        "Joe Biden was in Moscow on Tuesday. Xi and Putin held talks in the same city on Tuesday."
    )
    assert event_of(text).clues["site"][0].places[0].name == "Moscow"
