"""A gazetteer of a few places, so that rules are tested apart from the data.

In: nothing. Out: `SMALL`, with the part of the interface of
`geomap.gazetteer.Gazetteer` that geoparse uses, and `parsed()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from geomap.gazetteer.demonyms import Demonyms
from geomap.geoparse import parse
from geomap.model import Article, Mention, Place


class Hit(NamedTuple):
    start: int
    end: int
    places: tuple[Place, ...]


class Dispute(NamedTuple):
    place: Place
    claimants: frozenset[str]
    kind: str


def country(iso3: str, name: str, lat: float, lon: float, *names: str) -> Place:
    return Place(f"country:{iso3}", name, "country", lat, lon, 300, iso3, names=names)


def other(kind: str, name: str, lat: float, lon: float, iso3: str | None, *names: str) -> Place:
    return Place(f"{kind}:{name}", name, kind, lat, lon, 20, iso3, names=names)


def city(
    name: str, lat: float, lon: float, iso3: str, people: int, admin1: str | None = None
) -> Place:
    return Place(f"city:{name}:{iso3}", name, "city", lat, lon, 10, iso3, admin1, people)


PLACES = (
    country("PRK", "North Korea", 40, 127),
    country("KOR", "South Korea", 36.5, 128),
    country("JPN", "Japan", 36.5, 138),
    country("CHN", "China", 35, 105),
    country("USA", "United States", 39.8, -98.5, "US", "U.S."),
    country("RUS", "Russia", 60, 100),
    country("IRN", "Iran", 32, 53),
    country("JOR", "Jordan", 31, 36),
    country("GEO", "Georgia", 42, 43.5),
    country("PHL", "Philippines", 13, 122),
    Place("division:US-GA", "Georgia", "division", 32.7, -83.5, 250, "USA", "US-GA"),
    Place("division:US-TX", "Texas", "division", 31, -100, 600, "USA", "US-TX"),
    Place("division:KP-04", "Jagang", "division", 40.8, 126.6, 60, "PRK", "KP-04",
          names=("Jagang Province",)),
    Place("division:JP-01", "Hokkaido", "division", 43.3, 142.8, 200, "JPN", "JP-01"),
    city("Tokyo", 35.68, 139.75, "JPN", 8_000_000),
    city("Seoul", 37.57, 126.98, "KOR", 10_000_000),
    city("Pyongyang", 39.03, 125.75, "PRK", 3_000_000),
    city("Moscow", 55.75, 37.6, "RUS", 10_000_000),
    city("Paris", 48.85, 2.35, "FRA", 2_100_000),
    city("Paris", 33.66, -95.55, "USA", 25_000, "US-TX"),
    city("Austin", 30.27, -97.74, "USA", 960_000, "US-TX"),
    city("Atlanta", 33.75, -84.39, "USA", 500_000, "US-GA"),
    city("Vienna", 48.2, 16.37, "AUT", 1_700_000),
    city("Wonsan", 39.15, 127.44, "PRK", 330_000),
    city("Sinpo", 40.03, 128.18, "PRK", 150_000),
    city("Sunan", 39.2, 125.69, "PRK", 30_000),
    city("Sunan", 38.8, 99.6, "CHN", 40_000),
    city("Mupyong-ri", 40.6, 126.4, "PRK", 3_000),
    city("Reading", 51.45, -0.97, "GBR", 230_000),
    city("Musudan", 40.8, 129.6, "PRK", 2_000),
    city("Hwasong", 41.0, 129.3, "PRK", 9_000),
    city("Kim", 20.0, 77.0, "IND", 15_000),
    city("University", 28.0, -82.4, "USA", 41_000),
    city("English", 38.3, -86.5, "USA", 600),
    other("division", "The South", 70, -50, "GRL"),
    other("division", "The White House", 18, -78, "JAM"),
    other("sea", "Sea of Japan", 40, 135, None, "East Sea"),
    other("sea", "Pacific", 0, -160, None),
    other("building", "White House", 38.9, -77.04, "USA"),
    other("site", "Kwajalein", 9.05, 167.73, "MHL", "Kwajalein Atoll"),
    other("island", "Eocheong Island", 36.12, 125.98, "KOR"),
)  # fmt: skip
DISPUTES = tuple(
    Dispute(other("dispute", name, lat, lon, None, *names), frozenset(claimants.split()), what)
    for name, names, lat, lon, claimants, what in (
        ("Senkaku Islands", ("Diaoyu Islands",), 25.75, 123.5, "JPN CHN TWN", "islands"),
        ("Spratly Islands", (), 9.5, 114, "CHN PHL VNM", "islands"),
        ("Scarborough Shoal", (), 15.15, 117.76, "CHN PHL", "islands"),
        ("Dokdo", ("Takeshima",), 37.24, 131.87, "KOR JPN", "islands"),
        ("Kashmir", (), 34.5, 76, "IND PAK", "land"),
    )
)
CAPITALS = {"Tokyo": "JPN", "Seoul": "KOR", "Pyongyang": "PRK", "Moscow": "RUS", "Vienna": "AUT"}
DEMONYMS = {
    "Japanese": "JPN", "Chinese": "CHN", "Russian": "RUS", "South Korean": "KOR",
    "North Korean": "PRK", "Filipino": "PHL", "Indian": "IND", "Pakistani": "PAK",
    "American": "USA", "English": "GBR",
}  # fmt: skip


class SmallGazetteer:
    demonyms = Demonyms.of(DEMONYMS.items())

    def __init__(self) -> None:
        self._names: dict[str, list[Place]] = {}
        for place in (*PLACES, *(dispute.place for dispute in DISPUTES)):
            for name in (place.name, *place.names):
                self._names.setdefault(name.casefold(), []).append(place)
        self._patterns = [
            re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in self._names
        ]

    def scan(self, text: str) -> Iterator[Hit]:
        for pattern in self._patterns:
            for found in pattern.finditer(text):
                surface = found.group()
                if surface != "us" and surface.casefold() in self._names:
                    yield Hit(found.start(), found.end(), tuple(self._names[surface.casefold()]))

    def demonym(self, word: str) -> str | None:
        return self.demonyms.state(word)

    def capital_country(self, place: Place) -> str | None:
        return CAPITALS.get(place.name)

    def disputes(self) -> tuple[Dispute, ...]:
        return DISPUTES


SMALL: Any = SmallGazetteer()


def parsed(text: str) -> tuple[Mention, ...]:
    """The mentions of a text, by the small gazetteer."""
    return parse(Article("test", text), SMALL)
