"""Flight paths: drawn as far as the text goes, and no further."""

from itertools import pairwise

import pytest
from location_checks import event, spot
from shape_checks import assert_continuous

from geomap.geodesy import inverse
from geomap.model import LocatedEvent
from geomap.tracks import RUN_ON_SHARE, paths

PYONGYANG = (39.2, 125.7)
HOKKAIDO_SEA = (42.9, 138.5)


def flown(kind="launch", outcome="unknown", **slots):
    return LocatedEvent(event(kind, outcome), **slots)


def one(located):
    (path,) = paths([located])
    return path


def length_km(lonlat):
    return sum(
        inverse(lat1=a[1], lon1=a[0], lat2=b[1], lon2=b[0]).distance_km for a, b in pairwise(lonlat)
    )


def test_a_launch_with_two_sharp_ends():
    path = one(flown(origin=spot(*PYONGYANG), impact=spot(*HOKKAIDO_SEA)))
    assert path.event_id == "e1"
    assert path.method == "geodesic"
    assert path.lonlat[0] == PYONGYANG[::-1]
    assert path.lonlat[-1] == pytest.approx(HOKKAIDO_SEA[::-1])
    assert not path.uncertain
    assert path.start_known
    assert path.end_known
    assert "Shortest line" in path.note


def test_an_end_known_as_a_region_makes_the_line_uncertain():
    path = one(
        flown(
            origin=spot(40.0, 127.0, name="North Korea", uncertainty_km=300.0),
            impact=spot(*HOKKAIDO_SEA),
        )
    )
    assert path.uncertain
    assert path.start_known
    assert "Known only as a region: North Korea" in path.note


def test_inferred_ends_are_not_known():
    path = one(
        flown(origin=spot(*PYONGYANG, inferred=True), impact=spot(*HOKKAIDO_SEA, inferred=True))
    )
    assert path.uncertain
    assert not path.start_known
    assert not path.end_known


def test_a_line_past_180_runs_on():
    path = one(flown(origin=spot(40.0, 170.0), impact=spot(38.0, -165.0)))
    assert path.lonlat[-1][0] == pytest.approx(195.0)
    assert_continuous(path.lonlat)


def test_a_line_over_the_pole():
    path = one(flown(origin=spot(70.0, 30.0), impact=spot(70.0, -150.0)))
    assert_continuous(path.lonlat)
    assert max(lat for _, lat in path.lonlat) > 89.5


def test_a_place_on_the_way_gives_no_bend_and_one_beside_it_does():
    ends = {"origin": spot(40.0, 127.0), "impact": spot(40.0, 160.0)}
    straight = one(flown(**ends)).lonlat
    on_line = spot(41.3, 143.5, uncertainty_km=300.0)
    assert one(flown(**ends, overflies=(on_line,))).lonlat == straight
    beside = spot(30.0, 140.0, uncertainty_km=50.0)
    bent = one(flown(**ends, overflies=(beside,))).lonlat
    assert (140.0, 30.0) in [(round(x, 6), round(y, 6)) for x, y in bent]
    assert length_km(bent) > length_km(straight)


def test_an_overflight_with_unknown_end_runs_on_and_says_so():
    path = one(
        flown(
            origin=spot(40.0, 127.0, name="North Korea", uncertainty_km=300.0),
            overflies=(spot(41.0, 141.0, name="northern Japan", uncertainty_km=300.0),),
        )
    )
    assert not path.end_known
    assert path.uncertain
    assert "northern Japan" in path.note
    assert "end is unknown" in path.note
    known = inverse(lat1=40.0, lon1=127.0, lat2=41.0, lon2=141.0).distance_km
    assert length_km(path.lonlat) == pytest.approx(known * (1.0 + RUN_ON_SHARE), rel=1e-6)
    assert path.lonlat[-1][0] > 145.0
    assert max(abs(b[0] - a[0]) for a, b in pairwise(path.lonlat)) < 2.0


def test_an_ocean_is_no_end():
    ocean = spot(5.0, -160.0, name="Pacific Ocean", uncertainty_km=8_000.0)
    start = spot(39.66, 124.7)
    assert paths([flown(origin=start, impact=ocean)]) == ()
    path = one(flown(origin=start, impact=ocean, overflies=(spot(26.5, 128.0, name="Okinawa"),)))
    assert not path.end_known
    assert "only that it was in Pacific Ocean" in path.note


def test_an_overflight_runs_on_straight():
    path = one(
        flown(origin=spot(0.0, 170.0), overflies=(spot(0.0, 175.0), spot(0.0, 179.0)))
    ).lonlat
    assert path[-1][0] == pytest.approx(183.5)
    assert all(abs(lat) < 1e-6 for _, lat in path)


def test_an_interception_ends_the_line_and_says_so():
    path = one(
        flown(
            "strike",
            "intercepted",
            origin=spot(15.6, 47.5, name="Yemen", uncertainty_km=500.0),
            impact=spot(29.557, 34.95, name="Eilat"),
        )
    )
    assert "Intercepted: the line ends at Eilat" in path.note
    assert path.end_known


def test_a_failure_with_a_known_end_is_told():
    path = one(flown(outcome="failure", origin=spot(*PYONGYANG), impact=spot(36.1, 123.8)))
    assert "The flight failed" in path.note


@pytest.mark.parametrize(
    "located",
    [
        flown(),
        flown(origin=spot(*PYONGYANG)),
        flown(impact=spot(*HOKKAIDO_SEA)),
        flown(overflies=(spot(41.0, 141.0),)),
        flown("meeting", site=spot(35.7, 139.7)),
        flown("exercise", origin=spot(*PYONGYANG), impact=spot(*HOKKAIDO_SEA)),
        flown("interception", origin=spot(*PYONGYANG), impact=spot(*HOKKAIDO_SEA)),
        flown(outcome="failure", origin=spot(*PYONGYANG), overflies=(spot(41.0, 141.0),)),
        flown("strike", origin=spot(*PYONGYANG, inferred=True), impact=spot(*HOKKAIDO_SEA)),
        flown(origin=spot(*PYONGYANG), impact=spot(39.21, 125.71)),
        flown(origin=spot(*PYONGYANG), overflies=(spot(39.21, 125.71),)),
    ],
)
def test_nothing_is_invented(located):
    assert paths([located]) == ()


def test_paths_come_in_the_order_of_the_events():
    first = flown(origin=spot(*PYONGYANG), impact=spot(*HOKKAIDO_SEA))
    second = flown(origin=spot(0.0, 0.0), impact=spot(1.0, 1.0))
    found = paths([first, flown(), second], None)
    assert [p.lonlat[0] for p in found] == [PYONGYANG[::-1], (0.0, 0.0)]
