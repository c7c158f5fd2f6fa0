"""Clues without a place of their own, pairs, borders and zones: what is read, and what not."""

from __future__ import annotations

import pytest
from event_texts import event_of

FIRED = "North Korea fired a missile from Sunan on Tuesday."


def told(text: str, slot: str) -> list[tuple[str, list[str], str | None, float | None]]:
    clues = event_of(text).clues.get(slot, ())
    return [(c.kind, [p.name for p in c.places], c.qualifier, c.bearing_deg) for c in clues]


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("North Korea fired a missile eastward from Sunan on Tuesday.", 90.0),
        (f"{FIRED} It flew to the northeast.", 45.0),
        (f"{FIRED} It headed south.", 180.0),
        (f"{FIRED} The missile flew in a north-easterly direction.", 45.0),
        (f"{FIRED} It travelled due west for 300 km.", 270.0),
    ],
)
def test_direction(text: str, bearing: float) -> None:
    (clue,) = event_of(text).clues["flight"]
    assert (clue.kind, clue.bearing_deg, clue.places) == ("direction", bearing, ())
    assert clue.span is not None
    assert "flight" in event_of(text).evidence


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRED} It fell 200 km west of Oshima-Oshima.",
        f"{FIRED} It flew over the East Sea.",
        f"{FIRED} It flew over northern Japan.",
        "North Korea fired a missile from its east coast on Tuesday.",
        "North Korea fired a missile on Tuesday from the west of the country.",
    ],
)
def test_no_direction(text: str) -> None:
    assert "direction" not in [kind for kind, *_ in told(text, "flight")]


@pytest.mark.parametrize(
    ("where", "slot", "qualifier"),
    [
        ("outside Japan's exclusive economic zone", "flight", "outside exclusive economic zone"),
        ("just outside Japan's EEZ", "flight", "just outside eez"),
        ("inside Japan's exclusive economic zone", "impact", "inside exclusive economic zone"),
        ("within Japanese territorial waters", "impact", "inside territorial waters"),
        ("short of Japan's territorial waters", "flight", "outside territorial waters"),
        (
            "beyond the exclusive economic zone of Japan",
            "flight",
            "outside exclusive economic zone",
        ),
    ],
)
def test_zone(where: str, slot: str, qualifier: str) -> None:
    assert ("zone", ["Japan"], qualifier, None) in told(f"{FIRED} It fell {where}.", slot)


def test_the_owner_of_a_zone_is_who_speaks_of_its_own() -> None:
    text = f"{FIRED} Japan said the missile fell outside its exclusive economic zone."
    assert ("zone", ["Japan"], "outside exclusive economic zone", None) in told(text, "flight")


def test_a_denial_turns_a_zone_round() -> None:
    text = f"{FIRED} It flew 300 km and did not fall inside Japan's exclusive economic zone."
    assert ("zone", ["Japan"], "outside exclusive economic zone", None) in told(text, "flight")


def test_a_zone_without_an_owner_is_no_clue() -> None:
    text = "A missile was fired on Tuesday. It fell outside the exclusive economic zone."
    assert "zone" not in [kind for kind, *_ in told(text, "flight")]


@pytest.mark.parametrize(
    ("end", "qualifier"),
    [
        ("fell into the sea", "sea"),
        ("landed in waters off Hokkaido", "sea"),
        ("hit a target at sea", "sea"),
        ("crashed on land", "land"),
    ],
)
def test_surface(end: str, qualifier: str) -> None:
    assert ("surface", [], qualifier, None) in told(f"{FIRED} It {end}.", "flight")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRED} It did not fall on land.",
        "North Korea fired a missile from a submarine at sea on Tuesday.",
        f"{FIRED} It fell on landfill in Hamhung.",
    ],
)
def test_no_surface(text: str) -> None:
    assert "surface" not in [kind for kind, *_ in told(text, "flight")]


def test_short_of_and_in_the_direction_of() -> None:
    assert ("toward", ["Guam"], "short", None) in told(f"{FIRED} It fell short of Guam.", "flight")
    text = "North Korea fired a missile on Tuesday in the direction of Guam."
    assert ("toward", ["Guam"], None, None) in told(text, "flight")
    offset = f"{FIRED} It fell 200 km short of Guam."
    assert "toward" not in [kind for kind, *_ in told(offset, "flight")]


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        (f"{FIRED} It fell off the east coast.", "impact", ("off", ["North Korea"], "east coast")),
        (
            "North Korea fired missiles from its west coast on Tuesday.",
            "origin",
            ("place", ["North Korea"], "west coast"),
        ),
        (
            "North Korea fired a missile on Tuesday from the northeast of the country.",
            "origin",
            ("place", ["North Korea"], "northeast"),
        ),
        (
            "North Korea fired a missile from inland on Tuesday.",
            "origin",
            ("place", ["North Korea"], "inland"),
        ),
        (
            "North Korea fired a missile from the suburbs of Pyongyang on Tuesday.",
            "origin",
            ("place", ["Pyongyang"], "suburbs"),
        ),
        (
            f"{FIRED} It fell in open waters off Hokkaido.",
            "impact",
            ("off", ["Hokkaido"], "open waters"),
        ),
    ],
)
def test_parts_not_named_again(text: str, slot: str, expected: tuple[str, list[str], str]) -> None:
    assert expected in [row[:3] for row in told(text, slot)]


def test_a_distance_from_the_coast_is_no_flown_distance() -> None:
    event = event_of(f"{FIRED} It fell 30 km from the coast.")
    (clue,) = event.clues["impact"]
    assert (clue.kind, clue.distance_km, clue.qualifier) == ("offset", 30.0, "coast")
    assert event.range_km is None


@pytest.mark.parametrize(
    ("where", "kind", "names", "qualifier"),
    [
        ("between Okinawa and Miyako", "between", ["Okinawa", "Miyako Island"], None),
        ("in waters between Yemen and Djibouti", "between", ["Yemen", "Djibouti"], "waters"),
        ("halfway between Ulleungdo and Sokcho", "midway", ["Ulleungdo", "Sokcho"], None),
        ("near the border between Poland and Ukraine", "border", ["Poland", "Ukraine"], None),
    ],
)
def test_pairs(where: str, kind: str, names: list[str], qualifier: str | None) -> None:
    assert told(f"{FIRED} It fell {where}.", "impact") == [(kind, names, qualifier, None)]


def test_a_border_told_by_one_side_is_that_with_the_launching_country() -> None:
    text = "Pakistan fired a missile at a village near the border with Iran on Tuesday."
    assert told(text, "impact") == [("border", ["Iran", "Pakistan"], None, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRED} It was a blow to the friendship between Japan and South Korea.",
        f"{FIRED} Talks between Japan and China went on.",
    ],
)
def test_no_pair(text: str) -> None:
    assert "impact" not in event_of(text).clues


def test_the_median_line_of_a_strait() -> None:
    text = (
        "China fired a missile on Tuesday. "
        "It fell 20 km west of the median line of the Taiwan Strait."
    )
    assert told(text, "impact") == [("offset", ["Taiwan Strait"], "median line", 270.0)]


def test_according_to_a_capital_is_no_place() -> None:
    text = f"{FIRED} It fell in the Yellow Sea and, according to Tokyo, broke up there."
    assert [names for _, names, *_ in told(text, "impact")] == [["Yellow Sea"]]


def test_a_weekday_before_the_place() -> None:
    text = "A missile fired by North Korea on Tuesday from Sunan fell into the East Sea."
    assert told(text, "origin") == [("place", ["Sunan"], None, None)]
