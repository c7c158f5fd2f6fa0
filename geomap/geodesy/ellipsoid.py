"""The WGS 84 ellipsoid, and the guards every function of geodesy starts with.

In: numbers as they come from data, text or other code.
Out: `GEOD`, the ellipsoid's geodesics (Karney's algorithm, by PROJ); numbers
checked to be finite and in range, or a `GeometryError` that names them.
"""

from __future__ import annotations

import math
from typing import Final

from pyproj import Geod

from geomap.errors import GeometryError

GEOD: Final = Geod(ellps="WGS84")

MAX_DISTANCE_KM: Final = 20_004.0
"""Just over the longest geodesic on WGS 84 that is shortest (pole to pole)."""

LEAST_KM: Final = 0.001
"""Shapes narrower than a metre are no shapes: rounding eats them."""

MAX_LON_DEG: Final = 1_080.0
"""Continuous longitudes may run past 180 degrees, but not without end."""

MAX_VERTICES: Final = 200_000
"""More points than this in one line are a mistake of the caller."""


def check_point(lat: float, lon: float) -> tuple[float, float]:
    """Latitude and longitude as floats, or an error that names them."""
    if not (math.isfinite(lat) and -90.0 <= lat <= 90.0):
        raise GeometryError(f"latitude {lat!r} is not between -90 and 90 degrees: check the point")
    if not (math.isfinite(lon) and abs(lon) <= MAX_LON_DEG):
        raise GeometryError(f"longitude {lon!r} is no usable number of degrees: check the point")
    return float(lat), float(lon)


def check_angle(name: str, value: float) -> float:
    """A finite angle, or an error that names it."""
    if not (math.isfinite(value) and abs(value) <= MAX_LON_DEG):
        raise GeometryError(f"{name} {value!r} is no usable number of degrees: give 0 to 360")
    return float(value)


def check_distance(name: str, value: float, *, zero: bool = True) -> float:
    """A distance from 0 (or a metre) to half way round the Earth, in kilometres."""
    least = 0.0 if zero else LEAST_KM
    if not (math.isfinite(value) and least <= value <= MAX_DISTANCE_KM):
        raise GeometryError(
            f"{name} {value!r} is out of range: give {least:g} to {MAX_DISTANCE_KM:.0f} km"
        )
    return float(value)


def wrap_lon(lon: float) -> float:
    """The longitude in [-180, 180]; 180 and -180 are kept as they are."""
    return lon if -180.0 <= lon <= 180.0 else (lon + 180.0) % 360.0 - 180.0
