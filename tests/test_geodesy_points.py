"""Points and lines on the ellipsoid, against the geographiclib package."""

import itertools
import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shape_checks import AZIMUTHS, LATS, LONS, assert_continuous

from geomap.errors import GeometryError
from geomap.geodesy import destination, geodesic, inverse, offset_line

WGS84 = Geodesic.WGS84
NAN = float("nan")


def metres_between(a, b):
    return WGS84.Inverse(a[1], a[0], b[1], b[0])["s12"]


@settings(deadline=None)
@given(LATS, LONS, AZIMUTHS, st.floats(0.0, 20_000.0))
def test_destination_agrees_with_geographiclib(lat, lon, azimuth, distance):
    ours = destination(lat=lat, lon=lon, azimuth_deg=azimuth, distance_km=distance)
    truth = WGS84.Direct(lat, lon, azimuth, distance * 1000.0)
    assert metres_between(ours, (truth["lon2"], truth["lat2"])) < 1e-3
    assert -180.0 <= ours[0] <= 180.0


@settings(deadline=None)
@given(LATS, LONS, LATS, LONS)
@example(0.0, 0.0, 42.0, 179.99999999999997)
def test_inverse_agrees_with_geographiclib(lat1, lon1, lat2, lon2):
    ours = inverse(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2)
    truth = WGS84.Inverse(lat1, lon1, lat2, lon2)
    assert ours.distance_km * 1000.0 == pytest.approx(truth["s12"], abs=1e-3)
    assert 0.0 <= ours.azimuth_deg < 360.0
    assert 0.0 <= ours.back_azimuth_deg < 360.0
    # Azimuths of near-antipodal and of coincident points are not unique: going
    # out by ours must arrive.
    arrived = WGS84.Direct(lat1, lon1, ours.azimuth_deg, ours.distance_km * 1000.0)
    assert metres_between((arrived["lon2"], arrived["lat2"]), (lon2, lat2)) < 1e-2
    returned = WGS84.Direct(lat2, lon2, ours.back_azimuth_deg, ours.distance_km * 1000.0)
    assert metres_between((returned["lon2"], returned["lat2"]), (lon1, lat1)) < 1e-2


def test_azimuths_of_a_known_line():
    east = inverse(lat1=0.0, lon1=179.0, lat2=0.0, lon2=-179.0)
    assert (east.azimuth_deg, east.back_azimuth_deg) == (90.0, 270.0)
    north = inverse(lat1=10.0, lon1=5.0, lat2=20.0, lon2=5.0)
    assert (north.azimuth_deg, north.back_azimuth_deg) == (0.0, 180.0)


def test_zero_distance_stays():
    assert destination(lat=12.0, lon=34.0, azimuth_deg=56.0, distance_km=0.0) == (34.0, 12.0)
    assert inverse(lat1=12.0, lon1=34.0, lat2=12.0, lon2=34.0).distance_km == 0.0
    assert geodesic(lat1=1.0, lon1=2.0, lat2=1.0, lon2=2.0) == ((2.0, 1.0), (2.0, 1.0))


def test_destination_east_across_180():
    lon, lat = destination(lat=20.0, lon=179.0, azimuth_deg=90.0, distance_km=400.0)
    assert lon == pytest.approx(-177.17, abs=0.01)
    assert lat == pytest.approx(19.96, abs=0.01)


@settings(deadline=None)
@given(LATS, LONS, LATS, LONS)
def test_geodesic_keeps_its_length_and_its_steps(lat1, lon1, lat2, lon2):
    line = geodesic(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2, step_km=200.0)
    assert_continuous(line)
    assert line[0] == (lon1, lat1)
    assert line[-1][1] == lat2
    assert math.remainder(line[-1][0] - lon2, 360.0) == pytest.approx(0.0, abs=1e-9)
    steps = [metres_between(a, b) for a, b in itertools.pairwise(line)]
    assert max(steps) <= 200_001.0
    assert sum(steps) == pytest.approx(WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"], abs=1.0)


def test_geodesic_between_all_but_equal_points_keeps_both():
    assert geodesic(lat1=1e-200, lon1=0.0, lat2=0.0, lon2=0.0) == ((0.0, 1e-200), (0.0, 0.0))


def test_geodesic_over_the_north_pole():
    line = geodesic(lat1=80.0, lon1=0.0, lat2=80.0, lon2=180.0)
    assert max(lat for _, lat in line) > 89.9
    assert_continuous(line)
    assert abs(line[-1][0]) == 180.0


def test_geodesic_close_to_a_pole_has_no_wide_edges():
    line = geodesic(lat1=80.0, lon1=0.0, lat2=80.0, lon2=179.0)
    assert max(abs(b[0] - a[0]) for a, b in itertools.pairwise(line)) <= 5.0


def test_geodesic_near_antipodal_arrives():
    line = geodesic(lat1=10.0, lon1=0.0, lat2=-9.9, lon2=179.8)
    steps = [metres_between(a, b) for a, b in itertools.pairwise(line)]
    assert sum(steps) == pytest.approx(WGS84.Inverse(10.0, 0.0, -9.9, 179.8)["s12"], abs=1.0)


def test_geodesic_runs_on_past_180():
    line = geodesic(lat1=40.0, lon1=127.0, lat2=39.149, lon2=-170.0)
    assert line[-1][0] == 190.0
    assert_continuous(line)


@settings(deadline=None)
@given(st.floats(-85.0, 85.0), LONS, AZIMUTHS, st.floats(0.0, 500.0))
def test_offset_line_moves_every_point_the_same_way(lat, lon, azimuth, distance):
    line = offset_line([(lon, lat), (lon + 1.0, lat)], azimuth_deg=azimuth, distance_km=distance)
    first = WGS84.Direct(lat, lon, azimuth, distance * 1000.0)
    last = WGS84.Direct(lat, lon + 1.0, azimuth, distance * 1000.0)
    assert metres_between(line[0], (first["lon2"], first["lat2"])) < 1e-3
    assert metres_between(line[-1], (last["lon2"], last["lat2"])) < 1e-3
    assert len(line) == 3
    assert_continuous(line)


@pytest.mark.parametrize("lat", [NAN, math.inf, 90.1, -91.0])
def test_bad_latitudes_are_named(lat):
    with pytest.raises(GeometryError, match="latitude"):
        destination(lat=lat, lon=0.0, azimuth_deg=0.0, distance_km=1.0)


@pytest.mark.parametrize("lon", [NAN, -math.inf, 1e6])
def test_bad_longitudes_are_named(lon):
    with pytest.raises(GeometryError, match="longitude"):
        inverse(lat1=0.0, lon1=0.0, lat2=0.0, lon2=lon)


@pytest.mark.parametrize("distance", [NAN, math.inf, -1.0, 20_005.0])
def test_bad_distances_are_named(distance):
    with pytest.raises(GeometryError, match="distance"):
        destination(lat=0.0, lon=0.0, azimuth_deg=0.0, distance_km=distance)


@pytest.mark.parametrize("azimuth", [NAN, math.inf, 5000.0])
def test_bad_azimuths_are_named(azimuth):
    with pytest.raises(GeometryError, match="azimuth"):
        destination(lat=0.0, lon=0.0, azimuth_deg=azimuth, distance_km=1.0)


@pytest.mark.parametrize("step", [0.0, -5.0, NAN, 0.02])
def test_bad_steps_are_named(step):
    with pytest.raises(GeometryError, match="step"):
        geodesic(lat1=0.0, lon1=0.0, lat2=0.0, lon2=90.0, step_km=step)


def test_one_point_is_no_line():
    with pytest.raises(GeometryError, match="two points"):
        offset_line([(0.0, 0.0)], azimuth_deg=0.0, distance_km=1.0)
