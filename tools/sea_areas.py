"""Water of seas, straits and bays, by the slug of ``data/seas.csv``.

In: the IHO sea areas of the npm package oceans-seas.geojson (Marine Regions,
CC BY 4.0; simplified by that package), the hand-kept corners of
``data/sea_shapes.csv``, and land.
Out: slug to polygons of water within 180 degrees.

The packaged IHO areas follow the coast only to some kilometres. So each grows
by a tenth of a degree where no other sea begins, and land is taken out again:
then its edge is the coast of the land that the rest of geomap knows.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import natural_earth as ne
import shapely
from shapely.geometry.base import BaseGeometry

OCEANS_SEAS = "oceans-seas.geojson@0.5.0"
GROW_DEG = 0.1
SMALLEST_SHARE = 0.02
"""Least part of a hand-kept shape's largest water that a piece must have to be kept."""

SMALLEST_PIECE = 0.002
"""The same for IHO areas, in square degrees (about 25 km2)."""


def iho_areas(folder: Path) -> dict[str, BaseGeometry]:
    """IHO sea areas by their names, valid and within 180 degrees."""
    path = ne.npm_package(OCEANS_SEAS, folder) / "oceans-seas.geo.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        row["properties"]["NAME"]: ne.cut(shapely.from_geojson(json.dumps(row["geometry"])))
        for row in rows
    }


def _to_coast(areas: dict[str, BaseGeometry], land: list[BaseGeometry]) -> dict[str, BaseGeometry]:
    """Each area up to the coast, without land and without the other areas."""
    world = shapely.box(-180, -90, 180, 90)
    names = list(areas)
    tree, land_tree = shapely.STRtree(list(areas.values())), shapely.STRtree(land)
    found = {}
    for name, area in areas.items():
        grown = area.buffer(GROW_DEG, quad_segs=2).intersection(world)
        others = [areas[names[i]] for i in tree.query(grown) if names[i] != name]
        near = [land[i] for i in land_tree.query(grown, predicate="intersects")]
        water = ne.areal(grown.difference(shapely.union_all(others).union(shapely.union_all(near))))
        parts = [part for part in shapely.get_parts(water) if part.area >= SMALLEST_PIECE]
        found[name] = shapely.MultiPolygon(parts)
    return found


def _drawn(corners: str, land: list[BaseGeometry]) -> BaseGeometry:
    """Water inside hand-kept corners, without puddles."""
    points = [tuple(map(float, corner.split())) for corner in corners.split(";")]
    shape = ne.cut(shapely.Polygon(points))
    tree = shapely.STRtree(land)
    near = [land[i] for i in tree.query(shape, predicate="intersects")]
    parts = shapely.get_parts(ne.areal(shape.difference(shapely.union_all(near))))
    least = SMALLEST_SHARE * max((part.area for part in parts), default=0.0)
    return shapely.MultiPolygon([part for part in parts if part.area >= least])


def seas(folder: Path, data: Path, land: list[BaseGeometry]) -> dict[str, BaseGeometry]:
    """Give all seas that have a shape; `land` is a list of polygons."""
    areas = _to_coast(iho_areas(folder), land)
    found: dict[str, BaseGeometry] = {}
    with (data / "seas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [name.strip() for name in row["iho"].split(";") if name.strip()]
            if names:
                found[row["slug"]] = ne.areal(shapely.union_all([areas[name] for name in names]))
    with (data / "sea_shapes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["slug"]] = _drawn(row["corners"], land)
    return {slug: shape for slug, shape in found.items() if not shape.is_empty}
