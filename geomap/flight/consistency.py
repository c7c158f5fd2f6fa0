"""Whether published numbers of a shot go together, and by how much they do not.

In: stated times, apogees, ranges and places, with half a unit of their last figures.
Out: `Gap`, signed residuals (stated minus reckoned) with the bounds that rounding and the
powered start allow; the mistake of units that would explain a contradiction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.errors import GeometryError
from geomap.flight.boost import MOST_BOOST_S_PER_KM_S
from geomap.flight.earth import MU_KM3_S2, POLAR_RADIUS_KM, Floats
from geomap.flight.kinds import NOT_BALLISTIC_BELOW, apogee_ratio
from geomap.flight.shots import Shots
from geomap.flight.solver import solve
from geomap.geodesy.ellipsoid import GEOD

KM_IN_A_MILE: Final = 1.609_344

MOST_ROUNDING: Final = 0.05
"""A number is not taken to be rounded by more than this share of itself."""

SLIPS: Final[tuple[tuple[str, float, float, bool], ...]] = (
    ("as stated", 1.0, 1.0, False),
    ("apogee and range are miles", KM_IN_A_MILE, KM_IN_A_MILE, False),
    ("apogee is miles", KM_IN_A_MILE, 1.0, False),
    ("range is miles", 1.0, KM_IN_A_MILE, False),
    ("apogee and range were taken for miles", 1.0 / KM_IN_A_MILE, 1.0 / KM_IN_A_MILE, False),
    ("apogee was taken for miles", 1.0 / KM_IN_A_MILE, 1.0, False),
    ("range was taken for miles", 1.0, 1.0 / KM_IN_A_MILE, False),
    ("apogee and range are swapped", 1.0, 1.0, True),
)
"""Mistakes that reports make: name, factors on apogee and range, and whether they are swapped.
In the order of trust: the first that fits is told."""


@dataclass(frozen=True)
class Gap:
    """Stated values against reckoned ones, one a row.

    Attributes
    ----------
    residual : array of shape (n,)
        Stated minus reckoned; not-a-number where nothing can be reckoned.
    low, high : array of shape (n,)
        Residuals between these are explained by rounding and, of times, the powered start.
    """

    residual: Floats
    low: Floats
    high: Floats

    @property
    def excess(self) -> Floats:
        """What is left unexplained, signed; 0 where the values go together."""
        return np.asarray(
            np.maximum(self.residual - self.high, 0.0) + np.minimum(self.residual - self.low, 0.0)
        )

    @property
    def contradicts(self) -> NDArray[np.bool_]:
        """Whether the values cannot both be right; False where nothing can be reckoned."""
        return np.asarray(np.nan_to_num(self.excess) != 0.0)


def rounding_half(value: float) -> float:
    """Half a unit of the last figure that a published number seems to be given to.

    Parameters
    ----------
    value : float
        The number as published, in its own unit.

    Returns
    -------
    float
        Zeros at the end count as rounding, up to a twentieth of the value.

    Raises
    ------
    GeometryError
        If the value is not finite.

    Examples
    --------
    >>> from geomap import flight
    >>> [flight.rounding_half(value) for value in (6248.5, 1090, 4500, 53)]
    [0.05, 5.0, 50.0, 0.5]
    """
    if not math.isfinite(value):
        raise GeometryError(f"{value!r} is no published number: give a finite one")
    number = Decimal(repr(float(value))).normalize()
    exponent = int(number.as_tuple().exponent)
    return min(0.5 * 10.0**exponent, MOST_ROUNDING * abs(value)) if number else 0.5


def shortest_fall_s(apogee_km: ArrayLike) -> Floats:
    """Shortest time of free flight from the ground to an apogee and back, anywhere on Earth.

    Parameters
    ----------
    apogee_km : array_like
        Greatest height above the ellipsoid, kilometres.

    Returns
    -------
    array
        Seconds. No flight of this apogee is shorter, whatever its range: a published time
        below it is impossible on its face.

    Notes
    -----
    Straight up and down in the frame that does not turn, over the pole, where the pull is
    strongest: Kepler's equation of the ellipse of eccentricity 1 whose far end is the apogee.

    Examples
    --------
    >>> from geomap import flight
    >>> flight.shortest_fall_s([550.0, 6248.5]).round().tolist()
    [716.0, 4061.0]
    """
    apogee_radius = POLAR_RADIUS_KM + np.asarray(apogee_km, dtype=np.float64)
    a = 0.5 * apogee_radius
    anomaly = 2.0 * np.arctan(np.sqrt(np.maximum(apogee_radius / POLAR_RADIUS_KM - 1.0, 0.0)))
    return np.asarray(2.0 * np.sqrt(a**3 / MU_KM3_S2) * (anomaly + np.sin(anomaly)))


def time_gap(
    shots: Shots,
    published_s: ArrayLike,
    *,
    time_half_s: ArrayLike = 0.0,
    apogee_half_km: ArrayLike = 0.0,
    range_half_km: ArrayLike = 0.0,
) -> Gap:
    """Published times against the free flight of the published apogee and range.

    Parameters
    ----------
    shots : Shots
        The shots, with apogees.
    published_s : array_like
        Published times from launch to impact.
    time_half_s, apogee_half_km, range_half_km : array_like
        Half a unit of the last figures published.

    Returns
    -------
    Gap
        In seconds. Below `Gap.low` the time is shorter than free fall; above `Gap.high` no
        powered start explains it. Flights too low to be ballistic are not judged: not-a-number.

    Examples
    --------
    The published time of 24 March 2022 is shorter than free fall:

    >>> from geomap import flight
    >>> shots = flight.Shots(
    ...     lat=39.2002, lon=125.6733, azimuth_deg=72, range_km=1090, apogee_km=6248.5)
    >>> gap = flight.time_gap(
    ...     shots, 4052, time_half_s=0.5, apogee_half_km=0.05, range_half_km=5)
    >>> gap.residual.round().tolist(), gap.contradicts.tolist()
    ([-58.0], [True])
    """
    columns = shots.columns()
    flights = solve(Shots(**columns))
    slack = np.asarray(time_half_s, dtype=np.float64) + _time_slack(
        columns, flights.time_s, apogee_half_km, range_half_km
    )
    ratio = apogee_ratio(flights.range_km, flights.apogee_km)
    residual = np.where(
        ratio < NOT_BALLISTIC_BELOW, np.nan, np.asarray(published_s) - flights.time_s
    )
    return Gap(residual, -slack, MOST_BOOST_S_PER_KM_S * flights.speed_km_s + slack)


def _time_slack(
    columns: dict[str, Floats], time_s: Floats, apogee_half: ArrayLike, range_half: ArrayLike
) -> Floats:
    """How far rounding of apogee and range moves the time of free flight."""
    higher = {**columns, "apogee_km": columns["apogee_km"] + np.asarray(apogee_half)}
    slack = np.abs(solve(Shots(**higher)).time_s - time_s)
    farther = {**columns, "range_km": columns["range_km"] + np.asarray(range_half)}
    return np.asarray(slack + np.abs(solve(Shots(**farther)).time_s - time_s))


def apogee_gap(
    shots: Shots, stated_apogee_km: ArrayLike, *, apogee_half_km: ArrayLike = 0.0
) -> Gap:
    """Stated apogees against those that range and time of free flight make.

    Parameters
    ----------
    shots : Shots
        The shots, with times of free flight from launch to impact.
    stated_apogee_km : array_like
        Stated apogees.
    apogee_half_km : array_like
        Half a unit of the last figure published.

    Returns
    -------
    Gap
        In kilometres. A powered start makes the reckoned apogee too high, as the time holds
        seconds that are no free fall; the lower bound allows for the longest.
    """
    columns = shots.columns()
    flights = solve(Shots(**columns))
    least = columns["time_s"] - MOST_BOOST_S_PER_KM_S * flights.speed_km_s
    lowest = solve(Shots(**{**columns, "time_s": least})).apogee_km
    half = np.asarray(apogee_half_km, dtype=np.float64)
    reckoned = flights.apogee_km
    low = np.where(np.isnan(lowest), -reckoned, lowest - reckoned) - half
    return Gap(np.asarray(stated_apogee_km) - reckoned, low, np.zeros_like(low) + half)


def range_gap(
    *,
    lat: ArrayLike,
    lon: ArrayLike,
    to_lat: ArrayLike,
    to_lon: ArrayLike,
    stated_km: ArrayLike,
    range_half_km: ArrayLike = 0.0,
    place_km: ArrayLike = 0.0,
) -> Gap:
    """Stated ranges against the distance from the stated site to the stated impact.

    Parameters
    ----------
    lat, lon, to_lat, to_lon : array_like
        Site and impact, degrees on WGS 84.
    stated_km : array_like
        Stated ground range.
    range_half_km, place_km : array_like
        Half a unit of its last figure, and how far both places together may be off.

    Returns
    -------
    Gap
        In kilometres.

    Examples
    --------
    >>> from geomap import flight
    >>> gap = flight.range_gap(lat=39.2, lon=125.67, to_lat=41.5, to_lon=137.0, stated_km=620)
    >>> gap.excess.round().tolist()
    [-375.0]
    """
    ends = np.broadcast_arrays(
        *(np.atleast_1d(np.asarray(x, dtype=np.float64)) for x in (lat, lon, to_lat, to_lon))
    )
    known = np.all([np.isfinite(end) for end in ends], axis=0)
    lat1, lon1, lat2, lon2 = (np.where(known, end, 0.0) for end in ends)
    metres = np.asarray(GEOD.inv(lon1, lat1, lon2, lat2)[2])
    residual = np.where(known, np.asarray(stated_km) - metres / 1000.0, np.nan)
    slack = np.asarray(range_half_km, dtype=np.float64) + np.asarray(place_km, dtype=np.float64)
    bound = np.broadcast_to(slack, residual.shape)
    return Gap(residual, -bound, bound.copy())


@dataclass(frozen=True)
class Slips:
    """What would explain published numbers that contradict each other.

    Attributes
    ----------
    names : tuple of str
        The mistakes that were tried, "as stated" first.
    excess_s : array of shape (n, len(names))
        Unexplained seconds of the published time under each.
    best : array of int of shape (n,)
        The first that explains the numbers; 0 where they go together as stated or cannot be
        judged, -1 where no mistake that was tried explains them.
    """

    names: tuple[str, ...]
    excess_s: Floats
    best: NDArray[np.intp]

    def texts(self) -> list[str]:
        """The explanation of each row in words."""
        return [self.names[k] if k >= 0 else "no mistake explains it" for k in self.best]


def unit_slips(
    shots: Shots,
    published_s: ArrayLike,
    *,
    time_half_s: ArrayLike = 0.0,
    apogee_half_km: ArrayLike = 0.0,
    range_half_km: ArrayLike = 0.0,
) -> Slips:
    """Try the mistakes of units on numbers that contradict each other.

    Parameters
    ----------
    shots : Shots
        Launch points, azimuths, ranges and apogees as published. Impact points are not
        looked at.
    published_s : array_like
        Published times.
    time_half_s, apogee_half_km, range_half_km : array_like
        Half a unit of the last figures published.

    Returns
    -------
    Slips
        Seconds unexplained under each of `SLIPS`, and the first that fits.

    Examples
    --------
    4,475 km became "2,780 km" and 950 km "590 km", in 53 minutes:

    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39.28, lon=125.87, azimuth_deg=76, range_km=590, apogee_km=2780)
    >>> flight.unit_slips(shots, 53 * 60, time_half_s=30).texts()
    ['apogee and range are miles']
    """
    columns = shots.columns()
    columns["to_lat"] = columns["to_lon"] = np.full(len(columns["lat"]), np.nan)
    stated = columns["apogee_km"], columns["range_km"]
    halves = np.asarray(apogee_half_km), np.asarray(range_half_km)
    excess = []
    for _, high, far, swapped in SLIPS:
        apogee, ground = stated[::-1] if swapped else stated
        apogee_half, range_half = halves[::-1] if swapped else halves
        tried = {**columns, "apogee_km": apogee * high, "range_km": ground * far}
        gap = time_gap(
            Shots(**tried),
            published_s,
            time_half_s=time_half_s,
            apogee_half_km=apogee_half * high,
            range_half_km=range_half * far,
        )
        excess.append(gap.excess)
    table = np.stack(excess, axis=1)
    fits = table == 0.0
    best = np.where(np.any(fits, axis=1), np.argmax(fits, axis=1), -1)
    best = np.where(np.isnan(table[:, 0]) & (best < 0), 0, best)
    return Slips(tuple(slip[0] for slip in SLIPS), table, best.astype(np.intp))
