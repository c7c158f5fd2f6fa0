"""Measures of lon/lat shapes: distance to, area, spread, a point well inside.

In: geometries within [-180, 180], EPSG:4326, edges straight in lon/lat.
Out: kilometres, square kilometres, and (lon, lat) points.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import GeometryError
from geomap.geodesy.ellipsoid import GEOD, check_point, wrap_lon
from geomap.geodesy.plane import Plane, plane_of

Floats = NDArray[np.float64]

SAMPLES: Final = 2_000
"""Grid points spread over a shape to learn how its area lies; good to 2 per cent."""

FLAT_KM: Final = 500.0
"""Edges longer than this in the plane lie at the antipode and are left out."""

SEAM_KM: Final = 0.05
"""The two sides of the cut at 180 degrees meet in the plane up to rounding."""

SPHERE_KM: Final = 6371.007
"""Radius of the sphere that has the ellipsoid's area."""

GRID_DETAIL: Final = 500.0
"""Outlines finer than the square root of the area by this change no grid."""

LATTICE: Final = 24
"""Rows and columns of points to choose an inner point from."""

DEPTHS: Final = (0.6, 0.45, 0.3, 0.2, 0.1, 0.03)
"""Distances from the edge to ask of an inner point, by the radius of an equal disc."""


def distance_km_to(geometry: BaseGeometry, *, lat: float, lon: float) -> float:
    """Geodesic distance from a point to a geometry.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:4326, within [-180, 180].
    lat, lon : float
        The point, degrees on WGS 84.

    Returns
    -------
    float
        Kilometres to the nearest part; 0 inside a polygon.

    Raises
    ------
    GeometryError
        If the point is out of range or the geometry empty.

    Examples
    --------
    >>> from shapely.geometry import Point, box
    >>> distance_km_to(box(0, 0, 1, 1), lat=0.5, lon=0.5)
    0.0
    >>> round(distance_km_to(Point(-179.0, 0.0), lat=0.0, lon=179.0), 1)
    222.6
    """
    check_point(lat, lon)
    _check_not_empty(geometry)
    home = wrap_lon(lon)
    seam = (-180.0, 180.0) if abs(home) == 180.0 else (home,)
    if any(geometry.intersects(Point(x, lat)) for x in seam):
        return 0.0
    plane = Plane(lat=lat, lon=home)
    dense = shapely.segmentize(geometry, 0.5)
    coords, owner = shapely.get_coordinates(_rings(dense), return_index=True)
    xy = plane.forward(coords)
    nearest = float(np.hypot(xy[:, 0], xy[:, 1]).min())
    same = owner[:-1] == owner[1:]
    return min(nearest, _to_edges(xy[:-1][same], xy[1:][same]))


def _rings(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The linework of a geometry, one entry a ring, line or point."""
    out: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            out.extend(shapely.get_rings(part))
        elif part.geom_type in ("Point", "LineString", "LinearRing"):
            out.append(part)
        else:
            out.extend(_rings(part))
    return out


def _to_edges(start: Floats, end: Floats) -> float:
    """Least distance of the origin to the edges, infinity where there are none."""
    step = end - start
    length2 = np.einsum("ij,ij->i", step, step)
    usable = (length2 > 0.0) & (length2 < FLAT_KM**2)
    if not usable.any():
        return float("inf")
    start, step, length2 = start[usable], step[usable], length2[usable]
    share = np.clip(-np.einsum("ij,ij->i", start, step) / length2, 0.0, 1.0)
    foot = start + share[:, None] * step
    return float(np.hypot(foot[:, 0], foot[:, 1]).min())


def area_km2(geometry: BaseGeometry) -> float:
    """Area of polygons on the ellipsoid.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:4326, within [-180, 180]; points and lines count nothing.

    Returns
    -------
    float
        Square kilometres, holes taken off.

    Notes
    -----
    Lambert's cylindrical equal-area projection of the ellipsoid (Snyder 1987,
    "Map Projections: A Working Manual", USGS PP 1395, equation 3-12), in which
    planar area is true area; edges are followed to half a degree.

    Examples
    --------
    >>> from shapely.geometry import box
    >>> round(area_km2(box(0, 0, 1, 1)))
    12308
    """
    dense = shapely.segmentize(geometry, 0.5)
    return float(shapely.area(shapely.transform(dense, _equal_area)))


def _equal_area(lonlat: Floats) -> Floats:
    """Cylindrical equal-area coordinates in kilometres."""
    e = float(np.sqrt(GEOD.es))
    sine = np.sin(np.radians(lonlat[:, 1]))
    q = sine / (1.0 - GEOD.es * sine**2) + np.arctanh(e * sine) / e
    return np.column_stack(
        [np.radians(lonlat[:, 0]) * GEOD.a / 1000.0, q * (1.0 - GEOD.es) * GEOD.a / 2000.0]
    )


def spread_km(geometry: BaseGeometry, *, lat: float, lon: float, share: float = 0.9) -> float:
    """Radius around a point that holds a share of a region's area.

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        EPSG:4326, within [-180, 180].
    lat, lon : float
        The point that stands for the region.
    share : float
        Share of the area to hold, above 0 to 1.

    Returns
    -------
    float
        Kilometres, from a fixed grid of about 2,000 points: good to 2 per cent.

    Raises
    ------
    GeometryError
        If a number is out of range or the geometry has no area.

    Examples
    --------
    >>> from geomap.geodesy import disc
    >>> round(spread_km(disc(lat=40.0, lon=127.0, radius_km=100.0), lat=40.0, lon=127.0), -1)
    90.0
    """
    check_point(lat, lon)
    if not 0.0 < share <= 1.0:
        raise GeometryError(f"share {share!r} is not above 0 and at most 1: give 0.9, say")
    points, weights = _samples(geometry)
    distance = _about_km(points, lat, lon)
    order = np.argsort(distance, kind="stable")
    held = np.cumsum(weights[order])
    index = int(np.searchsorted(held, share * held[-1] * (1.0 - 1e-12)))
    return float(distance[order][min(index, len(order) - 1)])


def _about_km(points: Floats, lat: float, lon: float) -> Floats:
    """Distances of points from one point on the sphere of equal area: good to half a per cent."""
    x, y = np.radians(points).T
    a, b = np.radians(lat), np.radians(lon)
    h = np.sin((y - a) / 2.0) ** 2 + np.cos(y) * np.cos(a) * np.sin((x - b) / 2.0) ** 2
    distance: Floats = 2.0 * SPHERE_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0)))
    return distance


def _samples(geometry: BaseGeometry) -> tuple[Floats, Floats]:
    """Grid points of the polygons and the area that each stands for."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > 0.0]
    if not parts:
        raise GeometryError("a region without area: give polygons")
    sizes = np.array([p.area * np.cos(np.radians(p.centroid.y)) for p in parts])
    sizes = sizes / sizes.sum()
    points, weights = [], []
    for part, size in zip(parts, sizes, strict=True):
        if size < 0.001 and size < sizes.max():
            continue
        rough = shapely.simplify(part, float(np.sqrt(part.area)) / GRID_DETAIL)
        inside = _grid(part if rough.is_empty else rough, max(12.0, SAMPLES * float(size)))
        tilt = np.cos(np.radians(inside[:, 1])) + 1e-12
        points.append(inside)
        weights.append(size * tilt / tilt.sum())
    return np.concatenate(points), np.concatenate(weights)


def _grid(part: BaseGeometry, count: float) -> Floats:
    """About `count` points of a square grid inside one polygon."""
    west, south, east, north = part.bounds
    lean = max(float(np.cos(np.radians((south + north) / 2.0))), 0.01)
    # Long thin shapes fill little of their frame: the grid is kept to 10 times the count.
    step = np.sqrt(max(part.area, (north - south) * (east - west) / 10.0) * lean / count)
    rows = max(3, int((north - south) / step) + 1)
    columns = max(3, int((east - west) * lean / step) + 1)
    x = west + (np.arange(columns) + 0.5) * (east - west) / columns
    y = south + (np.arange(rows) + 0.5) * (north - south) / rows
    points = np.column_stack([a.ravel() for a in np.meshgrid(x, y)])
    shapely.prepare(part)
    inside = points[shapely.contains_xy(part, points)]
    return inside if len(inside) else shapely.get_coordinates(part.representative_point())


def inner_point(geometry: BaseGeometry) -> tuple[float, float]:
    """Point well inside a region, near its middle.

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        EPSG:4326, within [-180, 180]; parts that touch at 180 count as one.

    Returns
    -------
    tuple of float
        (lon, lat): of the largest part, the point nearest to its centroid that
        keeps off the edge by a fair share of the part's size.

    Raises
    ------
    GeometryError
        If the geometry has no area.

    Examples
    --------
    >>> from shapely.geometry import box
    >>> [round(x, 2) for x in inner_point(box(10, 0, 12, 2))]
    [11.0, 1.0]
    """
    main = _main_parts(geometry)
    plane = plane_of(main)
    pieces = shapely.get_parts(main)
    west, south, east, north = main.bounds
    if len(pieces) > 1 or west == -180.0 or east == 180.0 or max(-south, north) > 89.0:
        flat = shapely.union_all([plane.project(p).buffer(SEAM_KM) for p in pieces])
    else:
        flat = plane.project(pieces[0])
    largest = max(shapely.get_parts(flat), key=lambda p: float(p.area))
    spot = _deep_point(largest)
    lon, lat = plane.backward(spot[None, :])[0]
    return float(lon), float(lat)


def _deep_point(polygon: BaseGeometry) -> Floats:
    """Of the points of a lattice that keep off the edge, the one nearest to the centroid."""
    radius = float(np.sqrt(polygon.area / np.pi))
    centre = shapely.get_coordinates(polygon.centroid)
    west, south, east, north = polygon.bounds
    shares = (np.arange(LATTICE) + 0.5) / LATTICE
    mesh = np.meshgrid(west + shares * (east - west), south + shares * (north - south))
    points = np.concatenate([centre, np.column_stack([axis.ravel() for axis in mesh])])
    shapely.prepare(polygon)
    points = points[shapely.contains_xy(polygon, points)]
    edge = polygon.simplify(radius / 50.0).boundary
    depths = shapely.distance(shapely.points(points), edge) / radius
    off_centre = np.hypot(*(points - centre).T)
    for depth in DEPTHS:
        deep = np.flatnonzero(depths >= depth)
        if len(deep):
            best: Floats = points[deep[np.argmin(off_centre[deep])]]
            return best
    fallback: Floats = shapely.get_coordinates(polygon.representative_point())[0]
    return fallback


def _main_parts(geometry: BaseGeometry) -> BaseGeometry:
    """The largest polygon, all that may join it across 180 degrees, without fine detail."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > 0.0]
    if not parts:
        raise GeometryError("a region without area: give polygons")
    sizes = [float(p.area * np.cos(np.radians(p.centroid.y))) for p in parts]
    largest = parts[int(np.argmax(sizes))]
    west, _, east, _ = largest.bounds
    wanted = [largest]
    if west == -180.0 or east == 180.0:
        wanted = [p for p in parts if p.bounds[0] == -180.0 or p.bounds[2] == 180.0]
    return shapely.simplify(MultiPolygon(wanted), float(np.sqrt(largest.area)) / 500.0)


def _check_not_empty(geometry: BaseGeometry) -> None:
    """Raise where there is nothing to measure to."""
    if geometry.is_empty:
        raise GeometryError("nothing to measure: the geometry is empty")
