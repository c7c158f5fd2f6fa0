"""Ensembles of the flights that a report may mean, and the corridors around them."""

import numpy as np
import pytest
from flights import xyz
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geomap import flight
from geomap.errors import GeometryError
from geomap.flight import Rounded, Spread

GEOD = Geod(ellps="WGS84")
SUNAN = [(125.67, 39.2)]
REPORT = Spread(
    origins=SUNAN,
    azimuth_deg=Rounded(72, 2),
    range_km=Rounded(3700, 50),
    apogee_km=Rounded(770, 5),
)


def test_the_same_seed_draws_the_same_flights():
    one, two = (flight.ensemble(REPORT, count=50, seed=7) for _ in range(2))
    np.testing.assert_array_equal(one.samples.lon, two.samples.lon)
    other = flight.ensemble(REPORT, count=50, seed=8)
    assert np.abs(one.samples.lon[:, -1] - other.samples.lon[:, -1]).max() > 0.01


def test_numbers_are_drawn_within_their_rounding():
    drawn = flight.ensemble(REPORT, count=2000).flights
    for name, value, half in (
        ("azimuth_deg", 72, 2),
        ("range_km", 3700, 50),
        ("apogee_km", 770, 5),
    ):
        column = getattr(drawn, name)
        assert np.abs(column - value).max() <= half + 1e-6
        assert np.ptp(column) > 1.9 * half


def test_origins_and_impacts_are_drawn_from_their_samples():
    origins = [(125.0, 39.0), (126.0, 40.0)]
    impacts = [(139.0, 41.0), (140.0, 42.0), (141.0, 43.0)]
    drawn = flight.ensemble(
        Spread(origins=origins, impacts=impacts, apogee_km=Rounded(4000, 500)), count=300, j2=True
    ).flights
    assert set(zip(drawn.lon, drawn.lat, strict=True)) == set(origins)
    assert set(zip(drawn.to_lon, drawn.to_lat, strict=True)) == set(impacts)
    assert drawn.oblate


def test_flights_without_a_solution_are_left_out():
    times = Spread(origins=SUNAN, impacts=[(140.0, 42.0)], time_s=Rounded(160, 100))
    flown = flight.ensemble(times, count=200)
    assert 0 < len(flown.flights) < flown.drawn == 200
    assert flown.flights.ok.all()


def test_half_widths_hold_their_shares():
    flown = flight.ensemble(REPORT, count=3000)
    found = flight.corridor(flown.samples)
    half, nine = found.half_width_km
    assert (half <= nine).all()
    # Sideways spread at impact: 3,700 km by two degrees either side, evenly drawn.
    arm = GEOD.inv(125.67, 39.2, *GEOD.fwd(125.67, 39.2, 74, 3_700_000)[:2])[2] / 1000
    side = 6371 * np.sin(arm / 6371) * np.radians(2)
    assert half[-1] == pytest.approx(0.5 * side, rel=0.1)
    assert nine[-1] == pytest.approx(0.9 * side, rel=0.05)
    assert half[0] == pytest.approx(0.0, abs=1e-6)


def test_the_median_path_is_the_middle_flight():
    flown = flight.ensemble(REPORT, count=2000)
    found = flight.corridor(flown.samples)
    middle = flight.sample(
        flight.solve(
            flight.Shots(lat=39.2, lon=125.67, azimuth_deg=72, range_km=3700, apogee_km=770)
        )
    )
    apart = xyz(found.lon, found.lat, 0.0) - xyz(middle.lon[0], middle.lat[0], 0.0)
    assert np.linalg.norm(apart, axis=0).max() < 10.0
    np.testing.assert_allclose(found.height_km, middle.height_km[0], atol=3.0)
    np.testing.assert_allclose(found.time_s, middle.time_s[0], atol=5.0)


@settings(deadline=None, max_examples=25)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 360))
def test_corridors_are_right_everywhere(lat, lon, azimuth):
    spread = Spread(
        origins=[(lon, lat)],
        azimuth_deg=Rounded(azimuth, 3),
        range_km=Rounded(5000, 50),
        apogee_km=Rounded(900, 5),
    )
    found = flight.corridor(flight.ensemble(spread, count=60, samples=16).samples)
    assert np.isfinite(found.half_width_km).all()
    assert found.half_width_km[1].max() < 350.0
    assert np.abs(np.diff(found.lon)).max() <= 180.0
    there = GEOD.fwd(lon, lat, azimuth, 5_000_000)
    assert GEOD.inv(there[0], there[1], found.lon[-1], found.lat[-1])[2] < 200e3


@pytest.mark.parametrize(
    ("spread", "count", "words"),
    [
        (REPORT, 0, "0 flights cannot be drawn"),
        (REPORT, 10**7, "cannot be drawn"),
        (Spread(origins=[]), 5, "origins of a spread are no points"),
        (Spread(origins=[1, 2]), 5, "no points"),
        (Spread(origins=SUNAN, impacts=[(float("nan"), 1)]), 5, "impacts of a spread"),
    ],
)
def test_spreads_that_cannot_be_drawn_are_told(spread, count, words):
    with pytest.raises(GeometryError, match=words):
        flight.ensemble(spread, count=count)


def test_corridors_of_nothing_are_told():
    none = flight.ensemble(Spread(origins=SUNAN), count=5)
    assert len(none.flights) == 0
    with pytest.raises(GeometryError, match="no corridor"):
        flight.corridor(none.samples)
    with pytest.raises(GeometryError, match="shares"):
        flight.corridor(flight.ensemble(REPORT, count=5).samples, shares=(0.5, 2.0))
