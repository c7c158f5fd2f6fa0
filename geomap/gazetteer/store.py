"""Rows and index of `data/gazetteer.bin`, read where they lie in the file.

In: a memory map of the file.
Out: places by row, rows by name or id.

Nothing is read before it is asked for.  Places without a table of their own
(towns) come last, in the order of their GeoNames number; all others come
first, in the order of their id.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

import marisa_trie

from geomap.errors import DataError
from geomap.gazetteer import layout
from geomap.model import Place


def town_radius_km(population: int) -> float:
    """Half width of a town by its population: 5 km to 30 km.

    Our rule of thumb: a town of ten times as many people is twice as wide.

    Examples
    --------
    >>> town_radius_km(2_000), town_radius_km(9_000_000)
    (5.0, 26.4)
    """
    return round(max(5.0, 0.35 * math.pow(population, 0.27)), 1)


class _Strings:
    """Texts of a section, by number."""

    def __init__(self, offsets: memoryview, data: memoryview) -> None:
        self._offsets = offsets.cast("I")
        self._data = data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> str:
        return str(self._data[self._offsets[index] : self._offsets[index + 1]], "utf-8")


class Towns(NamedTuple):
    """The rows of towns: the first one's number, degrees times 1e5, and people."""

    first_row: int
    lat: memoryview
    lon: memoryview
    population: memoryview


class Store:
    """The gazetteer's file, opened."""

    def __init__(self, data: memoryview, name: str) -> None:
        parts = layout.unpack(data, name)
        try:
            self._trie = marisa_trie.Trie().map(parts["trie"])
            self._starts = parts["starts"].cast("I")
            self._postings = parts["postings"].cast("I")
            self.lat = parts["lat"].cast("i")
            self.lon = parts["lon"].cast("i")
            self._radius = parts["radius"].cast("f")
            self._population = parts["population"].cast("I")
            self._kind = parts["kind"]
            self._country = parts["country"].cast("H")
            self._admin1 = parts["admin1"].cast("H")
            self._geonames = parts["geonames"].cast("I")
            self._names = _Strings(parts["name_starts"], parts["names"])
            self._ids = _Strings(parts["id_starts"], parts["ids"])
            self._details = _Strings(parts["detail_starts"], parts["details"])
            self.meta: Mapping[str, Any] = json.loads(bytes(parts["meta"]))
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise DataError(f"{name} is damaged ({error}): install geomap again") from error
        self._countries: list[str] = self.meta["countries"]
        self._divisions: list[str] = self.meta["divisions"]
        self._sources: list[str] = self.meta["sources"]

    def __len__(self) -> int:
        return len(self._kind)

    def prefixes(self, text: str) -> list[str]:
        """Names of the index that `text` begins with, by length."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def name_number(self, key: str) -> int | None:
        """Number of a folded name in the index."""
        number: int | None = self._trie.get(key)
        return number

    def postings(self, number: int) -> memoryview:
        """Rows of a name, most important first, each with its flag."""
        return self._postings[self._starts[number] : self._starts[number + 1]]

    def row(self, place_id: str) -> int | None:
        """Row of a place by its id."""
        first = len(self._ids)
        if place_id.startswith("city:") and place_id[5:].isdecimal():
            wanted = int(place_id[5:])
            index = bisect_left(self._geonames, wanted)
            found = index < len(self._geonames) and self._geonames[index] == wanted
            return first + index if found else None
        index = bisect_left(range(first), place_id, key=self._ids.__getitem__)
        return index if index < first and self._ids[index] == place_id else None

    def towns(self) -> Towns:
        """Rows without a table of their own."""
        first = len(self._ids)
        return Towns(first, self.lat[first:], self.lon[first:], self._population[first:])

    def place(self, row: int) -> Place:
        """The place of a row."""
        curated = len(self._ids)
        names: tuple[str, ...] = ()
        if row < curated:
            place_id = self._ids[row]
            region, number, mark, *names_list = self._details[row].split("\n")
            names, source, sourced = tuple(names_list), self._sources[int(number)], mark == "1"
            radius_km = round(self._radius[row], 1)
        else:
            place_id, region = f"city:{self._geonames[row - curated]}", ""
            source, sourced = self.meta["city_source"], True
            radius_km = town_radius_km(self._population[row])
        return Place(
            id=place_id,
            name=self._names[row],
            kind=layout.KINDS[self._kind[row]],
            lat=self.lat[row] / 1e5,
            lon=self.lon[row] / 1e5,
            radius_km=radius_km,
            country=self._countries[self._country[row]] or None,
            admin1=self._divisions[self._admin1[row]] or None,
            population=self._population[row],
            region=region or None,
            names=names,
            source=source,
            sourced=sourced,
        )
