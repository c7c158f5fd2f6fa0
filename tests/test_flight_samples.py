"""Points of flights by time: places, speeds, continuous longitudes."""

import numpy as np
import pytest
from flights import KNOWN, known, xyz
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geomap import flight
from geomap.errors import GeometryError
from geomap.flight import Shots
from geomap.flight.earth import latitude_and_height

NAN = float("nan")


@settings(deadline=None)
@given(st.floats(-90, 90), st.floats(-10, 100_000))
def test_heights_are_those_of_proj(lat, height):
    x, y, z = xyz(np.array([0.0]), np.array([lat]), np.array([height]))
    phi, ours = latitude_and_height(np.hypot(x, y), z)
    assert ours[0] == pytest.approx(height, abs=1e-9)
    assert np.degrees(phi[0]) == pytest.approx(lat, abs=1e-10)


@pytest.mark.parametrize("j2", [False, True])
def test_speeds_are_the_change_of_place(j2):
    flights = flight.solve(Shots(**known(50, 21)), j2=j2)
    middle = flights.time_s[:, None] * np.array([0.1, 0.5, 0.9])
    step = 0.01
    after, before = (
        xyz(*np.moveaxis(flight.at(flights, middle + by).points(), -1, 0)) for by in (step, -step)
    )
    speed = np.linalg.norm(after - before, axis=0) / (2 * step)
    np.testing.assert_allclose(flight.at(flights, middle).speed_km_s, speed, atol=1e-5)


def test_the_start_has_the_launch_speed():
    flights = flight.solve(Shots(**known(50, 22)))
    np.testing.assert_allclose(
        flight.sample(flights, 3).speed_km_s[:, 0], flights.speed_km_s, rtol=1e-12
    )


@settings(deadline=None)
@given(KNOWN, st.booleans())
def test_longitudes_are_continuous_and_start_at_the_launch(shot, j2):
    flights = flight.solve(Shots(**shot), j2=j2)
    assume(flights.ok[0])
    flown = flight.sample(flights, 200)
    assert np.abs(np.diff(flown.lon)).max() <= 180.0 + 1e-9
    if abs(shot["lat"]) < 89.9:
        assert flown.lon[0, 0] == pytest.approx(shot["lon"], abs=1e-6)
    assert np.isfinite(flown.points()).all()
    assert flown.free_fall.all()
    assert (np.diff(flown.time_s) > 0.0).all()


def test_the_ground_track_is_no_great_circle():
    flights = flight.solve(Shots(lat=39.2, lon=125.7, to_lat=41.5, to_lon=137, apogee_km=6000))
    flown = flight.sample(flights, 101)
    straight = flight.stated_path(
        lat=39.2, lon=125.7, to_lat=41.5, to_lon=137, height_km=6000, count=101
    )
    apart = np.linalg.norm(
        xyz(flown.lon, flown.lat, 0.0) - xyz(straight.lon, straight.lat, 0.0), axis=0
    )
    assert apart.max() > 20.0


@settings(deadline=None)
@given(KNOWN)
def test_energy_and_momentum_are_kept(shot):
    """In the frame that does not turn, by places alone."""
    flights = flight.solve(Shots(**shot))
    assume(flights.ok[0] and flights.time_s[0] > 60.0)
    step = 0.05
    middle = flights.time_s[:, None] * np.linspace(0.02, 0.98, 9)
    before, at, after = (turned_back(flight.at(flights, middle + by)) for by in (-step, 0.0, step))
    speed = (after - before) / (2.0 * step)
    energy = 0.5 * (speed**2).sum(axis=0) - 398600.4418 / np.linalg.norm(at, axis=0)
    momentum = np.cross(at, speed, axis=0)
    assert np.ptp(energy) < 1e-4
    assert np.ptp(momentum, axis=-1).max() < 0.1


def turned_back(samples):
    """Places in the frame that does not turn."""
    lon = samples.lon + np.degrees(7.292115e-5 * samples.time_s)
    return xyz(lon, samples.lat, samples.height_km)


def test_at_takes_one_time_or_one_each_or_rows():
    flights = flight.solve(Shots(**known(3, 23)))
    assert flight.at(flights, 100).lon.shape == (3, 1)
    assert flight.at(flights, [100, 200, 300]).time_s[:, 0].tolist() == [100, 200, 300]
    assert flight.at(flights, [[100, 200]] * 3).lon.shape == (3, 2)
    whole = flight.sample(flights, 7)
    np.testing.assert_allclose(flight.at(flights, whole.time_s).lat, whole.lat, atol=1e-12)
    with pytest.raises(GeometryError, match="do not go with 3 flights"):
        flight.at(flights, [1, 2])


def test_before_launch_and_after_impact_there_is_nothing():
    flights = flight.solve(Shots(**known(1, 24)))
    asked = flight.at(flights, [[-1.0, flights.time_s[0] + 1.0, NAN]])
    assert np.isnan(asked.height_km).all() and np.isnan(asked.lon).all()


@pytest.mark.parametrize("count", [1, 0, -3, 10**9])
def test_counts_out_of_range_are_told(count):
    with pytest.raises(GeometryError, match="samples"):
        flight.sample(flight.solve(Shots(**known(1, 25))), count)


def test_no_rows_no_samples():
    empty = flight.solve(Shots(lat=[], lon=[], to_lat=[], to_lon=[], apogee_km=[]))
    assert flight.sample(empty, 5).lon.shape == (0, 5)


def test_rows_of_samples():
    flown = flight.sample(flight.solve(Shots(**known(4, 26))), 5)
    some = flown.rows(np.array([1, 3]))
    np.testing.assert_array_equal(some.lat, flown.lat[[1, 3]])
    assert some.points().shape == (2, 5, 3)
