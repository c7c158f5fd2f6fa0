"""Whether published numbers go together."""

import math

import numpy as np
import pytest
from flights import LOFTED, fall_time, known
from hypothesis import given
from hypothesis import strategies as st

from geomap import flight
from geomap.errors import GeometryError
from geomap.flight import Shots

NAN = float("nan")
SOUND = [row for row in LOFTED if row[7] and row[0] != "2022-03-24"]


def shots(rows):
    names = ("lat", "lon", "azimuth_deg", "range_km", "apogee_km")
    return Shots(
        **dict(zip(names, map(list, zip(*(r[1:6] for r in rows), strict=True)), strict=True))
    )


def halves(rows, column):
    return [flight.rounding_half(row[column]) for row in rows]


def time_half(row):
    return 30.0 if row[7] % 60 == 0 else 0.5


def judged(rows):
    return flight.time_gap(
        shots(rows),
        [row[7] for row in rows],
        time_half_s=[time_half(row) for row in rows],
        apogee_half_km=halves(rows, 5),
        range_half_km=halves(rows, 4),
    )


def test_the_time_of_24_march_2022_is_shorter_than_free_fall():
    (row,) = (row for row in LOFTED if row[0] == "2022-03-24")
    gap = judged([row])
    assert gap.contradicts.tolist() == [True]
    assert gap.excess[0] == pytest.approx(-58, abs=2)
    # It is shorter than the fall from that height on any way at all.
    assert row[7] < flight.shortest_fall_s(row[5])


def test_no_other_published_time_is_accused():
    assert not judged(SOUND).contradicts.any()


def test_too_long_contradicts_as_well():
    gap = flight.time_gap(shots(SOUND[:1]), 3000, time_half_s=30)
    assert gap.contradicts[0] and gap.excess[0] > 0


@given(st.floats(1, 10_000))
def test_the_shortest_fall_is_that_of_a_numerical_fall(apogee):
    assert float(flight.shortest_fall_s(apogee)) == pytest.approx(fall_time(apogee), rel=1e-6)


@pytest.mark.parametrize(
    ("value", "half"),
    [
        (6248.5, 0.05), (1090, 5), (4500, 50), (53, 0.5), (0.25, 0.005), (1000, 50), (0, 0.5),
        (-120, 5), (999.2, 0.05), (100, 5),
    ],
)  # fmt: skip
def test_rounding(value, half):
    assert flight.rounding_half(value) == pytest.approx(half)


@pytest.mark.parametrize("value", [NAN, math.inf])
def test_rounding_of_no_number(value):
    with pytest.raises(GeometryError, match="no published number"):
        flight.rounding_half(value)


def test_rounding_is_allowed_for():
    row = SOUND[0]
    exact = flight.solve(shots([row])).time_s[0]
    assert flight.time_gap(shots([row]), exact - 40).contradicts[0]
    for halves_ in ({"time_half_s": 41}, {"apogee_half_km": 120}):
        assert not flight.time_gap(shots([row]), exact - 40, **halves_).contradicts[0]
    wide = flight.time_gap(shots([row]), exact, range_half_km=500)
    assert wide.low[0] < -5


def test_flights_too_low_to_be_ballistic_are_not_judged():
    low = Shots(lat=39, lon=126, azimuth_deg=60, range_km=600, apogee_km=50)
    gap = flight.time_gap(low, 5)
    assert np.isnan(gap.residual[0]) and not gap.contradicts[0]


def test_what_cannot_be_reckoned_is_not_accused():
    gap = flight.time_gap(Shots(lat=39, lon=126, azimuth_deg=60, apogee_km=50), 5)
    assert not gap.contradicts.any()


def test_the_apogee_of_a_time():
    row = SOUND[-1]
    told = Shots(lat=row[1], lon=row[2], azimuth_deg=row[3], range_km=row[4], time_s=row[7])
    sound = flight.apogee_gap(told, row[5], apogee_half_km=0.05)
    assert not sound.contradicts[0] and sound.residual[0] < 0
    miles = flight.apogee_gap(told, row[5] / 1.609, apogee_half_km=0.5)
    assert miles.contradicts[0] and miles.excess[0] < -2000
    high = flight.apogee_gap(told, row[5] * 1.609, apogee_half_km=0.5)
    assert high.contradicts[0] and high.excess[0] > 2000


def test_ranges_between_places():
    gap = flight.range_gap(
        lat=[39.2, 39.2, NAN], lon=125.67, to_lat=41.5, to_lon=137, stated_km=[1000, 620, 1000],
        range_half_km=[50, 5, 5], place_km=10,
    )  # fmt: skip
    assert gap.contradicts.tolist() == [False, True, False]
    assert gap.residual[0] == pytest.approx(5, abs=2)
    assert np.isnan(gap.residual[2])


SLIPS = [
    ("as stated", lambda high, far: (high, far)),
    ("apogee and range are miles", lambda high, far: (high / 1.609344, far / 1.609344)),
    ("apogee is miles", lambda high, far: (high / 1.609344, far)),
    ("apogee and range are swapped", lambda high, far: (far, high)),
]


@pytest.mark.parametrize(("name", "mistake"), SLIPS, ids=[slip[0] for slip in SLIPS])
@pytest.mark.parametrize("row", SOUND[2:], ids=[row[0] for row in SOUND[2:]])
def test_mistakes_planted_in_published_numbers(row, name, mistake):
    high, far = mistake(row[5], row[4])
    told = Shots(lat=row[1], lon=row[2], azimuth_deg=row[3], range_km=far, apogee_km=high)
    if row[0] in {"2017-08-29", "2017-09-15"}:
        # Not lofted: range and apogee trade places without the time telling it.
        return
    slips = flight.unit_slips(told, row[7], time_half_s=time_half(row), apogee_half_km=0.5)
    found = slips.texts()[0]
    if name in {"apogee is miles", "apogee and range are miles"}:
        assert found in {"apogee is miles", "apogee and range are miles"}
    else:
        assert found == name


def test_what_no_mistake_explains_is_said():
    slips = flight.unit_slips(shots(SOUND[:1]), 20_000)
    assert slips.texts() == ["no mistake explains it"]
    nothing = flight.unit_slips(Shots(lat=39, lon=126, azimuth_deg=60, apogee_km=50), 5)
    assert nothing.texts() == ["as stated"]


def test_sound_times_of_random_flights_are_never_accused():
    told = known(300, 41)
    flights = flight.solve(Shots(**told))
    published = flights.time_s + flight.boost_s(flights.speed_km_s)
    gap = flight.time_gap(Shots(**told), published)
    assert not gap.contradicts.any()
