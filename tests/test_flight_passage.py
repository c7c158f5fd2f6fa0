"""Crossings of meridians and parallels, and the passing of points."""

import numpy as np
import pytest
from flights import KNOWN, known
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geomap import flight
from geomap.flight import Shots

GEOD = Geod(ellps="WGS84")
OVER_JAPAN = Shots(lat=39.2002, lon=125.6733, azimuth_deg=72, range_km=3700, apogee_km=770)


def test_over_hokkaido():
    """15 September 2017: over Hokkaido some seven to nine minutes after launch (alerts)."""
    flights = flight.solve(OVER_JAPAN)
    over = flight.nearest(flights, lat=42.0, lon=143.0)
    assert 6 * 60 < over.time_s[0] < 9 * 60
    assert 600 < over.height_km[0] < 770
    assert over.distance_km[0] < 100
    meridian = flight.crosses_meridian(flights, 143.0)
    assert meridian.lon[0] == pytest.approx(143.0, abs=1e-9)
    assert meridian.time_s[0] == pytest.approx(over.time_s[0], abs=30)
    assert meridian.distance_km[0] == 0.0


@settings(deadline=None)
@given(KNOWN, st.floats(0.05, 0.95))
def test_a_flight_passes_its_own_points(shot, share):
    flights = flight.solve(Shots(**shot))
    assume(flights.ok[0] and shot["range_km"] > 100 and abs(shot["lat"]) < 85)
    assume(shot["apogee_km"] < 5 * shot["range_km"])  # a steeper one may come by twice
    on_way = flight.at(flights, share * flights.time_s)
    passed = flight.nearest(flights, lat=on_way.lat[0], lon=on_way.lon[0])
    assert passed.distance_km[0] < 0.01
    crossed = flight.crosses_parallel(flights, on_way.lat[0])
    assert crossed.lat[0] == pytest.approx(on_way.lat[0, 0], abs=1e-8)


def test_nearest_is_as_near_as_any_sample():
    flights = flight.solve(Shots(**known(40, 51)))
    rng = np.random.default_rng(52)
    lat, lon = rng.uniform(-80, 80, 40), rng.uniform(-180, 180, 40)
    passed = flight.nearest(flights, lat=lat, lon=lon)
    flown = flight.sample(flights, 500)
    far = np.asarray(
        GEOD.inv(
            *(
                c.ravel()
                for c in np.broadcast_arrays(lon[:, None], lat[:, None], flown.lon, flown.lat)
            )
        )[2]
    ).reshape(40, 500)
    # Nearest as the crow flies through space, which the geodesic follows but for the flattening.
    assert (passed.distance_km <= far.min(axis=1) / 1000 + 25.0).all()


def test_the_first_crossing_counts():
    flights = flight.solve(Shots(lat=40, lon=0, azimuth_deg=60, range_km=9000, apogee_km=1200))
    flown = flight.sample(flights, 2000)
    north = flown.lat.max() - 0.5
    crossed = flight.crosses_parallel(flights, north)
    first = flown.time_s[0, np.argmax(flown.lat[0] > north)]
    assert crossed.time_s[0] == pytest.approx(first, abs=2.0)


def test_meridians_across_180_degrees():
    flights = flight.solve(Shots(lat=40, lon=170, azimuth_deg=90, range_km=3000, apogee_km=700))
    for lon in (-170.0, 190.0):
        assert flight.crosses_meridian(flights, lon).lon[0] == pytest.approx(190.0, abs=1e-9)


def test_what_is_not_crossed_is_not_a_number():
    flights = flight.solve(
        Shots(lat=[40, 40, np.nan], lon=0, azimuth_deg=90, range_km=3000, apogee_km=700)
    )
    crossed = flight.crosses_meridian(flights, [-20.0, 15.0, 15.0])
    assert np.isnan(crossed.time_s).tolist() == [True, False, True]
    assert np.isnan(crossed.height_km).tolist() == [True, False, True]
    assert np.isnan(flight.crosses_parallel(flights, -10.0).lat).all()
    missing = flight.nearest(flights, lat=40, lon=0)
    assert np.isnan(missing.distance_km).tolist() == [False, False, True]
    # The meridian on the far side of the Earth is not the one that is crossed.
    assert np.isnan(flight.crosses_meridian(flights, 195.0).time_s).all()
