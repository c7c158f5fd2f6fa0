"""Build ``data/regions.bin``: polygons of countries, divisions and seas, and land in tiles.

In: Natural Earth (npm world-atlas; first-level divisions out of Debian's
qgis-common), ISO 3166-2 codes (PyPI iso3166-2), the IHO sea areas (npm
oceans-seas.geojson), ``data/seas.csv``, ``data/sea_shapes.csv`` and
``data/region_parts.csv``.
Out: ``data/regions.bin``; the same bytes each time. ``--check`` compares
instead of writing.

Run it as ``python tools/build_regions.py [--check] [--packages FOLDER]``.

The file
--------
8 bytes ``GEOREG01``; 4 bytes, the length of the index (unsigned, little
endian); the index, UTF-8 JSON: ``units_per_degree``, ``tile_deg``, ``keys``
(one a line, sorted), ``sizes`` (bytes of each shape, in the same order) and
``unions`` (keys that mean several others together); then the shapes, one behind
the other. A key is ``country:PRK``,
``division:JP-01``, ``sea:yellow_sea`` or ``land:26,7``: the tile of land whose
lower left corner is 26 and 7 tiles from (0, 0).

A shape is a row of whole numbers, each in groups of 7 bits, lowest first, 128
added to all but the last: the number of polygons; for each its number of
rings; for each ring its number of points; then, point by point, the steps in
longitude and latitude from the point before (from 0, 0 at first), in units,
doubled, and made positive if negative (-1 is 1, 1 is 2, -2 is 3).
"""

from __future__ import annotations

import argparse
import csv
import json
import struct
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import division_join
import natural_earth as ne
import sea_areas
import shapely
from iso3166_2 import Subdivisions
from region_pack import UNITS_PER_DEGREE, on_grid, pack
from shapely.geometry.base import BaseGeometry

MAGIC = b"GEOREG01"
TILE_DEG = 5
TOLERANCE_DEG = 0.01
"""Simplification of countries and divisions, about 1 km."""

SEA_TOLERANCE_DEG = 0.01
ATLAS_STEP_DEG = 0.0036
CASPIAN_BOX = (46.0, 36.0, 55.6, 48.0)

# Divisions that Natural Earth draws as countries.
AS_COUNTRIES = {
    "division:CN-HK": "country:HKG",
    "division:CN-MO": "country:MAC",
    "division:US-AS": "country:ASM",
    "division:US-GU": "country:GUM",
    "division:US-MP": "country:MNP",
    "division:US-PR": "country:PRI",
    "division:US-UM": "country:UMI",
    "division:US-VI": "country:VIR",
}

Shapes = dict[str, BaseGeometry]


def countries(atlas: Path, by_number: dict[str, str]) -> Shapes:
    """Shapes of all countries, unsimplified, each valid and cut at 180 degrees.

    The Vatican has shrunk to a line in the grid of the atlas; it is widened again.
    """
    topology = ne.Topology(atlas / "countries-10m.json")
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    thin: Shapes = {}
    for feature, polygons in topology.features("countries"):
        code = ne.alpha3(feature, by_number)
        if code:
            for rings in polygons:
                parts[f"country:{code}"].append(ne.polygon([topology.ring(r) for r in rings]))
            line = shapely.LineString(topology.ring(polygons[0][0]))
            thin[f"country:{code}"] = line.buffer(ATLAS_STEP_DEG, quad_segs=2)
    whole = {key: ne.areal(shapely.union_all(found)) for key, found in parts.items()}
    return {key: thin[key] if shape.is_empty else shape for key, shape in whole.items()}


def divisions(folder: Path) -> tuple[Shapes, int]:
    """Shapes of all divisions that were joined, and how many codes there are."""
    rows = ne.geopackage(folder, "states_provinces")
    named = [(row, shape) for row, shape in rows if row["name"] or row["woe_label"]]
    shapes = simplified({str(row["fid"]): ne.cut(shape) for row, shape in named})
    codes = Subdivisions().all
    joined = division_join.join([(row, shapes[str(row["fid"])]) for row, _ in named], codes)
    found = {f"division:{code}": ne.areal(shapely.union_all(s)) for code, s in joined.items()}
    for row, _ in named:
        if row["name"] in division_join.TOGETHER:
            found[division_join.TOGETHER[row["name"]]] = shapes[str(row["fid"])]
    return found, sum(map(len, codes.values()))


def simplified(shapes: Shapes) -> Shapes:
    """Simplify shapes together, so that borders stay common."""
    rough = shapely.coverage_simplify(list(shapes.values()), TOLERANCE_DEG)
    return dict(zip(shapes, rough, strict=True))


def caspian(shapes: Shapes) -> BaseGeometry:
    """Give the Caspian Sea: the gap that the countries around it leave."""
    box = shapely.box(*CASPIAN_BOX)
    around = shapely.union_all([shape.intersection(box) for shape in shapes.values()])
    return max(shapely.get_parts(ne.areal(box.difference(around))), key=lambda part: part.area)


def land_parts(atlas: Path, inland_sea: BaseGeometry) -> list[BaseGeometry]:
    """All land as polygons, unsimplified, within 180 degrees.

    Natural Earth's land counts the Caspian Sea in; here it is water. Rocks that
    only the shapes of countries have (Dokdo) are added.
    """
    shapes = polygons_of(atlas / "land-10m.json", "land")
    dry = [s.difference(inland_sea) if s.intersects(inland_sea) else s for s in shapes]
    tree = shapely.STRtree(dry)
    nations = polygons_of(atlas / "countries-10m.json", "countries")
    rocks = [s for s in nations if not len(tree.query(s, predicate="intersects"))]
    print(f"land: {len(dry)} polygons, {len(rocks)} rocks added")
    return [part for shape in dry + rocks for part in shapely.get_parts(on_grid(shape))]


def polygons_of(path: Path, name: str) -> list[BaseGeometry]:
    """All polygons of a topology that have an area."""
    topology = ne.Topology(path)
    shapes = [
        ne.polygon([topology.ring(ring) for ring in rings])
        for _, polygons in topology.features(name)
        for rings in polygons
    ]
    return [shape for shape in shapes if not shape.is_empty]


def tiles(land: list[BaseGeometry]) -> Iterator[tuple[str, BaseGeometry]]:
    """Cut land into tiles, each with its key."""
    tree = shapely.STRtree(land)
    for x in range(-180 // TILE_DEG, 180 // TILE_DEG):
        for y in range(-90 // TILE_DEG, 90 // TILE_DEG):
            low, left = y * TILE_DEG, x * TILE_DEG
            box = shapely.box(left, low, left + TILE_DEG, low + TILE_DEG)
            near = [land[i] for i in sorted(tree.query(box, predicate="intersects"))]
            inside = ne.areal(shapely.union_all([shape.intersection(box) for shape in near]))
            if not inside.is_empty:
                yield f"land:{x},{y}", inside


def unions(data: Path, known: set[str]) -> dict[str, str]:
    """Regions that are made up of others: key to keys joined by ``+``."""
    with (data / "region_parts.csv").open(encoding="utf-8", newline="") as file:
        found = {row["key"]: row["parts"] for row in csv.DictReader(file)}
    unknown = {part for parts in found.values() for part in parts.split("+")} - known
    if unknown:
        raise SystemExit(f"region_parts.csv names regions that there are not: {sorted(unknown)}")
    return found


def build(folder: Path, data: Path) -> bytes:
    """Make the whole file."""
    atlas = ne.npm_package(ne.WORLD_ATLAS, folder)
    exact = countries(atlas, ne.codes_by_number(ne.attributes(folder)))
    shapes = simplified(exact)
    found, wanted = divisions(folder)
    joined = sum(key.startswith("division:") for key in found)
    print(f"divisions: {joined} of {wanted} codes have a shape")
    shapes |= found
    shapes |= {key: shapes[of] for key, of in AS_COUNTRIES.items() if key not in shapes}
    land = land_parts(atlas, caspian(exact))
    rough = [part.simplify(SEA_TOLERANCE_DEG) for part in land]
    shapes |= {f"sea:{slug}": s for slug, s in sea_areas.seas(folder, data, rough).items()}
    shapes = {key: on_grid(shape) for key, shape in shapes.items()}
    shapes |= {key: on_grid(shape) for key, shape in tiles(land)}
    packed = {key: pack(shapes[key]) for key in sorted(shapes) if not shapes[key].is_empty}
    for kind in ("country", "division", "sea", "land", "region", "dispute"):
        sizes = [len(blob) for key, blob in packed.items() if key.startswith(kind)]
        print(f"{kind}: {len(sizes)} shapes, {sum(sizes):,} bytes")
    index = {
        "units_per_degree": UNITS_PER_DEGREE,
        "tile_deg": TILE_DEG,
        "keys": "\n".join(packed),
        "sizes": [len(blob) for blob in packed.values()],
        "unions": unions(data, set(packed)),
    }
    head = json.dumps(index, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(packed.values())


def main() -> int:
    """Write the file, or compare it with the one there is."""
    parser = argparse.ArgumentParser(description="Build data/regions.bin.")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    parser.add_argument("--packages", type=Path, help="folder to keep the packages in")
    arguments = parser.parse_args()
    data = Path(__file__).resolve().parents[1] / "data"
    target = data / "regions.bin"
    with tempfile.TemporaryDirectory() as temporary:
        found = build(arguments.packages or Path(temporary), data)
    if arguments.check:
        same = target.read_bytes() == found
        print(f"{target.name}: {'the same' if same else 'DIFFERS'}")
        return 0 if same else 1
    target.write_bytes(found)
    print(f"{target.name}: {len(found):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
