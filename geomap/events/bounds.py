"""Clues that name no place of their own: direction, zones, "at sea", "off the east coast".

In: the clause of a `Draft`.
Out: `hints`: each with its `Clue`, the slot it tells of, and the country whose
zone or coast is meant, to be put in where the places of the event are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geomap.events.actors import ActorMark
from geomap.events.numbers import Quantity
from geomap.events.patterns import normal
from geomap.events.winds import WIND, bearing_deg
from geomap.model import Clue, Mention, Span

_ZONE = re.compile(
    r"\b(?P<side>(?:just\s+|well\s+|far\s+|barely\s+)?"
    r"(?:outside|inside|within|in|into|beyond|short\s+of)(?:\s+of)?)\s+"
    r"(?P<owner>(?:(?!\b(?:outside|inside|within|beyond|short)\b)[\w'\u2019. -]){0,40}?)"
    r"(?P<zone>exclusive\s+economic\s+(?:zone|waters)|EEZ"
    r"|(?:200-?(?:nautical-)?(?:mile|km)\s+)?economic\s+(?:zone|waters)"
    r"|territorial\s+(?:waters|seas?)|(?:200|12)-(?:nautical-)?mile\s+(?:zone|limit))\b"
    r"(?P<of>\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|n['\u2019]t|without)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_OUT = re.compile(r"outside|beyond|short", re.IGNORECASE)
# A compass word in lower case: "East Sea" and "South Korea" are names.
_AWAY = re.compile(
    rf"(?<![\w-])(?P<lead>to\s+the\s+|towards?\s+the\s+|due\s+|in\s+an?\s+|on\s+an?\s+)?"
    rf"(?P<wind>{WIND})(?P<ward>wards?|erly)?(?P<noun>\s+(?:direction|path|course|trajectory))?"
    r"(?![\w-]|\s+(?:of|coasts?|sides?|seas?|shores?|parts?|ends?|over\s+land|[A-Z]))"
)
_FLIES = re.compile(
    r"(?:fired|fires|launched|launches|flew|flies|flown|flying|headed|heading|travell?ed|travell?ing"
    r"|went|sent|shot|lobbed|arced|out|off)\s+(?:first\s+|straight\s+|almost\s+|mostly\s+)?$",
    re.IGNORECASE,
)
_FLIGHT_NEAR = re.compile(
    r"\b(?:fir(?:ed|es|ing)|launch\w*|fl(?:ew|ies|own|ying|ight)|head(?:ed|ing|s)|travel\w*|went|sent"
    r"|shot|lobbed|arced|fell|landed|came\s+down|missiles?|rockets?|projectiles?|it|km|kilomet\w+)\b",
    re.IGNORECASE,
)
_FALLS = (
    r"(?:fell|falls?|falling|fallen|landed|lands|landing|came\s+down|comes?\s+down|coming\s+down"
    r"|dropped|dropping|plunged|plunging|crashed|crashing|splash\w*|hit|struck|sank|ended|impacted"
    r"|burst|exploded|down|bro(?:ke|ken)\s+(?:up|apart)|disintegrat\w+)"
)
# "200 km north of", "90 km farther north-east": that counts from a place, not from the origin.
_MEASURED = re.compile(
    r"\b(?:km|kms|miles?|kilomet\w+)\s+(?:(?:away|farther|further|due)\s+)?$", re.IGNORECASE
)
_MEASURE = re.compile(r"\d|\b(?:km|kms|miles?|kilomet\w+)\b", re.IGNORECASE)
_SHORT = re.compile(
    rf"\b{_FALLS}\s+(?:\w+\s+){{0,2}}?short\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE
)
_DIRECTION_OF = re.compile(
    r"\bin\s+the\s+(?:general\s+)?direction\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_SEA = re.compile(
    rf"\b{_FALLS}\b[^.;]{{0,80}}?\b(?P<where>at\s+sea|in(?:to)?\s+the\s+(?:open\s+)?(?:sea|ocean|water)"
    r"|in(?:to)?\s+(?:open\s+|international\s+|nearby\s+|the\s+|coastal\s+)*waters?)\b",
    re.IGNORECASE,
)
_LAND = re.compile(
    rf"\b{_FALLS}\b[^.;]{{0,40}}?\b(?P<where>(?:on|over)\s+(?:dry\s+)?land)\b(?!\s+(?:of|belong))",
    re.IGNORECASE,
)
_OWN = r"(?:the|its|their|the\s+country['\u2019]s|the\s+nation['\u2019]s)"
_COAST = re.compile(
    rf"\b(?P<prep>off|from|on|along|near)\s+(?:of\s+)?{_OWN}\s+"
    rf"(?P<part>{WIND}(?:ern)?\s+(?:coast|shores?|seaboard|coastline))\b"
    r"(?!\s+of\b(?!\s+the\s+(?:country|nation)))",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(
    rf"\b(?P<prep>from|in)\s+(?:the\s+(?P<part>{WIND})(?:ern\s+(?:part|end|region))?\s+of\s+the\s+country"
    rf"|(?:the\s+country|the\s+nation)['\u2019]s\s+(?P<own>{WIND}|interior)\b"
    r"|(?P<inland>inland|its\s+interior|the\s+interior))(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_FROM_COAST = re.compile(
    rf"\s*(?:from|off)\s+{_OWN}\s+(?:nearest\s+)?(?:(?P<wind>{WIND})(?:ern)?\s+)?"
    r"(?:coast|shore|coastline)\b(?!\s+of\b)",
    re.IGNORECASE,
)
# Nouns that take up a place named before, with the kinds of place that they fit.
_TAKEN_UP = {
    "island": ("island", "country", "division"), "islands": ("island",),
    "archipelago": ("island",), "atoll": ("island",), "peninsula": ("region", "division"),
    "country": ("country",), "territory": ("country", "division"), "city": ("city",),
    "town": ("city",), "port": ("city",), "capital": ("city",), "cape": ("cape",),
}  # fmt: skip
_LINKS = {"off": "coast", "of": None, "from": None}
_ISLAND_MOST_KM = 300.0
_FROM_IT = re.compile(
    rf"\s*(?:away\s+)?(?:to\s+the\s+)?(?P<wind>{WIND})?\s*(?P<link>of|off|from|short\s+of)\s+"
    rf"(?:the|that)\s+(?:same\s+)?(?P<noun>{'|'.join(_TAKEN_UP)})\b(?!\s+of\b|['\u2019]|\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_FELL_BEFORE = re.compile(rf"\b{_FALLS}\b[^.;]*$", re.IGNORECASE)


class Hint(NamedTuple):
    """A clue without its place: `owner` is a country's code, None for the event's own country."""

    slot: str
    clue: Clue
    owner: str | None = None
    needs_country: bool = True


def hints(
    text: str,
    clause: Span,
    actors: Sequence[ActorMark],
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
) -> tuple[Hint, ...]:
    """Hints of a clause, in the order of their forms.

    Examples
    --------
    >>> text = "It flew eastward and fell at sea."
    >>> [h.clue.kind for h in hints(text, Span(0, len(text)), (), (), ())]
    ['direction', 'surface']
    """
    return (
        *_zones(text, clause, actors, mentions),
        *_directions(text, clause),
        *_targets(text, clause, mentions),
        *_surfaces(text, clause),
        *_coasts(text, clause),
        *_from_coast(text, clause, quantities),
        *_from_it(text, clause, mentions, quantities),
    )


def _zones(
    text: str, clause: Span, actors: Sequence[ActorMark], mentions: Sequence[Mention]
) -> Iterator[Hint]:
    """Inside or outside somebody's zone; a zone that a place of its own owns is read there."""
    for match in _ZONE.finditer(text, clause.start, clause.end):
        if not _speaks_of_a_fall(text, clause, match):
            continue
        denied = _NOT.search(text[max(clause.start, match.start() - 40) : match.start()])
        outside = bool(_OUT.search(match["side"])) != bool(denied)
        owner = _owner(match, actors, mentions)
        if owner is None:
            continue
        just = "just " if normal(match["side"]).startswith(("just", "barely")) else ""
        words = f"{just}{'outside' if outside else 'inside'} {normal(match['zone'])}"
        clue = Clue("zone", (), Span(match.start(), match.end("zone")), qualifier=words)
        yield Hint("flight" if outside else "impact", clue, owner)


def _speaks_of_a_fall(text: str, clause: Span, match: re.Match[str]) -> bool:
    """Whether something came down there; "in" alone needs the verb, "outside" does not."""
    if normal(match["side"]) not in ("in", "into"):
        return True
    return _FELL_BEFORE.search(text[clause.start : match.start()]) is not None


def _owner(
    match: re.Match[str], actors: Sequence[ActorMark], mentions: Sequence[Mention]
) -> str | None:
    """Country whose zone it is: named in the phrase or behind it, else spoken of last."""
    low, high = match.start("owner"), match.end("owner")
    inside = [m.place.country for m in mentions if low <= m.start and m.end <= high]
    inside += [a.codes[0] for a in actors if low <= a.start and a.end <= high and a.codes]
    if match["of"]:
        inside += [m.place.country for m in mentions if m.start == match.end()]
    told = [code for code in inside if code]
    if told:
        return told[-1]
    before = [(m.start, m.place.country) for m in mentions if m.end <= low]
    before += [(a.start, a.codes[0]) for a in actors if a.end <= low and len(a.codes) == 1]
    codes = [code for _, code in sorted(before, key=lambda pair: pair[0]) if code]
    states = [code for code in codes if len(code) == 3 and code.isupper()]
    return states[-1] if states else None


def _directions(text: str, clause: Span) -> Iterator[Hint]:
    """Which way it was fired or flew."""
    for match in _AWAY.finditer(text, clause.start, clause.end):
        before = text[clause.start : match.start()]
        led = (match["lead"] or "").split()[:1]
        told = (
            bool(match["ward"])
            or bool(match["noun"])
            or led in (["to"], ["toward"], ["towards"], ["due"])
        )
        if not (told or _FLIES.search(before)) or not _FLIGHT_NEAR.search(before):
            continue
        if (led in (["in"], ["on"]) and not match["noun"]) or _MEASURED.search(before):
            continue
        clue = Clue(
            "direction",
            (),
            Span(match.start(), match.end()),
            bearing_deg=bearing_deg(match["wind"]),
        )
        yield Hint("flight", clue, needs_country=False)
        return


def _targets(text: str, clause: Span, mentions: Sequence[Mention]) -> Iterator[Hint]:
    """A place that it flew toward, or fell short of."""
    for mention in mentions:
        if not clause.start <= mention.start < clause.end or not mention.candidates:
            continue
        left = text[max(clause.start, mention.start - 70) : mention.start]
        short, toward = _SHORT.search(left), _DIRECTION_OF.search(left)
        match = short or toward
        if match is None or _MEASURE.search(match[0]):
            continue
        begin = mention.start - len(left) + match.start()
        clue = Clue(
            "toward", (mention.place,), Span(begin, mention.end),
            qualifier="short" if short else None,
        )  # fmt: skip
        yield Hint("flight", clue, needs_country=False)


def _surfaces(text: str, clause: Span) -> Iterator[Hint]:
    """At sea, or on land."""
    for pattern, surface in ((_SEA, "sea"), (_LAND, "land")):
        match = pattern.search(text, clause.start, clause.end)
        if match is None or _NOT.search(text[clause.start : match.start()] + " "):
            continue
        clue = Clue("surface", (), Span(*match.span("where")), qualifier=surface)
        yield Hint("flight", clue, needs_country=False)
        return


def _coasts(text: str, clause: Span) -> Iterator[Hint]:
    """A coast or a part of a country that is not named again."""
    for match in _COAST.finditer(text, clause.start, clause.end):
        fell = _FELL_BEFORE.search(text[clause.start : match.start()])
        off = match["prep"].lower() == "off"
        if off and not fell:
            continue
        clue = Clue(
            "off" if off else "place", (), Span(*match.span()), qualifier=normal(match["part"])
        )
        yield Hint("impact" if fell else "origin", clue)
    for match in _OF_COUNTRY.finditer(text, clause.start, clause.end):
        if match["prep"].lower() != "from":
            continue
        part = match["part"] or match["own"] or "inland"
        clue = Clue("place", (), Span(*match.span()), qualifier=normal(part))
        yield Hint("origin", clue)


def _from_coast(text: str, clause: Span, quantities: Sequence[Quantity]) -> Iterator[Hint]:
    """So far from "the coast", whose name is told elsewhere."""
    for quantity in quantities:
        if quantity.dimension != "length" or not clause.start <= quantity.start < clause.end:
            continue
        match = _FROM_COAST.match(text, quantity.end)
        if match is None or not _FELL_BEFORE.search(text[clause.start : quantity.start]):
            continue
        part = f"{normal(match['wind'])} coast" if match["wind"] else "coast"
        clue = Clue(
            "offset", (), Span(quantity.start, match.end()), qualifier=part,
            distance_km=quantity.value, hedge=quantity.hedge,
        )  # fmt: skip
        yield Hint("impact", clue)


def _from_it(
    text: str, clause: Span, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> Iterator[Hint]:
    """So far from "the island", "the country": the place of that kind named last."""
    for quantity in quantities:
        if quantity.dimension != "length" or not clause.start <= quantity.start < clause.end:
            continue
        match = _FROM_IT.match(text, quantity.end)
        if match is None or not _FELL_BEFORE.search(text[clause.start : quantity.start]):
            continue
        noun = match["noun"].lower()
        fitting = [m.place for m in mentions if m.end <= quantity.start and _fits(m, noun)]
        if not fitting:
            continue
        clue = Clue(
            "offset", (fitting[-1],), Span(quantity.start, match.end()),
            qualifier=_LINKS.get(match["link"].lower(), "short"),
            bearing_deg=bearing_deg(match["wind"]) if match["wind"] else None,
            distance_km=quantity.value, hedge=quantity.hedge,
        )  # fmt: skip
        yield Hint("impact", clue, needs_country=False)


def _fits(mention: Mention, noun: str) -> bool:
    """Whether a noun can take up a place."""
    if not mention.candidates or mention.place.kind not in _TAKEN_UP[noun]:
        return False
    return noun != "island" or mention.place.radius_km < _ISLAND_MOST_KM
