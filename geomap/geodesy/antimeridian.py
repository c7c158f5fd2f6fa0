"""The 180th meridian and the poles: continuous longitudes, and cut shapes.

In: lon/lat lines, rings and polygons, degrees on WGS 84.
Out: two forms of the same thing. *Continuous*: longitudes run on past 180
degrees, for the screen. *Cut*: everything within [-180, 180], split at the
180th meridian, outer rings counterclockwise, for files (RFC 7946, sections
3.1.6 and 3.1.9).

A ring that goes round a pole cannot be told from its complement by its points
alone, so rings come here with their interior on the left. That settles every
case, both poles at once included.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geomap.errors import GeometryError
from geomap.geodesy.ellipsoid import check_point

Floats = NDArray[np.float64]

SNAP_DEG: Final = 1e-9
"""Overlay leaves cut points this far off the meridian at most (0.1 mm)."""

POLE_STEP_DEG: Final = 10.0
"""Spacing of the points put along a pole, so that no edge spans half the world."""


WIDE_DEG: Final = 90.0
"""Longer edges get points between: a reader must not take them the other way round."""


def unwrap(coords: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Line with continuous longitudes.

    Parameters
    ----------
    coords : sequence of (lon, lat)
        Degrees on WGS 84. Of two ways round, an edge takes the shorter one.

    Returns
    -------
    tuple of (lon, lat)
        The same points; the first longitude as given, later ones shifted by
        whole turns so that no step exceeds 180 degrees.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Examples
    --------
    >>> unwrap([(179.0, 10.0), (-179.0, 11.0)])
    ((179.0, 10.0), (181.0, 11.0))
    """
    points = [check_point(lat, lon) for lon, lat in coords]
    if not points:
        return ()
    lon = points[0][1]
    line = [(lon, points[0][0])]
    for lat, raw in points[1:]:
        lon = raw + 360.0 * round((lon - raw) / 360.0)
        line.append((lon, lat))
    return tuple(line)


def cut_line(coords: Sequence[tuple[float, float]]) -> LineString | MultiLineString:
    """Line split at the 180th meridian.

    Parameters
    ----------
    coords : sequence of (lon, lat)
        Degrees on WGS 84, continuous or not; straight lon/lat edges.

    Returns
    -------
    LineString or MultiLineString
        All longitudes within [-180, 180]; the parts in the line's order.

    Raises
    ------
    GeometryError
        If a number is out of range, or all points are one.

    Examples
    --------
    >>> cut_line([(178.0, 0.0), (182.0, 4.0)]).wkt
    'MULTILINESTRING ((178 0, 180 2), (-180 2, -178 4))'
    """
    line = unwrap(coords)
    if len(set(line)) < 2:
        raise GeometryError("a line needs two different points: give at least two")
    parts: list[tuple[int, list[tuple[float, float]]]] = []
    for start, end in pairwise(_with_crossings(line)):
        turn = (start[0] + end[0]) / 2.0 / 360.0 + 0.5
        on_meridian = turn == int(turn) and start[0] == end[0]
        window = parts[-1][0] if on_meridian and parts else math.floor(turn)
        if not parts or parts[-1][0] != window:
            parts.append((window, [start]))
        parts[-1][1].append(end)
    lines = [
        LineString([(_home(lon - 360.0 * window), lat) for lon, lat in part])
        for window, part in parts
        if len(set(part)) > 1
    ]
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


def _home(lon: float) -> float:
    """The longitude without the last bit that a shift can leave beyond 180."""
    return min(180.0, max(-180.0, lon))


def _with_crossings(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The line with a point put wherever an edge passes the 180th meridian."""
    out = [line[0]]
    for start, end in pairwise(line):
        west, east = sorted((start[0], end[0]))
        meridian = math.floor((west + 180.0) / 360.0) * 360.0 + 180.0
        if west < meridian < east:
            share = (meridian - start[0]) / (end[0] - start[0])
            out.append((meridian, start[1] + share * (end[1] - start[1])))
        out.append(end)
    return out


def cut_polygon(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """Polygon with continuous longitudes, cut at the 180th meridian.

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        Longitudes may run past 180 degrees; straight lon/lat edges.

    Returns
    -------
    Polygon or MultiPolygon
        Valid, within [-180, 180], outer rings counterclockwise.

    Raises
    ------
    GeometryError
        If nothing with an area is left, or coordinates are not finite.

    Examples
    --------
    >>> from shapely.geometry import box
    >>> cut_polygon(box(170, 0, 190, 10)).bounds
    (-180.0, 0.0, 180.0, 10.0)
    """
    whole = shapely.segmentize(polygons_of(geometry), WIDE_DEG)
    west, _, east, _ = whole.bounds
    if not math.isfinite(west) or max(abs(west), abs(east)) > 1080.0:
        raise GeometryError("a polygon without area or with wild longitudes: check its points")
    first = math.floor((west + 180.0) / 360.0)
    last = math.floor((east + 180.0) / 360.0)
    if east == last * 360.0 - 180.0 and last > first:
        last -= 1
    parts: list[BaseGeometry] = []
    for window in range(first, last + 1):
        edge = 360.0 * window
        part = whole
        if first != last:
            part = whole.intersection(box(edge - 180.0, -90.0, edge + 180.0, 90.0))
        parts.append(shapely.transform(part, partial(_snapped, edge=edge)))
    merged = shapely.union_all(parts) if len(parts) > 1 else parts[0]
    return right_hand(polygons_of(merged))


def _snapped(xy: Floats, edge: float) -> Floats:
    """Coordinates moved into the home window, put exactly on its sides where close."""
    lon = xy[:, 0] - edge
    lat = np.clip(xy[:, 1], -90.0, 90.0)
    lon = np.where(np.abs(lon - 180.0) < SNAP_DEG, 180.0, lon)
    lon = np.where(np.abs(lon + 180.0) < SNAP_DEG, -180.0, lon)
    return np.column_stack([np.clip(lon, -180.0, 180.0), lat])


def polygons_of(geometry: BaseGeometry) -> BaseGeometry:
    """The valid polygons of a geometry; lines and points that repair left are dropped."""
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    if valid.geom_type in ("Polygon", "MultiPolygon"):
        return valid
    areas = [p for p in shapely.get_parts(valid) if p.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(areas) if areas else Polygon()


def right_hand(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """Polygon with outer rings counterclockwise and holes clockwise (RFC 7946).

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        Degrees on WGS 84; shapes of other types are refused.

    Returns
    -------
    Polygon or MultiPolygon
        The same area; a MultiPolygon of one part becomes a Polygon.

    Raises
    ------
    GeometryError
        If the geometry is empty or no polygon.

    Examples
    --------
    >>> from shapely.geometry import Polygon
    >>> right_hand(Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])).exterior.is_ccw
    True
    """
    parts = [p for p in shapely.get_parts(geometry) if not p.is_empty]
    if not parts or any(p.geom_type != "Polygon" for p in parts):
        raise GeometryError(f"expected polygons, got {geometry.geom_type}: check the shape")
    turned = [orient(p, 1.0) for p in parts]
    return turned[0] if len(turned) == 1 else MultiPolygon(turned)


def shift_to(geometry: BaseGeometry, *, lon: float) -> BaseGeometry:
    """Copy of a cut geometry with longitudes continuous around a meridian.

    Parameters
    ----------
    geometry : shapely geometry
        Within [-180, 180]: points, lines or polygons.
    lon : float
        Meridian in the middle of the screen; may itself lie beyond 180.

    Returns
    -------
    shapely geometry
        The same thing within [lon - 180, lon + 180]; parts that the cut at 180
        had split are joined again where the screen shows them together.

    Raises
    ------
    GeometryError
        If the meridian is not finite or out of range.

    Examples
    --------
    >>> from shapely.geometry import MultiPolygon, box
    >>> fiji = MultiPolygon([box(177, -19, 180, -16), box(-180, -19, -178, -16)])
    >>> shift_to(fiji, lon=178.0).bounds
    (177.0, -19.0, 182.0, -16.0)
    """
    check_point(0.0, lon)
    west, east = lon - 180.0, lon + 180.0
    low, _, high, _ = geometry.bounds
    if geometry.is_empty or (low >= west and high <= east):
        return geometry
    screen = box(west, -90.0, east, 90.0)
    turns = range(math.floor((west - high) / 360.0), math.ceil((east - low) / 360.0) + 1)
    copies = [translate(geometry, xoff=360.0 * k).intersection(screen) for k in turns]
    copies = [c for c in copies if not c.is_empty]
    if shapely.get_dimensions(geometry) == 2:
        return polygons_of(shapely.union_all([polygons_of(c) for c in copies]))
    merged = shapely.union_all(copies)
    return shapely.line_merge(merged) if shapely.get_dimensions(geometry) == 1 else merged


def region_of_ring(coords: Sequence[tuple[float, float]]) -> Polygon | MultiPolygon:
    """The region to the left of a closed ring, cut; it may hold one pole, or both.

    Parameters
    ----------
    coords : sequence of (lon, lat)
        Closed or not; edges short enough that straight lon/lat edges serve.

    Returns
    -------
    Polygon or MultiPolygon
        Within [-180, 180]. Around a pole the outline runs along the pole.

    Raises
    ------
    GeometryError
        If a number is out of range or the ring holds no area.

    Examples
    --------
    >>> cap = region_of_ring([(lon, 80.0) for lon in range(-180, 181, 5)])
    >>> cap.bounds
    (-180.0, 80.0, 180.0, 90.0)
    """
    if len(coords) < 3:
        raise GeometryError("a ring needs three points: give at least three")
    line = unwrap([*coords, coords[0]])
    winding = round((line[-1][0] - line[0][0]) / 360.0)
    if winding:
        return cut_polygon(_closed_over_pole(line[:-1], 90.0 * winding))
    lons, lats = np.asarray(line).T
    doubled_area = float(np.sum(lons[:-1] * lats[1:] - lons[1:] * lats[:-1]))
    inside = Polygon(line)
    if doubled_area >= 0.0:
        return cut_polygon(inside)
    world = Polygon(
        [*_along_pole(-180.0, 180.0, -90.0), *_along_pole(180.0, -180.0, 90.0)],
    )
    return cut_polygon(world.difference(cut_polygon(inside)))


def _closed_over_pole(line: Sequence[tuple[float, float]], pole: float) -> Polygon:
    """Ring round a pole closed along it, opened where no edge stands in the way.

    Only from the ring's point nearest to the pole is the meridian up to the
    pole sure to meet no other part of the ring.
    """
    first = min(range(len(line)), key=lambda i: abs(pole - line[i][1]))
    opened = unwrap([*line[first:], *line[: first + 1]])
    return Polygon([*opened, *_along_pole(opened[-1][0], opened[0][0], pole)])


def _along_pole(start: float, end: float, pole: float) -> list[tuple[float, float]]:
    """Points along the pole from one longitude to another, both included."""
    count = math.ceil(abs(end - start) / POLE_STEP_DEG) + 1
    return [(float(lon), pole) for lon in np.linspace(start, end, count)]
