"""Parts of a region by compass direction: its north, its east side.

In: polygons within [-180, 180], EPSG:4326, an azimuth in degrees.
Out: the part of them on that side, as cut polygons.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from geomap.errors import GeometryError
from geomap.geodesy.antimeridian import cut_polygon
from geomap.geodesy.ellipsoid import check_angle
from geomap.geodesy.plane import plane_of

MARGIN_SHARE: Final = 0.1
"""The frame that cuts a side off stands out on the other three, by its size."""

HALVINGS: Final = 12
"""Steps in finding the cut: a 4,096th of the region's width."""


def side(
    geometry: BaseGeometry, *, azimuth_deg: float, share: float = 0.5
) -> Polygon | MultiPolygon:
    """Part of a region that lies furthest in a direction.

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        EPSG:4326, within [-180, 180].
    azimuth_deg : float
        Direction, degrees clockwise from north in the region's middle.
    share : float
        Share of the region's area to keep, above 0 and below 1.

    Returns
    -------
    Polygon or MultiPolygon
        The region beyond a straight line across that direction; its share is
        good to 1 per cent for regions of up to 2,000 km.

    Raises
    ------
    GeometryError
        If a number is out of range or the geometry has no area.

    Examples
    --------
    >>> from shapely.geometry import Point, box
    >>> north = side(box(130, 30, 140, 40), azimuth_deg=0.0, share=0.4)
    >>> north.contains(Point(135, 38)), north.contains(Point(135, 33))
    (True, False)
    """
    check_angle("azimuth", azimuth_deg)
    if not 0.0 < share < 1.0:
        raise GeometryError(f"share {share!r} is not between 0 and 1: give 0.4, say")
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > 0.0]
    if not parts:
        raise GeometryError("a region without area: give polygons")
    plane = plane_of(geometry)
    angle = math.radians(azimuth_deg)
    ahead = np.array([math.sin(angle), math.cos(angle)])
    turn = np.column_stack([ahead, (ahead[1], -ahead[0])])
    turned = [shapely.transform(plane.project(p), lambda xy: xy @ turn) for p in parts]
    line = _line_beyond(turned, share)
    _, low, far, high = shapely.total_bounds(turned)
    margin = MARGIN_SHARE * max(far - line, high - low)
    frame = box(line, low - margin, far + margin, high + margin)
    edge_km = min(50.0, (high - low) / 40.0)
    beyond = plane.lift(shapely.transform(frame, lambda xy: xy @ turn.T), edge_km=edge_km)
    return cut_polygon(geometry.intersection(beyond))


def _line_beyond(polygons: list[BaseGeometry], share: float) -> float:
    """The x beyond which lies a share of the polygons' area."""
    west, south, east, north = (float(bound) for bound in shapely.total_bounds(polygons))
    rough = shapely.simplify(polygons, (east - west) / 300.0)
    wanted = share * float(shapely.area(rough).sum())
    low, high = west, east
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        kept = shapely.intersection(rough, box(middle, south, east, north))
        if float(shapely.area(kept).sum()) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0
