"""Distances to shapes, areas, spreads and inner points."""

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shape_checks import LATS, LONS
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geomap.errors import GeometryError
from geomap.geodesy import (
    area_km2,
    disc,
    distance_km_to,
    inner_point,
    ring,
    spread_km,
    whole_earth,
)

WGS84 = Geodesic.WGS84
NAN = float("nan")


@settings(deadline=None)
@given(LATS, LONS, LATS, LONS)
def test_distance_to_a_point_is_the_geodesic(lat, lon, lat2, lon2):
    truth = WGS84.Inverse(lat, lon, lat2, lon2)["s12"] / 1000.0
    assert distance_km_to(Point(lon2, lat2), lat=lat, lon=lon) == pytest.approx(truth, abs=1e-3)


@settings(deadline=None)
@given(LATS, LONS, st.floats(10.0, 3_000.0), LATS, LONS)
def test_distance_to_a_disc_is_that_to_its_centre_less_the_radius(lat, lon, radius, lat2, lon2):
    centre_km = WGS84.Inverse(lat, lon, lat2, lon2)["s12"] / 1000.0
    assume(centre_km < 19_000.0)  # near the antipode the shortest way turns aside from the centre
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    truth = max(0.0, centre_km - radius)
    measured = distance_km_to(shape, lat=lat2, lon=lon2)
    assert measured == pytest.approx(truth, abs=1.0 + 0.0005 * radius)


def test_distance_to_the_middle_of_an_edge():
    line = LineString([(10.0, -5.0), (10.0, 5.0)])
    truth = WGS84.Inverse(0.0, 12.0, 0.0, 10.0)["s12"] / 1000.0
    assert distance_km_to(line, lat=0.0, lon=12.0) == pytest.approx(truth, rel=1e-4)


def test_distance_across_180():
    strip = MultiPolygon([box(175.0, 0.0, 176.0, 1.0), box(-170.0, 0.0, -169.0, 1.0)])
    truth = WGS84.Inverse(0.5, 179.0, 0.5, 176.0)["s12"] / 1000.0
    assert distance_km_to(strip, lat=0.5, lon=179.0) == pytest.approx(truth, rel=1e-3)
    assert distance_km_to(strip, lat=0.5, lon=-170.0 + 360.0) == 0.0
    assert distance_km_to(box(-180.0, 0.0, -179.0, 1.0), lat=0.5, lon=180.0) == 0.0


def test_distance_to_collections():
    parts = GeometryCollection([MultiLineString([[(0, 0), (1, 0)]]), box(5, 5, 6, 6)])
    assert distance_km_to(parts, lat=0.0, lon=0.5) == 0.0
    nested = GeometryCollection([GeometryCollection([Point(0, 0)])])
    assert distance_km_to(nested, lat=1.0, lon=0.0) == pytest.approx(110.57, abs=0.1)
    assert distance_km_to(parts, lat=1.0, lon=0.5) == pytest.approx(110.57, abs=0.1)


def test_distance_to_a_closed_ring_and_from_the_antipode():
    ring_line = box(0, 0, 1, 1).exterior
    assert distance_km_to(ring_line, lat=0.5, lon=0.5) == pytest.approx(55.3, abs=0.5)
    speck = LineString([(180.0, -0.01), (180.0, 0.01)])
    assert distance_km_to(speck, lat=0.0, lon=0.0) > 19_900.0


def test_distance_refuses_nothing_and_nan():
    with pytest.raises(GeometryError, match="empty"):
        distance_km_to(Polygon(), lat=0.0, lon=0.0)
    with pytest.raises(GeometryError, match="latitude"):
        distance_km_to(Point(0, 0), lat=NAN, lon=0.0)


def test_area_of_the_earth_and_its_parts():
    assert area_km2(whole_earth()) == pytest.approx(510_065_621.7, rel=1e-6)
    assert area_km2(box(-180, 0, 180, 90)) == pytest.approx(255_032_810.9, rel=1e-3)
    ring_km2 = area_km2(ring(lat=50.0, lon=179.9, inner_km=100.0, outer_km=200.0))
    assert ring_km2 == pytest.approx(math.pi * 30_000.0, rel=0.01)


def test_area_of_a_degree_on_the_equator():
    truth = WGS84.Polygon()
    for lat, lon in [(0, 0), (0, 1), (1, 1), (1, 0)]:
        truth.AddPoint(lat, lon)
    assert area_km2(box(0, 0, 1, 1)) == pytest.approx(truth.Compute()[2] / 1e6, rel=1e-4)


def test_area_counts_polygons_only():
    mixed = GeometryCollection([Point(0, 0), GeometryCollection([box(0, 0, 1, 1)])])
    assert area_km2(mixed) == pytest.approx(area_km2(box(0, 0, 1, 1)))
    assert area_km2(LineString([(0, 0), (1, 1)])) == 0.0


@settings(deadline=None)
@given(LATS, LONS, st.floats(10.0, 3_000.0), st.sampled_from([0.5, 0.9]))
def test_spread_of_a_disc_around_its_centre(lat, lon, radius, share):
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    assert spread_km(shape, lat=lat, lon=lon, share=share) == pytest.approx(
        radius * math.sqrt(share), rel=0.06
    )


def test_spread_of_everything_reaches_the_far_corner():
    shape = box(0.0, 0.0, 4.0, 1.0)
    assert spread_km(shape, lat=0.5, lon=0.0, share=1.0) == pytest.approx(445.0, rel=0.03)


def test_spread_passes_over_specks_beside_a_mainland():
    specks = [box(50 + i, 0, 50.01 + i, 0.01) for i in range(5)]
    shape = MultiPolygon([box(0, 0, 4, 4), *specks])
    assert spread_km(shape, lat=2.0, lon=2.0, share=1.0) < 400.0


def test_spread_of_a_sliver_uses_what_there_is():
    sliver = Polygon([(0, 0), (10, 10), (10, 10.0001)])
    assert spread_km(sliver, lat=5.0, lon=5.0) < 1_000.0


@pytest.mark.parametrize("share", [0.0, 1.5, NAN])
def test_spread_refuses_bad_shares(share):
    with pytest.raises(GeometryError, match="share"):
        spread_km(box(0, 0, 1, 1), lat=0.0, lon=0.0, share=share)


def test_spread_and_inner_point_need_an_area():
    with pytest.raises(GeometryError, match="without area"):
        spread_km(Point(0, 0), lat=0.0, lon=0.0)
    with pytest.raises(GeometryError, match="without area"):
        inner_point(LineString([(0, 0), (1, 1)]))


@settings(deadline=None)
@given(st.floats(-89.0, 89.0), LONS, st.floats(20.0, 3_000.0))
@example(lat=82.0, lon=4.0, radius=2085.0)
@example(lat=0.0, lon=176.6953125, radius=2541.5)
def test_inner_point_of_a_disc_is_its_middle(lat, lon, radius):
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    x, y = inner_point(shape)
    off = WGS84.Inverse(lat, lon, y, x)["s12"] / 1000.0
    assert off < 0.1 * radius
    assert distance_km_to(shape, lat=y, lon=x) == 0.0


def test_inner_point_of_a_crescent_lies_in_it():
    shape = disc(lat=0.0, lon=180.0, radius_km=500.0).difference(
        disc(lat=0.0, lon=-179.0, radius_km=500.0)
    )
    x, y = inner_point(shape)
    assert shape.contains(Point(x, y))


def test_inner_point_of_a_thread_lies_in_it():
    thread = LineString([(0, 0), (5, 0), (5, 5), (0, 5), (0, 0.5)]).buffer(0.004)
    x, y = inner_point(thread)
    assert thread.buffer(1e-3).contains(Point(x, y))


def test_inner_point_over_the_pole():
    _x, y = inner_point(disc(lat=90.0, lon=0.0, radius_km=500.0))
    assert y > 89.5


def test_inner_point_takes_the_largest_part():
    shape = MultiPolygon([box(0, 0, 1, 1), box(10, 0, 20, 10)])
    x, y = inner_point(shape)
    assert 10 < x < 20
    assert 0 < y < 10


def test_measures_of_the_whole_earth():
    x, y = inner_point(whole_earth())
    assert math.isfinite(x)
    assert math.isfinite(y)
