"""What each sentence tells of: whether something happens in it, and where the words for it stand.

In: the words and sentences of a text (`Surroundings`).
Out: `Happenings`, which answers for a name: does its sentence tell of a flight,
a meeting or the like, and how far away is the nearest word of an event.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import NamedTuple

from geomap.geoparse import words
from geomap.geoparse.context import Context, Line, Surroundings
from geomap.geoparse.evidence import weapon_names

# Words of an event by their stems.
_EVENT = re.compile(
    r"\b(?:missiles?|rockets?|icbms?|launch\w*|fir(?:ed|es|ing)|test\w*|fl(?:ew|y|ies|own|ight\w*"
    r"|ying)|f[ae]ll(?:s|en|ing)?|land(?:ed|s|ing)|str(?:uck|ike\w*|iking)|hits?|hitting|crash\w*"
    r"|splash\w*|plung\w*|dropp\w*|debris|warheads?|cross\w*|explo\w*|blast\w*|intercept\w*"
    r"|shot|shoot\w*|drones?|barrage\w*|salvos?|attack\w*|bomb\w*|shell\w*|exercis\w*|drills?"
    r"|man(?:oeuv|euv)\w*|summits?|m[ee]t|meet\w*|talks|satellit\w*|projectil\w*|lift\w*|rose"
    r"|aimed|target\w*|sirens?|shrapnel|damag\w*|kill\w*|wound\w*|injur\w*|destroy\w*"
    r"|overfl\w*|soar\w*|impact\w*|detonat\w*|rehears\w*|war ?games?|held|host\w*|gather\w*"
    r"|conference|visit\w*|arriv\w*|sail\w*|patrol\w*)\b"
)
_MOST_WORDS = 300
_FARTHEST_WORDS = 25
# By the number of words between.
_DISTANCES = ("just",) * 2 + ("close",) * 3 + ("near",) * 5 + ("far",) * (_FARTHEST_WORDS - 9)
_MARKS = frozenset(",;:")


class Reach(NamedTuple):
    """How far away something is, and whether no mark of a clause stands between."""

    words: str
    in_clause: bool


_NOT = Reach("not", True)


class Happening(NamedTuple):
    """What the sentence of a name tells of."""

    tells: bool
    """Whether a word of it is one of `words.HAPPENING` or a missile's name."""
    before: Reach
    """How far before the name the nearest word of an event stands."""
    after: Reach
    numbered: bool
    """Whether a word of it is a number."""
    dated: bool
    """Whether a word of it is a day or a time of day."""


class _Told(NamedTuple):
    """What a sentence tells of."""

    happens: bool
    events: list[int]
    """Numbers of the words of events."""
    numbered: bool
    """Whether a word of it is a number."""
    dated: bool
    """Whether a word of it is a day or a time of day."""


class Happenings:
    """Looks at each sentence once."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings
        self._known: dict[Line, _Told] = {}

    def _told(self, line: Line) -> _Told:
        """Return what a sentence tells of; of a very long one, its beginning."""
        told = self._known.get(line)
        if told is None:
            low, high = line.low, line.high
            all_words = [w.lower() for w in self._around.words[low : min(high, low + _MOST_WORDS)]]
            told = _Told(
                not _telling().isdisjoint(all_words),
                [low + at for at, word in enumerate(all_words) if _of_event(word)],
                any(word[0].isdigit() for word in all_words),
                not words.HOURS.isdisjoint(all_words),
            )
            self._known[line] = told
        return told

    def around(self, context: Context) -> Happening:
        """Return whether a name's sentence tells of something, and how far its words stand."""
        told = self._told(context.line)
        if not told.events:
            return Happening(told.happens, _NOT, _NOT, told.numbered, told.dated)
        starts, events = self._around.starts, told.events
        start = bisect_left(starts, context.span.start)
        end = bisect_left(starts, context.span.end, start)
        before = bisect_left(events, start) - 1
        after = bisect_left(events, end)
        return Happening(
            told.happens,
            _NOT if before < 0 else self._reach(events[before] + 1, start),
            _NOT if after == len(events) else self._reach(end, events[after]),
            told.numbered,
            told.dated,
        )

    def _reach(self, low: int, high: int) -> Reach:
        """Return how much stands between two words, given the first between and the latter."""
        count = high - low
        if count > _FARTHEST_WORDS:
            return _NOT
        between = "".join(self._around.gaps[low : high + 1])
        return Reach(_DISTANCES[count], _MARKS.isdisjoint(between))


@functools.cache
def _telling() -> frozenset[str]:
    """Return the words that tell of a happening."""
    return words.HAPPENING | weapon_names()


@functools.lru_cache(maxsize=1 << 13)
def _of_event(word: str) -> bool:
    """Whether a word, or a part of it, is one of an event."""
    return _EVENT.search(word) is not None
