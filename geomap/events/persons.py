"""Persons whom the text introduces by their office: "Turkish President Recep Tayyip Erdogan".

In: the text and the marks of states, demonyms and capitals in it.
Out: `introduced`: the span of each name with the codes of the state or group
whose office goes with it, so that the name alone can stand for it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geomap.events.patterns import alternation
from geomap.model import Span

OFFICES = (
    "president", "prime minister", "premier", "chancellor", "foreign minister", "minister",
    "defence minister", "defense minister", "foreign secretary", "secretary of state",
    "secretary of defense", "secretary of defence", "defence secretary", "defense secretary",
    "leader", "supreme leader", "king", "crown prince", "prince", "emir", "sultan", "envoy",
    "special envoy", "special representative", "nuclear envoy", "chief negotiator", "negotiator",
    "national security adviser", "national security advisor", "security adviser", "ambassador",
    "vice-president", "vice president", "vice foreign minister", "deputy foreign minister",
    "chairman", "chief of staff", "counterpart", "head of state", "foreign policy chief",
    "intelligence chief", "army chief", "ruler", "finance minister", "diplomat", "speaker",
    "foreign ministry", "secretary", "colleague", "defence chief", "defense chief", "director",
    "vice minister", "first lady", "spy chief", "chief", "host", "guest", "general secretary",
)  # fmt: skip
_OFFICE = rf"(?i:{alternation(OFFICES)})(?!\w)"
_NAME = (
    r"(?P<name>[A-Z][\w'\u2019-]+(?:\s+(?:bin|bint|al|de|von|van|the)(?=\s))?"
    r"(?:\s+(?:[A-Z]\.\s+)?[A-Z][\w'\u2019-]+){1,3})"
)
_FOR = r"(?:\s+(?:for|of|on|at|to)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?[\w-]+)?"
# Behind the state: "Turkish President R. T. Erdogan", "Iran's foreign minister, Abbas Araghchi".
_BEHIND = re.compile(
    rf"(?:['\u2019]s?)?\s+(?:[a-zA-Z-]+\s+){{0,3}}?{_OFFICE}(?:\s+(?:and|cum)\s+{_OFFICE})?{_FOR},?\s+{_NAME}"
)
# Before it: "Sung Kim, the US special envoy", "Moon Jae-in, president of South Korea".
_BEFORE = re.compile(
    rf"(?<![\w-]){_NAME},\s+(?:then\s+|now\s+)?(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{0,3}}?$"
)
_OFFICE_BEHIND = re.compile(rf"(?:['\u2019]s?)?\s+(?:[a-zA-Z-]+\s+){{0,3}}?{_OFFICE}")
# "the president of South Korea, Moon Jae-in".
_OFFICE_OF = re.compile(rf"\b{_OFFICE}\s+of\s+(?:the\s+)?$")
_APPOSED = re.compile(rf",?\s+{_NAME}")
_NO_NAME = re.compile(
    r"(?:\w+\s+)*?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|.*\b(?:Ministry|Council|Department|Army|Agency|University|Institute|Sea)\b"
    r"|(?:Mr|Mrs|Ms|The|In|On|At|A|An|Foreign|Prime|National|Joint|White|United|North|South|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b"
)
_REACH = 90


class Introduction(NamedTuple):
    """A name and whose office goes with it."""

    span: Span
    codes: tuple[str, ...]


def introduced(
    text: str, owners: Sequence[tuple[int, int, tuple[str, ...]]]
) -> Iterator[Introduction]:
    """Names introduced by an office, in the order of their states.

    Parameters
    ----------
    text : str
        The article's text.
    owners : sequence of (start, end, codes)
        Demonyms, states and capitals, in the order of the text.

    Examples
    --------
    >>> [text] = ["Turkish President Recep Tayyip Erdogan spoke."]
    >>> [i.span for i in introduced(text, [(0, 7, ("TUR",))])]
    [Span(start=18, end=38)]
    """
    for start, end, codes in owners:
        span = _name_behind(text, end) or _name_before(text, start, end) or _of(text, start, end)
        if span is not None and not _NO_NAME.match(text, span.start, span.end):
            yield Introduction(span, codes)


def _name_behind(text: str, end: int) -> Span | None:
    match = _BEHIND.match(text, end, end + _REACH)
    return Span(*match.span("name")) if match is not None else None


def _name_before(text: str, start: int, end: int) -> Span | None:
    if "," not in text[max(0, start - 32) : start] or not _OFFICE_BEHIND.match(
        text, end, end + _REACH
    ):
        return None
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return Span(*match.span("name")) if match is not None else None


def _of(text: str, start: int, end: int) -> Span | None:
    if not _OFFICE_OF.search(text, max(0, start - 48), start):
        return None
    match = _APPOSED.match(text, end, end + 48)
    return Span(*match.span("name")) if match is not None else None
