"""Places told by their kind: "the same city", "that island", "the line".

In: the text and its `Mention`s.
Out: `anaphors`: a `Mention` for each such phrase, of the place named before
that is of the kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from geomap.events.openings import WordIndex, opened
from geomap.model import Candidate, Mention

_ANAPHOR_KINDS: dict[str, frozenset[str]] = {
    "island": frozenset({"island", "site"}),
    "atoll": frozenset({"island", "site"}),
    "city": frozenset({"city"}), "town": frozenset({"city"}),
    "village": frozenset({"city", "site"}),
    "port": frozenset({"city", "base"}),
    "province": frozenset({"division"}), "prefecture": frozenset({"division"}),
    "base": frozenset({"base", "airfield"}), "site": frozenset({"site", "base"}),
    "line": frozenset({"line"}), "peninsula": frozenset({"peninsula"}),
    "capital": frozenset({"city"}),
    "sea": frozenset({"sea"}), "strait": frozenset({"strait", "sea"}),
    **dict.fromkeys(
        ("pad", "airfield", "airport", "range", "spaceport", "cosmodrome", "facility", "complex",
         "airbase", "ground", "area", "place", "spot", "location"),
        frozenset({"site", "base", "airfield", "city", "island"}),
    ),
}  # fmt: skip
_KINDS = frozenset(_ANAPHOR_KINDS)
_SECONDS = _KINDS | {"same", "northern", "southern", "eastern", "western", "coastal"}
_ANAPHOR = opened(
    r"(?<!\w)(?:[Tt]he\s+same|[Tt]hat|[Tt]he|[Tt]his)\s+"
    r"(?:(?:northern|southern|eastern|western|coastal)\s+)?"
    r"(?P<what>island|city|town|province|prefecture|base|site|port|village|atoll|sea|strait|line"
    r"|peninsula|capital"
    r"|(?<=[Ss]ame )(?:pad|airfield|airport|range|spaceport|cosmodrome|facility|complex|airbase"
    r"|ground|area|place|spot|location))\b"
    r"(?!\s+(?:of|test|launch|launched|\w+ing)\b|\s*,?\s*[A-Z])",
    ("the", "that", "this"),
    seconds=dict.fromkeys(("the", "that", "this"), _SECONDS),
    flags=0,
)
_LOOK_BACK = 40
_DIVISION_BEHIND = re.compile(r"\s+(?:region|province|oblast|prefecture|governorate)\b")


def anaphors(
    text: str, mentions: Sequence[Mention], words: WordIndex | None = None
) -> tuple[Mention, ...]:
    """Mentions of a place by its kind: "the same city", "that island"."""
    found = []
    starts = [mention.start for mention in mentions]
    words = words or WordIndex(text)
    for match in words.finditer(_ANAPHOR):
        kinds = _ANAPHOR_KINDS[match["what"].lower()]
        last = bisect_left(starts, match.start())
        before = [
            m for m in mentions[max(0, last - _LOOK_BACK) : last]
            if _is_of(m, kinds) and not _DIVISION_BEHIND.match(text, m.end)
        ]  # fmt: skip
        called = [
            m
            for m in before
            if text[m.end + 1 : m.end + 1 + len(match["what"])].lower() == match["what"]
        ]
        if before:
            place = (called or before)[-1].place
            candidate = Candidate(place, 1.0, ("named before",))
            found.append(Mention(match.start(), match.end(), match[0], "site", (candidate,)))
    return tuple(found)


def _is_of(mention: Mention, kinds: frozenset[str]) -> bool:
    if not mention.candidates:
        return False
    place = mention.place
    return place.kind in kinds or any(kind in place.name.lower() for kind in kinds)
