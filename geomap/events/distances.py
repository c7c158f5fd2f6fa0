"""Distances from places: "200 km west of X", "90 km off the coast of X", "from both A and B".

In: the text, a `Mention` and the `Quantity`s of its sentence.
Out: `distance_clue`: the clue of kind ``offset`` that a quantity before the name
gives; `shares_distance`: whether it counts from the next place too; the words
for a part of a place that distances may count from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geomap.events.numbers import Quantity
from geomap.events.patterns import Cued, normal, word_set
from geomap.events.winds import WIND, WIND_CUES, bearing_deg
from geomap.model import Clue, Mention, Span

_OFFSET_LINK = re.compile(
    rf"\s*(?:(?:away|offshore|out|inland|farther|further)\s+)?(?:to\s+the\s+|due\s+|(?:in|towards?)\s+the\s+)?(?P<wind>{WIND})?"
    r"(?:ern)?\s*(?:of|off|from|outside|short\s+of|below|above)\s+(?:the\s+)?"
    r"(?P<rest>(?:[\w'\u2019-]+\s+){0,6})$",
    re.IGNORECASE,
)
COAST_NAME = Cued(rf"(?P<q>{WIND}(?:ern)?)\s+(?:coast|shore|shores|waters)\b", WIND_CUES)
_COAST_BEHIND = re.compile(
    rf"(?:['\u2019]s?)?\s+(?P<what>(?:{WIND}(?:ern)?\s+)?(?:coast|coastline|shores?))\b(?!\s+guard)",
    re.IGNORECASE,
)
# Words that tell the part of a place, each with the qualifier that it gives.
_PART_WORDS: tuple[tuple[frozenset[str], str], ...] = (
    (word_set("suburbs suburb"), "suburbs"),
    (word_set("outskirts"), "outskirts"),
    (word_set("median"), "median line"),
    (word_set("coast coasts shore shores coastline shoreline"), "coast"),
)
_OFFSET_WORDS = (("off", "coast"), ("short", "short"))


def distance_clue(text: str, mention: Mention, quantities: Sequence[Quantity]) -> Clue | None:
    """The distance from a place, with its bearing where one is told.

    Examples
    --------
    >>> from geomap.events.numbers import find_quantities
    >>> from geomap.model import Candidate, Place
    >>> town = Candidate(Place("t", "Sokcho", "city", 38.2, 128.6, 10.0), 1.0)
    >>> text = "57 km east of Sokcho"
    >>> mention = Mention(14, 20, "Sokcho", "site", (town,))
    >>> told = distance_clue(text, mention, find_quantities(text))
    >>> told.distance_km, told.bearing_deg
    (57.0, 90.0)
    """
    for quantity in reversed(quantities):
        if quantity.measure not in ("offset", "none") or quantity.dimension != "length":
            continue
        if not 0 <= mention.start - quantity.end <= 70:
            continue
        link = _OFFSET_LINK.fullmatch(text, quantity.end, mention.start)
        if link is None or " and " in link["rest"]:
            continue
        wind = bearing_deg(link["wind"]) if link["wind"] else None
        part = _offset_part(text, quantity.end, mention)
        return Clue(
            "offset", (mention.place,), Span(quantity.start, mention.end),
            qualifier=part,
            bearing_deg=wind, distance_km=quantity.value, hedge=quantity.hedge,
        )  # fmt: skip
    return None


def _offset_part(text: str, low: int, mention: Mention) -> str | None:
    """What a distance counts from: "the west coast of", "off", "the median line of", "short of"."""
    between = text[low : mention.start]
    behind = _COAST_BEHIND.match(text, mention.end)
    if behind is not None:
        return normal(behind["what"])
    coast = COAST_NAME.search(between)
    if coast is not None:
        return normal(coast[0])
    words = normal(between).split()
    return part_word(words) or next((w for k, w in _OFFSET_WORDS if k in words), None)


def part_word(words: Iterable[str]) -> str | None:
    """Qualifier that a single word before the name gives."""
    there = frozenset(words)
    return next((told for some, told in _PART_WORDS if some & there), None)


def shares_distance(told: str, clue: Clue) -> bool:
    """Whether a distance counts from two places: "400 km from both A and B"."""
    words = normal(told).split()
    return clue.distance_km is not None and ("both" in words or "from" in words)
