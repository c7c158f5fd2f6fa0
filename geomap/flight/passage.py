"""When and how high a flight crosses a meridian or a parallel, or passes a point.

In: solved flights; a longitude, a latitude or a point.
Out: `Passage`, one a flight; not-a-number where it does not cross.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from geomap.flight.earth import Floats, up
from geomap.flight.roots import bracketed
from geomap.flight.samples import Samples, at, sample
from geomap.flight.shots import Flights
from geomap.geodesy.ellipsoid import GEOD

SCAN: Final = 257
ZOOM: Final = 17
ZOOMS: Final = 9


@dataclass(frozen=True)
class Passage:
    """The first crossing, or the nearest approach, of each flight.

    Attributes
    ----------
    time_s, lon, lat, height_km, speed_km_s : array of shape (n,)
        When, where over the ground, how high and how fast.
    distance_km : array of shape (n,)
        Over the ground from there to the point asked for; 0 at a crossing.
    """

    time_s: Floats
    lon: Floats
    lat: Floats
    height_km: Floats
    speed_km_s: Floats
    distance_km: Floats


def crosses_meridian(flights: Flights, lon: ArrayLike) -> Passage:
    """First crossing of a half meridian, from pole to pole.

    Parameters
    ----------
    flights : Flights
        n solved flights.
    lon : array_like
        Longitude in degrees, one or one for each flight.

    Returns
    -------
    Passage
        Not-a-number for flights that do not cross it. A flight straight over a pole jumps
        from one meridian to the opposite one and crosses none between.

    Examples
    --------
    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39.2, lon=125.67, azimuth_deg=72, range_km=3700, apogee_km=770)
    >>> over = flight.crosses_meridian(flight.solve(shots), 143.2)
    >>> over.lat.round(1).tolist(), over.height_km.round(-1).tolist()
    ([42.5], [740.0])
    """
    asked = _one_each(flights, lon)

    def aside(where: Samples) -> Floats:
        return np.asarray(np.mod(where.lon - asked[:, None] + 180.0, 360.0) - 180.0)

    return _crossing(flights, aside, widest=90.0)


def crosses_parallel(flights: Flights, lat: ArrayLike) -> Passage:
    """First crossing of a parallel.

    Parameters
    ----------
    flights : Flights
        n solved flights.
    lat : array_like
        Latitude in degrees, one or one for each flight.

    Returns
    -------
    Passage
        Not-a-number for flights that do not cross it.
    """
    asked = _one_each(flights, lat)
    return _crossing(flights, lambda where: where.lat - asked[:, None], widest=np.inf)


def nearest(flights: Flights, *, lat: ArrayLike, lon: ArrayLike) -> Passage:
    """Where the flights' ground tracks come nearest to a point.

    Parameters
    ----------
    flights : Flights
        n solved flights.
    lat, lon : array_like
        Point in degrees, one or one for each flight.

    Returns
    -------
    Passage
        With the distance that is left. A steep short shot may come by twice as the
        Earth turns below it; then either passing may be given, a kilometre apart.

    Examples
    --------
    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39.2, lon=125.67, azimuth_deg=72, range_km=3700, apogee_km=770)
    >>> over = flight.nearest(flight.solve(shots), lat=41.93, lon=143.25)
    >>> over.distance_km.round(-1).tolist(), (over.time_s / 60).round(1).tolist()
    ([70.0], [7.0])
    """
    lats, lons = _one_each(flights, lat), _one_each(flights, lon)
    goal = up(lat=lats, lon=lons)[:, :, None]
    row = np.arange(len(flights))
    low, high = np.zeros(len(flights)), flights.time_s.copy()
    best = low
    for turn in range(ZOOMS):
        share = np.linspace(0.0, 1.0, SCAN if turn == 0 else ZOOM)
        times = low[:, None] + (high - low)[:, None] * share
        where = at(flights, times)
        away = np.sum((up(lat=where.lat, lon=where.lon) - goal) ** 2, axis=0)
        found = np.argmin(np.where(np.isnan(away), np.inf, away), axis=1)
        best = times[row, found]
        low = times[row, np.maximum(found - 1, 0)]
        high = times[row, np.minimum(found + 1, len(share) - 1)]
    return _passage(flights, best, lats, lons)


def _one_each(flights: Flights, values: ArrayLike) -> Floats:
    """One value for each flight."""
    return np.broadcast_to(np.asarray(values, dtype=np.float64), (len(flights),)).copy()


def _crossing(flights: Flights, aside: Callable[[Samples], Floats], *, widest: float) -> Passage:
    """First change of sign of a function of the place, between sides less than `widest` off."""
    scan = sample(flights, SCAN)
    off = aside(scan)
    with np.errstate(invalid="ignore"):
        changes = (np.sign(off[:, :-1]) * np.sign(off[:, 1:]) <= 0.0) & (
            np.maximum(np.abs(off[:, :-1]), np.abs(off[:, 1:])) < widest
        )
    row, first = np.arange(len(flights)), np.argmax(changes, axis=1)
    times = bracketed(
        lambda when: aside(at(flights, when))[:, 0],
        scan.time_s[row, first],
        scan.time_s[row, first + 1],
        within=1e-13,
    )
    times = np.where(np.any(changes, axis=1), times, np.nan)
    return _passage(flights, times, None, None)


def _passage(flights: Flights, time_s: Floats, lat: Floats | None, lon: Floats | None) -> Passage:
    """The places at some times, and how far they are from the points asked for."""
    where = at(flights, time_s)
    here_lat, here_lon = where.lat[:, 0], where.lon[:, 0]
    distance = np.where(np.isnan(here_lat), np.nan, 0.0)
    if lat is not None and lon is not None:
        ends = [np.nan_to_num(x) for x in (here_lon, here_lat, lon, lat)]
        metres = np.asarray(GEOD.inv(ends[0], ends[1], ends[2], ends[3])[2])
        distance = np.where(np.isnan(here_lat + lat + lon), np.nan, metres / 1000.0)
    return Passage(
        where.time_s[:, 0],
        here_lon,
        here_lat,
        where.height_km[:, 0],
        where.speed_km_s[:, 0],
        distance,
    )
