"""The powered start, and what lofted shots say about reach."""

import math

import numpy as np
import pytest
from flights import LOFTED
from hypothesis import given
from hypothesis import strategies as st

from geomap import flight
from geomap.flight import Shots

NAN = float("nan")
ROWS = {row[0]: row for row in LOFTED}


def shots(*dates):
    columns = zip(*(ROWS[date][1:6] for date in dates), strict=True)
    names = ("lat", "lon", "azimuth_deg", "range_km", "apogee_km")
    return Shots(**dict(zip(names, map(list, columns), strict=True)))


def test_the_term_goes_with_the_burn_time_or_else_with_the_speed():
    assert flight.boost_s([7.0, 7.0], [NAN, 290.0]).tolist() == pytest.approx([154.0, 194.3])
    assert np.isnan(flight.boost_s(NAN))


def test_published_times_less_the_term_come_near_free_fall():
    dates = ("2017-09-15", "2022-11-18", "2024-10-31")
    known = shots(*dates)
    free = flight.free_flight_s(known, [ROWS[date][7] for date in dates])
    assert np.abs(free - flight.solve(known).time_s).max() < 60.0
    assert np.isnan(flight.free_flight_s(shots("2017-09-15"), 60)).all()


def test_published_maximum_ranges_are_met():
    """Analysts' estimates whose sources are named in the table of lofted tests."""
    known = shots("2017-02-12", "2017-05-14", "2017-07-04", "2017-07-28")
    found = flight.maximum_range(known, burn_time_s=[100, 145, 290, 290])
    np.testing.assert_allclose(found.range_km, [1300, 4500, 7000, 10_400], rtol=0.10)
    assert (found.low_km < found.range_km).all() and (found.range_km < found.high_km).all()


def test_unbounded_is_said_and_no_number_made_up():
    found = flight.maximum_range(shots("2024-10-31", "2017-11-29"), burn_time_s=[200, 290])
    assert found.unbounded.tolist() == [True, False]
    assert math.isinf(found.range_km[0]) and found.texts()[0].startswith("unbounded")
    assert "12,800 km" in found.texts()[1]


def test_a_lower_bound_of_the_unbounded_is_told():
    found = flight.maximum_range(shots("2017-11-29"), burn_time_s=560)
    assert found.unbounded[0] and math.isfinite(found.low_km[0])
    assert found.texts()[0].startswith("unbounded, more than 1")


def test_without_a_burn_time_the_answer_is_wider():
    known = shots("2017-07-28")
    assumed = flight.maximum_range(known, burn_time_s=290)
    unknown = flight.maximum_range(known)
    assert unknown.high_km - unknown.low_km > assumed.high_km - assumed.low_km


def test_rounding_widens_the_answer():
    known = shots("2017-07-28")
    exact = flight.maximum_range(known, burn_time_s=290)
    rounded = flight.maximum_range(known, burn_time_s=290, apogee_half_km=100, range_half_km=50)
    assert rounded.low_km < exact.low_km and rounded.high_km > exact.high_km


def test_a_shot_that_was_not_lofted_gains_nothing():
    found = flight.maximum_range(shots("2017-09-15"), burn_time_s=145)
    # It flew east, where the Earth's turning helps; the range is that without such help.
    assert 0.9 * 3700 < found.range_km[0] < 3700


def test_what_has_no_solution_has_no_range():
    found = flight.maximum_range(Shots(lat=0, lon=0, azimuth_deg=0, range_km=NAN, apogee_km=9))
    assert found.texts() == ["not known"]
    assert not found.unbounded[0]


@given(st.floats(10, 19_900))
def test_speed_and_range_tell_each_other(far):
    assert float(flight.range_of_speed_km(flight.speed_of_range_km_s(far))) == pytest.approx(
        far, rel=1e-6
    )


@given(st.floats(8, 1000))
def test_from_the_speed_of_a_satellite_on_there_is_no_bound(speed):
    assert math.isinf(float(flight.range_of_speed_km(speed)))
