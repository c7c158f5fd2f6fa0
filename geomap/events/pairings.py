"""Clues told by two places: "between A and B", "halfway between", "the border between".

In: the text and two `Mention`s, one behind the other.
Out: `pair`: the clue that both together give; `border`: a border of one place
with the country whose name stands before or behind it.
"""

from __future__ import annotations

import re

from geomap.model import Clue, Mention, Span

_BETWEEN = re.compile(
    r"(?P<lead>(?:(?!half|mid-?way)[\w-]+\s+){0,5})(?P<half>half-?\s?way\s+|mid-?way\s+)?between\s+(?:the\s+)?"
    r"(?:[a-z][\w'\u2019-]*\s+){0,4}$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:['\u2019]s)?(?:\s+[a-z][\w-]*){0,3}\s+and\s+(?:the\s+|that\s+of\s+)?(?:[A-Z][\w-]+['\u2019]s?\s+)?(?:[a-z][\w'\u2019-]*\s+){0,4}",
)
_GROUNDS = re.compile(
    r"\b(?:sea|seas|waters?|ocean|area|strait|channel|somewhere|point|spot|stretch|midpoint|gap|line"
    r"|fell|landed|down|dropped|passed|passing|flew|flown|flying|crossed|path|crashed|plunged|held"
    r"|splashed|missiles?|roughly|about|almost|test|sky|skies|airspace|desert)\s+$",
    re.IGNORECASE,
)
_WATER = re.compile(r"\b(?:sea|seas|waters?|ocean|channel|strait)\s+$", re.IGNORECASE)
_BORDER_BETWEEN = re.compile(
    r"\b(?:borders?|frontier|boundary)\s+(?:\w+\s+)?between\s+(?:the\s+)?$", re.IGNORECASE
)
_BORDER_WITH = re.compile(
    r"(?P<own>['\u2019]s\s+(?:[\w-]+\s+)?)?\b(?:borders?|frontier|boundary)\s+with\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BORDER_BEHIND = re.compile(r"(?:['\u2019]s)?\s+(?:border|frontier)\b", re.IGNORECASE)
_BORDER_TIE = re.compile(
    r"\b(?P<prep>near|at|on|across|along|over|from|in|into|toward|towards)\b(?:\s+to)?\s+"
    r"(?:(?:the|its|their|[\w\u2019']+['\u2019]s)\s+)?(?:[\w-]+\s+){0,2}$|\bclose\s+to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 80


def pair(text: str, low: int, first: Mention, second: Mention | None) -> Clue | None:
    """The clue of two places; None where they are no pair.

    Parameters
    ----------
    text : str
        The article's text.
    low : int
        Start of the sentence.
    first, second : Mention
        One behind the other.
    """
    if second is None or not first.candidates or not second.candidates:
        return None
    if second.start - first.end > _REACH or not _AND.fullmatch(text, first.end, second.start):
        return None
    left = text[max(low, first.start - _REACH) : first.start]
    places = (first.place, second.place)
    start = first.start - len(left)
    line = _BORDER_BETWEEN.search(left)
    if line is not None:
        return Clue("border", places, Span(start + line.start(), second.end))
    found = _BETWEEN.search(left)
    if found is None:
        return None
    if found["half"]:
        return Clue("midway", places, Span(start + found.start("half"), second.end))
    lead = left[: found.end("lead")]
    begin = start + len(lead)
    if not _GROUNDS.search(lead):
        return None
    water = "waters" if _WATER.search(lead) else None
    return Clue("between", places, Span(begin, second.end), qualifier=water)


def border(text: str, low: int, mention: Mention, before: Mention | None) -> Clue | None:
    """The border of a place with another: "X's border with Y", "its border with Y"."""
    left = text[max(low, mention.start - _REACH) : mention.start]
    found = _BORDER_WITH.search(left)
    if found is not None:
        begin = mention.start - len(left) + found.start()
        owned = before is not None and found["own"] is not None and before.end == begin
        if owned and before is not None:
            return Clue("border", (before.place, mention.place), Span(before.start, mention.end))
        return Clue("border", (mention.place,), Span(begin, mention.end))
    behind = _BORDER_BEHIND.match(text, mention.end)
    if behind is None or mention.place.kind != "country":
        return None
    if re.match(r"\s+(?:with|region|town|city|area|guard|post|crossing)\b", text[behind.end() :]):
        return None
    return Clue("border", (mention.place,), Span(mention.start, behind.end()))


def border_tie(text: str, low: int, clue: Clue) -> str:
    """The preposition that ties a border to its verb; "near" where there is none."""
    start = clue.span.start if clue.span is not None else low
    found = _BORDER_TIE.search(text[max(low, start - 40) : start])
    return (found["prep"] or "near").lower() if found is not None else "near"
