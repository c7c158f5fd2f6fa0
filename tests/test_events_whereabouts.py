"""Which words place an event: places taken up again, shared, aimed at, sailed from."""

from __future__ import annotations

import pytest
from event_texts import clue_of, event_of

from geomap import gazetteer, geoparse
from geomap.model import Article
from geomap.report import reading_of


def test_place_taken_up_again() -> None:
    text = "A missile flew over Japan on Monday; it fell 3,200 km east of the country."
    clue = clue_of(text, "impact")
    assert (clue.kind, clue.places[0].name, clue.distance_km) == ("offset", "Japan", 3200.0)


def test_short_of_an_island_named_before() -> None:
    text = (
        "North Korea fired a missile from Sunan in the direction of Guam on Tuesday; it fell into "
        "the ocean about 800 km short of the island."
    )
    clue = clue_of(text, "impact")
    assert (clue.places[0].name, clue.qualifier) == ("Guam", "short")


def test_distance_from_both() -> None:
    text = (
        "China fired a missile on Tuesday that fell into the Philippine Sea, some 400 km from both "
        "Taipei and Naha."
    )
    told = [c for c in event_of(text).clues["impact"] if c.kind == "offset"]
    assert [c.places[0].name for c in told] == ["Taipei", "Naha"]
    assert {c.distance_km for c in told} == {400.0}


def test_target_not_reached_is_no_impact() -> None:
    text = (
        "The Houthis fired a ballistic missile from Hodeidah toward Eilat on Tuesday, but it fell "
        "short and came down in the Red Sea."
    )
    clues = event_of(text).clues
    assert [c.places[0].name for c in clues["impact"]] == ["Red Sea"]
    assert [(c.kind, c.qualifier) for c in clues["flight"]] == [("toward", "short")]


def test_submarine_fires_from_where_it_is() -> None:
    text = "A Russian submarine in the Barents Sea fired a ballistic missile on Thursday."
    assert clue_of(text, "origin").places[0].name == "Barents Sea"


def test_ends_of_between_look_past_their_owners() -> None:
    text = (
        "A North Korean missile landed in the sea between the South Korean island of Ulleungdo and "
        "Japan's Oki Islands on Tuesday."
    )
    clue = clue_of(text, "impact")
    assert [p.name for p in clue.places] == ["Ulleungdo", "Oki Islands"]


def test_coast_guard_is_no_coast() -> None:
    text = (
        "North Korea launched a missile on Thursday that splashed down in open waters off "
        "Hokkaido, Japan's coast guard said."
    )
    assert [c.places[0].name for c in event_of(text).clues["impact"]] == ["Hokkaido"]


def test_fell_at_sea_so_far_from_a_city() -> None:
    text = (
        "Taiwan's military fired a missile on Thursday that fell at sea about 100 km from the city "
        "of Hualien."
    )
    event = event_of(text)
    assert event.range_km is None
    assert event.clues["impact"][0].distance_km == 100.0


@pytest.mark.parametrize("name", ["38th parallel", "38th Parallel"])
def test_line_told_by_its_number_is_a_place(name: str) -> None:
    article = Article("t", f"It was fired from a road 50 km north of the {name}.")
    (mention,) = geoparse.parse(article, gazetteer.default())
    assert mention.place.kind == "line"


TEXTS = (
    "North Korea fired a missile on Thursday that fell off its east coast.",
    "North Korea fired a missile from Sinpo on Monday. It came down in the sea.",
    "Iran fired a missile on Monday that fell in the Persian Gulf off Bahrain.",
    "China fired a missile on Tuesday that came down in the Taiwan Strait off Fujian.",
    "A Russian missile fell in the sea between Sakhalin and Hokkaido on Monday.",
    "Pakistan fired a missile on Monday that fell 100 km off the coast of Balochistan.",
    "India fired a missile from a submarine in the Bay of Bengal on Tuesday.",
    "North Korea fired a missile that fell inside Japan's exclusive economic zone on Monday.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_fell_at_sea_has_its_point_in_water(text: str) -> None:
    reading = reading_of(Article("t", text, "2023-03-16"))
    (located,) = reading.events
    wet = located.impact or located.origin
    assert wet is not None
    assert gazetteer.regions.is_water(lat=wet.lat, lon=wet.lon)


@pytest.mark.parametrize(
    "text",
    [
        "Qatar fired a missile from its own territory on Monday, officials said.",
        "A missile fell in Bahrain on Monday.",
        "China fired a missile on Tuesday that fell in the Bohai Sea.",
        "A ballistic missile struck Malta on Monday.",
    ],
)
def test_a_country_or_a_sea_is_never_a_pin(text: str) -> None:
    reading = reading_of(Article("t", text, "2023-03-16"))
    for located in reading.events:
        for found in (located.origin, located.impact, located.site):
            assert found is None or not found.is_point
