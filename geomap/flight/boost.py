"""The powered start as a simple term, and what a lofted shot says about reach.

In: speeds and published times; apogees and ranges of lofted shots.
Out: seconds that a flight takes longer than free fall; equivalent maximum ranges.

**Assumptions.** geomap does not fly the powered phase. A published time runs from ignition,
and while the motor burns the missile is slower than the free body that would reach the same
apogee. `BOOST_S_PER_KM_S` and `BOOST_SHARE` say by how much, `GAIN_KM_S_PER_S` how much speed a
standard trajectory gains because less of the burn fights gravity. All three are fitted to
published tests (`benchmarks/flight.py` shows the residuals, leave one out), and burn times are
nobody's publication: where they are given they are assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.flight.earth import MEAN_RADIUS_KM, MU_KM3_S2, Floats
from geomap.flight.kinds import LOFTED_ABOVE, apogee_ratio
from geomap.flight.shots import Shots
from geomap.flight.solver import solve

BOOST_S_PER_KM_S: Final = 22.0
"""Seconds a flight takes longer than free fall by km/s of launch speed; burn time not known."""

BOOST_SHARE: Final = 0.67
"""The same as a share of the burn time, where one is assumed."""

MOST_BOOST_S_PER_KM_S: Final = 50.0
"""No flight takes longer than free fall by more than this: about 20 m/s2 on average."""

GAIN_KM_S_PER_S: Final = 1.35e-3
"""Speed that a standard trajectory gains on a lofted one by second of burn time."""

GAIN_SHARE: Final = 0.047
"""The same as a share of the launch speed; burn time not known."""

BURN_TIME_DOUBT: Final = 0.3
"""Relative uncertainty of an assumed burn time."""

GAIN_SHARE_DOUBT: Final = 0.03
"""Uncertainty of `GAIN_SHARE`."""


def boost_s(speed_km_s: ArrayLike, burn_time_s: ArrayLike = np.nan) -> Floats:
    """Seconds that a flight with a powered start takes longer than free fall.

    Parameters
    ----------
    speed_km_s : array_like
        Launch speed of the free flight over the ground (`Flights.speed_km_s`).
    burn_time_s : array_like
        Assumed burn time; not-a-number where none is assumed.

    Returns
    -------
    array
        Seconds.

    Notes
    -----
    A body that speeds up evenly from rest to v in a time t covers a way that free flight
    covers in half of t, which leaves half of t; thrust that grows makes it somewhat more.
    """
    speed, burn = np.broadcast_arrays(
        np.asarray(speed_km_s, dtype=np.float64), np.asarray(burn_time_s, dtype=np.float64)
    )
    return np.where(np.isnan(burn), BOOST_S_PER_KM_S * speed, BOOST_SHARE * burn)


def free_flight_s(shots: Shots, published_s: ArrayLike, burn_time_s: ArrayLike = np.nan) -> Floats:
    """Free-flight time in a published time, with the boost term taken off.

    Parameters
    ----------
    shots : Shots
        The shots, with launch point and impact or azimuth and range. Their own apogee and
        time are not looked at.
    published_s : array_like
        Published times from ignition to impact.
    burn_time_s : array_like
        Assumed burn times; not-a-number where none is assumed.

    Returns
    -------
    array of shape (n,)
        Seconds of free flight; not-a-number where no free flight goes with them.

    Notes
    -----
    The term depends on the speed and the speed on the time; four rounds settle it.
    """
    columns = shots.columns()
    published = np.broadcast_to(np.asarray(published_s, dtype=np.float64), columns["lat"].shape)
    columns["apogee_km"] = np.full(columns["lat"].shape, np.nan)
    free = published.astype(np.float64)
    for _ in range(4):
        flights = solve(Shots(**{**columns, "time_s": free}))
        free = published - boost_s(flights.speed_km_s, burn_time_s)
    return free


@dataclass(frozen=True)
class MaximumRange:
    """Equivalent maximum ranges on a standard trajectory.

    Attributes
    ----------
    range_km : array of shape (n,)
        The estimate; infinite where it is unbounded.
    low_km, high_km : array of shape (n,)
        What burn time and rounding make of it; the upper may be infinite.
    unbounded : array of bool of shape (n,)
        The speed is that of a satellite: every point of the Earth is in reach and no number
        is told.
    """

    range_km: Floats
    low_km: Floats
    high_km: Floats
    unbounded: NDArray[np.bool_]

    def texts(self) -> list[str]:
        """Each range in words, rounded to hundreds; a lower bound where it is unbounded."""
        return [
            _words(middle, low, high)
            for middle, low, high in zip(self.range_km, self.low_km, self.high_km, strict=True)
        ]


def _words(middle: float, low: float, high: float) -> str:
    """One range in words."""
    if np.isnan(middle):
        return "not known"
    if np.isinf(middle):
        bound = "" if np.isinf(low) else f", more than {low:,.0f} km"
        return f"unbounded{bound}"
    upper = "unbounded" if np.isinf(high) else f"{round(high, -2):,.0f}"
    return f"{round(middle, -2):,.0f} km ({round(low, -2):,.0f} to {upper})"


def range_of_speed_km(speed_km_s: ArrayLike) -> Floats:
    """Greatest range of a launch speed on a round Earth that stands still.

    Notes
    -----
    The textbook's sin(psi / 2) = Q / (2 - Q) with Q = v2 R / mu; from Q = 1 on the body goes
    round, and the range is infinite.
    """
    q = np.square(np.asarray(speed_km_s, dtype=np.float64)) * MEAN_RADIUS_KM / MU_KM3_S2
    half = np.arcsin(np.clip(q / np.maximum(2.0 - q, 1e-9), -1.0, 1.0))
    reach = np.where(q < 1.0, 2.0 * MEAN_RADIUS_KM * half, np.inf)
    return np.where(np.isnan(q), np.nan, reach)


def speed_of_range_km_s(range_km: ArrayLike) -> Floats:
    """Least launch speed that reaches a range on a round Earth that stands still."""
    sine = np.sin(np.asarray(range_km, dtype=np.float64) / (2.0 * MEAN_RADIUS_KM))
    return np.asarray(np.sqrt(MU_KM3_S2 / MEAN_RADIUS_KM * 2.0 * sine / (1.0 + sine)))


def maximum_range(
    shots: Shots,
    *,
    burn_time_s: ArrayLike = np.nan,
    apogee_half_km: ArrayLike = 0.0,
    range_half_km: ArrayLike = 0.0,
) -> MaximumRange:
    """Range on a standard trajectory of the missile that flew a lofted shot.

    Parameters
    ----------
    shots : Shots
        The lofted shots, with apogees, azimuths and ranges.
    burn_time_s : array_like
        Assumed burn times; not-a-number where none is assumed, which widens the answer.
    apogee_half_km, range_half_km : array_like
        Half a unit of the last figure that was published (`rounding_half`).

    Returns
    -------
    MaximumRange
        One a row; not-a-number where the shot has no solution.

    Notes
    -----
    The free flight's launch speed over the ground, plus what a standard trajectory gains
    because it does not fight gravity for so long, put into the range of least energy. Shots
    that were not lofted have nothing to gain. The payload is the lofted shot's; a heavier one
    flies less far.

    Examples
    --------
    >>> from geomap import flight
    >>> shots = flight.Shots(lat=40.6, lon=126.4, azimuth_deg=70, range_km=998, apogee_km=3724.9)
    >>> flight.maximum_range(shots, burn_time_s=290).texts()
    ['9,900 km (9,200 to 10,600)']
    """
    columns = shots.columns()
    size = columns["lat"].shape
    burn = np.broadcast_to(np.asarray(burn_time_s, dtype=np.float64), size)
    answers = []
    for side in (0.0, -1.0, 1.0):
        moved = dict(columns)
        moved["apogee_km"] = columns["apogee_km"] + side * np.asarray(apogee_half_km)
        ranges = columns["range_km"] + side * np.asarray(range_half_km)
        moved["range_km"] = np.maximum(ranges, 0.0)
        flights = solve(Shots(**moved))
        speed = flights.speed_km_s
        gain = np.where(
            np.isnan(burn),
            speed * (GAIN_SHARE + side * GAIN_SHARE_DOUBT),
            GAIN_KM_S_PER_S * burn * (1.0 + side * BURN_TIME_DOUBT),
        )
        lofted = apogee_ratio(flights.range_km, flights.apogee_km) > LOFTED_ABOVE
        answers.append(range_of_speed_km(speed + np.where(lofted, gain, 0.0)))
    middle, low, high = answers
    return MaximumRange(middle, low, high, np.isinf(middle))
