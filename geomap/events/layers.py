"""All that was found in one article, laid over its sentences.

In: an `Article`, its `Mention`s, the gazetteer.
Out: `scenes`: for each sentence a `Scene` with its triggers, weapons, actors,
dates, times, quantities and place phrases, in article coordinates.
"""

from __future__ import annotations

import functools
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from geomap.events.actors import ActorMark, find_actors
from geomap.events.anaphors import anaphors
from geomap.events.clock import TimeMark, find_times
from geomap.events.dates import DateMark
from geomap.events.ellipses import with_ellipses
from geomap.events.lands import LandTables, demonym_lands
from geomap.events.mood import speech
from geomap.events.numbers import Quantity, find_quantities
from geomap.events.openings import WordIndex
from geomap.events.places import PlacePhrase, place_phrases
from geomap.events.triggers import Trigger, find_triggers
from geomap.events.weapons import WeaponMark, find_weapons
from geomap.geoparse import sentences
from geomap.model import Article, Mention, Span


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


# No sentence of prose is longer; a longer one is a list or a trap and tells no event.
_LONGEST = 1500


@dataclass(frozen=True)
class Scene:
    """One sentence with everything found in it.

    `headline` tells a first line without a full stop; `stamped` one that a time
    of day opens, as in a running report; `paragraph` counts lines with text;
    `named` are the mentions of places; `armed` tells that the article names a weapon;
    `keys` are the words themselves, in lower case.
    """

    text: str
    span: Span
    index: int
    paragraph: int
    headline: bool
    stamped: bool
    triggers: tuple[Trigger, ...]
    weapons: tuple[WeaponMark, ...]
    actors: tuple[ActorMark, ...]
    dates: tuple[DateMark, ...]
    times: tuple[TimeMark, ...]
    quantities: tuple[Quantity, ...]
    named: tuple[Mention, ...]
    armed: bool
    keys: frozenset[str]

    @functools.cached_property
    def places(self) -> tuple[PlacePhrase, ...]:
        """The place phrases, read when an event asks for them."""
        verbs = [trigger.span for trigger in self.triggers if not trigger.noun]
        return place_phrases(self.text, self.span, self.named, self.quantities, verbs)

    @functools.cached_property
    def words(self) -> str:
        """The sentence itself."""
        return self.text[self.span.start : self.span.end]


def scenes(
    article: Article,
    mentions: Sequence[Mention],
    gazetteer: LandTables,
    words: WordIndex,
    dates: Sequence[DateMark],
) -> tuple[Scene, ...]:
    """The sentences of an article with all marks, in order, but for those beyond all measure."""
    text = article.text
    mentions = [m for m in mentions if not _is_ship(text, m)]
    spans = sentences(text)
    known = sorted(
        (*mentions, *anaphors(text, mentions, words), *demonym_lands(text, gazetteer, words)),
        key=lambda m: m.start,
    )
    known = _without_overlaps(known)
    weapons = _weapons(text, mentions, words)
    triggers = _triggers(text, weapons, words)
    triggers_in, weapons_in = _taker(triggers), _taker(weapons)
    actors_in = _taker(find_actors(text, mentions, gazetteer, words))
    dates_in, times_in = _taker(dates), _taker(find_times(text, words))
    quantities_in, mentions_in = _taker(find_quantities(text, words)), _taker(known)
    paragraph = 0
    found: list[Scene] = []
    for index, span in enumerate(spans):
        if index and "\n" in text[spans[index - 1].end : span.start]:
            paragraph += 1
        if span.end - span.start > _LONGEST:
            continue
        verbs, times, quantities = triggers_in(span), times_in(span), quantities_in(span)
        named = mentions_in(span)
        if times:
            clocks = _Covers(times)
            named = tuple(m for m in named if not clocks.holds(m.start, m.end))
        found.append(
            Scene(
                text=text,
                span=span,
                index=len(found),
                paragraph=paragraph,
                headline=index == 0 and _is_headline(text, span),
                stamped=any(mark.stamp for mark in times),
                triggers=verbs,
                weapons=weapons_in(span),
                actors=actors_in(span),
                dates=dates_in(span),
                times=tuple(t for t in times if not t.stamp),
                quantities=quantities,
                named=named,
                armed=bool(weapons),
                keys=words.keys_within(span),
            )
        )
    return tuple(found)


def _weapons(text: str, mentions: Sequence[Mention], words: WordIndex) -> tuple[WeaponMark, ...]:
    """Weapons, but for names that the mentions read as places (Musudan, Dezful)."""
    places = _Covers(mentions)
    named = [
        w
        for w in find_weapons(text, words)
        if w.name is None or w.label is None or not places.meets(*w.label)
    ]
    return with_ellipses(text, _introduced(named), words)


def _introduced(weapons: Sequence[WeaponMark]) -> list[WeaponMark]:
    """A name told for the first time is new to the reader, even as "the Sarmat"."""
    seen: set[str] = set()
    told = []
    for weapon in weapons:
        first = weapon.name is not None and weapon.name not in seen
        seen.update([weapon.name] if weapon.name else [])
        old = weapon.known == "known" or (weapon.known == "bare" and not weapon.plural)
        told.append(weapon._replace(known="new") if first and old else weapon)
    return told


def _triggers(text: str, weapons: Sequence[WeaponMark], words: WordIndex) -> tuple[Trigger, ...]:
    """Triggers outside direct speech, titles and the names of weapons."""
    quoted, phrases = _Covers(speech(text)), _Covers(weapons)
    return tuple(
        t
        for t in find_triggers(text, words)
        if not quoted.holds(t.start, t.end)
        and not phrases.holds(t.start, t.end)
        and not _in_name(t, text)
    )


def _taker(marks: Sequence[T]) -> Callable[[Span], tuple[T, ...]]:
    """Function that gives the marks that start within a span, by bisection."""
    starts = [mark.start for mark in marks]
    if not starts:
        return lambda _: ()

    def take(span: Span) -> tuple[T, ...]:
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if low == high:
            return ()
        return tuple(mark for mark in marks[low:high] if mark.end <= span.end)

    return take


def _without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


class _Covers:
    """Spans that do not overlap, asked by bisection whether one of them covers another."""

    def __init__(self, marks: Iterable[_Spanned]) -> None:
        self.spans = sorted(Span(mark.start, mark.end) for mark in marks)

    def holds(self, start: int, end: int) -> bool:
        """Whether a span lies within one of these."""
        index = bisect_right(self.spans, (start, sys.maxsize)) - 1
        return index >= 0 and self.spans[index].start <= start and end <= self.spans[index].end

    def meets(self, start: int, end: int) -> bool:
        """Whether a span overlaps one of these."""
        index = bisect_left(self.spans, (end, 0)) - 1
        return index >= 0 and self.spans[index].end > start


_SHIP_BEFORE = re.compile(
    r"\b(?:ship|warship|frigate|destroyer|cruiser|corvette|submarine|carrier|freighter|tanker|ferry|USS|HMS|INS)"
    r"\s+(?:[A-Z][\w.]+\s+)?$"
)


def _is_ship(text: str, mention: Mention) -> bool:
    """Whether a place's name is that of a ship: "the landing ship Minsk"."""
    return _SHIP_BEFORE.search(text[max(0, mention.start - 40) : mention.start]) is not None


_NAME_GOES_ON = re.compile(r"[- ][A-Z]|['\u2019]s [A-Z]")


def _in_name(trigger: Trigger, text: str) -> bool:
    """A capitalised word within a title ("Strike Group", "Fire over the Strait") acts nothing."""
    if not text[trigger.start].isupper():
        return False
    before = text[max(0, trigger.start - 2) : trigger.start]
    if before[-1:] and before[-1:] in "\"'\u201c\u2018":
        return True
    opens = not before.strip() or before.strip()[-1:] in ".!?-:\u2013\u2014" or "\n" in before
    return not opens or _NAME_GOES_ON.match(text, trigger.end) is not None


def _is_headline(text: str, span: Span) -> bool:
    last = text[span.end - 1 : span.end]
    return last not in '.!?\u2026"\u201d' and "\n" in text[span.end : span.end + 2]
