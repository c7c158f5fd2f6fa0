"""Lines on the map: limit lines, demarcation lines, parallels, borders of states.

In: places that are lines (``data/lines.csv``), or countries side by side.
Out: their course as lon/lat lines (EPSG:4326); the land and sea on one side.
"""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import Final

import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geomap import tables
from geomap.geodesy import buffer, cut_polygon, geodesic, offset_line, region_of_ring
from geomap.model import Place

TOUCH_KM: Final = 5.0
"""Outlines of neighbours that lie this close together are their border."""

_SWEEP_SHARE: Final = 1.5
"""A side of a line is swept somewhat further than the distance from it."""

Courses = tuple[tuple[tuple[float, float], ...], ...]


@functools.cache
def _courses() -> dict[str, Courses]:
    """Corners of each line by the id of its place."""
    return {
        row["place"]: tuple(
            tuple((float(x), float(y)) for x, y in (corner.split() for corner in part.split(";")))
            for part in row["corners"].split("|")
        )
        for row in tables.rows("lines.csv")
    }


def has_course(place: Place, qualifier: str | None = None) -> bool:
    """Whether a place is a line with a known course; a strait's median line is one of it.

    Examples
    --------
    >>> has_course(Place("point:nll_west", "Northern Limit Line", "line", 37.7, 125.2, 100.0))
    True
    """
    if place.kind in ("sea", "strait") and "median" not in (qualifier or ""):
        return False
    return place.id in _courses()


@functools.cache
def course(place_id: str) -> BaseGeometry:
    """The course of a line, its legs followed along geodesics."""
    legs = []
    for corners in _courses()[place_id]:
        points = [corners[0]]
        for (x1, y1), (x2, y2) in pairwise(corners):
            points += geodesic(lat1=y1, lon1=x1, lat2=y2, lon2=x2)[1:] if y1 != y2 else [(x2, y2)]
        legs.append(LineString(points))
    return MultiLineString(legs)


def side_of_line(place_id: str, *, bearing_deg: float, distance_km: float) -> BaseGeometry:
    """What a line sweeps over when it moves in a direction, half as far again as told."""
    swept = []
    for leg in shapely.get_parts(course(place_id)):
        near = [(float(x), float(y)) for x, y in leg.coords]
        far = offset_line(near, azimuth_deg=bearing_deg, distance_km=_SWEEP_SHARE * distance_km)
        ring = [*near, *[(float(x), float(y)) for x, y in far][::-1]]
        if not shapely.Polygon(ring).exterior.is_ccw:
            ring.reverse()
        swept.append(region_of_ring(ring))
    return cut_polygon(shapely.union_all(swept))


@functools.lru_cache(maxsize=64)
def border(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry | None:
    """The common border of two shapes; None where they do not touch."""
    reach = shapely.box(*other.bounds).buffer(0.2)
    outline = one.boundary.intersection(reach)
    if outline.is_empty:
        return None
    line = outline.intersection(buffer(other, distance_km=TOUCH_KM))
    lines = [part for part in shapely.get_parts(line) if part.length > 0.0]
    return MultiLineString(lines) if lines else None
