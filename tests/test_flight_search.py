"""Every flight in a direction that has a given apogee and time."""

import numpy as np
import pytest
from flights import known
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from geomap import flight
from geomap.flight import Shots, Status

NAN = float("nan")


def found(**told):
    return flight.by_azimuth(Shots(**told))


def test_a_flight_is_found_again():
    flights = flight.solve(Shots(**known(60, 31)))
    answers = found(
        lat=flights.lat,
        lon=flights.lon,
        azimuth_deg=flights.azimuth_deg,
        apogee_km=flights.apogee_km,
        time_s=flights.time_s,
    )
    assert (answers.status == Status.OK).all()
    for k in range(60):
        ranges = answers.flights.range_km[answers.row == k]
        assert np.abs(ranges - flights.range_km[k]).min() < 1e-5
    np.testing.assert_allclose(answers.flights.time_s, flights.time_s[answers.row], atol=1e-6)
    assert (np.diff(answers.row) >= 0).all()


def test_westward_shots_have_two_answers():
    answers = found(lat=39, lon=126, azimuth_deg=270, apogee_km=6000, time_s=3920)
    near, far = answers.flights.range_km
    assert far - near > 1000
    assert answers.flights.apogee_km.tolist() == pytest.approx([6000, 6000])
    # All ranges by brute force: the time has one turning point between.
    grid = np.arange(10, 4000, 10.0)
    times = flight.solve(
        Shots(lat=39, lon=126, azimuth_deg=270, range_km=grid, apogee_km=6000)
    ).time_s
    crossings = grid[:-1][np.diff(np.sign(times - 3920)) != 0]
    assert np.abs(crossings + 5 - [near, far]).max() < 6


def test_two_answers_between_two_points_of_the_grid():
    ranges = np.arange(1300.0, 1500.0, 0.5)
    times = flight.solve(
        Shots(lat=39, lon=126, azimuth_deg=270, range_km=ranges, apogee_km=6000)
    ).time_s
    least = int(np.argmin(times))
    assert 0 < least < len(ranges) - 1
    near = found(
        lat=39, lon=126, azimuth_deg=270, apogee_km=6000, time_s=times[least] + 1e-3
    ).flights.range_km
    assert len(near) == 2 and near[1] - near[0] < 100.0
    assert found(
        lat=39, lon=126, azimuth_deg=270, apogee_km=6000, time_s=times[least] - 1e-3
    ).status.tolist() == [Status.TIME_TOO_SHORT]


@settings(deadline=None, max_examples=25)
@given(st.floats(-89, 89), st.floats(0, 360), st.floats(100, 8000), st.floats(1.0, 1.5))
@example(0.0, 90.0, 1000.0, 1.1)
def test_every_answer_is_one(lat, azimuth, apogee, slower):
    seconds = float(flight.shortest_fall_s(apogee)) * slower
    answers = found(lat=lat, lon=10, azimuth_deg=azimuth, apogee_km=apogee, time_s=seconds)
    assume(len(answers.flights))
    assert answers.flights.ok.all()
    np.testing.assert_allclose(answers.flights.time_s, seconds, atol=1e-6)
    tops = flight.sample(answers.flights, 301).height_km.max(axis=1)
    np.testing.assert_allclose(tops, apogee, rtol=1e-3)


def test_rows_without_an_answer_say_why():
    answers = found(
        lat=[39, 39, NAN, 39, 39],
        lon=126,
        azimuth_deg=[90, 90, 90, NAN, 90],
        apogee_km=[2000, 2000, 2000, 2000, 50_000],
        time_s=[300, 1700, 1700, 1700, 1700],
    )
    assert answers.status.tolist() == [
        Status.TIME_TOO_SHORT, Status.OK, Status.MISSING, Status.MISSING, Status.OUT_OF_RANGE,
    ]  # fmt: skip
    assert answers.row.tolist() == [1]
    assert answers.reasons()[1] == "solved"
    too_long = found(lat=39, lon=126, azimuth_deg=0, apogee_km=200, time_s=80_000)
    assert too_long.status.tolist() == [Status.TIME_TOO_LONG]


def test_nothing_asked_nothing_found():
    answers = found(lat=[], lon=[], azimuth_deg=[], apogee_km=[], time_s=[])
    assert len(answers.flights) == 0 and len(answers.status) == 0
