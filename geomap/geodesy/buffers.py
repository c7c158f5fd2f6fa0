"""Geodesic buffer of any lon/lat geometry.

In: points, lines or polygons within [-180, 180], and a distance in kilometres.
Out: all points within that distance, as cut polygons, right over the poles.

Short distances: the shape is split into pieces of at most `PIECE_KM` around
their middles, each buffered in its own azimuthal equidistant plane and brought
back; the error stays below half a per cent of the distance. Long ones: the
union of geodesic discs along the outline, so close that the scallops between
them are smaller still.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from geomap.errors import GeometryError
from geomap.geodesy.antimeridian import cut_polygon, polygons_of
from geomap.geodesy.ellipsoid import check_distance, check_point
from geomap.geodesy.plane import plane_of
from geomap.geodesy.shapes import disc

PIECE_KM: Final = 1_000.0
"""Pieces reach at most this far from the centre of their plane."""

LONG_KM: Final = 1_500.0
"""From this distance on, discs along the outline are exact enough and simpler."""

DISC_STEP_SHARE: Final = 0.09
"""Spacing of those discs by their radius: scallops of 0.1 per cent."""

SIMPLIFY_SHARE: Final = 0.01
"""Detail of the outline below this share of the distance cannot be seen in a buffer."""

KM_PER_DEG: Final = 111.2

MAX_SPLITS: Final = 12


def buffer(geometry: BaseGeometry, *, distance_km: float) -> Polygon | MultiPolygon:
    """All points within a distance of a geometry.

    Parameters
    ----------
    geometry : shapely geometry
        Points, lines, polygons or collections of them, EPSG:4326, within
        [-180, 180], edges straight in lon/lat.
    distance_km : float
        Geodesic distance, 0.001 to 20,004 km.

    Returns
    -------
    Polygon or MultiPolygon
        EPSG:4326, cut at 180 degrees, valid, outer rings counterclockwise.

    Raises
    ------
    GeometryError
        If the distance is out of range or the geometry empty or not finite.

    Examples
    --------
    >>> from shapely.geometry import LineString, Point
    >>> coast = buffer(LineString([(179.0, 60.0), (180.0, 61.0)]), distance_km=100.0)
    >>> coast.intersects(Point(-179.0, 61.0))
    True
    """
    check_distance("distance", distance_km, zero=False)
    _check_geometry(geometry)
    simple = shapely.simplify(geometry, SIMPLIFY_SHARE * distance_km / KM_PER_DEG)
    shapes: list[BaseGeometry] = []
    for dimension in range(3):
        part = _of_dimension(simple, dimension)
        if part.is_empty:
            continue
        if dimension == 0 or distance_km >= LONG_KM:
            shapes.extend(_discs(part, distance_km))
        else:
            shapes.extend(_planes(part, distance_km))
    return cut_polygon(shapely.union_all(shapes))


def _check_geometry(geometry: BaseGeometry) -> None:
    """Raise unless there are points and all of them lie on the Earth."""
    coords = shapely.get_coordinates(geometry)
    if len(coords) == 0:
        raise GeometryError("nothing to measure: the geometry is empty")
    low, high = coords.min(axis=0), coords.max(axis=0)
    check_point(float(low[1]), float(low[0]))
    check_point(float(high[1]), float(high[0]))


def _of_dimension(geometry: BaseGeometry, dimension: int) -> BaseGeometry:
    """The points (0), lines (1) or polygons (2) of a geometry."""
    if geometry.geom_type == "GeometryCollection":
        parts = [_of_dimension(g, dimension) for g in shapely.get_parts(geometry)]
        return shapely.union_all([p for p in parts if not p.is_empty])
    if shapely.get_dimensions(geometry) != dimension:
        return Polygon()
    return polygons_of(geometry) if dimension == 2 else geometry


def _discs(part: BaseGeometry, distance_km: float) -> Iterator[BaseGeometry]:
    """Discs along the outline, and the shape itself where it has an area."""
    step_deg = max(DISC_STEP_SHARE * distance_km / KM_PER_DEG, 0.1)
    coarse = shapely.simplify(part, step_deg / 10.0)
    points = shapely.get_coordinates(shapely.segmentize(coarse, step_deg))
    for lon, lat in np.unique(points, axis=0):
        yield disc(lat=float(lat), lon=float(lon), radius_km=distance_km)
    if shapely.get_dimensions(part) == 2:
        yield part


def _planes(part: BaseGeometry, distance_km: float) -> Iterator[BaseGeometry]:
    """Buffers of the pieces, each in its own plane."""
    edge_km = min(100.0, max(distance_km / 4.0, 5.0))
    for piece in _pieces(part, MAX_SPLITS):
        plane = plane_of(piece)
        # One by one and then united: far faster than all the overlapping arcs at once.
        flat = [p.buffer(distance_km) for p in shapely.get_parts(plane.project(piece))]
        yield plane.lift(shapely.union_all(flat), edge_km=edge_km)


def _pieces(part: BaseGeometry, splits: int) -> Iterator[BaseGeometry]:
    """The shape in pieces small enough for a plane, halved along the longer side."""
    plane = plane_of(part)
    reach = plane.forward(shapely.get_coordinates(shapely.segmentize(part, 5.0)))
    if splits == 0 or float(np.hypot(reach[:, 0], reach[:, 1]).max()) <= PIECE_KM:
        yield part
        return
    west, south, east, north = part.bounds
    if east - west > north - south:
        middle = (west + east) / 2.0
        halves = (box(west, south, middle, north), box(middle, south, east, north))
    else:
        middle = (south + north) / 2.0
        halves = (box(west, south, east, middle), box(west, middle, east, north))
    dimension = int(shapely.get_dimensions(part))
    for half in halves:
        yield from _pieces(_of_dimension(part.intersection(half), dimension), splits - 1)
