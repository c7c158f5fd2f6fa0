"""Features: parts, facts, marks, and the two variants of the geometry."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from launches import TEXT, launch_reading, located_at, span_of
from shapely.geometry import shape

from geomap.features import features, marks, meridian, sentence_of, when
from geomap.model import Account, Article, Event, LocatedEvent, Reading, Span


def parts(found: list[dict]) -> list[tuple[str, str | None]]:
    return [(one["properties"]["part"], one["properties"].get("of")) for one in found]


def test_one_feature_a_geometry_in_order() -> None:
    assert parts(features(launch_reading())) == [
        ("origin", None),
        ("region", "origin"),
        ("impact", None),
        ("region", "impact"),
        ("corridor", None),
        ("corridor", None),
        ("path", None),
        ("place", None),
        ("region", "place"),
    ]


def test_a_crisp_place_has_no_region() -> None:
    town = located_at("Tokyo", 139.75, 35.68, 15.0)
    event = Event("m", "meeting", (), Span(0, 5))
    found = features(Reading(Article("a", TEXT), (), (LocatedEvent(event, site=town),), ()))
    assert parts(found) == [("site", None)]
    assert found[0]["geometry"] == {"type": "Point", "coordinates": [139.75, 35.68]}


def test_facts_tell_all() -> None:
    facts = features(launch_reading())[0]["properties"]
    assert facts["event_id"] == "e1"
    assert facts["when"] == "16 March 2023, 22:10 UTC"
    assert facts["who"] == "North Korea"
    assert facts["actors"] == ["PRK"]
    assert facts["missile"] == "Hwasong-17"
    assert facts["quote"] == "North Korea launched a missile early Thursday."
    assert facts["marks"] == [[0, 11]]
    assert TEXT[facts["quote_start"] : facts["quote_end"]] == facts["quote"]
    assert facts["uncertainty_km"] == 300.0
    assert facts["basis"] == "country"
    assert facts["how"]
    assert facts["inferred"] is False
    assert facts["disputed"] is False


def test_words_outside_the_sentence_bring_their_own() -> None:
    reading = launch_reading()
    event = reading.events[0].event
    sea = located_at("sea", 139.0, 43.0, 150.0, evidence=(span_of(TEXT, "off Hokkaido"),))
    moved = Reading(reading.article, (), (LocatedEvent(event, impact=sea),), ())
    facts = features(moved)[0]["properties"]
    start, end = facts["place_marks"][0]
    assert facts["place_quote"].startswith("It fell")
    assert facts["place_quote"][start:end] == "off Hokkaido"


def test_numbers_come_with_their_sources() -> None:
    accounts = {
        "range_km": (
            Account(1000, Span(0, 1), "about", "South Korea's military"),
            Account(997.5, Span(0, 1)),
        ),
        "count": (Account(1, Span(0, 1)),),
    }
    event = Event("e", "launch", ("PRK", "???"), Span(0, 5), accounts=accounts)
    place = located_at("x", 0.0, 0.0, 5.0)
    reading = Reading(Article("a", TEXT), (), (LocatedEvent(event, site=place),), ())
    facts = features(reading)[0]["properties"]
    assert facts["numbers"] == ["range: about 1,000 km (South Korea's military); 997.5 km"]
    assert facts["who"] == "North Korea, ???"


def test_files_are_cut_and_screens_run_on() -> None:
    reading = launch_reading(origin=(170.0, 50.0), impact=(-160.0, 20.0))
    cut = {one["properties"]["part"]: one["geometry"] for one in features(reading)}
    assert cut["path"]["type"] == "MultiLineString"
    for one in features(reading):
        west, _, east, _ = shape(one["geometry"]).bounds
        assert -180 <= west <= east <= 180
    screen = [one for one in features(reading, True) if one["properties"]["part"] == "path"]
    lons = [lon for lon, _ in screen[0]["geometry"]["coordinates"]]
    assert screen[0]["geometry"]["type"] == "LineString"
    assert max(abs(a - b) for a, b in pairwise(lons)) < 5


def test_screen_features_sit_together_over_the_pacific() -> None:
    found = features(launch_reading(origin=(-120.0, 35.0), impact=(167.7, 8.7)), True)
    lons = [
        one["geometry"]["coordinates"][0] for one in found if one["geometry"]["type"] == "Point"
    ]
    assert max(lons) - min(lons) < 130


def test_meridian_of_several_readings() -> None:
    east = launch_reading(origin=(150.0, 10.0), impact=(160.0, 10.0))
    west = launch_reading(origin=(-160.0, 10.0), impact=(-150.0, 10.0))
    assert abs(meridian([east, west])) == pytest.approx(166.75, abs=0.01)


def test_features_are_plain_json() -> None:
    for continuous in (False, True):
        found = features(launch_reading(), continuous)
        assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize(
    ("date", "time", "words"),
    [
        (None, "05:00", None),
        ("2022", None, "2022"),
        ("2022-10", None, "October 2022"),
        ("2022-10-04", "22:22Z", "4 October 2022, 22:22 UTC"),
    ],
)
def test_when(date: str | None, time: str | None, words: str | None) -> None:
    assert when(date, time) == words


def test_sentence_of_an_odd_span_is_the_span() -> None:
    across = Span(TEXT.index("Thursday"), TEXT.index("fell") + 4)
    assert sentence_of(TEXT, across) == across


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(spans, max_size=8))
def test_marks_are_ordered_apart_and_cover_the_evidence(evidence: list[Span]) -> None:
    quoted = Span(10, 50)
    found = marks(quoted, evidence)
    assert all(a[1] < b[0] for a, b in pairwise(found))
    covered = {at for start, end in found for at in range(start, end)}
    wanted = {
        at - 10 for s in evidence if s.start >= 10 and s.end <= 50 for at in range(s.start, s.end)
    }
    assert covered == wanted
