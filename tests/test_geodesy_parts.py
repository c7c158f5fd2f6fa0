"""Sides of regions, and compass courses."""

import math

import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shape_checks import AZIMUTHS, LATS, LONS, assert_cut
from shapely.geometry import MultiPolygon, Point, box

from geomap.errors import GeometryError
from geomap.geodesy import area_km2, destination, disc, distance_km_to, inverse, rhumb, side
from geomap.geodesy.ellipsoid import GEOD


@settings(deadline=None)
@given(LATS, LONS, AZIMUTHS, st.floats(20.0, 2_000.0), st.floats(0.1, 0.9))
@example(lat=86.0, lon=0.0, azimuth=0.0, radius=20.0, share=0.5)
def test_side_keeps_its_share_and_lies_that_way(lat, lon, azimuth, radius, share):
    whole = disc(lat=lat, lon=lon, radius_km=radius)
    part = side(whole, azimuth_deg=azimuth, share=share)
    assert_cut(part)
    assert area_km2(part) / area_km2(whole) == pytest.approx(share, abs=0.015)
    if abs(lat) < 80.0:
        x, y = destination(lat=lat, lon=lon, azimuth_deg=azimuth, distance_km=0.97 * radius)
        assert distance_km_to(part, lat=y, lon=x) < 0.03 * radius


def test_east_side_of_a_place_cut_at_180():
    fiji = MultiPolygon([box(177.0, -19.0, 180.0, -16.0), box(-180.0, -19.0, -177.0, -16.0)])
    part = side(fiji, azimuth_deg=90.0, share=0.4)
    assert_cut(part)
    assert part.intersects(Point(-178.0, -17.0))
    assert not part.intersects(Point(179.0, -17.0))


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_side_refuses_bad_shares(share):
    with pytest.raises(GeometryError, match="share"):
        side(box(0, 0, 1, 1), azimuth_deg=0.0, share=share)


def test_side_refuses_what_has_no_area():
    with pytest.raises(GeometryError, match="without area"):
        side(shapely.Point(0, 0), azimuth_deg=0.0)


def isometric(lat):
    """Isometric latitude on WGS 84; loxodromes are straight in it."""
    sine, e = math.sin(math.radians(lat)), math.sqrt(GEOD.es)
    return math.atanh(sine) - e * math.atanh(e * sine)


@settings(deadline=None)
@given(st.floats(-60.0, 60.0), LONS, AZIMUTHS, st.floats(1.0, 2_500.0))
def test_rhumb_keeps_its_bearing_and_length(lat, lon, azimuth, distance):
    x, y = rhumb(lat=lat, lon=lon, azimuth_deg=azimuth, distance_km=distance)
    turn = math.radians((x - lon + 180.0) % 360.0 - 180.0)
    bearing = math.degrees(math.atan2(turn, isometric(y) - isometric(lat)))
    off = math.radians(math.remainder(bearing - azimuth, 360.0))
    assert abs(off) * distance < 0.5
    meridian = inverse(lat1=lat, lon1=lon, lat2=y, lon2=lon).distance_km
    assert meridian == pytest.approx(
        distance * abs(math.cos(math.radians(azimuth))), abs=0.05 + 1e-4 * distance
    )


def test_rhumb_that_reaches_a_pole_ends_there():
    assert rhumb(lat=80.0, lon=10.0, azimuth_deg=0.0, distance_km=5000.0)[1] == 90.0
    assert rhumb(lat=-80.0, lon=10.0, azimuth_deg=170.0, distance_km=5000.0)[1] == -90.0


def test_rhumb_along_a_parallel_across_180():
    lon, lat = rhumb(lat=50.0, lon=179.0, azimuth_deg=90.0, distance_km=500.0)
    assert lat == pytest.approx(50.0, abs=1e-4)
    assert -180.0 < lon < -173.0


def test_rhumb_refuses_bad_numbers():
    with pytest.raises(GeometryError, match="distance"):
        rhumb(lat=0.0, lon=0.0, azimuth_deg=0.0, distance_km=float("nan"))
