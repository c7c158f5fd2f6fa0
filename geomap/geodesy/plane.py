"""Azimuthal equidistant plane around a point of the ellipsoid.

In: a centre; lon/lat coordinates, or shapes.
Out: kilometres east and north in the plane, and back.

Distances and directions from the centre are exact. Across, the plane
stretches by c / sin c at an angular distance c: 0.1 per cent at 500 km, 0.4
at 1,000 km. Shapes are therefore taken piece by piece, each with its own plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geomap.geodesy.antimeridian import cut_polygon, polygons_of, region_of_ring
from geomap.geodesy.ellipsoid import GEOD

Floats = NDArray[np.float64]

EDGE_DEG: Final = 0.5
"""Straight lon/lat edges are followed this closely when they enter the plane."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Azimuthal equidistant projection centred on (lat, lon), in kilometres."""

    lat: float
    lon: float

    def forward(self, lonlat: Floats) -> Floats:
        """Lon/lat, (n, 2), to kilometres east and north of the centre."""
        count = len(lonlat)
        azimuth, _, metres = GEOD.inv(
            np.full(count, self.lon), np.full(count, self.lat), lonlat[:, 0], lonlat[:, 1]
        )
        angle, distance = np.radians(azimuth), np.asarray(metres) / 1000.0
        return np.column_stack([distance * np.sin(angle), distance * np.cos(angle)])

    def backward(self, xy: Floats) -> Floats:
        """Kilometres east and north, (n, 2), to lon/lat."""
        count = len(xy)
        azimuth = np.degrees(np.arctan2(xy[:, 0], xy[:, 1]))
        lon, lat, _ = GEOD.fwd(
            np.full(count, self.lon),
            np.full(count, self.lat),
            azimuth,
            np.hypot(xy[:, 0], xy[:, 1]) * 1000.0,
        )
        return np.column_stack([lon, lat])

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """A lon/lat geometry in the plane; polygons are made valid there."""
        dense = shapely.segmentize(geometry, EDGE_DEG)
        flat = shapely.transform(dense, self.forward)
        return polygons_of(flat) if shapely.get_dimensions(geometry) == 2 else flat

    def lift(self, geometry: BaseGeometry, *, edge_km: float) -> Polygon | MultiPolygon:
        """Polygons of the plane as cut lon/lat polygons; edges densified to `edge_km`."""
        dense = shapely.segmentize(geometry, edge_km)
        regions = [self._lift_polygon(p) for p in shapely.get_parts(dense)]
        return cut_polygon(shapely.union_all(regions) if len(regions) > 1 else regions[0])

    def _lift_polygon(self, polygon: Polygon) -> BaseGeometry:
        """One polygon: the region of its outer ring less those of its holes."""
        turned = orient(polygon, 1.0)
        outer = self._lift_ring(np.asarray(turned.exterior.coords))
        holes = [self._lift_ring(np.asarray(r.coords)[::-1]) for r in turned.interiors]
        return outer.difference(shapely.union_all(holes)) if holes else outer

    def _lift_ring(self, xy: Floats) -> BaseGeometry:
        """Region to the left of a ring of the plane."""
        lonlat = self.backward(xy[:-1, :2])
        return region_of_ring([(float(x), float(y)) for x, y in lonlat])


def plane_of(geometry: BaseGeometry) -> Plane:
    """Plane centred in the middle of a shape, wherever 180 degrees or a pole cut it."""
    lon, lat = np.radians(shapely.get_coordinates(geometry)).T
    corners = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    middle = (corners.min(axis=0) + corners.max(axis=0)) / 2.0
    if float(np.linalg.norm(middle)) < 1e-9:
        middle = corners[0]
    flat = float(np.hypot(middle[0], middle[1]))
    return Plane(
        lat=float(np.degrees(np.arctan2(middle[2], flat))),
        lon=float(np.degrees(np.arctan2(middle[1], middle[0]))),
    )
