"""Corridors: many flights that the same report may mean, and how wide they spread.

In: samples of the points where a flight may start and end, and rounded numbers.
Out: `Ensemble`, sampled flights drawn by a seeded generator; the median path and the half
widths around it. Polygons are made of them elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.errors import GeometryError
from geomap.flight.earth import Floats, up
from geomap.flight.samples import Samples, sample
from geomap.flight.shots import Flights, Shots
from geomap.flight.solver import solve
from geomap.geodesy.ellipsoid import GEOD

MAX_COUNT: Final = 100_000
LEAST_KM: Final = 1e-3


class Rounded(NamedTuple):
    """A published number and how far the true one may be from it, either side, evenly."""

    value: float
    half: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Spread:
    """What a report leaves open about one flight.

    Attributes
    ----------
    origins : array_like of shape (k, 2)
        Points of the region where it may have started, longitude and latitude.
    impacts : array_like of shape (m, 2) or None
        Points where it may have come down; None if azimuth and range tell it.
    azimuth_deg, range_km : Rounded or None
        The direction and the ground range, where no impacts are given.
    apogee_km, time_s : Rounded or None
        One of them.
    """

    origins: ArrayLike
    impacts: ArrayLike | None = None
    azimuth_deg: Rounded | None = None
    range_km: Rounded | None = None
    apogee_km: Rounded | None = None
    time_s: Rounded | None = None


@dataclass(frozen=True)
class Ensemble:
    """Flights that the same report may mean.

    Attributes
    ----------
    flights : Flights
        The solved members.
    samples : Samples
        Their points, shape (n, m), at the same shares of each one's time.
    drawn : int
        How many were drawn; those without a solution are left out.
    """

    flights: Flights
    samples: Samples
    drawn: int


def ensemble(
    spread: Spread, *, count: int = 500, samples: int = 64, seed: int = 0, j2: bool = False
) -> Ensemble:
    """Draw and fly the flights that a report may mean.

    Parameters
    ----------
    spread : Spread
        What the report leaves open.
    count : int
        Flights to draw, 1 to 100,000.
    samples : int
        Points on each.
    seed : int
        The same seed draws the same flights.
    j2 : bool
        Whether to reckon with the Earth's bulge.

    Returns
    -------
    Ensemble
        The flights that have a solution, and their points.

    Raises
    ------
    GeometryError
        If nothing can be drawn from the spread, or the count is out of range.

    Examples
    --------
    >>> from geomap import flight
    >>> spread = flight.Spread(
    ...     origins=[(125.67, 39.2)], azimuth_deg=flight.Rounded(72, 2),
    ...     range_km=flight.Rounded(3700, 50), apogee_km=flight.Rounded(770, 5))
    >>> flown = flight.ensemble(spread, count=200)
    >>> flown.samples.lon.shape
    (200, 64)
    """
    if not 1 <= count <= MAX_COUNT:
        raise GeometryError(f"{count} flights cannot be drawn: ask for 1 to {MAX_COUNT}")
    rng = np.random.default_rng(seed)
    lon, lat = _points(spread.origins, count, rng, "origins").T
    told: dict[str, ArrayLike] = {"lat": lat, "lon": lon}
    if spread.impacts is not None:
        told["to_lon"], told["to_lat"] = _points(spread.impacts, count, rng, "impacts").T
    for name in ("azimuth_deg", "range_km", "apogee_km", "time_s"):
        number: Rounded | None = getattr(spread, name)
        if number is not None:
            told[name] = number.value + number.half * rng.uniform(-1.0, 1.0, count)
    flights = solve(Shots(**told), j2=j2)
    flown = flights.rows(flights.ok)
    return Ensemble(flown, sample(flown, samples), count)


def _points(points: ArrayLike, count: int, rng: np.random.Generator, name: str) -> Floats:
    """Draw points of a sample, shape (count, 2)."""
    table = np.asarray(points, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] != 2 or not len(table) or not np.all(np.isfinite(table)):
        raise GeometryError(
            f"the {name} of a spread are no points: give rows of longitude and latitude"
        )
    return np.asarray(table[rng.integers(len(table), size=count)])


@dataclass(frozen=True)
class Corridor:
    """The median path of an ensemble and how wide the flights spread around it.

    Attributes
    ----------
    lon, lat, height_km, time_s : array of shape (m,)
        The median path; longitudes are continuous.
    shares : tuple of float
        Shares of the flights, such as 0.5 and 0.9.
    half_width_km : array of shape (len(shares), m)
        Lateral distance from the median path that holds each share of the flights.
    """

    lon: Floats
    lat: Floats
    height_km: Floats
    time_s: Floats
    shares: tuple[float, ...]
    half_width_km: Floats


def corridor(samples: Samples, *, shares: tuple[float, ...] = (0.5, 0.9)) -> Corridor:
    """Median path and half widths of sampled flights.

    Parameters
    ----------
    samples : Samples
        Flights at the same shares of their times, as `ensemble` gives them.
    shares : tuple of float
        Shares of the flights that the widths are to hold, between 0 and 1.

    Returns
    -------
    Corridor
        With arrays as long as a row of the samples.

    Raises
    ------
    GeometryError
        If there is no flight, or a share is not between 0 and 1.

    Notes
    -----
    At each share of the time the flights' points are laid out around their mean direction by
    geodesic distance and azimuth; the medians of the two coordinates make the path's point.
    Widths are quantiles of the distance to the side of the path's own direction there.
    """
    if not len(samples.lon):
        raise GeometryError("no flight, no corridor: none of the flights drawn has a solution")
    if not shares or not all(0.0 < share <= 1.0 for share in shares):
        raise GeometryError(f"shares {shares} of flights are not between 0 and 1")
    count = samples.lon.shape[1]
    lon, lat = np.empty(count), np.empty(count)
    for k in range(count):
        lon[k], lat[k] = _median_point(samples.lon[:, k], samples.lat[:, k])
    lon = np.unwrap(lon, period=360.0)
    heading = _headings(lon, lat)
    widths = np.empty((len(shares), count))
    for k in range(count):
        east, north = _laid_out(lon[k], lat[k], samples.lon[:, k], samples.lat[:, k])
        aside = east * np.cos(heading[k]) - north * np.sin(heading[k])
        widths[:, k] = np.quantile(np.abs(aside), shares)
    return Corridor(
        lon,
        lat,
        np.median(samples.height_km, axis=0),
        np.median(samples.time_s, axis=0),
        shares,
        widths,
    )


def _median_point(lon: Floats, lat: Floats) -> tuple[float, float]:
    """Longitude and latitude in the middle of points."""
    x, y, z = up(lat=lat, lon=lon).mean(axis=1)
    mean_lon, mean_lat = np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))
    east, north = (float(np.median(c)) for c in _laid_out(mean_lon, mean_lat, lon, lat))
    azimuth, km = np.degrees(np.arctan2(east, north)), np.hypot(east, north)
    found_lon, found_lat, _ = GEOD.fwd(mean_lon, mean_lat, azimuth, km * 1000.0)
    return float(found_lon), float(found_lat)


def _laid_out(lon0: float, lat0: float, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Kilometres east and north of a point, by geodesic distance and azimuth."""
    azimuth, _, metres = GEOD.inv(np.full(lon.shape, lon0), np.full(lat.shape, lat0), lon, lat)
    angle, km = np.radians(np.asarray(azimuth)), np.asarray(metres) / 1000.0
    return km * np.sin(angle), km * np.cos(angle)


def _headings(lon: Floats, lat: Floats) -> Floats:
    """Direction of a path at each of its points, radians; the last goes on as it came."""
    azimuth, back, metres = GEOD.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    arrival = np.mod(np.asarray(back)[-1] + 180.0, 360.0)
    heading = np.radians(np.append(np.asarray(azimuth), arrival))
    moves: NDArray[np.bool_] = np.append(np.asarray(metres) > LEAST_KM * 1000.0, True)
    return np.where(moves, heading, 0.0)
