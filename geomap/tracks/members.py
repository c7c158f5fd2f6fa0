"""Flights that one report may mean: ends drawn from its regions, numbers within their rounding.

In: located events with their paths.
Out: `Members`, the points of many flights of each, at even shares of their time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.flight import Shots, sample, solve
from geomap.geodesy import shift_to
from geomap.model import Location
from geomap.tracks.flights import FREE_FLIGHT, Track
from geomap.tracks.stated import stated

Floats = NDArray[np.float64]

COUNT: Final = 200
"""Flights of each event."""

CANDIDATES: Final = 4 * COUNT
"""Pairs of ends drawn, of which those that go with the stated range and overflights are kept."""

LEAST_KEPT: Final = COUNT // 4
"""A condition that fewer pairs meet is left out: it contradicts the ends."""

SECTIONS: Final = 25
"""Points on each flight."""

BLUR: Final = 0.25
"""Bearings and distances are good to this share of the region's size beyond its edge: reporters
say "west" of much that is southwest. Fitted to flights simulated apart from geomap."""

BLURRED: Final = frozenset({"bearing_distance"})
"""Bases of locations that are blurred."""

ROUNDS: Final = 8
DETAIL: Final = 30.0
RADIUS_KM: Final = 6371.0
SEED: Final = 20170704


@dataclass(frozen=True, slots=True)
class Members:
    """Flights of one event: unit vectors of shape (3, n, SECTIONS)."""

    track: Track
    points: Floats


def members(tracks: Sequence[Track]) -> list[Members]:
    """Draw the flights of some events, all of them solved in one go.

    Parameters
    ----------
    tracks : sequence of Track
        Events with both ends located, and their paths.

    Returns
    -------
    list of Members
        In the same order. The same events give the same flights.
    """
    drawn = [_ends(track) for track in tracks]
    falling = [number for number, track in enumerate(tracks) if track.path.method == FREE_FLIGHT]
    flown = _flown([tracks[n] for n in falling], [drawn[n] for n in falling])
    by_number = dict(zip(falling, flown, strict=True))
    return [
        Members(track, by_number.get(number, _straight(ends)))
        for number, (track, ends) in enumerate(zip(tracks, drawn, strict=True))
    ]


def _ends(track: Track) -> Floats:
    """Pairs of ends, shape (COUNT, 4): lon, lat, to_lon, to_lat."""
    rng = np.random.default_rng(SEED)
    located = track.located
    pairs = np.column_stack(
        [_points(track.origin, CANDIDATES, rng), _points(track.impact, CANDIDATES, rng)]
    )
    start, end = vectors(pairs[:, :2]), vectors(pairs[:, 2:])
    ways = RADIUS_KM * _angles(start, end)
    for one in stated(located.event, "range_km")[:1]:
        slack = one.half + 0.01 * one.value  # the sphere's and the rounding of both
        start, end, pairs, ways = _kept(np.abs(ways - one.value) < slack, start, end, pairs, ways)
    for place in located.overflies:
        middle = vectors(np.array([[place.lon, place.lat]]))
        aside = RADIUS_KM * np.abs(
            np.arcsin(np.clip(np.sum(_poles(start, end) * middle, 0), -1, 1))
        )
        near = aside < place.uncertainty_km
        start, end, pairs, ways = _kept(near, start, end, pairs, ways)
    return pairs[np.arange(COUNT) % len(pairs)]


def _kept(which: NDArray[np.bool_], *columns: Floats) -> tuple[Floats, ...]:
    """The rows that meet a condition; all of them where hardly any does."""
    if np.count_nonzero(which) < LEAST_KEPT:
        return columns
    return tuple(
        column[..., which] if column.shape[-1] == len(which) else column[which]
        for column in columns
    )


def _points(location: Location, count: int, rng: np.random.Generator) -> Floats:
    """Points spread evenly over the region of a location, shape (count, 2)."""
    middle = np.array([[location.lon, location.lat]])
    if location.geometry.is_empty or location.geometry.area <= 0.0:
        return np.repeat(middle, count, axis=0)
    shape = _rough(shift_to(location.geometry, lon=location.lon))
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    sines = [math.sin(math.radians(lat)) for lat in (max(south, -90.0), min(north, 90.0))]
    found: list[Floats] = []
    for _ in range(ROUNDS):
        lats = np.degrees(np.arcsin(rng.uniform(sines[0], sines[1], 2 * count)))
        tried = np.column_stack([rng.uniform(west, east, 2 * count), lats])
        found.append(tried[shapely.contains_xy(shape, tried)])
        if sum(map(len, found)) >= count:
            break
    points = np.concatenate([*found, middle])
    drawn = points[np.arange(count) % len(points)]
    return _blurred(drawn, location, rng) if location.basis in BLURRED else drawn


def _blurred(points: Floats, location: Location, rng: np.random.Generator) -> Floats:
    """Points moved at random, as far as words are loose."""
    spread_deg = np.degrees(BLUR * location.uncertainty_km / RADIUS_KM)
    lat = np.clip(points[:, 1] + spread_deg * rng.standard_normal(len(points)), -89.9, 89.9)
    lon = points[:, 0] + spread_deg * rng.standard_normal(len(points)) / np.cos(np.radians(lat))
    return np.column_stack([lon, lat])


def _rough(shape: BaseGeometry) -> BaseGeometry:
    """A region without detail finer than a thirtieth of its size."""
    simple = shape.simplify(float(np.sqrt(shape.area)) / DETAIL)
    return shape if simple.is_empty or simple.area <= 0.0 else simple


def _flown(tracks: Sequence[Track], ends: Sequence[Floats]) -> list[Floats]:
    """Points of free flights between ends, with the apogee or the time within its rounding."""
    if not tracks:
        return []
    rng = np.random.default_rng(SEED)
    pairs = np.concatenate(ends)
    apogees = np.concatenate([_apogees(track, rng) for track in tracks])
    flights = solve(
        Shots(lat=pairs[:, 1], lon=pairs[:, 0], to_lat=pairs[:, 3], to_lon=pairs[:, 2],
              apogee_km=apogees)
    )  # fmt: skip
    flown = sample(flights, SECTIONS)
    found = []
    for number, pair in enumerate(ends):
        rows = slice(number * COUNT, (number + 1) * COUNT)
        good = flights.ok[rows]
        lonlat = np.stack([flown.lon[rows][good], flown.lat[rows][good]], axis=-1)
        found.append(vectors(lonlat) if len(lonlat) >= LEAST_KEPT else _straight(pair))
    return found


def _apogees(track: Track, rng: np.random.Generator) -> Floats:
    """Apogees that a report may mean; that of the path where only a time is stated."""
    given = stated(track.located.event, "apogee_km")
    if not given:
        return np.full(COUNT, track.path.apogee_km or 0.0)
    one = given[0]
    return np.asarray(one.value + one.half * rng.uniform(-1.0, 1.0, COUNT))


def _straight(pairs: Floats) -> Floats:
    """Points of great circles between ends."""
    start, end = vectors(pairs[:, :2]), vectors(pairs[:, 2:])
    angle = np.maximum(_angles(start, end), 1e-9)[:, None]
    share = np.linspace(0.0, 1.0, SECTIONS)
    before, after = np.sin((1.0 - share) * angle), np.sin(share * angle)
    return np.asarray((start[:, :, None] * before + end[:, :, None] * after) / np.sin(angle))


def vectors(lonlat: Floats) -> Floats:
    """Unit vectors of shape (3, ...) of points of shape (..., 2)."""
    lon, lat = np.radians(lonlat[..., 0]), np.radians(lonlat[..., 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _angles(a: Floats, b: Floats) -> Floats:
    """Angles between unit vectors, radians."""
    return np.asarray(2.0 * np.arcsin(np.clip(0.5 * np.linalg.norm(a - b, axis=0), 0.0, 1.0)))


def _poles(start: Floats, end: Floats) -> Floats:
    """Poles of the great circles through pairs of points."""
    pole = np.cross(start, end, axis=0)
    return np.asarray(pole / np.maximum(np.linalg.norm(pole, axis=0), 1e-12))
