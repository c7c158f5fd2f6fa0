"""What each place does, told again when the events of the text are known.

In: an `Article`, its `Mention`s, and the `Event`s that were read with them.
Out: `settle`: the same mentions, their roles by what the words around tell and by their part
in the events.

The words around a name seldom tell by themselves whether a place is where
something happens or is only named; that an event was read there speaks for it.
How much, is fitted: see `weights`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from geomap.geoparse.clauses import clauses
from geomap.geoparse.context import Surroundings
from geomap.geoparse.disputes import is_told_dispute
from geomap.geoparse.recognise import Found
from geomap.geoparse.roles import roles_told
from geomap.geoparse.sentences import sentences
from geomap.model import Article, Event, Mention, Place, Span

_GROUNDS = frozenset({"origin", "impact", "site", "overflies"})
_ACTS = "who acts"
_LENDS = "who acts, from its own land"


def settle(
    article: Article,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    capital_country: Callable[[Place], str | None],
) -> tuple[Mention, ...]:
    """Tell the roles of mentions again, with what is known of events.

    Parameters
    ----------
    article : Article
        What the mentions and events were read from.
    mentions : sequence of Mention
        Disjoint, in text order. Demonyms and disputes told without a name
        ("disputed waters") stay as they are.
    events : sequence of Event
        Those of the article.
    capital_country : callable
        Tells the state whose capital a place is, or None.

    Returns
    -------
    tuple of Mention
        One for each given, in the same order.
    """
    named = [mention for mention in mentions if _is_named(mention)]
    if not named:
        return tuple(mentions)
    text = article.text
    surroundings = Surroundings(text, sentences(text))
    found = [Found(surroundings.around(*mention.span), (mention.place,)) for mention in named]
    places = [mention.place for mention in named]
    parts = parts_in_events([mention.span for mention in named], places, events)
    told = roles_told(clauses(text, surroundings, found, places, capital_country), parts)
    return tuple(
        replace(mention, role=next(told)) if _is_named(mention) else mention for mention in mentions
    )


def _is_named(mention: Mention) -> bool:
    """Whether a mention is the name of a place, and not told by other words."""
    return mention.role != "demonym" and not is_told_dispute(mention.text)


def parts_in_events(
    spans: Sequence[Span], places: Sequence[Place], events: Sequence[Event]
) -> list[list[str]]:
    """Tell in words the part of each name in the events of the text.

    Parameters
    ----------
    spans : sequence of Span
        The names, in text order.
    places : sequence of Place
        What they mean.
    events : sequence of Event
        The events of the text.

    Returns
    -------
    list of list of str
        For each name the features that the events give it.
    """
    found: list[set[str]] = [set() for _ in spans]
    names = _Names(spans)
    quoted: set[int] = set()
    for event in events:
        quoted.update(names.within(event.quote))
        for span in event.evidence.get("actors", ()):
            for index in names.within(span):
                found[index].add(_ACTS)
        for index, part in _grounds(event, names, places):
            found[index].add(part)
    return [_in_words(parts, index in quoted) for index, parts in enumerate(found)]


class _Names:
    """The names of a text, asked by where they stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span[0] for span in spans]
        self._ends = [span[1] for span in spans]

    def within(self, span: Span) -> range:
        """Return the indexes of the names that share a character with a span."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))


def _grounds(event: Event, names: _Names, places: Sequence[Place]) -> Iterator[tuple[int, str]]:
    """Yield the names that tell where an event is, each with its part."""
    for slot, clues in event.clues.items():
        for clue in clues:
            if clue.span is None:
                continue
            part = _LENDS if clue.kind == "actor" else slot
            for index in names.within(clue.span):
                if any(place.id == places[index].id for place in clue.places):
                    yield index, part


def _in_words(parts: Collection[str], quoted: bool) -> list[str]:
    """Put the parts of a name into features."""
    found = [f"in events: {part}" for part in sorted(parts)]
    if not _GROUNDS.isdisjoint(parts):
        found.append("in events: a ground")
    elif not parts:
        found.append("in events: no part")
    found.append("in the words of an event" if quoted else "in the words of no event")
    return found
