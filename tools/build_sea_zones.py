"""Build ``data/sea_zones.bin``: the sea within 200 nautical miles of each coastal state.

In: ``data/regions.bin``.
Out: ``data/sea_zones.bin``, packed as ``build_regions.py`` describes, keys
``zone:JPN``; the same bytes each time. ``--check`` compares instead of writing.

Run it as ``python tools/build_sea_zones.py [--check]``.

A state's zone is the sea within 200 nautical miles of its coast that lies
nearer to it than to any other state: straight halves between neighbours,
nothing else. No treaty, no baseline and no legal claim is followed, and land
is given to states as Natural Earth draws it; the zones are approximate
everywhere.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from region_pack import UNITS_PER_DEGREE, on_grid, pack
from scipy.spatial import SphericalVoronoi
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import regions
from geomap.geodesy import buffer, cut_polygon, region_of_ring

MAGIC = b"GEOREG01"
ZONE_KM = 370.4
SPACING_DEG = 0.1
"""Spacing of the points of a coast from which halves are measured, about 10 km."""

TOLERANCE_DEG = 0.02
LAND_TOLERANCE_DEG = 0.01
LEAST_AREA_DEG2 = 0.002
"""Lagoons and splinters below about 20 square kilometres are dropped."""

WITHOUT = frozenset({"ATA"})
"""Land without a coastal state."""


def coast_points() -> tuple[np.ndarray, list[str]]:
    """Points along all outlines, each with its country; no two within about a kilometre."""
    seen: set[tuple[int, int]] = set()
    points: list[tuple[float, float]] = []
    owners: list[str] = []
    for key in regions.keys("country"):
        outline = shapely.segmentize(regions.region(key).boundary, SPACING_DEG)
        thin: set[tuple[int, int]] = set()
        for x, y in shapely.get_coordinates(outline):
            coarse = (round(x / SPACING_DEG), round(y / SPACING_DEG))
            fine = (round(x * 100), round(y * 100))
            if coarse in thin or fine in seen or abs(x) > 179.999 or abs(y) > 89.9:
                continue
            thin.add(coarse)
            seen.add(fine)
            points.append((x, y))
            owners.append(key.removeprefix("country:"))
    return np.array(points), owners


def cells(points: np.ndarray, owners: list[str]) -> dict[str, list[BaseGeometry]]:
    """For each country the parts of the globe that lie nearest to one of its points."""
    lon, lat = np.radians(points).T
    sphere = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    voronoi = SphericalVoronoi(sphere)
    voronoi.sort_vertices_of_regions()
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for index, (owner, region) in enumerate(zip(owners, voronoi.regions, strict=True)):
        corners = voronoi.vertices[region]
        normal = np.cross(corners, np.roll(corners, -1, axis=0)).sum(axis=0)
        if normal @ sphere[index] < 0:
            corners = corners[::-1]
        ring = np.degrees(
            np.column_stack(
                [
                    np.arctan2(corners[:, 1], corners[:, 0]),
                    np.arcsin(np.clip(corners[:, 2], -1, 1)),
                ]
            )
        )
        cell = region_of_ring([(float(x), float(y)) for x, y in ring])
        if cell.is_valid and cell.area < 2000:
            found[owner].append(cell)
    return found


def zone(key: str, nearest: list[BaseGeometry]) -> BaseGeometry:
    """The sea of one country."""
    reach = buffer(shapely.simplify(regions.region(key), 0.02), distance_km=ZONE_KM)
    own = shapely.union_all(nearest, grid_size=1e-6).intersection(reach)
    sea = []
    for part in shapely.get_parts(own):
        land = shapely.simplify(regions.land(part.bounds), LAND_TOLERANCE_DEG)
        sea += shapely.get_parts(part.difference(land)).tolist()
    kept = [p for p in sea if p.geom_type == "Polygon" and p.area > LEAST_AREA_DEG2]
    if not kept:
        return shapely.MultiPolygon()
    return cut_polygon(shapely.simplify(shapely.union_all(kept), TOLERANCE_DEG))


def build() -> bytes:
    """Make the whole file."""
    points, owners = coast_points()
    print(f"{len(points)} points", flush=True)
    nearest = cells(points, owners)
    packed: dict[str, bytes] = {}
    for code in sorted(set(nearest) - WITHOUT):
        shape = on_grid(zone(f"country:{code}", nearest[code]))
        if not shape.is_empty:
            packed[f"zone:{code}"] = pack(shape)
    index = {
        "units_per_degree": UNITS_PER_DEGREE,
        "tile_deg": 5,
        "keys": "\n".join(packed),
        "sizes": [len(blob) for blob in packed.values()],
        "unions": {},
    }
    head = json.dumps(index, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(packed.values())


def main() -> int:
    """Write the file, or compare it with the one there is."""
    parser = argparse.ArgumentParser(description="Build data/sea_zones.bin.")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    arguments = parser.parse_args()
    target = Path(__file__).resolve().parents[1] / "data" / "sea_zones.bin"
    found = build()
    if arguments.check:
        same = target.read_bytes() == found
        print(f"{target.name}: {'the same' if same else 'DIFFERS'}")
        return 0 if same else 1
    target.write_bytes(found)
    print(f"{target.name}: {len(found):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
