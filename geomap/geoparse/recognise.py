"""Which names of the gazetteer are toponyms where they stand.

In: the text, its `Surroundings`, and the hits of `Gazetteer.scan`.
Out: `Found`: disjoint names in text order, with the places of that name.

Every hit is weighed by the features of `evidence` and kept if the sum is
positive. Of hits that overlap, the longest that is kept stands; what lies
inside a longer name that was dropped is dropped too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from geomap.gazetteer import folding
from geomap.geoparse import evidence, words
from geomap.geoparse.context import Context, Surroundings
from geomap.geoparse.evidence import Name
from geomap.model import Place

_LOWER_WORD = re.compile(r"(?<![\w-])[a-z]{3,20}(?![\w-])")
_MOST_AT_ONE_START = 8


class Hit(Protocol):
    """A name of the gazetteer in the text, as `Gazetteer.scan` gives it."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of that name, most important first."""


class Found(NamedTuple):
    """A name that is taken for a toponym."""

    context: Context
    places: tuple[Place, ...]


PERSON_ELSEWHERE = -4.0
"""For a name that stands elsewhere in the text as part of a person's name."""
PERHAPS_PERSON_ELSEWHERE = -2.0
"""For a name that stands elsewhere after a capitalised word."""


def recognise(
    text: str,
    surroundings: Surroundings,
    hits: Iterable[Hit],
    demonym: Callable[[str], str | None],
) -> tuple[Found, ...]:
    """Keep the hits that are toponyms.

    Parameters
    ----------
    text : str
        The text that the hits count in.
    surroundings : Surroundings
        Its sentences.
    hits : iterable of Hit
        Names of the gazetteer in it; they may overlap.
    demonym : callable
        Tells the state of an adjective such as "Russian", or None.

    Returns
    -------
    tuple of Found
        Disjoint, in text order.
    """
    usable = [hit for hit in hits if _written_as_name(text[hit.start : hit.end])]
    shorter = {(hit.start, hit.end) for hit in usable}
    usable = [hit for hit in usable if not _has_article(text, hit, shorter)]
    edges = frozenset(edge for hit in usable for edge in (hit.start, hit.end))
    lower_words = frozenset(_LOWER_WORD.findall(text))
    usable.sort(key=lambda hit: (hit.start, -hit.end))
    names = [
        Name(surroundings.around(hit.start, hit.end), hit.places, edges, lower_words, demonym)
        for hit in usable
    ]
    return tuple(_chosen(names, _people(names)))


def _people(names: Iterable[Name]) -> dict[str, float]:
    """Tell by surface how much speaks for a name being a person's where it stands alone."""
    people: dict[str, float] = {}
    for name in names:
        surface = name.context.surface
        if evidence.given_name_before(name) or evidence.title_before(name):
            people[surface] = PERSON_ELSEWHERE
        elif (
            evidence.capital_before(name)
            and not evidence.known(name)
            and not evidence.several_words(name)
        ):
            people.setdefault(surface, PERHAPS_PERSON_ELSEWHERE)
    return people


def _written_as_name(surface: str) -> bool:
    """Whether a hit is written as names are; the gazetteer looks past capitals."""
    if surface.islower() or surface.lower() in words.NOT_NAMES:
        return False
    last = surface.rpartition(" ")[2]
    return not last.islower() or last in words.GENERICS


def _has_article(text: str, hit: Hit, spans: Container[tuple[int, int]]) -> bool:
    """Whether a hit is a name and an article before it: "The White House"."""
    article = text[hit.start : hit.start + 4].lower() == "the "
    return article and (
        (hit.start + 4, hit.end) in spans
        or text[hit.start + 4 : hit.end].lower() in words.DIRECTIONS
    )


def _chosen(names: list[Name], people: Mapping[str, float]) -> Iterator[Found]:
    """Walk through the hits, longest first at each start, and keep what scores."""
    tried_until = taken_until = start = -1
    for index, name in enumerate(names):
        span = name.context.span
        fresh = span.start >= tried_until or span.start == start
        if not fresh or span.start < taken_until:
            continue
        if span.start != start:
            start, tried_until = span
        if _score(name, people) > 0:
            taken_until = span.end
            kept = _without_generic(names, index)
            yield Found(kept.context, kept.places)


def _same(longer: Name, shorter: Name) -> bool:
    """Whether both name one place, and the place is not called by the longer name."""
    surface = folding.key(longer.context.surface)
    shared = {place.id for place in shorter.places}
    return any(p.id in shared and folding.key(p.name) != surface for p in longer.places)


def _without_generic(names: list[Name], index: int) -> Name:
    """Return the name without a detached generic word: "Jagang" of "Jagang Province"."""
    name = names[index]
    (start, end), surface = name.context.span, name.context.surface
    for at in range(index + 1, min(index + 1 + _MOST_AT_ONE_START, len(names))):
        shorter = names[at]
        if shorter.context.span.start != start:
            break
        rest = surface[shorter.context.span.end - end :].split()
        if all(word in words.GENERICS for word in rest):
            return shorter
        if all(word.lower() in words.DETACHABLE for word in rest) and _same(name, shorter):
            return shorter
    return name


def _score(name: Name, people: Mapping[str, float]) -> float:
    """Return what speaks for a name, its being a person's elsewhere included."""
    total = evidence.weigh(name)
    if not evidence.preposition(name) and not evidence.firm(name):
        total += people.get(name.context.surface, 0.0)
    return total
