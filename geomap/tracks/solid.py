"""Paths as lines with heights.

In: a `FlightPath`.
Out: a LineString or MultiLineString within 180 degrees; its third coordinate is the height in
metres where the path has heights.
"""

from __future__ import annotations

from itertools import pairwise

import shapely
from shapely.geometry import LineString, MultiLineString

from geomap.geodesy import cut_line
from geomap.model import FlightPath

METRES_IN_A_KM = 1000.0


def line_of(path: FlightPath) -> LineString | MultiLineString:
    """Line of a path, cut at 180 degrees.

    Parameters
    ----------
    path : FlightPath
        With or without heights.

    Returns
    -------
    LineString or MultiLineString
        EPSG:4326; in three dimensions, metres above the ellipsoid, where heights are known.

    Examples
    --------
    >>> path = FlightPath("e", "free flight", ((179.0, 0.0), (181.0, 0.0)), False, True, True, "",
    ...     height_km=(0.0, 100.0))
    >>> line_of(path).wkt
    'MULTILINESTRING Z ((179 0 0, 180 0 50000), (-180 0 50000, -179 0 100000))'
    """
    flat = cut_line(path.lonlat)
    if len(path.height_km) != len(path.lonlat):
        return flat
    shares = _heights_by_way(path)
    parts = []
    way = 0.0
    for part in shapely.get_parts(flat):
        points = [tuple(point[:2]) for point in part.coords]
        solid = []
        for number, point in enumerate(points):
            if number:
                way += _step(points[number - 1], point)
            solid.append((*point, _at(shares, way) * METRES_IN_A_KM))
        parts.append(solid)
    return LineString(parts[0]) if len(parts) == 1 else MultiLineString(parts)


def _heights_by_way(path: FlightPath) -> list[tuple[float, float]]:
    """Way in degrees along the line, and the height there."""
    way, found = 0.0, [(0.0, path.height_km[0])]
    for (start, end), height in zip(pairwise(path.lonlat), path.height_km[1:], strict=True):
        way += _step(start, end)
        found.append((way, height))
    return found


def _step(start: tuple[float, ...], end: tuple[float, ...]) -> float:
    """Length of a step in degrees; the cut at 180 keeps the sum over the line."""
    return float(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)


def _at(heights: list[tuple[float, float]], way: float) -> float:
    """Height at a way along the line, straight between its points."""
    for (before, low), (after, high) in pairwise(heights):
        if way <= after:
            share = (way - before) / (after - before) if after > before else 0.0
            return low + min(max(share, 0.0), 1.0) * (high - low)
    return heights[-1][1]
