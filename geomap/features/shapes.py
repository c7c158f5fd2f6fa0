"""GeoJSON geometries of features, for files and for the screen.

In: points, regions and lines, degrees on WGS 84.
Out: GeoJSON geometries: cut at 180 degrees and right-handed, or continuous around a meridian
and slightly simplified.
"""

from __future__ import annotations

import functools
import json
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.geodesy.thinning import thinned
from geomap.model import FlightPath
from geomap.tracks import line_of

DIGITS = {False: 6, True: 3}
"""Decimals of a coordinate in files, and on the screen (about 100 m)."""

METRE_DIGITS = 0
SCREEN_TOLERANCE_DEG = 0.01

Geometry = dict[str, Any]


def near(lon: float, middle: float) -> float:
    """Return the longitude moved by whole turns to within half a turn of another."""
    return (lon - middle + 180.0) % 360.0 - 180.0 + middle


def path_geometry(path: FlightPath, lon: float | None) -> Geometry:
    """Return the line of a flight: for a file with its heights in metres, or for the screen."""
    if lon is None:
        return _geojson(line_of(path), DIGITS[False])
    middle = path.lonlat[len(path.lonlat) // 2][0]
    shift = near(middle, lon) - middle
    kept = thinned(path.lonlat, tolerance_deg=SCREEN_TOLERANCE_DEG)
    digits = DIGITS[True]
    drawn = [[round(x + shift, digits), round(y, digits)] for x, y in kept]
    return {"type": "LineString", "coordinates": drawn}


@functools.lru_cache(maxsize=1024)
def region_geometry(geometry: BaseGeometry, lon: float | None) -> Geometry:
    """Return a region as GeoJSON: cut and right-handed, or continuous around a meridian.

    Parameters
    ----------
    geometry : Polygon or MultiPolygon
        Within 180 degrees.
    lon : float or None
        The meridian of the screen, degrees; None for a file.

    Returns
    -------
    dict
        A GeoJSON geometry. Equal regions give the same object: do not change it.
    """
    if lon is None:
        return _geojson(geodesy.right_hand(geometry), DIGITS[False])
    shifted = geodesy.shift_to(geometry, lon=lon)
    return _geojson(_polygons(shifted.simplify(SCREEN_TOLERANCE_DEG)) or shifted, DIGITS[True])


def point_geometry(lon: float, lat: float, digits: int) -> Geometry:
    """Return a point as GeoJSON."""
    return {"type": "Point", "coordinates": [round(lon, digits), round(lat, digits)]}


def _geojson(geometry: BaseGeometry, digits: int) -> Geometry:
    """A geometry as GeoJSON with so many decimals."""
    solid = bool(geometry.has_z)
    decimals = [digits, digits, METRE_DIGITS] if solid else [digits, digits]

    def shortened(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        columns = zip(coordinates.T, decimals, strict=True)
        return np.column_stack([column.round(places) for column, places in columns])

    rounded = shapely.transform(geometry, shortened, include_z=solid)
    written: Geometry = json.loads(shapely.to_geojson(rounded))
    return written


def _polygons(geometry: BaseGeometry) -> Polygon | MultiPolygon | None:
    """The polygons in a geometry, None where there are none."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    parts = [part for part in parts if not part.is_empty]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
