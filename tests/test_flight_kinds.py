"""Kinds of trajectories, and paths drawn through stated heights."""

import math

import numpy as np
import pytest
from flights import LOFTED
from hypothesis import given
from hypothesis import strategies as st

from geomap import flight
from geomap.errors import GeometryError
from geomap.flight import kinds
from geomap.geodesy import inverse


@given(st.floats(10, 19_000))
def test_the_minimum_energy_apogee_needs_the_least_speed(far):
    """By the vis-viva equation on a round Earth that stands still, apogee by apogee."""
    radius, mu = flight.earth.MEAN_RADIUS_KM, flight.earth.MU_KM3_S2
    half = far / (2 * radius)
    best = float(flight.minimum_energy_apogee_km(far))
    top = radius + best * np.linspace(0.5, 1.5, 2001)
    e = (top - radius) / (top - radius * math.cos(half))
    energy = mu * (2 / radius - (1 + e) / top)
    assert np.argmin(energy) == pytest.approx(1000, abs=2)
    assert math.sqrt(energy.min()) == pytest.approx(float(flight.speed_of_range_km_s(far)))


def test_short_ranges_have_a_quarter_of_them():
    assert flight.minimum_energy_apogee_km(100.0) == pytest.approx(25.0, rel=0.01)


@pytest.mark.parametrize("row", LOFTED, ids=[row[0] for row in LOFTED])
def test_published_tests(row):
    expected = "minimum-energy" if row[0] in {"2017-08-29", "2017-09-15"} else "lofted"
    assert flight.classify(row[4], row[5]).tolist() == expected


@pytest.mark.parametrize(
    ("share", "kind"),
    [
        (0.0, "not ballistic"), (0.69, "not ballistic"), (0.71, "depressed"), (0.84, "depressed"),
        (0.86, "minimum-energy"), (1.0, "minimum-energy"), (1.19, "minimum-energy"),
        (1.21, "lofted"), (25.0, "lofted"), (math.nan, "unknown"),
    ],
)  # fmt: skip
def test_kinds_by_share(share, kind):
    apogee = share * flight.minimum_energy_apogee_km(2000)
    assert flight.classify(2000, apogee).item() == kind


def test_straight_up_is_lofted():
    assert np.isinf(flight.apogee_ratio(0, 100))
    assert flight.classify([0, 100], [100, math.nan]).tolist() == ["lofted", "unknown"]


@pytest.mark.parametrize("form", [kinds.ARCH, *kinds.FORMS])
def test_stated_paths_go_from_end_to_end_through_the_height(form):
    path = flight.stated_path(
        lat=39, lon=176, to_lat=41, to_lon=-170, height_km=50, time_s=600, form=form, count=401
    )
    assert not path.free_fall.any()
    assert path.lon[0, 0] == 176 and path.lon[0, -1] == pytest.approx(190)
    assert path.height_km.max() == pytest.approx(50, rel=1e-3)
    assert path.height_km[0, [0, -1]].tolist() == [0, 0]
    assert path.time_s[0, -1] == 600
    far = inverse(lat1=39, lon1=176, lat2=41, lon2=-170).distance_km
    np.testing.assert_allclose(path.speed_km_s, far / 600)


def test_what_is_not_stated_is_not_a_number():
    path = flight.stated_path(lat=[0, 1], lon=0, to_lat=5, to_lon=5, height_km=[math.nan, 30])
    assert np.isnan(path.height_km[0]).all() and not np.isnan(path.height_km[1]).any()
    assert np.isnan(path.time_s).all() and np.isnan(path.speed_km_s).all()
    assert not np.isnan(path.lat).any()


def test_a_path_over_the_pole_stays_continuous():
    path = flight.stated_path(lat=80, lon=-10, to_lat=80, to_lon=165, height_km=1, count=300)
    assert np.abs(np.diff(path.lon)).max() < 180.0
    assert path.lat.max() > 89.0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"form": "loop"}, "no path of form 'loop'"),
        ({"count": 1}, "with 1 points"),
        ({"lat": [1, 2], "lon": [1, 2, 3]}, "do not fit together"),
    ],
)
def test_paths_that_cannot_be_drawn_are_told(change, words):
    with pytest.raises(GeometryError, match=words):
        flight.stated_path(
            **{"lat": 0, "lon": 0, "to_lat": 1, "to_lon": 1, "height_km": 1, **change}
        )
