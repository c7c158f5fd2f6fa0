"""A name, or a list of names, and what its sentence says around it.

In: the names that `recognise` kept, their best candidates, and the text.
Out: one `Clause` a name, which the tests of `roles` read.

Names joined in a list ("Seoul and Tokyo share", "South Korea-Japan ties") make
one clause: the words before the first and after the last stand for all.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geomap.geoparse import words
from geomap.geoparse.context import Context, Surroundings
from geomap.geoparse.happenings import Happenings, Reach
from geomap.geoparse.recognise import Found
from geomap.model import Place

_JOINT = re.compile(r"(?:(,) (and |or )?| (and|or) |(-))(?:the )?")
_LONGEST_JOINT = 12
_DATELINE = re.compile(
    r"(?:/[A-Z][A-Za-z ]{2,20})?(?:,? (?:[A-Z][a-z.]{1,8}|[A-Z][A-Z ]{3,20}))?,?"
    r"(?: \([\w ,.]{2,24}\))?"
    r"(?: [-\u2013\u2014] |: |, (?:[A-Z][a-z]{2,8}\.? )?\d)"
    r"|(?:,? [A-Z][A-Za-z. ]{1,30},?)? \((?:Agencies|[\w ,.]{0,12}\d{4})\) "
)
_UNREAL = re.compile(
    r"\b(?:could|would|might|meant to|were to|able to|capable|planned to|range of|reach|possible"
    r"|threaten\w* to|prepar\w+ to|plan\w* to|to be \w+ed|under construction)\b"
)
_UNREAL_WINDOW = 90
_LONGEST_HOLDING = 50
_HOLDING = re.compile(
    r"(?: [a-z]{3,14}){0,2}(?:,? (?:in|on|near|at)|,) (?:the |(?:[A-Z][a-z]{2,12}'s) )?"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_PARAGRAPHS = ("the headline", "the first paragraph", "the second paragraph", "the body")
_ADVERBS = words.word_set(
    "also then now still again never later only itself even once on has had have"
)


@dataclass(slots=True)
class Clause:
    """What the tests of roles see of one name."""

    own: Context
    place: Place
    seat: bool
    """Whether it is a state, a capital or a seat of government."""
    opens: bool
    """Whether no word stands before it in the sentence."""
    lead: str
    """The word that leads to it, articles and directions passed over."""
    before_lead: tuple[str, ...]
    """The words before that word, nearest first."""
    run: tuple[str, ...]
    """The words after it, up to the first mark."""
    verb: str
    """The first of these words, adverbs passed over."""
    possessive: bool
    happening: bool
    """Whether the sentence tells of a flight, a meeting or the like."""
    dateline: bool
    unreal: bool
    """Whether the words before it tell of what could be, not of what was."""
    holds: bool
    """Whether it is written as what holds the name before it."""
    event_before: Reach
    """How far the nearest word of an event before it is."""
    event_after: Reach
    """How far the nearest word of an event after it is."""
    numbered: bool
    """Whether its sentence tells a number, as sentences of facts do."""
    dated: bool
    """Whether its sentence tells a day or a time of day."""
    paragraph: str
    """Where in the text it stands: "the headline", ..., "the body"."""


def clauses(
    text: str,
    surroundings: Surroundings,
    found: Sequence[Found],
    places: Sequence[Place],
    capital_country: Callable[[Place], str | None],
) -> tuple[Clause, ...]:
    """Return the clause of each name, in text order."""
    happenings = Happenings(surroundings)
    breaks = _breaks(text)
    made: list[Clause] = []
    for low, high in _lists(text, found):
        first, last = found[low].context, found[high - 1].context
        lead = first.lead
        before = first.run_before
        before_lead = before[before.index(lead) + 1 :] if lead else ()
        run = last.run_after
        opens = _opens(first)
        dateline = opens and _DATELINE.match(text, last.span.end) is not None
        unreal = _is_unreal(text, first)
        verb = next((word for word in run if word not in _ADVERBS), "")
        for index in range(low, high):
            name, place = found[index], places[index]
            happening = happenings.around(name.context)
            made.append(
                Clause(
                    own=name.context,
                    place=place,
                    seat=_is_seat(place, capital_country),
                    opens=opens,
                    lead=lead,
                    before_lead=before_lead,
                    run=run,
                    verb=verb,
                    possessive=last.possessive,
                    happening=happening.tells,
                    dateline=dateline,
                    unreal=unreal,
                    holds=low > 0 and _is_holder(text, found[low - 1], found[low]),
                    event_before=happening.before,
                    event_after=happening.after,
                    numbered=happening.numbered,
                    dated=happening.dated,
                    paragraph=_PARAGRAPHS[bisect_right(breaks, name.context.span.start)],
                )
            )
    return tuple(made)


def _lists(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Return index ranges of names that stand in one list; most hold one name."""
    low = 0
    while low < len(found):
        high = sure = low + 1
        while high < len(found):
            joint = _joint(text, found[high - 1], found[high])
            if not joint:
                break
            high += 1
            if joint != ",":
                sure = high  # commas alone make no list: "in Austin, Texas"
        yield low, sure
        yield from ((index, index + 1) for index in range(sure, high))
        low = high


def _joint(text: str, left: Found, right: Found) -> str:
    """Return what joins two names to a list: a comma, "and", a hyphen, or nothing."""
    start, end = left.context.span.end, right.context.span.start
    if end - start > _LONGEST_JOINT:
        return ""
    joint = _JOINT.fullmatch(text, start, end)
    return (joint[2] or joint[1] or joint[3] or joint[4]) if joint else ""


def _opens(context: Context) -> bool:
    """Whether nothing but numbers and time zones stands before a name: "09:40 GMT Seoul"."""
    for word in context.before:
        if not word.isdigit() and word.lower() not in words.TIME_WORDS:
            return False
    return True


def _breaks(text: str) -> list[int]:
    """Return where the first paragraphs end."""
    found = itertools.islice(_PARAGRAPH.finditer(text), len(_PARAGRAPHS) - 1)
    return [match.end() for match in found]


def _is_unreal(text: str, context: Context) -> bool:
    """Whether the words before a name in its sentence tell of what could be."""
    start = context.span.start
    return bool(_UNREAL.search(text, max(context.sentence.start, start - _UNREAL_WINDOW), start))


def _is_holder(text: str, left: Found, right: Found) -> bool:
    """Whether a name is written as what holds the name before it: "Uiju, in North Pyongan"."""
    start, end = left.context.span.end, right.context.span.start
    return end - start <= _LONGEST_HOLDING and bool(_HOLDING.fullmatch(text, start, end))


def _is_seat(place: Place, capital_country: Callable[[Place], str | None]) -> bool:
    """Whether a place can stand for a government."""
    return place.kind in {"country", "building"} or capital_country(place) is not None
