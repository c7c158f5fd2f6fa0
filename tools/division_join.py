"""Join Natural Earth's first-level divisions to their ISO 3166-2 codes.

In: rows of Natural Earth's states and provinces (they carry no ISO 3166-2 code)
with their shapes, and the subdivisions of the PyPI package iso3166-2.
Out: code to the list of shapes that make it up.

Names are compared first, in all spellings that either side gives, without
accents and without words such as "province"; where names differ too much, the
position that the subdivision is given decides, if it lies in a shape whose
name is at least a little alike. A subdivision with parts of its own (a French
region) gets the shapes of its parts.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

ALIKE = 0.8
"""Ratio of common letters from which two names count as the same."""

ALIKE_IN_PLACE = 0.45
"""The same where the subdivision's position lies in the shape."""

# Words that say what a division is, not which one.
KINDS = re.compile(
    r"\b(province|provincia|prefecture|region|regiao|oblast|oblasty|kray|krai|kraj|respublika|"
    r"republic|avtonomna|avtonomnyy|avtonomnyj|autonomous|okrug|county|district|distrikt|"
    r"departement|departamento|department|state|estado|muhafazat|ostan|ostan e|governorate|"
    r"wilaya|wilayat|sheng|shi|zizhiqu|municipality|municipio|municipiu|city|si|do|to|fu|ken|"
    r"teukbyeolsi|gwangyeoksi|teukbyeoljachido|parish|canton|comarca|commune|of|de|du|la|le|"
    r"the|al|el|ad|ar|as|at|az|ash|changwat|tinh|viloyati|oblysy|velayat|welayaty|uezd|raionul|"
    r"fylke|laen|lan|maakunta|borough|council|area|unitary|authority|metropolitan|division|"
    r"territory|island|islands|isla|ile|iles|d|l|e|va|and|y)\b"
)

# Crimea: Natural Earth draws it with Russia, the code list has it with Ukraine.
CODE_COUNTRY = {"UP11": "UA", "UP20": "UA"}

# Divisions whose names differ too much to find.
GIVEN = {
    ("UA", "UP11"): "UA-43",
    ("UA", "UP20"): "UA-40",
    ("UA", "UP12"): "UA-30",
    ("UA", "UP13"): "UA-32",
    ("UA", "UP17"): "UA-51",
    ("UA", "UP25"): "UA-21",
    ("RU", "RS47"): "RU-MOW",
    ("RU", "RS14"): "RU-ZAB",
    ("RU", "RS44"): "RU-MAG",
    ("RU", "RS15"): None,  # two divisions share the code: left to their names
    ("MD", "MD58"): "MD-SN",
    ("MD", "MD72"): "MD-SN",
    ("CN", "CH14"): "CN-XZ",
    ("CN", "CH20"): "CN-NM",
}

# Shapes that hold many divisions: no code fits. They have keys of their own instead.
TOGETHER = {"West Bank": "region:west_bank", "Northern Cyprus": "dispute:northern_cyprus"}

# The parts of the United Kingdom, told by the geographical unit of each shape.
UNITS = {"ENG": "GB-ENG", "SCT": "GB-SCT", "WLS": "GB-WLS", "NIR": "GB-NIR"}

Row = tuple[dict[str, Any], BaseGeometry]


def fold(name: str) -> str:
    """Strip accents, signs and the words for kinds of divisions."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’`´ʻʼ]", "", plain)
    plain = " ".join(re.sub(r"[^a-z]+", " ", plain).split())
    short = " ".join(KINDS.sub(" ", plain).split())
    short = re.sub(r"(namdo|pukto|bukto)$", lambda m: {"n": " south"}.get(m[0][0], " north"), short)
    return (short or plain).replace(" ", "")


def row_names(row: Mapping[str, Any]) -> set[str]:
    """All folded names of a shape."""
    label = (row["woe_label"] or "").split(",")[0]
    names = [row["name"], row["gn_name"], row["woe_name"], label]
    names += re.findall(r"[^()]+", row["name"] or "")
    return {fold(name) for name in names if name} - {""}


def code_names(entry: Mapping[str, Any]) -> set[str]:
    """All folded names of a subdivision, in Latin letters."""
    names = re.findall(r"[^\[\]]+", entry["name"])
    local = re.sub(r"\([a-z]{3}\)", "", entry["localOtherName"] or "")
    names += re.split(r"[,/]", local)
    return {fold(name) for name in names} - {""}


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Largest ratio of common letters between any two names."""
    theirs = list(other)
    best = 0.0
    for a in one:
        for b in theirs:
            if a == b:
                return 1.0
            best = max(best, difflib.SequenceMatcher(None, a, b, autojunk=False).ratio())
    return best


def match_country(rows: list[Row], codes: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Match one country's shapes (by fid, as text) to codes, best pairs first."""
    names = {code: code_names(entry) for code, entry in codes.items()}
    pairs = []
    for row, shape in rows:
        mine = row_names(row)
        for code, entry in codes.items():
            alike = likeness(mine, names[code])
            where = entry["latLng"]
            inside = bool(where) and shape.contains(shapely.Point(where[1], where[0]))
            if alike >= ALIKE or (inside and alike >= ALIKE_IN_PLACE):
                child = 0.001 if entry["parentCode"] else 0.0
                score = alike + (0.3 if inside else 0.0) + child
                pairs.append((-score, code, str(row["fid"])))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, code, fid in sorted(pairs):
        if fid not in found and code not in taken:
            found[fid] = code
            taken.add(code)
    return found


def join(
    rows: list[Row], codes: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> dict[str, list[BaseGeometry]]:
    """Give each ISO 3166-2 code the shapes that make it up."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row, shape in rows:
        if row["name"] in TOGETHER:
            continue
        country = CODE_COUNTRY.get(row["fips"] or "", row["iso_a2"])
        by_country[country].append((row, shape))
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for country, mine in sorted(by_country.items()):
        _join_country(country, mine, codes.get(country, {}), found)
    return found


def _join_country(
    country: str,
    rows: list[Row],
    codes: Mapping[str, Mapping[str, Any]],
    found: dict[str, list[BaseGeometry]],
) -> None:
    """Add one country's shapes to `found`."""
    given = {
        str(row["fid"]): GIVEN[country, row["fips"]]
        for row, _ in rows
        if GIVEN.get((country, row["fips"] or ""))
    }
    rest = {code: entry for code, entry in codes.items() if code not in given.values()}
    open_rows = [(row, shape) for row, shape in rows if str(row["fid"]) not in given]
    matched = given | match_country(open_rows, rest)
    for row, shape in rows:
        own = {matched.get(str(row["fid"]))}
        own.add(UNITS.get(row["gu_a3"] or "") if country == "GB" else None)
        for code in own - {None}:
            _add(str(code), shape, codes, found)


def _add(
    code: str,
    shape: BaseGeometry,
    codes: Mapping[str, Mapping[str, Any]],
    found: dict[str, list[BaseGeometry]],
) -> None:
    """Give a shape to a code and to the codes above it."""
    found[code].append(shape)
    parent = codes.get(code, {}).get("parentCode")
    if parent and parent in codes and parent not in UNITS.values():
        _add(parent, shape, codes, found)
