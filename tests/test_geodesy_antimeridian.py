"""Continuous and cut forms of lines and polygons."""

import itertools
import math

import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from shape_checks import LATS, LONS, assert_continuous, assert_cut
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from geomap.errors import GeometryError
from geomap.geodesy import (
    cut_line,
    cut_polygon,
    disc,
    geodesic,
    region_of_ring,
    right_hand,
    shift_to,
    unwrap,
)

WGS84 = Geodesic.WGS84


def length_km(lines):
    total = 0.0
    for line in shapely.get_parts(lines):
        xy = shapely.get_coordinates(line)
        for a, b in itertools.pairwise(xy):
            total += WGS84.Inverse(a[1], a[0], b[1], b[0])["s12"] / 1000.0
    return total


@settings(deadline=None)
@given(st.lists(st.tuples(LONS, LATS), max_size=20))
def test_unwrap_moves_points_by_whole_turns_only(coords):
    line = unwrap(coords)
    assert len(line) == len(coords)
    assert_continuous(line)
    for (lon, lat), (raw_lon, raw_lat) in zip(line, coords, strict=True):
        assert lat == raw_lat
        assert math.remainder(lon - raw_lon, 360.0) == pytest.approx(0.0, abs=1e-9)


@settings(deadline=None)
@given(st.floats(-89.0, 89.0), LONS, st.floats(-89.0, 89.0), LONS)
def test_cut_of_unwrap_keeps_the_length(lat1, lon1, lat2, lon2):
    line = geodesic(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2)
    if line[0] == line[-1]:
        return
    parts = cut_line(line)
    assert_cut(parts)
    truth = WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"] / 1000.0
    # An added point on 180 lies on the straight lon/lat edge, a hair off the geodesic.
    assert length_km(parts) == pytest.approx(truth, rel=1e-4, abs=0.5)


def test_line_that_only_touches_180_is_not_split():
    assert cut_line([(170.0, 0.0), (180.0, 0.0)]).wkt == "LINESTRING (170 0, 180 0)"
    assert cut_line([(180.0, 0.0), (190.0, 0.0)]).wkt == "LINESTRING (-180 0, -170 0)"


def test_line_with_a_point_on_180_is_split_there():
    parts = cut_line([(170.0, 0.0), (180.0, 1.0), (190.0, 2.0)])
    assert parts.wkt == "MULTILINESTRING ((170 0, 180 1), (-180 1, -170 2))"


def test_line_along_180_stays_on_its_side():
    parts = cut_line([(179.0, 0.0), (180.0, 0.0), (180.0, 5.0), (179.0, 5.0)])
    assert parts.geom_type == "LineString"
    assert_cut(cut_line([(180.0, 0.0), (180.0, 5.0), (181.0, 5.0)]))
    assert_cut(cut_line([(-180.0, 0.0), (-180.0, 5.0)]))


def test_line_twice_round_the_earth():
    coords = [(float(lon), 10.0) for lon in range(0, 721, 90)]
    parts = cut_line(coords)
    assert_cut(parts)
    assert len(parts.geoms) == 3


def test_a_point_is_no_line():
    with pytest.raises(GeometryError, match="two different points"):
        cut_line([(1.0, 2.0), (1.0, 2.0)])


def test_unwrap_refuses_nan():
    with pytest.raises(GeometryError, match="longitude"):
        unwrap([(float("nan"), 0.0)])


def test_unwrap_of_nothing_is_nothing():
    assert unwrap([]) == ()


@settings(deadline=None)
@given(st.floats(-500.0, 500.0), st.floats(1.0, 300.0), st.floats(-80.0, 70.0))
def test_cut_polygon_keeps_the_area_of_a_box(west, width, south):
    whole = box(west, south, west + width, south + 10.0)
    parts = cut_polygon(whole)
    assert_cut(parts)
    assert parts.area == pytest.approx(whole.area, rel=1e-6)


def test_cut_polygon_keeps_holes():
    ring = box(170, 0, 190, 20).difference(box(175, 5, 185, 15))
    parts = cut_polygon(ring)
    assert_cut(parts)
    assert parts.area == pytest.approx(300.0)
    assert not parts.intersects(Point(-178.0, 10.0))


def test_cut_polygon_ending_on_180_stays_whole():
    assert cut_polygon(box(170, 0, 180, 5)).geom_type == "Polygon"
    assert cut_polygon(box(180, 0, 190, 5)).bounds == (-180.0, 0.0, -170.0, 5.0)


def test_cut_polygon_mends_a_bow_tie():
    parts = cut_polygon(Polygon([(178, 0), (182, 2), (182, 0), (178, 2)]))
    assert_cut(parts)
    assert parts.area == pytest.approx(4.0)


def test_cut_polygon_drops_lines_that_repair_leaves():
    spike = Polygon([(0, 0), (4, 0), (4, 4), (4, 8), (4, 4), (0, 4)])
    assert cut_polygon(spike).area == pytest.approx(16.0)


@pytest.mark.parametrize("shape", [Polygon(), LineString([(0, 0), (1, 1)]), box(0, 0, 2000, 1)])
def test_cut_polygon_refuses_what_has_no_area_or_runs_wild(shape):
    with pytest.raises(GeometryError, match="polygon"):
        cut_polygon(shape)


def test_right_hand_turns_rings_and_keeps_area():
    clockwise = Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    turned = right_hand(clockwise)
    assert_cut(turned)
    assert turned.equals(clockwise)


@pytest.mark.parametrize("shape", [Polygon(), LineString([(0, 0), (1, 1)])])
def test_right_hand_refuses_other_shapes(shape):
    with pytest.raises(GeometryError, match="polygons"):
        right_hand(shape)


@settings(deadline=None)
@given(LATS, LONS, st.floats(10.0, 9_000.0), st.floats(-360.0, 360.0))
def test_shift_and_cut_are_inverse(lat, lon, radius, middle):
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    moved = shift_to(shape, lon=middle)
    assert middle - 180.0 - 1e-9 <= moved.bounds[0]
    assert moved.bounds[2] <= middle + 180.0 + 1e-9
    back = cut_polygon(moved)
    assert_cut(back)
    assert back.symmetric_difference(shape).area == pytest.approx(0.0, abs=1e-4)


def test_shift_joins_what_180_had_split():
    shape = disc(lat=-17.0, lon=179.5, radius_km=200.0)
    assert shape.geom_type == "MultiPolygon"
    assert shift_to(shape, lon=180.0).geom_type == "Polygon"


def test_shift_leaves_alone_what_fits():
    shape = box(0, 0, 10, 10)
    assert shift_to(shape, lon=20.0) is shape


def test_shift_of_lines_and_points():
    parts = cut_line([(170.0, 0.0), (190.0, 10.0)])
    assert shift_to(parts, lon=180.0).equals(LineString([(170.0, 0.0), (190.0, 10.0)]))
    points = shift_to(MultiPoint([(-179.0, 1.0), (179.0, 1.0)]), lon=180.0)
    assert points.bounds == (179.0, 1.0, 181.0, 1.0)


def test_region_of_ring_tells_the_caps_from_their_complements():
    lons = [float(x) for x in range(-180, 180, 5)]
    north = region_of_ring([(x, 80.0) for x in lons])
    assert north.bounds == (-180.0, 80.0, 180.0, 90.0)
    rest = region_of_ring([(x, 80.0) for x in reversed(lons)])
    assert rest.bounds == (-180.0, -90.0, 180.0, 80.0)
    for shape in (north, rest):
        assert_cut(shape)


def test_region_of_ring_run_clockwise_is_all_but_the_ring():
    square = [(170.0, -10.0), (170.0, 10.0), (190.0, 10.0), (190.0, -10.0)]
    outside = region_of_ring(square)
    assert_cut(outside)
    assert outside.area == pytest.approx(360.0 * 180.0 - 400.0)
    assert outside.intersects(Point(0.0, 90.0))
    assert not outside.intersects(Point(179.0, 0.0))
    assert region_of_ring(square[::-1]).area == pytest.approx(400.0)


def test_region_of_ring_needs_three_points():
    with pytest.raises(GeometryError, match="three points"):
        region_of_ring([(0.0, 0.0), (1.0, 1.0)])


def test_multipolygon_of_one_becomes_a_polygon():
    assert right_hand(MultiPolygon([box(0, 0, 1, 1)])).geom_type == "Polygon"
