"""How far, how high, how long: quantities with units, converted to km and minutes.

In: the text of an article.
Out: `find_quantities`, every length and duration with its span, its value in
kilometres or minutes, its hedge ("about", "more than"), and what the words
around it say it measures: a flown range, an apogee, a flight time, or a
capability (which is none of them).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from geomap.events.openings import NUMERAL, WordIndex, opened
from geomap.events.patterns import NUMBER_WORDS, Cued, alternation, number_value
from geomap.model import Span

Measure = Literal["range_km", "apogee_km", "flight_time_min", "offset", "capability", "none"]

# Unit: (dimension, factor to km or minutes).
UNITS: dict[str, tuple[str, float]] = {
    "km": ("length", 1.0), "kms": ("length", 1.0), "kilometer": ("length", 1.0),
    "kilometers": ("length", 1.0), "kilometre": ("length", 1.0), "kilometres": ("length", 1.0),
    "mile": ("length", 1.609344), "miles": ("length", 1.609344), "mi": ("length", 1.609344),
    "nautical mile": ("length", 1.852), "nautical miles": ("length", 1.852),
    "nm": ("length", 1.852), "nmi": ("length", 1.852),
    "foot": ("length", 0.0003048), "feet": ("length", 0.0003048), "ft": ("length", 0.0003048),
    "metre": ("length", 0.001), "metres": ("length", 0.001), "meter": ("length", 0.001),
    "meters": ("length", 0.001),
    "second": ("time", 1 / 60), "seconds": ("time", 1 / 60), "s": ("time", 1 / 60),
    "minute": ("time", 1.0), "minutes": ("time", 1.0), "min": ("time", 1.0),
    "hour": ("time", 60.0), "hours": ("time", 60.0),
}  # fmt: skip

HEDGES = (
    "about", "around", "roughly", "some", "approximately", "nearly", "almost", "close to",
    "more than", "over", "at least", "at most", "up to", "less than", "under", "only",
    "just over", "just under", "a little over", "an estimated", "as far as", "as high as",
    "as much as", "above", "no more than", "below", "slightly more than", "well over",
)  # fmt: skip

_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,6}(?:\.\d{1,4})?"
    rf"|(?:{_WORD})(?:-(?:{_WORD}))?)"
)
_MEASURED = opened(
    rf"(?<![\w.,])(?P<n>{NUMBER})(?:(?<=\d)|\b)(?:\s?(?P<scale>thousand|hundred))?"
    rf"(?:\s{{0,2}}(?P<u>{alternation(UNITS)})|[-\u2010](?P<u2>km|kilometers?|kilometres?|miles?|minutes?|seconds?))"
    rf"(?![\w])(?:\s{{0,2}}\((?P<n2>{NUMBER})\s{{0,2}}(?P<u3>{alternation(UNITS)})\))?",
    (NUMERAL, *NUMBER_WORDS),
)
_HEDGE = re.compile(rf"(?<![\w.,])(?P<hedge>{alternation(HEDGES)})\s+(?:a\s+)?\Z", re.IGNORECASE)
_HEDGE_REACH = 40
_SHARED_UNIT = re.compile(rf"(?P<a>{NUMBER})\s+(?:and|to|or)\s+$", re.IGNORECASE)

# What stands before (within the clause) or behind a length makes it a measure.
# First match wins; the words are read from the number outwards.
_BEARING = (
    r"(?:due\s+)?(?:(?:north|south|east|west)"
    r"(?:[\s-]?(?:north|south)?[\s-]?(?:east|west))?(?:ern)?)"
)
OFFSET_BEHIND = re.compile(
    rf"\s*(?:(?:to\s+the\s+)?{_BEARING}\b|off\b|from\b(?!\s+(?:where|there))|away\b|inland\b"
    r"|outside\b|short\s+of\b|offshore\b|below\b|farther\b|further\b)",
    re.IGNORECASE,
)
_APOGEE_BEFORE = Cued(
    r"(?:altitudes?|apogees?|peak(?:ed|ing|s)?|heights?|climb(?:ed|ing)?|lofted|soar(?:ed|ing)?"
    r"|rose|ris(?:en|ing)|lifted|reach(?:ed|ing)|top(?:ped|ping)\s+out)\b"
    r"(?:\s+(?:of|at|to|up\s+to|out|as|a|an|some|an?\s+maximum|maximum|\w+))?"
    r"(?:\s+(?:of|at|to|was|as\s+high\s+as|space))?(?:\s+\w+)?\s*$",
    "altitude|apogee|peak|height|climb|loft|soar|rose|ris|lift|reach|top",
)
_APOGEE_BEHIND = re.compile(
    r"\s*(?:in\s+altitude|high\b|into\s+space|above\s+the\s+earth|altitude|apogee|up\b|at\s+its\s+(?:peak|highest))",
    re.IGNORECASE,
)
_RANGE_BEFORE = Cued(
    r"(?:flew|flown|flying|fly|travel(?:l?ed|l?ing)|cover(?:ed|ing)|went|gone|flights?\s+of|distances?(?:\s+from\s+[^,;.]{1,40})?"
    r"|paths?|ranges?\s+at|(?:fell|landed|burst|crashed|dropped|down|sea|failed)\b[^,;.]{0,30}\bafter"
    r"|landed|fell|puts?\s+the\s+range)\b[^;.]{0,24}$",
    "fl|travel|cover|went|gone|distance|path|range|fell|land|after",
)
_FLOWN_BEFORE = Cued(
    r"(?:flew|flown|flying|travel(?:l?ed|l?ing)|cover(?:ed|ing)|went|lifted|lofted|climb(?:ed|ing)|fell"
    r"|landed)\b[^;.,]{0,24}$",
    "fl|travel|cover|went|lift|loft|climb|fell|land",
)
# "fell at sea 100 km from the city" tells a place, "flew 100 km from the city" a range.
_AT_SEA_BEFORE = re.compile(
    r"\b(?:at\s+sea|in(?:to)?\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:sea|waters?|ocean)),?\s+$",
    re.IGNORECASE,
)
_NEAR_LAUNCH = re.compile(r"\s*from\s+(?:its|the)\s+(?:launch|starting|origin)", re.IGNORECASE)
_FROM_OR_DIRECTION = re.compile(
    rf"\s*(?:from\b(?!\s+(?:the|its)\s+(?:nearest\s+)?(?:coast|shore))|off\s+course|(?:to\s+the\s+)?{_BEARING}(?![\w-]|\s+(?:of|from)\b))",
    re.IGNORECASE,
)
_RANGE_BEHIND = re.compile(
    r"\s*(?:from\s+(?:where|the\s+launch)|downrange|in\s+range)", re.IGNORECASE
)
CAPABILITY = Cued(
    r"\b(?:can|could|would|able|capable|capability|maximum\s+range|range\s+(?:of|above|over|up)"
    r"|ranges\s+(?:of|up)|designed|meant|intended|supposed|should|might|may|reckoned|estimated\s+range"
    r"|theoretical|potential)\b[^;]{0,90}$",
    "can|could|would|able|cap|range|des|meant|intend|suppos|should|might|may|reckon|theor|potent",
)
_TIME_BEFORE = Cued(
    r"(?:flew|flown|flying|flights?|travel(?:l?ed|l?ing)|air|aloft|airborne|after|lasted|lasting|time"
    r"|took|sea)\b[^;.]{0,48}$",
    "fl|travel|air|aloft|after|last|time|took|sea",
)
_TIME_NOT = re.compile(
    r"\s*(?:ago|earlier|later|before(?!\s+(?:it\s+)?(?:\w+ing\b|fell|came))|after|ahead|of\s+the|into|apart|behind|warning|notice|past)",
    re.IGNORECASE,
)
_TIME_FLIGHT = re.compile(r"\s*(?:flight|in\s+the\s+air|aloft|of\s+flight)", re.IGNORECASE)
_TIME_PREPOSITION = re.compile(
    r"(?:for|after|of|lasted|lasting|took|was|time|in)\s*$", re.IGNORECASE
)


# A cheap first look: without one of these before or behind it, a length measures nothing.
_CUE = Cued(
    r"\b(?:alt|apog|peak|heigh|climb|loft|soar|r[io]se|risi|lift|reach|topp|fl[eoy]|flight|travel|cover|went|gone|distanc|path"
    r"|rang|fell|land|burst|crash|dropp|down|sea|fail|put|c[ao][nu]|would|able|capab|desig|mean|inten|suppos|should|m[ia][yg]"
    r"|reckon|estim|theor|poten)",
    "alt|apog|peak|heigh|climb|loft|soar|ri|rose|lift|reach|topp|fl|travel|cover|went|gone|distanc"
    "|path|rang|fell|land|burst|crash|dropp|down|sea|fail|put|can|cou|cau|con|would|able|capab"
    "|desig|mean|inten|suppos|should|may|mig|mag|miy|reckon|estim|theor|poten",
)
_CUE_BEHIND = re.compile(r"\s*(?:in\s|high|into|above|up\b|at\s|from|down|alt|apog)", re.IGNORECASE)


class Quantity(NamedTuple):
    """One length (km) or duration (minutes) of the text and what it measures."""

    start: int
    end: int
    value: float
    dimension: str
    hedge: str | None
    measure: Measure

    @property
    def span(self) -> Span:
        """Where the quantity stands in the text, hedge left out."""
        return Span(self.start, self.end)


def find_quantities(text: str, words: WordIndex | None = None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order; a converted pair counts once, in km.

    Examples
    --------
    >>> q = find_quantities("It flew around 4,200 miles (6,759 km).")[0]
    >>> q.value, q.hedge, q.measure
    (6759.0, 'around', 'range_km')
    """
    found = []
    end = 0
    for match in (words or WordIndex(text)).finditer(_MEASURED):
        found.extend(_quantities(match, text, end))
        end = match.end()
    return tuple(found)


def _quantities(match: re.Match[str], text: str, low: int) -> list[Quantity]:
    """What one match tells; its hedge stands behind `low`, where the match before ended."""
    unit = (match["u"] or match["u2"]).lower()
    dimension, factor = UNITS[" ".join(unit.split())]
    value = number_value(match["n"])
    if value is None or (unit == "s" and value < 100):
        return []
    value *= {"thousand": 1000.0, "hundred": 100.0}.get((match["scale"] or "").lower(), 1.0)
    value *= factor
    if match["n2"]:
        value = _converted(match, dimension) or value
    start = match.start()
    hedged = _HEDGE.search(text, max(low, start - _HEDGE_REACH), start)
    hedge = hedged["hedge"].lower() if hedged else None
    opens = hedged.start() if hedged else start
    measure = _measure(text, opens, match.end(), dimension)
    quantity = Quantity(start, match.end(), round(value, 4), dimension, hedge, measure)
    if measure != "range_km":
        return [quantity]
    before = _SHARED_UNIT.search(text[max(0, opens - 24) : opens])
    other = number_value(before["a"]) if before else None
    if before is not None and other is not None and not 1900 < other < 2100:
        first = max(0, opens - 24) + before.start("a")
        return [
            quantity._replace(start=first, end=first + len(before["a"]), value=other * factor),
            quantity,
        ]
    return [quantity]


def _converted(match: re.Match[str], dimension: str) -> float | None:
    """The value in brackets, where it is the metric one of the pair."""
    unit = " ".join(match["u3"].lower().split())
    value = number_value(match["n2"])
    other, factor = UNITS[unit]
    metric = factor == 1.0 and other == dimension == "length"
    return value if metric and value is not None else None


def _measure(text: str, start: int, end: int, dimension: str) -> Measure:
    before = _clause_before(text, start)
    if dimension == "time":
        return _time_measure(text, before, end)
    if _is_offset(text, before, end):
        return "offset"
    if not _CUE.search(before) and not _CUE_BEHIND.match(text, end):
        return "none"
    if CAPABILITY.search(before):
        return "capability"
    if _APOGEE_BEHIND.match(text, end) or _APOGEE_BEFORE.search(before):
        return "apogee_km"
    if _RANGE_BEHIND.match(text, end) or _RANGE_BEFORE.search(before):
        return "range_km"
    return "none"


def _is_offset(text: str, before: str, end: int) -> bool:
    """Whether the length leads to a place: "200 km west of X", not "flew 200 km from X"."""
    if not OFFSET_BEHIND.match(text, end) or _RANGE_BEHIND.match(text, end):
        return False
    flown = _FLOWN_BEFORE.search(before) and _FROM_OR_DIRECTION.match(text, end)
    if flown and _AT_SEA_BEFORE.search(before) and not _NEAR_LAUNCH.match(text, end):
        return True
    return not flown


def _time_measure(text: str, before: str, end: int) -> Measure:
    if _TIME_NOT.match(text, end):
        return "none"
    if _TIME_FLIGHT.match(text, end):
        return "flight_time_min"
    flight = _TIME_BEFORE.search(before) and _TIME_PREPOSITION.search(before)
    return "flight_time_min" if flight else "none"


_CLAUSE_START = re.compile(r"[;:\n]|[.!?]\s")


def _clause_before(text: str, start: int) -> str:
    """What stands before a number back to its clause's start, 120 characters at most."""
    window = text[max(0, start - 120) : start]
    cuts = list(_CLAUSE_START.finditer(window))
    return window[cuts[-1].end() :] if cuts else window
