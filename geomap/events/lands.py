"""Countries told by a demonym: "over Jordanian airspace", "Ukrainian cities".

In: the text and the gazetteer.
Out: `demonym_lands`: a `Mention` of the country for each demonym in front of a
word for its land, so that "into Israeli territory" is a place like "into Israel".
"""

from __future__ import annotations

import re
from typing import Protocol

from geomap.events.actors import ActorTables
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


class LandTables(ActorTables, Protocol):
    """What reading lands asks of a gazetteer."""

    def country(self, iso3: str) -> Place:
        """A country by its alpha-3 code."""


def demonym_lands(text: str, gazetteer: LandTables) -> tuple[Mention, ...]:
    """Mentions of the countries whose land a demonym names, in order.

    Examples
    --------
    >>> from geomap import gazetteer
    >>> [m.place.name for m in demonym_lands("into Israeli airspace", gazetteer.default())]
    ['Israel']
    """
    found = []
    for match in _LAND.finditer(text):
        words = match["d"]
        for start in (match.start("d"), match.start("d") + words.find(" ") + 1):
            code = gazetteer.demonym(text[start : match.end("d")])
            if code is not None:
                candidate = Candidate(gazetteer.country(code), 1.0, ("demonym",))
                name = text[start : match.end("d")]
                found.append(Mention(start, match.end("d"), name, "site", (candidate,)))
                break
    return tuple(found)
