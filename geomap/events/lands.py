"""Countries told by a demonym: "over Jordanian airspace", "Ukrainian cities".

In: the text and the gazetteer.
Out: `demonym_lands`: a `Mention` of the country for each demonym in front of a
word for its land, so that "into Israeli territory" is a place like "into Israel";
of its capital for "the American capital".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from geomap.events.actors import ActorTables
from geomap.events.openings import WordIndex, opening
from geomap.model import Candidate, Mention, Place

LANDS = (
    "airspace", "territory", "soil", "territorial waters", "waters", "skies", "land", "cities",
    "towns", "villages", "mainland", "coast", "shores", "capital", "exclusive economic zone",
    r"border(?!\s+(?:guard|post|police|forc|official|crossing|town|village|patrol))",
    "bases", "ports", "airfields", "side of the border", "desert", "countryside",
)  # fmt: skip
_LAND = re.compile(
    rf"(?<![\w-])(?P<d>(?:[A-Z][a-z]+\s)?[A-Z][a-z]+)\s(?=(?:(?:air|military|naval|border|port)\s)?(?:{'|'.join(LANDS)})\b)"
)


_CAPITAL = re.compile(r"\scapital\b")
_OPENINGS = frozenset(map(opening, LANDS))
# No demonym with the word before a land is longer.
_REACH = 80


def _before_lands(words: WordIndex) -> Iterator[re.Match[str]]:
    """Capitalised words in front of a word for land."""
    met = words.places.keys() & _OPENINGS
    done = 0
    for number in sorted(number for key in met for number in words.places[key]):
        start = words.starts[number]
        match = _LAND.search(words.text, max(done, start - _REACH), start + _REACH)
        if match is not None:
            done = match.end()
            yield match


class LandTables(ActorTables, Protocol):
    """What reading lands asks of a gazetteer."""

    def country(self, iso3: str) -> Place:
        """A country by its alpha-3 code."""

    def capital(self, iso3: str) -> Place | None:
        """The capital of a country."""


def demonym_lands(
    text: str, gazetteer: LandTables, words: WordIndex | None = None
) -> tuple[Mention, ...]:
    """Mentions of the countries whose land a demonym names, in order.

    Examples
    --------
    >>> from geomap import gazetteer
    >>> [m.place.name for m in demonym_lands("into Israeli airspace", gazetteer.default())]
    ['Israel']
    """
    found = []
    for match in _before_lands(words or WordIndex(text)):
        for start in (match.start("d"), match.start("d") + match["d"].find(" ") + 1):
            code = gazetteer.demonym(text[start : match.end("d")])
            if code is not None:
                capital = gazetteer.capital(code) if _CAPITAL.match(text, match.end("d")) else None
                candidate = Candidate(capital or gazetteer.country(code), 1.0, ("demonym",))
                name = text[start : match.end("d")]
                found.append(Mention(start, match.end("d"), name, "site", (candidate,)))
                break
    return tuple(found)
