"""Solved paths: heights and times where the text allows, honest words where not."""

import math

import pytest
from location_checks import SPAN, spot
from shape_checks import assert_continuous

from geomap import flight
from geomap.model import Event, LocatedEvent
from geomap.tracks import line_of, paths

SUNAN = spot(39.2002, 125.6733, name="Sunan", uncertainty_km=3.0)
SEA = spot(41.5, 137.0, name="the sea", uncertainty_km=20.0)


def launched(origin=SUNAN, impact=SEA, **numbers):
    numbers = {"missile_class": "ICBM"} | numbers
    return LocatedEvent(
        Event("e1", "launch", ("PRK",), SPAN, **numbers), origin=origin, impact=impact
    )


def one(located):
    (path,) = paths([located])
    return path


def test_an_apogee_gives_a_free_flight_with_heights_and_times():
    path = one(launched(apogee_km=6045.0, flight_time_min=69.0))
    assert path.method == "free flight"
    assert path.trajectory == "lofted"
    assert path.apogee_km == pytest.approx(6045.0)
    assert max(path.height_km) == pytest.approx(6045.0, rel=0.01)
    assert path.height_km[0] == path.height_km[-1] == 0.0
    assert path.time_s[-1] == pytest.approx(3981.0, abs=2.0)
    assert path.lonlat[0] == (SUNAN.lon, SUNAN.lat)
    assert path.lonlat[-1] == pytest.approx((SEA.lon, SEA.lat))
    assert len(path.lonlat) == len(path.height_km) == len(path.time_s)
    assert_continuous(path.lonlat)


def test_a_time_alone_does_for_a_ballistic_missile_only():
    path = one(launched(flight_time_min=69.0))
    assert path.method == "free flight"
    assert 5500.0 < path.apogee_km < 6500.0
    assert "solved from both ends and the flight time" in path.note
    assert one(launched(flight_time_min=69.0, missile_class=None)).method == "geodesic"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"missile_class": "SRBM", "apogee_km": 60.0}, "pulls up"),
        ({"missile_class": "hypersonic", "apogee_km": 50.0}, "glides"),
        ({"missile_class": "cruise", "apogee_km": 1.0}, "own power"),
    ],
)
def test_what_does_not_fall_freely_is_drawn_through_its_height(numbers, words):
    path = one(launched(**numbers))
    assert path.method == "stated height"
    assert path.trajectory == "not ballistic"
    assert words in path.note
    assert max(path.height_km) <= numbers["apogee_km"]


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"apogee_km": 6045.0, "outcome": "failure"},
        {"apogee_km": 6045.0, "missile_class": "SLV"},
        {"flight_time_min": 2.0},
    ],
)
def test_otherwise_it_stays_a_geodesic_without_heights(numbers):
    path = one(launched(**numbers))
    assert path.method == "geodesic"
    assert path.height_km == ()
    assert not line_of(path).has_z


def test_heights_are_metres_and_go_on_across_180():
    path = one(launched(spot(40.0, 170.0), spot(38.0, -165.0), apogee_km=700.0))
    line = line_of(path)
    assert line.geom_type == "MultiLineString"
    west, east = line.geoms
    assert west.coords[-1][0] == 180.0
    assert east.coords[0][0] == -180.0
    assert west.coords[-1][2] == pytest.approx(east.coords[0][2])
    top = max(point[2] for part in line.geoms for point in part.coords)
    assert top == pytest.approx(700_000.0, rel=0.01)


def test_a_solved_path_is_that_of_the_flight_package():
    path = one(launched(apogee_km=2000.0))
    shots = flight.Shots(
        lat=SUNAN.lat, lon=SUNAN.lon, to_lat=SEA.lat, to_lon=SEA.lon, apogee_km=2000.0
    )
    solved = flight.solve(shots)
    assert path.flight_time_s == pytest.approx(float(solved.time_s[0]))
    assert path.range_km == pytest.approx(float(solved.range_km[0]))
    assert not math.isnan(path.range_km)
