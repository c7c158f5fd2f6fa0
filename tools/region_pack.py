"""Pack shapes as ``data/regions.bin`` holds them.

In: polygons in lon/lat.
Out: the same on the file's grid and in a fixed order; the bytes of a shape.

`geomap.gazetteer.regions` unpacks them; ``build_regions.py`` describes the
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

UNITS_PER_DEGREE = 10_000


def on_grid(shape: BaseGeometry) -> BaseGeometry:
    """Round to the file's grid, keep polygons only, rings right-handed, in a fixed order."""
    rounded = shapely.set_precision(shape, 1 / UNITS_PER_DEGREE)
    parts = shapely.get_parts(shapely.get_parts(rounded))
    areas = [part for part in parts if part.geom_type == "Polygon" and part.area > 0]
    return shapely.orient_polygons(shapely.normalize(shapely.MultiPolygon(areas)))


def pack(shape: BaseGeometry) -> bytes:
    """Pack one shape that lies on the grid."""
    rings = [[part.exterior, *part.interiors] for part in shapely.get_parts(shape)]
    head = [len(rings), *(len(of) for of in rings)]
    head += [len(ring.coords) for of in rings for ring in of]
    lonlat = np.rint(shapely.get_coordinates([r for of in rings for r in of]) * UNITS_PER_DEGREE)
    steps = np.diff(lonlat.astype(np.int64), axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    flat = steps.ravel()
    signless = np.where(flat < 0, -2 * flat - 1, 2 * flat)
    return numbers(head) + numbers(signless.tolist())


def numbers(values: Iterable[int]) -> bytes:
    """Pack whole numbers, none negative, in groups of 7 bits."""
    out = bytearray()
    for number in values:
        rest = number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)
