"""Where a flight is when: positions over the turning Earth, sampled by time.

In: solved `Flights`, and times after launch.
Out: `Samples`, arrays with a row for each flight: time, longitude, latitude, height, speed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.errors import GeometryError
from geomap.flight import oblateness
from geomap.flight.arcs import anomaly_after
from geomap.flight.earth import TURN_RAD_S, Floats, latitude_and_height
from geomap.flight.shots import Flights, ground_speed_km_s, vis_viva_km_s

BLOCK: Final = 32_768
"""Samples reckoned at a time, few enough for the processor's cache."""

MAX_SAMPLES: Final = 100_000_000


@dataclass(frozen=True)
class Samples:
    """Points of flights in the order of time, one flight a row.

    Attributes
    ----------
    time_s : array of shape (n, m)
        Seconds after the start of the free flight.
    lon, lat : array of shape (n, m)
        Degrees on WGS 84. Longitudes are continuous along a row and may pass 180 degrees.
    height_km : array of shape (n, m)
        Above the ellipsoid.
    speed_km_s : array of shape (n, m)
        Over the turning Earth.
    free_fall : array of bool of shape (n,)
        Whether the row is reckoned as free fall. False is a path drawn through stated heights.
    """

    time_s: Floats
    lon: Floats
    lat: Floats
    height_km: Floats
    speed_km_s: Floats
    free_fall: NDArray[np.bool_]

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Samples:
        """The samples of some flights."""
        return Samples(**{f.name: getattr(self, f.name)[which] for f in fields(self)})

    def points(self) -> Floats:
        """Longitude, latitude and height as one array of shape (n, m, 3)."""
        return np.stack((self.lon, self.lat, self.height_km), axis=-1)


def sample(flights: Flights, count: int = 64) -> Samples:
    """Sample flights evenly in time, from launch to impact.

    Parameters
    ----------
    flights : Flights
        Solved flights; rows without a solution give not-a-number.
    count : int
        Points on each flight, 2 or more.

    Returns
    -------
    Samples
        Arrays of shape (n, count).

    Raises
    ------
    GeometryError
        If `count` is below 2 or more points are asked for than memory is good for.

    Notes
    -----
    Positions on the ellipse come from Kepler's equation, are turned back by the Earth's
    rotation, and become geodetic by Bowring's formula: the ground track is no great circle.

    Examples
    --------
    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39.2, lon=125.67, azimuth_deg=72, range_km=3700, apogee_km=770)
    >>> flown = flight.sample(flight.solve(shots), 5)
    >>> abs(flown.height_km[0].round()).tolist()
    [0.0, 582.0, 770.0, 582.0, 0.0]
    """
    if count < 2:
        raise GeometryError(f"{count} samples are no flight path: ask for 2 or more")
    if count * len(flights) > MAX_SAMPLES:
        raise GeometryError(
            f"{count} samples of {len(flights)} flights are too many: sample in parts"
        )
    return _positions(flights, flights.time_s[:, None] * np.linspace(0.0, 1.0, count))


def at(flights: Flights, time_s: ArrayLike) -> Samples:
    """Positions of flights at given times after launch.

    Parameters
    ----------
    flights : Flights
        n solved flights.
    time_s : array_like
        Seconds after the start of the free flight: one number, one for each flight, or an
        array of shape (n, m).

    Returns
    -------
    Samples
        Arrays of shape (n, m), not-a-number before launch and after impact.

    Raises
    ------
    GeometryError
        If the times are neither one, nor n, nor n rows.
    """
    asked = np.asarray(time_s, dtype=np.float64)
    asked = asked.reshape(-1, 1) if asked.ndim < 2 else asked
    try:
        times = np.broadcast_to(asked, (len(flights), asked.shape[1])).astype(np.float64)
    except ValueError as error:
        raise GeometryError(
            f"times of shape {asked.shape} do not go with {len(flights)} flights: give one number, "
            "one for each flight, or a row for each flight"
        ) from error
    with np.errstate(invalid="ignore"):
        aloft = (times >= 0.0) & (times <= flights.time_s[:, None] * (1.0 + 1e-12))
    return _positions(flights, np.where(aloft, times, np.nan))


def _positions(flights: Flights, times: Floats) -> Samples:
    """Samples at times of shape (n, m), block by block."""
    shape = times.shape
    lon, lat, height, speed = (np.empty(shape) for _ in range(4))
    out = Samples(times, lon, lat, height, speed, np.ones(shape[0], dtype=bool))
    rows = max(1, BLOCK // max(1, shape[1]))
    with np.errstate(invalid="ignore", divide="ignore"):
        for first in range(0, shape[0], rows):
            part = slice(first, first + rows)
            _fill(out.rows(part), flights.rows(part), times[part])
    return out


def _fill(out: Samples, flights: Flights, times: Floats) -> None:
    """Write one block of samples into its arrays."""
    arc = flights.arc
    sin, cos = anomaly_after(arc, times)
    a, e = arc.semi_major_km[:, None], arc.eccentricity[:, None]
    along, aside = a * (cos + e), arc.semi_minor_km[:, None] * sin
    to, across = arc.to_apogee[:, :, None], arc.across[:, :, None]
    x, y, z = (to[i] * along + across[i] * aside for i in range(3))
    if flights.oblate:
        speed = _bent(flights, times, (x, y, z))
    out2 = x * x + y * y
    phi, height = latitude_and_height(np.sqrt(out2), z)
    turn = np.arctan2(y, x) - TURN_RAD_S * times
    out.lon[:] = flights.lon[:, None] + np.degrees(_continuous(turn))
    out.lat[:] = np.degrees(phi)
    out.height_km[:] = height
    if not flights.oblate:
        speed = ground_speed_km_s(
            vis_viva_km_s(a * (1.0 + e * cos), a), arc.angular_momentum[2][:, None], out2
        )
    out.speed_km_s[:] = speed


def _bent(flights: Flights, times: Floats, places: tuple[Floats, Floats, Floats]) -> Floats:
    """Add the departures by the bulge to the places, in order; the speeds over the ground."""
    bent = oblateness.bend(flights.arc, flights.time_s)
    x, y, z = places
    dx, dy, dz = oblateness.departure(bent, times)
    x += dx
    y += dy
    z += dz
    vx, vy, vz = oblateness.velocity(bent, flights.arc, times)
    return np.asarray(np.sqrt((vx + TURN_RAD_S * y) ** 2 + (vy - TURN_RAD_S * x) ** 2 + vz * vz))


def _continuous(angle_rad: Floats) -> Floats:
    """Angles without jumps of a full turn along each row; few rows have one."""
    jumps = np.any(np.abs(np.diff(angle_rad, axis=1)) > np.pi, axis=1)
    if np.any(jumps):
        angle_rad[jumps] = np.unwrap(angle_rad[jumps], axis=1)
    return angle_rad
