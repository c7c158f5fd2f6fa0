"""Between, halfway, borders, lines, and the parts of a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from location_checks import assert_honest, clue, located, town
from shapely.geometry import Point

from geomap.gazetteer import default, regions
from geomap.geodesy import distance_km_to, inverse
from geomap.locate.lines import course, has_course
from geomap.model import Place

POINTS = {
    "lat": st.floats(-85.0, 85.0).map(lambda x: round(x, 6)),
    "lon": st.floats(-180.0, 180.0).map(lambda x: round(x, 6)),
}


def find(name, kind):
    return next(p for p in default().find(name) if p.kind == kind)


def country(iso3):
    return default().country(iso3)


def test_between_two_towns():
    one, other = town(37.5, 130.87, name="A"), town(38.2, 128.6, name="B")
    found = located(impact=clue("between", one, other))
    assert_honest(found)
    assert found.name == "between A and B"
    assert found.basis == "between"
    assert found.geometry.intersects(Point(129.7, 37.85))
    assert not found.geometry.intersects(Point(132.5, 37.0))


def test_waters_between_two_lands():
    found = located(
        impact=clue(
            "between", find("Korean Peninsula", "region"), country("JPN"), qualifier="waters"
        )
    )
    assert_honest(found)
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert found.geometry.intersects(Point(133.0, 38.0))
    assert not found.geometry.intersects(Point(150.0, 35.0))
    assert not found.geometry.intersects(Point(123.0, 36.0))


def test_halfway():
    one, other = town(37.5, 130.87, name="A"), town(38.2, 128.6, name="B")
    found = located(impact=clue("midway", one, other))
    assert_honest(found)
    to_one = inverse(lat1=found.lat, lon1=found.lon, lat2=one.lat, lon2=one.lon).distance_km
    to_other = inverse(lat1=found.lat, lon1=found.lon, lat2=other.lat, lon2=other.lon).distance_km
    assert to_one == pytest.approx(to_other, abs=1.0)
    assert found.uncertainty_km < 0.25 * (to_one + to_other)


def test_halfway_between_wide_places_lies_between_their_shores():
    found = located(impact=clue("midway", country("CHN"), country("TWN")))
    assert_honest(found)
    assert 118.0 < found.lon < 121.5


@settings(deadline=None, max_examples=20)
@given(
    lat1=POINTS["lat"],
    lon1=POINTS["lon"],
    north=st.floats(-4.0, 4.0).map(lambda x: round(x, 3)),
    east=st.floats(-4.0, 4.0).map(lambda x: round(x, 3)),
)
def test_between_and_halfway_hold_anywhere(lat1, lon1, north, east):
    lon2 = (lon1 + east + 180.0) % 360.0 - 180.0
    one, other = town(lat1, lon1, name="A"), town(lat1 + north, lon2, name="B")
    for kind in ("between", "midway"):
        assert_honest(located(impact=clue(kind, one, other)))


def test_the_border_of_two_neighbours():
    found = located(impact=clue("border", country("POL"), country("UKR")))
    assert_honest(found)
    assert found.name == "border between Poland and Ukraine"
    assert found.geometry.intersects(Point(23.6, 50.4))
    assert not found.geometry.intersects(Point(19.0, 52.0))


def test_the_border_of_one_country_and_of_two_that_do_not_touch():
    alone = located(impact=clue("border", country("POL")))
    assert_honest(alone)
    assert alone.name == "border of Poland"
    apart = located(impact=clue("border", country("POL"), country("IRN")))
    assert apart.geometry.equals(alone.geometry)


@pytest.mark.parametrize(
    ("bearing", "holds", "lacks"),
    [(180.0, (129.3, 38.38), (129.3, 38.85)), (0.0, (129.3, 38.84), (129.3, 38.38))],
)
def test_a_distance_from_a_line_keeps_its_side(bearing, holds, lacks):
    line = find("Northern Limit Line", "line")
    found = located(impact=clue("offset", line, bearing_deg=bearing, distance_km=26.0))
    assert_honest(found)
    assert found.geometry.intersects(Point(holds))
    assert not found.geometry.intersects(Point(lacks))


def test_a_line_without_a_side_is_open_on_both():
    line = find("38th parallel", "line")
    found = located(impact=clue("offset", line, distance_km=40.0))
    assert found.geometry.intersects(Point(127.0, 38.36))
    assert found.geometry.intersects(Point(127.0, 37.64))
    assert not found.geometry.intersects(Point(127.0, 38.0))


def test_the_median_line_of_a_strait():
    strait = find("Taiwan Strait", "strait")
    told = clue("offset", strait, qualifier="median line", bearing_deg=270.0, distance_km=20.0)
    found = located(impact=told)
    assert_honest(found)
    away = distance_km_to(course(strait.id), lat=found.lat, lon=found.lon)
    assert away == pytest.approx(20.0, abs=6.0)
    assert "median line" in found.name
    assert not has_course(strait)


def test_a_line_without_a_course_is_a_disc():
    odd = Place("point:odd", "Odd Line", "line", 10.0, 20.0, 50.0)
    assert not has_course(odd)
    assert_honest(located(impact=clue("offset", odd, bearing_deg=0.0, distance_km=100.0)))


@pytest.mark.parametrize(
    ("qualifier", "holds", "lacks"),
    [
        ("east coast", (128.6, 40.5), (125.3, 39.0)),
        ("inland", (126.8, 40.3), (129.7, 41.5)),
        ("northeast", (129.5, 42.2), (125.5, 38.5)),
        ("coast", (125.2, 38.6), (126.8, 40.5)),
    ],
)
def test_parts_of_a_country(qualifier, holds, lacks):
    found = located(impact=clue("place", country("PRK"), qualifier=qualifier))
    assert_honest(found)
    assert found.geometry.intersects(Point(holds))
    assert not found.geometry.intersects(Point(lacks))


def test_the_suburbs_of_a_town():
    found = located(impact=clue("place", find("Pyongyang", "city"), qualifier="suburbs"))
    assert_honest(found)
    assert found.name == "suburbs of Pyongyang"
    assert found.uncertainty_km < 60.0
    inner = located(impact=clue("place", find("Pyongyang", "city")))
    assert found.geometry.area > inner.geometry.area


def test_a_landlocked_country_has_no_coast():
    whole = located(impact=clue("place", country("MNG")))
    coast = located(impact=clue("place", country("MNG"), qualifier="coast"))
    assert coast.geometry.area == pytest.approx(whole.geometry.area, rel=0.01)


def test_two_distances_meet():
    one, other = town(43.1, 131.9, name="A"), town(42.2, 130.3, name="B")
    found = located(
        impact=(
            clue("offset", one, distance_km=300.0),
            clue("offset", other, distance_km=200.0),
        )
    )
    assert_honest(found)
    assert all(use.off_km is None for use in found.clues)
    single = located(impact=clue("offset", other, distance_km=200.0))
    assert found.geometry.area < 0.6 * single.geometry.area


def test_a_distance_from_an_island_counts_from_its_shore():
    hokkaido = find("Hokkaido", "division")
    found = located(impact=clue("offset", hokkaido, bearing_deg=270.0, distance_km=200.0))
    assert_honest(found)
    shape = regions.region(hokkaido.region)
    assert distance_km_to(shape, lat=found.lat, lon=found.lon) == pytest.approx(200.0, abs=25.0)


def test_off_the_coast_leaves_land_out():
    aomori = find("Aomori", "division")
    found = located(impact=clue("offset", aomori, qualifier="coast", distance_km=250.0))
    assert_honest(found)
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert found.geometry.intersection(regions.land((139.0, 35.0, 145.0, 45.0))).area < 0.2


@settings(deadline=None, max_examples=20)
@given(**POINTS, bearing=st.floats(0.0, 359.0), km=st.floats(10.0, 3_000.0))
def test_offsets_hold_anywhere(lat, lon, bearing, km):
    place = town(lat, lon)
    told = clue("offset", place, bearing_deg=bearing, distance_km=km)
    assert_honest(located(impact=told))
