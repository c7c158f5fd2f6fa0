"""Seas beside coasts: which side, how far, and whose."""

import pytest
from location_checks import assert_honest, clue, located, town
from shapely.geometry import Point

from geomap.gazetteer import default, regions
from geomap.geodesy import distance_km_to, inverse
from geomap.locate.shapes import shape_of


def place(name):
    return default().find(name)[0]


def holds(location, lon, lat):
    return location.geometry.intersects(Point(lon, lat))


def test_east_coast_of_a_land_between_two_seas():
    found = located(impact=clue("off", place("North Korea"), qualifier="east coast"))
    assert_honest(found)
    assert holds(found, 128.6, 39.4) and not holds(found, 124.6, 38.9)


def test_sea_off_a_state_ends_half_way_to_its_neighbour():
    found = located(impact=clue("off", place("South Korea")))
    assert holds(found, 129.6, 35.9) and not holds(found, 127.7, 39.4)


def test_open_waters_begin_beyond_the_coastal_ones():
    found = located(impact=clue("off", place("Hokkaido"), qualifier="open waters"))
    assert_honest(found)
    assert holds(found, 138.6, 43.0) and not holds(found, 140.2, 43.4)


def test_distance_south_of_a_coast_counts_from_any_point_of_it():
    told = clue(
        "offset", place("Pakistan"), qualifier="coast", bearing_deg=180.0, distance_km=200.0
    )
    found = located(impact=told)
    assert_honest(found)
    for lon, lat in ((63.0, 23.2), (65.57, 23.31)):
        assert holds(found, lon, lat)
    shore = shape_of(place("Pakistan"))
    assert 175 < distance_km_to(shore, lat=found.lat, lon=found.lon) < 225


def test_distance_off_a_coast_is_nearest_to_that_coast():
    told = clue("offset", place("North Hamgyong"), qualifier="coast", distance_km=90.0)
    found = located(impact=told)
    assert_honest(found)
    assert holds(found, 130.884, 41.437) and not holds(found, 128.3, 39.4)


def test_island_across_the_meridian_has_its_shore():
    told = clue("offset", place("Wrangel Island"), bearing_deg=0.0, distance_km=200.0)
    found = located(impact=told)
    assert_honest(found)
    assert holds(found, -179.6, 73.37)
    assert regions.is_water(lat=found.lat, lon=found.lon)


def test_distance_from_a_town_counts_from_its_middle():
    told = clue("offset", town(41.0, 129.0), bearing_deg=90.0, distance_km=90.0)
    found = located(impact=told)
    for lon, lat in found.geometry.exterior.coords:
        assert 80 < inverse(lat1=41.0, lon1=129.0, lat2=lat, lon2=lon).distance_km < 100


@pytest.mark.parametrize("name", ["Honshu", "Socotra", "Svalbard"])
def test_islands_have_outlines(name):
    found = located(slot="site", site=clue("place", place(name)))
    assert_honest(found)
    assert found.geometry.area < 0.9 * found.geometry.convex_hull.area


def test_disputed_waters_reach_as_far_as_two_claims():
    found = located(impact=clue("dispute", place("Senkaku Islands"), qualifier="waters"))
    assert_honest(found)
    assert found.disputed and found.uncertainty_km > 100
    assert holds(found, 122.955, 26.863)
