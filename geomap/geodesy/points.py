"""Points and lines on WGS 84: destinations, bearings, geodesics, offset lines.

In: latitudes, longitudes and azimuths in degrees, distances in kilometres.
Out: (lon, lat) pairs in degrees; lines have continuous longitudes, which may
run past 180 degrees (`geomap.geodesy.cut_line` cuts them for files).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.errors import GeometryError
from geomap.geodesy.antimeridian import unwrap
from geomap.geodesy.ellipsoid import (
    GEOD,
    MAX_VERTICES,
    check_angle,
    check_distance,
    check_point,
    wrap_lon,
)

Floats = NDArray[np.float64]

MAX_LON_STEP_DEG: Final = 5.0
"""Straight lon/lat edges wider than this stray from the curve near a pole."""

RHUMB_STEPS: Final = 100

POLE_DEG: Final = 89.9
"""A compass course this close to a pole has arrived there."""

MAX_HALVINGS: Final = 8
"""A curve through the pole itself jumps 180 degrees however often it is halved."""


class Inverse(NamedTuple):
    """Solution of the inverse problem: from the first point to the second.

    `azimuth_deg` points from the first to the second, `back_azimuth_deg` from
    the second to the first; both count clockwise from north, in [0, 360).
    """

    azimuth_deg: float
    back_azimuth_deg: float
    distance_km: float


def destination(
    *, lat: float, lon: float, azimuth_deg: float, distance_km: float
) -> tuple[float, float]:
    """Point at a distance and azimuth from another, along the geodesic.

    Parameters
    ----------
    lat, lon : float
        Starting point, degrees on WGS 84.
    azimuth_deg : float
        Direction at the start, degrees clockwise from north.
    distance_km : float
        Length of the geodesic, 0 to 20,004 km.

    Returns
    -------
    tuple of float
        (lon, lat) in degrees, the longitude within [-180, 180].

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Notes
    -----
    Direct geodesic problem; Karney (2013), "Algorithms for geodesics",
    J. Geodesy 87, 43-55, as implemented by PROJ.

    Examples
    --------
    >>> destination(lat=0.0, lon=179.0, azimuth_deg=90.0, distance_km=222.63898158654713)
    (-179.0, 0.0)
    """
    check_point(lat, lon)
    check_angle("azimuth", azimuth_deg)
    check_distance("distance", distance_km)
    lon2, lat2, _ = GEOD.fwd(wrap_lon(lon), lat, azimuth_deg, distance_km * 1000.0)
    return float(lon2), float(lat2)


def rhumb(*, lat: float, lon: float, azimuth_deg: float, distance_km: float) -> tuple[float, float]:
    """Point reached by keeping one compass bearing (loxodrome).

    Parameters
    ----------
    lat, lon : float
        Starting point, degrees on WGS 84.
    azimuth_deg : float
        Bearing held all the way, degrees clockwise from north.
    distance_km : float
        Length of the way, 0 to 20,004 km; a way to a pole ends there.

    Returns
    -------
    tuple of float
        (lon, lat) in degrees, the longitude within [-180, 180].

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Notes
    -----
    Sum of short geodesics, each leaving so that it keeps the bearing in its
    middle; within some hundred metres of the loxodrome on 5,000 km.

    Examples
    --------
    >>> lon, lat = rhumb(lat=40.0, lon=170.0, azimuth_deg=90.0, distance_km=2000.0)
    >>> round(lat, 2), lon < 0
    (40.0, True)
    """
    check_point(lat, lon)
    check_angle("azimuth", azimuth_deg)
    check_distance("distance", distance_km)
    step_m = distance_km * 1000.0 / RHUMB_STEPS
    x, y = wrap_lon(lon), float(lat)
    for _ in range(RHUMB_STEPS):
        mid_x, mid_y, _ = GEOD.fwd(x, y, azimuth_deg, step_m / 2.0)
        if abs(mid_y) > POLE_DEG:
            return float(x), math.copysign(90.0, mid_y)
        # The convergence of meridians over half a step turns the geodesic by this much.
        turn = (mid_x - x + 180.0) % 360.0 - 180.0
        lead = turn * math.sin(math.radians((y + mid_y) / 2.0))
        x, y, _ = GEOD.fwd(x, y, azimuth_deg - lead, step_m)
    return float(x), float(y)


def inverse(*, lat1: float, lon1: float, lat2: float, lon2: float) -> Inverse:
    """Azimuths and length of the shortest geodesic between two points.

    Parameters
    ----------
    lat1, lon1, lat2, lon2 : float
        The two points, degrees on WGS 84.

    Returns
    -------
    Inverse
        Azimuth at either end (degrees clockwise from north, in [0, 360)) and
        the length in kilometres. Equal points give the length 0.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Notes
    -----
    Inverse geodesic problem; Karney (2013), as for `destination`.

    Examples
    --------
    >>> inverse(lat1=0.0, lon1=179.0, lat2=0.0, lon2=-179.0).azimuth_deg
    90.0
    """
    check_point(lat1, lon1)
    check_point(lat2, lon2)
    ahead, back, metres = GEOD.inv(lon1, lat1, lon2, lat2)
    return Inverse(_clockwise(float(ahead)), _clockwise(float(back)), float(metres) / 1000.0)


def _clockwise(azimuth_deg: float) -> float:
    """An azimuth in [0, 360); a hair below 0 would round to 360 itself."""
    turned = azimuth_deg % 360.0
    return 0.0 if turned == 360.0 else turned


def geodesic(
    *, lat1: float, lon1: float, lat2: float, lon2: float, step_km: float = 50.0
) -> tuple[tuple[float, float], ...]:
    """Shortest line between two points as a chain of points.

    Parameters
    ----------
    lat1, lon1, lat2, lon2 : float
        The two ends, degrees on WGS 84.
    step_km : float
        Longest distance between neighbouring points. Near the poles, where
        straight lon/lat edges stray, the points stand closer.

    Returns
    -------
    tuple of (lon, lat)
        At least two points, longitudes continuous: the first is `lon1`, later
        ones may pass 180 degrees. Equal ends give two equal points.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range, or the step not positive.

    Examples
    --------
    >>> line = geodesic(lat1=40.0, lon1=170.0, lat2=40.0, lon2=-170.0)
    >>> line[0], round(line[-1][0], 6)
    ((170.0, 40.0), 190.0)
    """
    way = inverse(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2)
    check_distance("step", step_km, zero=False)
    if way.distance_km == 0.0:
        return unwrap([(lon1, lat1), (lon2, lat2)])
    steps = math.ceil(way.distance_km / step_km)
    if steps > MAX_VERTICES:
        raise GeometryError(f"step {step_km!r} km is too fine for this line: give a larger one")

    def at(distances_km: Floats) -> Floats:
        return along(lat1, lon1, np.full(len(distances_km), way.azimuth_deg), distances_km)

    inner = densify(at, np.linspace(0.0, way.distance_km, steps + 1))[1:-1]
    return unwrap([(lon1, lat1), *map(tuple, inner.tolist()), (lon2, lat2)])


def offset_line(
    coords: Sequence[tuple[float, float]], *, azimuth_deg: float, distance_km: float
) -> tuple[tuple[float, float], ...]:
    """Line whose every point stands off a given line in one direction.

    Parameters
    ----------
    coords : sequence of (lon, lat)
        At least two points, degrees on WGS 84; straight lon/lat edges.
    azimuth_deg : float
        Direction of the offset, clockwise from north at every point.
    distance_km : float
        Length of the offset, 0 to 20,004 km.

    Returns
    -------
    tuple of (lon, lat)
        The moved line, longitudes continuous, with points added on long edges.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range, or fewer than two points.

    Examples
    --------
    >>> line = offset_line([(128.0, 38.6), (129.0, 38.6)], azimuth_deg=0.0, distance_km=111.0)
    >>> [round(lat, 1) for _, lat in (line[0], line[-1])]
    [39.6, 39.6]
    """
    check_angle("azimuth", azimuth_deg)
    check_distance("distance", distance_km)
    line = np.asarray(unwrap(coords))
    if len(line) < 2:
        raise GeometryError("a line to offset needs two points: give at least two")
    dense = [line[:1]]
    for start, end in pairwise(line):
        pieces = max(1, math.ceil(float(np.abs(end - start).max()) / 0.5 - 1e-9))
        dense.append(np.linspace(start, end, pieces + 1)[1:])
    base = np.concatenate(dense)
    lon2, lat2, _ = GEOD.fwd(
        base[:, 0],
        base[:, 1],
        np.full(len(base), azimuth_deg),
        np.full(len(base), distance_km * 1000.0),
    )
    return unwrap(list(zip(np.asarray(lon2).tolist(), np.asarray(lat2).tolist(), strict=True)))


def along(lat: float, lon: float, azimuths_deg: Floats, distances_km: Floats) -> Floats:
    """Destinations of many azimuths and distances from one point, as (n, 2) lon/lat."""
    count = len(azimuths_deg)
    lon2, lat2, _ = GEOD.fwd(
        np.full(count, wrap_lon(lon)), np.full(count, lat), azimuths_deg, distances_km * 1000.0
    )
    return np.column_stack([lon2, lat2])


def densify(curve: Callable[[Floats], Floats], params: Floats) -> Floats:
    """Points of a curve at the parameters, and between where the longitude runs away."""
    lonlat = curve(params)
    for _ in range(MAX_HALVINGS):
        turn = np.abs((np.diff(lonlat[:, 0]) + 180.0) % 360.0 - 180.0)
        wide = np.flatnonzero(turn > MAX_LON_STEP_DEG)
        if len(wide) == 0:
            break
        middles = (params[wide] + params[wide + 1]) / 2.0
        lonlat = np.insert(lonlat, wide + 1, curve(middles), axis=0)
        params = np.insert(params, wide + 1, middles)
    return lonlat
