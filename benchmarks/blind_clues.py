"""How well geomap's regions agree with the frozen blind ones, from the words to the region.

In: `tests/blind/clues/clues.jsonl`, 40 rows of text, slot, expected region and point, built
without knowledge of the package.
Out: on stdout the mean overlap (intersection over union, on an equal-area projection), how many
expected points lie inside the region found, how many rows gave a region at all; with ``--rows``
a line for each row. The first event of a text that has the row's slot counts, no other.

Example: ``python benchmarks/blind_clues.py --rows``
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pyproj
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geomap.articles import from_text
from geomap.model import Location
from geomap.report import reading_of

BLIND = Path(__file__).resolve().parent.parent / "tests" / "blind" / "clues" / "clues.jsonl"
STEP_DEG = 0.25


def found(row: dict[str, Any]) -> Location | None:
    """The location that the package gives for a row's slot."""
    reading = reading_of(from_text(row["text"], id=row["id"], date=row["date"]))
    for located in reading.events:
        told = getattr(located, row["slot"])
        if isinstance(told, tuple):
            told = told[0] if told else None
        if isinstance(told, Location):
            return told
    return None


def flat(geometry: BaseGeometry, lat: float, lon: float) -> BaseGeometry:
    """The geometry on an equal-area plane around a point, its edges kept straight in degrees."""
    plane = pyproj.Transformer.from_crs(
        "EPSG:4326", f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True
    )
    dense = shapely.segmentize(geometry, STEP_DEG)
    moved = shapely.transform(dense, plane.transform, interleaved=False)
    return shapely.make_valid(moved)


def overlap(row: dict[str, Any], location: Location) -> float:
    """Intersection over union with the expected region."""
    lon, lat = row["point"]
    expected, given = (flat(one, lat, lon) for one in (shape(row["region"]), location.geometry))
    union = expected.union(given).area
    return float(expected.intersection(given).area / union) if union else 0.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", action="store_true", help="a line for each row")
    each = parser.parse_args().rows
    rows = [json.loads(line) for line in BLIND.read_text(encoding="utf-8").splitlines()]
    overlaps, inside, located = [], 0, 0
    for row in rows:
        location = found(row)
        share = overlap(row, location) if location else 0.0
        holds = bool(location) and location.geometry.buffer(1e-9).covers(Point(row["point"]))
        overlaps.append(share)
        inside += holds
        located += location is not None
        if each:
            mark = "inside" if holds else "outside" if location else "nothing"
            print(f"{row['id']} {share:5.2f} {mark:<8}{row['slot']:<10}{', '.join(row['kinds'])}")
    print(
        f"{len(rows)} rows: mean overlap {sum(overlaps) / len(rows):.3f}, "
        f"point inside {inside}, located {located}"
    )


if __name__ == "__main__":
    main()
