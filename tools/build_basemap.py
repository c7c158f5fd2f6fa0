"""Build the base map of the offline map page: land, borders, country names.

In: Natural Earth 1:50m countries, the islands that only its 1:10m shapes have,
its disputed borders, and its label points (packages pinned in this folder;
fetched by name at build time).
Out: ``data/basemap.json``; the same bytes each time. ``--check`` compares
instead of writing.

Run it as ``python tools/build_basemap.py [--check] [--packages FOLDER]``.

The format
----------
One JSON object::

    {
      "format": "geomap-basemap", "version": 1,
      "unit": 0.005,                        degrees in one step
      "arcs": ["3rqMkl...", ...],           lines, packed
      "countries": [
        {"code": "PRK", "name": "North Korea", "label": [lon, lat], "zoom": 3.0,
         "polygons": [[[0, 4, -3], [7]], ...]}, ...],
      "coasts": [0, 5, ...], "borders": [1, ...], "disputed": [2, ...]
    }

* An arc is a string of whole numbers: first longitude and latitude in units,
  then the steps to the next point, alternately x and y. Each number is packed
  as in source maps: doubled (plus one, and made positive, if negative), then
  cut into groups of 5 bits, the lowest first, each one character of
  ``A-Za-z0-9-_``; 32 is added to every group but the last of its number.
* A polygon is a list of rings, the first its shell, the others its holes. A
  ring is a list of arc numbers; ``-n - 1`` (``~n``) is arc n backwards. Where
  arcs meet, the shared point appears twice: leave one out, or draw both.
  Shells run counter-clockwise, holes clockwise; everything lies within 180
  degrees, so a fill drawn again 360 degrees away joins without a gap.
* ``coasts``, ``borders`` and ``disputed`` are the lines to stroke, by arc
  number. Fills are drawn without stroke: some of their arcs run along the
  meridian of 180 degrees or the bottom of the map and are in none of the
  three lists. ``disputed`` lines (ceasefire lines, borders that not all
  accept) are meant to be dashed.
* ``code`` is ISO 3166 alpha-3 (``XKX`` for Kosovo); an empty code has no name
  and no label: land that several states claim. ``zoom`` is the Leaflet zoom
  from which Natural Earth would show the name.

A decoder for the screen::

    const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    function points(arc, unit) {           // one packed arc -> [[lat, lon], ...]
      const out = []; let at = 0, x = 0, y = 0;
      function next() {
        let value = 0, shift = 0, group;
        do { group = SIGNS.indexOf(arc[at++]); value |= (group & 31) << shift; shift += 5; }
        while (group & 32);
        return value & 1 ? -(value >> 1) : value >> 1;
      }
      while (at < arc.length) { x += next(); y += next(); out.push([y * unit, x * unit]); }
      return out;
    }
    function ring(numbers, lines) {        // lines = base.arcs.map(a => points(a, base.unit))
      return numbers.flatMap(n => n < 0 ? lines[~n].slice().reverse() : lines[n]);
    }
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import natural_earth as ne
import shapely
from shapely.geometry.base import BaseGeometry

UNIT = 0.005
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SMALLEST_ISLAND_KM2 = 1.0
ISLAND_TOLERANCE = 0.005
NEAR_DISPUTED_DEG = 0.12
"""How far the 1:50m border may lie from the 1:10m line that is marked as disputed."""

# Lines of Natural Earth that mark no border which a state disputes today.
NOT_DISPUTED = ("Former USSR oblast", "Bolivian claim", "Portuguese claim", "Ceasefire Line 1994")

# Features and pairs whose whole common border is disputed, by name of feature in world-atlas.
DISPUTED_FEATURES = {
    "Kosovo",
    "Somaliland",
    "N. Cyprus",
    "W. Sahara",
    "Palestine",
    "Siachen Glacier",
}
DISPUTED_BOXES = (
    (32.5, 45.5, 35.6, 46.4),  # the isthmus of Crimea
    (73.3, 32.5, 77.2, 35.6),  # the Line of Control in Kashmir
)

Cell = tuple[int, int]


def pack(points: Sequence[Cell]) -> str:
    """Pack whole-number points to a string of steps."""
    out: list[str] = []
    x = y = 0
    for px, py in points:
        for step in (px - x, py - y):
            value = (-step << 1 | 1) if step < 0 else step << 1
            while value > 31:
                out.append(SIGNS[(value & 31) | 32])
                value >>= 5
            out.append(SIGNS[value])
        x, y = px, py
    return "".join(out)


def cells(points: Iterable[ne.Point]) -> list[Cell]:
    """Points in units, without repetitions."""
    out: list[Cell] = []
    for lon, lat in points:
        cell = (round(lon / UNIT), round(lat / UNIT))
        if not out or out[-1] != cell:
            out.append(cell)
    return out


class Drawing:
    """The arcs of the base map, and which of them are stroked how."""

    def __init__(self) -> None:
        self.arcs: list[str] = []
        self.lines: dict[str, list[int]] = {"coasts": [], "borders": [], "disputed": []}

    def add(self, points: Iterable[ne.Point], stroke: str) -> int | None:
        """Store a line; its number, or None if it is shorter than a unit."""
        line = cells(points)
        if len(line) < 2:
            return None
        self.arcs.append(pack(line))
        number = len(self.arcs) - 1
        if stroke in self.lines:
            self.lines[stroke].append(number)
        return number


def on_edge(a: ne.Point, b: ne.Point) -> bool:
    """Whether a step runs along the meridian of 180 degrees or the pole."""
    if min(abs(a[0]), abs(b[0])) > 180 - UNIT:
        return True
    return min(a[1], b[1]) < -89.9


def pieces(arc: ne.Line, stroke_of: Any) -> list[tuple[str, ne.Line]]:
    """Split an arc where its stroke changes; steps over 180 degrees end at the edge."""
    out: list[tuple[str, ne.Line]] = []
    for a, b in pairwise(arc):
        stroke = "none" if on_edge(a, b) else stroke_of(a, b)
        if abs(a[0] - b[0]) > 180:
            edge = math.copysign(180.0, a[0])
            share = (edge - a[0]) / (b[0] - a[0] + 2 * edge) if a[0] != edge else 0.0
            lat = a[1] + share * (b[1] - a[1])
            out.append((stroke, [a, (edge, lat)]))
            out.append((stroke, [(-edge, lat), b]))
        elif out and out[-1][0] == stroke and out[-1][1][-1] == a:
            out[-1][1].append(b)
        else:
            out.append((stroke, [a, b]))
    return out


def users(topology: ne.Topology) -> dict[int, set[str]]:
    """Arc number to the names of the features that use it."""
    found: dict[int, set[str]] = defaultdict(set)
    for feature, polygons in topology.features("countries"):
        for rings in polygons:
            for index in (index for ring in rings for index in ring):
                found[index if index >= 0 else ~index].add(feature["properties"]["name"])
    return found


def stroke_rule(names: set[str], disputed: BaseGeometry) -> Any:
    """Tell the stroke of a step of an arc from the features on its two sides."""
    if len(names) < 2:
        return lambda a, b: "coasts"
    if names & DISPUTED_FEATURES:
        return lambda a, b: "disputed"
    shapely.prepare(disputed)

    def stroke(a: ne.Point, b: ne.Point) -> str:
        middle = shapely.Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        return "disputed" if disputed.contains(middle) else "borders"

    return stroke


def draw_arcs(
    topology: ne.Topology, drawing: Drawing, disputed: BaseGeometry
) -> dict[int, list[int]]:
    """Store all arcs of the topology; arc number to the numbers of its stored pieces."""
    stored: dict[int, list[int]] = {}
    for index, names in sorted(users(topology).items()):
        rule = stroke_rule(names, disputed)
        numbers = [drawing.add(line, how) for how, line in pieces(topology.arcs[index], rule)]
        stored[index] = [number for number in numbers if number is not None]
    return stored


def ring_numbers(ring: Sequence[int], stored: dict[int, list[int]]) -> list[int]:
    """Give a ring of the topology as numbers of stored arcs."""
    out: list[int] = []
    for index in ring:
        if index >= 0:
            out.extend(stored[index])
        else:
            out.extend(~number for number in reversed(stored[~index]))
    return out


def turn(points: Iterable[ne.Point]) -> int:
    """1 for a ring counter-clockwise in units, -1 for clockwise, 0 for one that has collapsed."""
    line = cells(points)
    if len(line) < 4:
        return 0
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(line))
    return (twice > 0) - (twice < 0)


def whole(shape: BaseGeometry, drawing: Drawing, stroke: str) -> list[list[list[int]]]:
    """Store polygons with rings of their own."""
    out = []
    for part in shapely.get_parts(shape):
        rings: list[list[int]] = []
        for ring in (part.exterior, *part.interiors):
            way = turn(ring.coords)
            number = drawing.add(ring.coords, stroke) if way else None
            if number is not None:
                rings.append([number if way == (-1 if rings else 1) else ~number])
            elif not rings:
                break
        if rings:
            out.append(rings)
    return out


def polygon_numbers(
    rings: list[list[int]],
    topology: ne.Topology,
    drawing: Drawing,
    stored: dict[int, list[int]],
) -> list[list[list[int]]]:
    """Give one polygon of the topology as polygons of stored arcs, none over 180 degrees."""
    lines = [topology.ring(ring) for ring in rings]
    if any(ne.wraps(line) for line in lines):
        return whole(ne.polygon(lines), drawing, "none")
    out: list[list[int]] = []
    for ring, line in zip(rings, lines, strict=True):
        way = turn(line)
        if not way:
            if not out:
                return []
            continue
        numbers = ring_numbers(ring, stored)
        out.append(
            numbers if way == (-1 if out else 1) else [~number for number in reversed(numbers)]
        )
    return [out]


def small_islands(
    fine: ne.Topology, coarse: list[BaseGeometry], by_number: dict[str, str]
) -> list[tuple[str | None, BaseGeometry]]:
    """Islands of the 1:10m shapes that the 1:50m shapes leave out."""
    tree = shapely.STRtree(coarse)
    found = []
    for feature, polygons in fine.features("countries"):
        for rings in polygons:
            shape = ne.polygon([fine.ring(ring) for ring in rings])
            if shape.is_empty or len(tree.query(shape, predicate="intersects")):
                continue
            squared_km = shape.area * 111.2**2 * math.cos(math.radians(shape.centroid.y))
            if squared_km >= SMALLEST_ISLAND_KM2:
                found.append((ne.alpha3(feature, by_number), shape.simplify(ISLAND_TOLERANCE)))
    return found


def disputed_lines(folder: Path) -> BaseGeometry:
    """Give Natural Earth's disputed borders, without those nobody disputes today."""
    rows = ne.geopackage(folder, "disputed_borders")
    return shapely.union_all([s for row, s in rows if not row["name"].startswith(NOT_DISPUTED)])


def build(folder: Path) -> dict[str, Any]:
    """Make the base map as the object that is stored."""
    atlas = ne.npm_package(ne.WORLD_ATLAS, folder)
    rows = ne.attributes(folder)
    by_number = ne.codes_by_number(rows)
    coarse = ne.Topology(atlas / "countries-50m.json")
    lines = disputed_lines(folder)
    zone = shapely.union_all(
        [lines.buffer(NEAR_DISPUTED_DEG), *(shapely.box(*box) for box in DISPUTED_BOXES)]
    )
    drawing = Drawing()
    stored = draw_arcs(coarse, drawing, zone)
    polygons: dict[str, list[list[list[int]]]] = defaultdict(list)
    shapes = []
    for feature, parts in coarse.features("countries"):
        code = ne.alpha3(feature, by_number) or ""
        for rings in parts:
            shapes.append(ne.polygon([coarse.ring(ring) for ring in rings]))
            polygons[code] += polygon_numbers(rings, coarse, drawing, stored)
    fine = ne.Topology(atlas / "countries-10m.json")
    for island_code, shape in small_islands(fine, shapes, by_number):
        polygons[island_code or ""] += whole(shape, drawing, "coasts")
    add_claims(drawing, lines, borders(coarse))
    return {
        "format": "geomap-basemap",
        "version": 1,
        "unit": UNIT,
        "arcs": drawing.arcs,
        "countries": [country(code, polygons[code], rows) for code in sorted(polygons)],
        **drawing.lines,
    }


def borders(topology: ne.Topology) -> BaseGeometry:
    """All borders between two features."""
    return shapely.MultiLineString(
        [topology.arcs[index] for index, names in users(topology).items() if len(names) > 1]
    )


def add_claims(drawing: Drawing, lines: BaseGeometry, drawn: BaseGeometry) -> None:
    """Store those disputed lines where no border is drawn already."""
    rest = shapely.line_merge(lines.difference(drawn.buffer(NEAR_DISPUTED_DEG)))
    for line in shapely.get_parts(rest):
        if line.length > NEAR_DISPUTED_DEG:
            drawing.add(line.simplify(UNIT).coords, "disputed")


def country(
    code: str, polygons: list[list[list[int]]], rows: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Make one country's entry."""
    if not code:
        return {"code": "", "name": "", "label": None, "zoom": None, "polygons": polygons}
    row = rows[code]
    return {
        "code": code,
        "name": row["label"],
        "label": [round(row["LABEL_X"], 2), round(row["LABEL_Y"], 2)],
        "zoom": row["MIN_LABEL"],
        "polygons": polygons,
    }


def main() -> int:
    """Write the base map, or compare it with the one there is."""
    parser = argparse.ArgumentParser(description="Build data/basemap.json.")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    parser.add_argument("--packages", type=Path, help="folder to keep the packages in")
    arguments = parser.parse_args()
    target = Path(__file__).resolve().parents[1] / "data" / "basemap.json"
    with tempfile.TemporaryDirectory() as temporary:
        found = build(arguments.packages or Path(temporary))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"
    if arguments.check:
        same = target.read_text(encoding="utf-8") == text
        print(f"{target.name}: {'the same' if same else 'DIFFERS'}")
        return 0 if same else 1
    target.write_text(text, encoding="utf-8")
    print(f"{target.name}: {len(text.encode()):,} bytes, {len(found['arcs'])} arcs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
