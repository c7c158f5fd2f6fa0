"""The shape of an envelope: sections across a path, and caps at its ends.

In: the flights that one event may mean, and its path.
Out: polygons that hold a share of them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geomap.geodesy.antimeridian import polygons_of
from geomap.geodesy.plane import Plane
from geomap.model import FlightPath
from geomap.tracks.members import RADIUS_KM, SECTIONS, Members, vectors

Floats = NDArray[np.float64]

LEAST_KM: Final = 0.5
CAP_POINTS: Final = 13
EDGE_KM: Final = 100.0


def envelopes(
    drawn: Members, shares: tuple[float, ...]
) -> list[tuple[float, Polygon | MultiPolygon]]:
    """Return for each share of the flights the polygon that holds it."""
    centre, lonlat = _centre_line(drawn.track.path)
    ahead, aside = _directions(centre)
    points = drawn.points
    # Offsets in kilometres from the section at the same share of the time.
    off_aside = RADIUS_KM * np.arcsin(np.clip(np.einsum("im,inm->nm", aside, points), -1.0, 1.0))
    off_ahead = RADIUS_KM * np.arctan2(
        np.einsum("im,inm->nm", ahead, points), np.einsum("im,inm->nm", centre, points)
    )
    middle = lonlat[SECTIONS // 2]
    plane = Plane(lat=float(middle[1]), lon=float(middle[0]))
    flat = plane.forward(lonlat)
    return [
        (share, plane.lift(_outline(flat, off_aside, off_ahead, share), edge_km=EDGE_KM))
        for share in shares
    ]


def _centre_line(path: FlightPath) -> tuple[Floats, Floats]:
    """The path at even steps of its own points: unit vectors (3, SECTIONS), lon/lat."""
    line = np.asarray(path.lonlat)
    wanted = np.linspace(0.0, len(line) - 1.0, SECTIONS)
    steps = np.arange(len(line))
    dense = vectors(line)
    found = np.stack([np.interp(wanted, steps, column) for column in dense])
    found /= np.linalg.norm(found, axis=0)
    lon, lat = np.arctan2(found[1], found[0]), np.arcsin(found[2])
    return found, np.degrees(np.column_stack([lon, lat]))


def _directions(centre: Floats) -> tuple[Floats, Floats]:
    """Unit vectors ahead of and to the right of the path at each section."""
    way = np.gradient(centre, axis=1)
    way -= centre * np.sum(way * centre, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=0), 1e-12)
    return way, np.cross(way, centre, axis=0)


def _outline(flat: Floats, aside: Floats, ahead: Floats, share: float) -> BaseGeometry:
    """The envelope in the plane around the path's middle."""
    tail = 0.5 * (1.0 - share)
    left = np.minimum(np.quantile(aside, tail, axis=0), -LEAST_KM)
    right = np.maximum(np.quantile(aside, 1.0 - tail, axis=0), LEAST_KM)
    way = np.gradient(flat, axis=0)
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-12)[:, None]
    across = np.column_stack([way[:, 1], -way[:, 0]])
    caps = []
    for end, sign in ((0, -1.0), (-1, 1.0)):
        grow, reach = _cap(aside[:, end], sign * ahead[:, end], left[end], right[end], share)
        left[end] *= grow
        right[end] *= grow
        caps.append(
            _half_ellipse(flat[end], way[end] * sign * reach, across[end], left[end], right[end])
        )
    sides = flat + across * left[:, None], flat + across * right[:, None]
    quads = [_quad(sides, step) for step in range(len(flat) - 1)]
    whole = shapely.union_all([*(quad for quad in quads if quad is not None), *caps])
    # What is left open between pieces is rounding, or lies inside a bend: it is filled.
    return shapely.union_all(
        [Polygon(part.exterior) for part in shapely.get_parts(polygons_of(whole))]
    )


def _quad(sides: tuple[Floats, Floats], step: int) -> Polygon | None:
    """The piece between two sections; None where they are one."""
    corners = np.concatenate([side[step : step + 2] for side in sides])
    hull = MultiPoint(corners).convex_hull
    return hull if isinstance(hull, Polygon) else None


def _cap(
    aside: Floats, beyond: Floats, left: float, right: float, share: float
) -> tuple[float, float]:
    """How much wider the end is, and how far beyond the path it goes, to hold the share there.

    Flights that end short of the path's end lie in the strip if they are not too far aside;
    those beyond it in a half ellipse.
    """
    reach = max(float(np.quantile(beyond, 0.5 * (1.0 + share))), LEAST_KM)
    across = np.where(aside > 0.0, aside / right, aside / left)
    depth = np.hypot(across, np.maximum(beyond, 0.0) / reach)
    grow = max(float(np.quantile(depth, share)), 0.1)
    return grow, max(reach * grow, LEAST_KM)


def _half_ellipse(
    middle: Floats, beyond: Floats, across: Floats, left: float, right: float
) -> Polygon:
    """Polygon from one side of an end around to the other."""
    angle = np.linspace(-0.5 * np.pi, 0.5 * np.pi, CAP_POINTS)
    width = np.where(angle < 0.0, -left, right) * np.sin(angle)
    return Polygon(middle + np.outer(width, across) + np.outer(np.cos(angle), beyond))
