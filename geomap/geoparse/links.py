"""How neighbouring names hang together: one holds the other, or they stand in a list.

In: the text and the names that `recognise` kept.
Out: for each name the index of the name written as what holds it, and the
indexes of the names joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geomap.geoparse import words
from geomap.geoparse.recognise import Found

_LONGEST_LINK = 40
_HOLDING = frozenset({"in", "of"})
_POSSESSIVE = re.compile(r"['\u2019]s? (?:[a-z-]{4,12} )?")
_JOINT = re.compile(r",? (?:and|or|to|from|near) (?:the )?|, ")


def holders(text: str, found: Sequence[Found]) -> list[int | None]:
    """Return for each name the index of the name that holds it, or None.

    "Paris, Texas", "Mupyong-ri in Jagang Province", "Russia's Bryansk region".
    Whether the one place can hold the other is for the caller to see.
    """
    held_by: list[int | None] = [None] * len(found)
    for index, link in _gaps(text, found):
        if _POSSESSIVE.fullmatch(link):
            held_by[index + 1] = index
        elif link == ", " or _linked(link):
            held_by[index] = index + 1
    return held_by


def joined(text: str, found: Sequence[Found]) -> list[tuple[int, ...]]:
    """Return for each name the indexes of those joined to it: "Okinawa and Miyako"."""
    together: list[tuple[int, ...]] = [()] * len(found)
    for index, link in _gaps(text, found):
        if _JOINT.fullmatch(link):
            together[index] = (*together[index], index + 1)
            together[index + 1] = (index,)
    return together


def _gaps(text: str, found: Sequence[Found]) -> Iterator[tuple[int, str]]:
    """Yield the short gaps between neighbours, each with the index of the first."""
    for index, (left, right) in enumerate(pairwise(found)):
        start, end = left.context.span.end, right.context.span.start
        if end - start <= _LONGEST_LINK:
            yield index, text[start:end]


def _linked(link: str) -> bool:
    """Whether the words between two names say that the second holds the first."""
    if "." in link or "\n" in link:
        return False
    between = [word.strip(",").lower() for word in link.split()]
    return any(word in _HOLDING for word in between) and all(
        word in _HOLDING or word == "the" or word in words.GENERICS or word in words.DIRECTIONS
        for word in between
    )
