"""Discs, rings and sectors, over the poles and across 180 degrees."""

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shape_checks import AZIMUTHS, LATS, LONS, assert_cut
from shapely.geometry import Point

from geomap.errors import GeometryError
from geomap.geodesy import area_km2, disc, ring, sector, whole_earth

WGS84 = Geodesic.WGS84
NAN = float("nan")

EARTH_KM2 = 510_065_621.7
"""Area of the WGS 84 ellipsoid."""

AUTHALIC_KM = 6_371.0072


def cap_km2(radius_km):
    return 2.0 * math.pi * AUTHALIC_KM**2 * (1.0 - math.cos(radius_km / AUTHALIC_KM))


@settings(deadline=None)
@given(LATS, LONS, st.floats(1.0, 19_500.0))
def test_disc_is_cut_and_has_the_area_of_a_cap(lat, lon, radius):
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    assert_cut(shape)
    # The sphere of equal area is off by up to the flattening, 0.34 per cent twice.
    assert area_km2(shape) == pytest.approx(cap_km2(radius), rel=0.012)


@settings(deadline=None)
@given(LATS, LONS, st.floats(10.0, 15_000.0), LATS, LONS)
def test_disc_holds_exactly_the_points_within_its_radius(lat, lon, radius, lat2, lon2):
    distance = WGS84.Inverse(lat, lon, lat2, lon2)["s12"] / 1000.0
    assume(abs(distance - radius) > 0.002 * radius + 1.0)
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    assert shape.intersects(Point(lon2, lat2)) == (distance < radius)


@pytest.mark.parametrize(
    ("lat", "lon", "radius", "north", "south"),
    [
        (88.0, 10.0, 500.0, True, False),
        (-88.0, 179.0, 500.0, False, True),
        (90.0, 0.0, 100.0, True, False),
        (-90.0, 0.0, 100.0, False, True),
        (80.0, 0.0, 1000.0, False, False),
        (0.0, 0.0, 11_000.0, True, True),
        (40.0, 127.0, 15_500.0, True, True),
        (40.0, 127.0, 10_000.0, True, False),
    ],
)
def test_disc_holds_the_poles_it_reaches(lat, lon, radius, north, south):
    shape = disc(lat=lat, lon=lon, radius_km=radius)
    assert_cut(shape)
    for x in (-180.0, -90.0, 0.0, 77.0, 180.0):
        assert shape.intersects(Point(x, 90.0)) == north
        assert shape.intersects(Point(x, -90.0)) == south


@pytest.mark.parametrize("lat", [80.0, -80.0])
def test_disc_with_the_pole_on_its_edge(lat):
    to_pole = WGS84.Inverse(lat, 20.0, math.copysign(90.0, lat), 20.0)["s12"] / 1000.0
    shape = disc(lat=lat, lon=20.0, radius_km=to_pole)
    assert_cut(shape)
    assert area_km2(shape) == pytest.approx(cap_km2(to_pole), rel=0.012)


def test_disc_across_180_has_two_parts():
    shape = disc(lat=0.0, lon=180.0, radius_km=100.0)
    assert len(shape.geoms) == 2
    assert area_km2(shape) == pytest.approx(math.pi * 100.0**2, rel=0.01)


def test_disc_that_reaches_the_antipode_is_the_whole_earth():
    shape = disc(lat=12.0, lon=34.0, radius_km=20_000.0)
    assert shape.equals(whole_earth())
    assert_cut(shape)
    assert area_km2(shape) == pytest.approx(EARTH_KM2, rel=1e-6)


@settings(deadline=None)
@given(LATS, LONS, st.floats(0.0, 5_000.0), st.floats(50.0, 5_000.0))
def test_ring_is_disc_less_disc(lat, lon, inner, width):
    shape = ring(lat=lat, lon=lon, inner_km=inner, outer_km=inner + width)
    assert_cut(shape)
    truth = cap_km2(inner + width) - cap_km2(inner)
    assert area_km2(shape) == pytest.approx(truth, rel=0.03)


@settings(deadline=None)
@given(
    LATS,
    LONS,
    AZIMUTHS,
    st.floats(5.0, 175.0),
    st.floats(0.0, 3_000.0),
    st.floats(50.0, 3_000.0),
)
def test_sector_is_its_share_of_the_ring(lat, lon, azimuth, half, inner, width):
    shape = sector(
        lat=lat,
        lon=lon,
        azimuth_deg=azimuth,
        half_width_deg=half,
        inner_km=inner,
        outer_km=inner + width,
    )
    assert_cut(shape)
    truth = (cap_km2(inner + width) - cap_km2(inner)) * half / 180.0
    assert area_km2(shape) == pytest.approx(truth, rel=0.03)


def test_sector_lies_on_its_bearing_across_180():
    shape = sector(
        lat=10.0, lon=179.0, azimuth_deg=90.0, half_width_deg=15.0, inner_km=150.0, outer_km=250.0
    )
    assert_cut(shape)
    assert shape.intersects(Point(-179.18, 10.0))
    assert not shape.intersects(Point(177.2, 10.0))


def test_sector_over_the_pole():
    shape = sector(
        lat=85.0, lon=0.0, azimuth_deg=0.0, half_width_deg=30.0, inner_km=100.0, outer_km=1500.0
    )
    assert_cut(shape)
    assert shape.intersects(Point(123.0, 90.0))
    assert shape.intersects(Point(180.0, 83.0))
    assert not shape.intersects(Point(0.0, 84.0))


def test_sector_that_spirals_past_the_pole():
    shape = sector(
        lat=67.0, lon=0.0, azimuth_deg=0.0, half_width_deg=150.0, inner_km=1470.0, outer_km=2568.0
    )
    assert_cut(shape)
    truth = (cap_km2(2568.0) - cap_km2(1470.0)) * 150.0 / 180.0
    assert area_km2(shape) == pytest.approx(truth, rel=0.005)


def test_sector_wide_open_is_the_ring():
    wide = sector(
        lat=1.0, lon=2.0, azimuth_deg=0.0, half_width_deg=180.0, inner_km=10.0, outer_km=20.0
    )
    assert wide.equals(ring(lat=1.0, lon=2.0, inner_km=10.0, outer_km=20.0))


@pytest.mark.parametrize("radius", [0.0, -1.0, NAN, math.inf, 20_010.0])
def test_disc_refuses_bad_radii(radius):
    with pytest.raises(GeometryError, match="radius"):
        disc(lat=0.0, lon=0.0, radius_km=radius)


def test_disc_refuses_bad_points():
    with pytest.raises(GeometryError, match="latitude"):
        disc(lat=NAN, lon=0.0, radius_km=1.0)


def test_ring_refuses_radii_the_wrong_way_round():
    with pytest.raises(GeometryError, match="not below"):
        ring(lat=0.0, lon=0.0, inner_km=20.0, outer_km=10.0)


@pytest.mark.parametrize("half", [0.0, -10.0, NAN])
def test_sector_refuses_no_opening(half):
    with pytest.raises(GeometryError, match="half width"):
        sector(lat=0.0, lon=0.0, azimuth_deg=0.0, half_width_deg=half, inner_km=0.0, outer_km=10.0)


def test_sector_refuses_the_antipode():
    with pytest.raises(GeometryError, match="antipode"):
        sector(
            lat=0.0, lon=0.0, azimuth_deg=0.0, half_width_deg=9.0, inner_km=0.0, outer_km=19_950.0
        )
