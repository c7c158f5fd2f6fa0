"""Geodesic buffers of points, lines and polygons anywhere on the Earth."""

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from shape_checks import AZIMUTHS, LATS, LONS, assert_cut
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geomap.errors import GeometryError
from geomap.geodesy import (
    area_km2,
    buffer,
    cut_line,
    destination,
    disc,
    distance_km_to,
    geodesic,
    region_of_ring,
)

WGS84 = Geodesic.WGS84
NAN = float("nan")


def assert_edge_at(shape, source, distance, *, tolerance):
    """Points of the outline stand off the source by the distance."""
    seen = 0
    for part in getattr(shape, "geoms", [shape]):
        for lon, lat in part.exterior.coords[::7]:
            if abs(lon) < 179.99 and abs(lat) < 89.99:
                seen += 1
                assert distance_km_to(source, lat=lat, lon=lon) == pytest.approx(
                    distance, rel=tolerance
                )
    assert seen


@settings(deadline=None)
@given(LATS, LONS, st.floats(1.0, 5_000.0))
def test_buffer_of_a_point_is_the_disc(lat, lon, distance):
    shape = buffer(Point(lon, lat), distance_km=distance)
    assert_cut(shape)
    assert shape.equals(disc(lat=lat, lon=lon, radius_km=distance))


@settings(deadline=None, max_examples=60)
@given(LATS, LONS, AZIMUTHS, st.floats(10.0, 3_000.0), st.floats(5.0, 2_500.0))
def test_buffer_of_a_geodesic_holds_both_ends(lat, lon, azimuth, length, distance):
    lon2, lat2 = destination(lat=lat, lon=lon, azimuth_deg=azimuth, distance_km=length)
    line = cut_line(geodesic(lat1=lat, lon1=lon, lat2=lat2, lon2=lon2))
    shape = buffer(line, distance_km=distance)
    assert_cut(shape)
    for x, y in ((lon, lat), (lon2, lat2)):
        assert distance_km_to(shape, lat=y, lon=x) == 0.0
    radius = 6_371.0072
    strip = 2.0 * length * radius * math.sin(distance / radius)
    cap = 2.0 * math.pi * radius**2 * (1.0 - math.cos(distance / radius))
    assert area_km2(shape) == pytest.approx(strip + cap, rel=0.03)


@pytest.mark.parametrize("distance", [30.0, 400.0, 1_400.0, 2_000.0])
@pytest.mark.parametrize(
    "source",
    [
        box(139.0, 41.0, 146.0, 45.5),
        MultiPolygon([box(177.0, -19.0, 180.0, -16.0), box(-180.0, -19.0, -178.0, -16.0)]),
        box(10.0, 70.0, 60.0, 80.0),
        LineString([(0.0, -89.0), (170.0, -88.0)]),
    ],
)
def test_edge_of_a_buffer_stands_off_by_the_distance(source, distance):
    shape = buffer(source, distance_km=distance)
    assert_cut(shape)
    assert_edge_at(shape, source, distance, tolerance=0.02)
    assert shape.buffer(1e-6).contains(source)


def test_buffer_of_a_large_country_is_done_in_pieces():
    source = box(30.0, 50.0, 180.0, 72.0)
    shape = buffer(source, distance_km=100.0)
    assert_cut(shape)
    assert shape.intersects(Point(-179.0, 65.0))
    assert_edge_at(shape, source, 100.0, tolerance=0.02)


def test_buffer_reaches_over_the_pole():
    shape = buffer(box(-10.0, 85.0, 10.0, 88.0), distance_km=600.0)
    assert_cut(shape)
    assert shape.intersects(Point(180.0, 87.0))
    assert shape.intersects(Point(45.0, 90.0))


def test_buffer_of_a_polar_cap_is_a_larger_cap():
    cap = region_of_ring([(float(x), -80.0) for x in range(180, -180, -5)])
    shape = buffer(cap, distance_km=200.0)
    assert_cut(shape)
    assert_edge_at(shape, cap, 200.0, tolerance=0.02)
    assert shape.bounds[3] == pytest.approx(-78.21, abs=0.05)


def test_buffer_of_a_ring_keeps_a_large_hole_and_fills_a_small_one():
    source = box(0.0, 0.0, 10.0, 10.0).difference(box(2.0, 2.0, 8.0, 8.0))
    assert not buffer(source, distance_km=100.0).intersects(Point(5.0, 5.0))
    assert buffer(source, distance_km=400.0).intersects(Point(5.0, 5.0))


def test_buffer_of_a_world_wide_distance():
    shape = buffer(box(124.0, 38.0, 130.0, 42.0), distance_km=13_000.0)
    assert_cut(shape)
    assert shape.intersects(Point(-74.0, 40.7))
    assert not shape.intersects(Point(-60.0, -35.0))


def test_buffer_of_a_collection_takes_every_member():
    mixed = GeometryCollection(
        [Point(0, 0), LineString([(10, 0), (11, 0)]), GeometryCollection([box(20, 0, 21, 1)])]
    )
    shape = buffer(mixed, distance_km=50.0)
    assert_cut(shape)
    assert len(shape.geoms) == 3


def test_buffer_of_a_polygon_that_touches_its_pieces_in_lines():
    comb = Polygon([(0, 0), (40, 0), (40, 20), (20, 20), (20, 1), (19.9, 20), (0, 20)])
    assert_cut(buffer(comb, distance_km=50.0))


@pytest.mark.parametrize("distance", [0.0, -3.0, NAN, math.inf])
def test_buffer_refuses_bad_distances(distance):
    with pytest.raises(GeometryError, match="distance"):
        buffer(Point(0, 0), distance_km=distance)


@pytest.mark.parametrize("shape", [Polygon(), GeometryCollection()])
def test_buffer_refuses_nothing(shape):
    with pytest.raises(GeometryError, match="empty"):
        buffer(shape, distance_km=1.0)


def test_buffer_refuses_points_off_the_earth():
    with pytest.raises(GeometryError, match="latitude"):
        buffer(LineString([(0, 0), (0, 95)]), distance_km=1.0)
