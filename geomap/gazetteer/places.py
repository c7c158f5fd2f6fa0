"""The gazetteer: places by name or id, and their names in a text.

In: a name, an id, an alpha-3 code, or a whole text.
Out: `geomap.model.Place`, `Hit` (a name of places in a text), `Dispute`.

A name is matched whatever its capitals, diacritics, hyphens and apostrophes.
In a text it must begin at the start of a word, with a capital letter or a
digit, and end at the end of a word; abbreviations ("US") must be in capitals.
Which of the hits is a place at all, and which place, is not decided here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from geomap import tables
from geomap.errors import DataError
from geomap.gazetteer import demonyms, folding, layout
from geomap.gazetteer.demonyms import Demonyms
from geomap.gazetteer.store import Store, Towns
from geomap.model import Place

_FILE = "gazetteer.bin"

# Arabic articles are written small before a name ("al-Tanf").
_ARTICLE = re.compile(r"(?<![\w\u0300-\u036f])(?:al|an|ar|as|ash|at|ad|az|el)\Z")
_HYPHENS = frozenset("-‐‑’'")


def _words(text: str) -> frozenset[str]:
    """Words of a text, parted by white space."""
    return frozenset(text.split())


# Words that a name may hold in small letters, besides those of three letters at most.
_SMALL_WORDS = _words(
    """
    airbase airfield airport airstrip anti-air archipelago area arms arsenal atoll autonomous
    base bases basin bay borders bridge building camp canal cape capital center centre channel
    city coast complex conversion corridor cosmodrome countryside county crossing dam depot
    desert district emirate enrichment facility factory farms field fields firing force
    garrison gas governorate ground grounds gulf harbor harbour headquarters heavy-water
    heights helicopter hill hills hydroelectric inter-korean island islands islet islets krai
    kray lagoon lake land launch launching line military missile mountain mountains
    municipality naval northern nuclear oblast ocean office oil okrug parade parallel pass
    passage peninsula pilot plant plateau plateaus port power prefecture presidential province
    proving range reactor reef refinery region republic research reservoir river rocks
    satellite shipyard shoal silo site sites sound southern space spaceport spit state station
    strait straits submarine technology terminal territory test testing thermal town training
    underground union uranium wilaya zone
    valley village waters della delle degli dell della sobre unter over under upon near
    """
)


# A name whose last sign is followed by one of these ends inside a word, if it ends in one.
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Hit(NamedTuple):
    """A name of the gazetteer in a text: code points, and the places of that name."""

    start: int
    end: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An area that several states claim.

    `kind` is ``waters``, ``islands`` or ``land``; `claimants` are alpha-3
    codes, `holder` the one that controls it, where that is one; `names` are
    all names, of all sides.
    """

    id: str
    names: tuple[str, ...]
    claimants: tuple[str, ...]
    kind: str
    place: Place
    holder: str | None = None


@functools.cache
def _word_start() -> re.Pattern[str]:
    """Match the capital or digit at the start of a word.

    The look-behind stands behind the sign, so that the search can skip to it.
    """
    codes = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
    capitals = "".join(chr(code) for code in codes if chr(code).isupper())
    return re.compile(rf"[{capitals}0-9](?<![\w\u0300-\u036f][\s\S])")


def _starts(text: str) -> Iterator[int]:
    """Yield where a name can begin: a capital or a digit, or a small Arabic article before it."""
    for match in _word_start().finditer(text):
        start = match.start()
        if start > 2 and text[start - 1] in _HYPHENS:
            article = _ARTICLE.search(text, max(start - 5, 0), start - 1)
            if article:
                yield article.start()
        yield start


class Gazetteer:
    """All places that geomap knows.

    Examples
    --------
    >>> gazetteer = default()
    >>> gazetteer.find("Sohae")[0].country
    'PRK'
    >>> [hit.places[0].name for hit in gazetteer.scan("Talks in Tokyo, not in Guam.")]
    ['Tokyo', 'Guam']
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._place = functools.lru_cache(maxsize=1 << 16)(store.place)
        self._named = functools.lru_cache(maxsize=1 << 14)(self._places_of)

    @classmethod
    def open(cls) -> Gazetteer:
        """Open `data/gazetteer.bin` by memory mapping.

        Raises
        ------
        DataError
            If the file is missing, damaged or of another version.
        """
        return cls(Store(tables.mapped(_FILE), _FILE))

    def __len__(self) -> int:
        return len(self._store)

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of a name, the most important first.

        Parameters
        ----------
        name : str
            Any spelling; capitals, diacritics, hyphens and apostrophes do not
            matter.

        Returns
        -------
        tuple of Place
            Empty if no place has this name.

        Examples
        --------
        >>> [place.country for place in default().find("kangwon")]
        ['PRK', 'KOR']
        """
        key = folding.key(name)
        number = self._store.name_number(key)
        if number is None:
            number = self._store.name_number(key.replace("'", ""))
        if number is None:
            return ()
        return self._named(number, name.isupper()) or self._named(number, True)

    def scan(self, text: str) -> Iterator[Hit]:
        """Find every name of the gazetteer in a text, of all lengths, overlapping.

        Parameters
        ----------
        text : str
            Any text; it is not changed, the offsets count in it as it is.

        Yields
        ------
        Hit
            By start, then by length, each with its places, the most important
            first.

        Examples
        --------
        >>> for hit in default().scan("It fell into the Sea of Japan off Hokkaido."):
        ...     print(hit.start, hit.end, hit.places[0].name)
        17 20 Cea
        17 29 Sea of Japan
        24 29 Japan
        34 42 Hokkaido
        """
        folded = folding.fold(text)
        even = not folded.shifts
        whole = folded.text
        prefixes = self._store.prefixes
        for start in _starts(text):
            position = start if even else folded.position(start)
            names = prefixes(whole[position : position + layout.MAX_NAME])
            for name in names:
                last = position + len(name)
                if even and whole[last : last + 1] in _INSIDE and name[-1] != ".":
                    continue
                end = _word_end(text, folded, last)
                if end is None:
                    continue
                places = self._accepted(text[start:end], name)
                if places:
                    yield Hit(start, end, places)

    def _accepted(self, words: str, key: str) -> tuple[Place, ...]:
        """Places of a name of the index, given how it is written; none if it cannot be one."""
        if " " in words and any(_is_common(word) for word in words.split()[1:]):
            return ()
        number = self._store.name_number(key)
        return () if number is None else self._named(number, words.isupper())

    def _places_of(self, number: int, capitals: bool) -> tuple[Place, ...]:
        """Places of a name of the index; abbreviations only where it stands in capitals."""
        return tuple(
            self._place(posting & layout.ROW_MASK)
            for posting in self._store.postings(number)
            if capitals or not posting & layout.ABBREVIATION
        )

    def place(self, place_id: str) -> Place:
        """The place of an id.

        Raises
        ------
        DataError
            If there is none.

        Examples
        --------
        >>> default().place("sea:yellow_sea").name
        'Yellow Sea'
        """
        row = self._store.row(place_id)
        if row is None:
            raise DataError(f"no place {place_id!r} in {_FILE}: look it up by name with find()")
        return self._place(row)

    def points(self) -> tuple[memoryview, memoryview]:
        """Latitudes and longitudes of all rows, in 1e-5 degrees, as 32-bit integers."""
        return self._store.lat, self._store.lon

    def towns(self) -> Towns:
        """Points and populations of all towns, which are the last rows.

        Examples
        --------
        >>> towns = default().towns()
        >>> len(towns.lat) == len(towns.population) == len(default()) - towns.first_row
        True
        """
        return self._store.towns()

    def at_row(self, row: int) -> Place:
        """Place of a row of `points`."""
        return self._place(row)

    def country(self, iso3: str) -> Place:
        """The country of an alpha-3 code.

        Raises
        ------
        DataError
            If there is none.

        Examples
        --------
        >>> default().country("PRK").name
        'North Korea'
        """
        return self.place(f"country:{iso3}")

    def demonym(self, word: str) -> str | None:
        """Alpha-3 code of the country whose people or adjective a word is.

        Examples
        --------
        >>> default().demonym("North Koreans"), default().demonym("Korea")
        ('PRK', None)
        """
        return self.demonyms.state(word)

    @property
    def demonyms(self) -> Demonyms:
        """Every word that tells a state by its people or adjective."""
        return demonyms.demonyms()

    def capital_country(self, place: Place) -> str | None:
        """Alpha-3 code of the country whose capital a place is.

        Examples
        --------
        >>> default().capital_country(default().find("Pyongyang")[0])
        'PRK'
        """
        capitals: dict[str, str] = self._store.meta["capitals"]
        return capitals.get(place.id)

    def capital(self, iso3: str) -> Place | None:
        """The capital of a country, None where none is known.

        Examples
        --------
        >>> default().capital("JPN").name
        'Tokyo'
        """
        capitals: dict[str, str] = self._store.meta["capitals"]
        return next((self.place(id) for id, code in capitals.items() if code == iso3), None)

    def disputes(self) -> tuple[Dispute, ...]:
        """Every area that several states claim.

        Examples
        --------
        >>> default().disputes()[0].names[:2]
        ('Senkaku Islands', 'Senkakus')
        """
        return tuple(
            Dispute(
                id=row["id"],
                names=(row["name"], *tables.values(row["aliases"])),
                claimants=tables.values(row["claimants"]),
                kind=row["kind"],
                place=self.place(f"dispute:{row['id']}"),
                holder=row["holder"] or None,
            )
            for row in tables.rows("disputes.csv")
        )


def _word_end(text: str, folded: folding.Folded, position: int) -> int | None:
    """Where a name that ends at a folded position ends in the text; None inside a word."""
    end = folded.origin(position)
    if end is None or (end < len(text) and _joins(text[end]) and _joins(text[end - 1])):
        return None
    while text[end - 1] in folding.INVISIBLE:
        end -= 1
    return end


def _joins(sign: str) -> bool:
    """Whether a sign belongs to a word."""
    return sign.isalnum() or sign == "_" or "\u0300" <= sign <= "\u036f"


def _is_common(word: str) -> bool:
    """Whether a word in small letters is no part of a name."""
    return len(word) > 3 and word.islower() and word not in _SMALL_WORDS


@functools.cache
def default() -> Gazetteer:
    """The gazetteer, opened once and kept.

    Examples
    --------
    >>> default() is default()
    True
    """
    return Gazetteer.open()
