"""Which names of the gazetteer are toponyms where they stand.

In: the text, its `Surroundings`, and the hits of `Gazetteer.scan`.
Out: `Found`: disjoint names in text order, with the places of that name.

Every hit is weighed by the features of `evidence` and kept if the sum of their
weights is positive. Of hits that overlap, the longest that is kept stands;
what lies inside a longer name that was dropped is dropped too. The longest
hits of the whole text are looked at first, because what a name is elsewhere in
the text counts as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from geomap.gazetteer import folding
from geomap.geoparse import evidence, words
from geomap.geoparse.context import Context, Surroundings
from geomap.geoparse.evidence import Brief, Name
from geomap.geoparse.weights import place_weights
from geomap.model import Place

_MOST_AT_ONE_START = 8

PERSON = "a person elsewhere"
PERHAPS_PERSON = "perhaps a person elsewhere"
PLACED = "a place elsewhere"


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
    places: Sequence[Place]


class Weighed(NamedTuple):
    """A name that was looked at, the features it has, and the shorter hits that start with it."""

    name: Name
    features: list[str]
    shorter: Sequence[Hit]


def recognise(
    text: str,
    surroundings: Surroundings,
    hits: Iterable[Hit],
    demonym: Callable[[str], str | None],
    states: Collection[str] = (),
) -> tuple[Found, ...]:
    """Keep the hits that are toponyms.

    Parameters
    ----------
    text : str
        The text that the hits count in.
    surroundings : Surroundings
        Its words and sentences.
    hits : iterable of Hit
        Names of the gazetteer in it; they may overlap.
    demonym : callable
        Tells the state of an adjective such as "Russian", or None.
    states : collection of str
        ISO 3166 alpha-3 codes of the states that adjectives of the text tell.

    Returns
    -------
    tuple of Found
        Disjoint, in text order.
    """
    found = []
    choice = Choice(text, surroundings, hits, demonym, states)
    weights = place_weights()
    for weighed in choice.walk():
        if sum([weights[feature] for feature in weighed.features if feature in weights]) > 0:
            choice.take(weighed.name)
            kept = choice.without_generic(weighed)
            found.append(Found(kept.context, kept.places))
    return tuple(found)


class Choice:
    """A walk through the hits of a text, the longest first at each start."""

    def __init__(
        self,
        text: str,
        surroundings: Surroundings,
        hits: Iterable[Hit],
        demonym: Callable[[str], str | None],
        states: Collection[str],
    ) -> None:
        self._surroundings = surroundings
        self._groups = list(_groups(text, hits))
        self._firsts = [self._name(group[0]) for group in self._groups]
        self._brief = _brief(surroundings, self._firsts, demonym, states)
        self._surfaces: dict[str, list[str]] = {}
        self._taken_until = -1
        self._elsewhere = self._told_elsewhere()

    def walk(self) -> Iterator[Weighed]:
        """Yield what is to be decided; `take` tells that the last one was kept."""
        for group, first in zip(self._groups, self._firsts, strict=True):
            if group[0].start < self._taken_until:
                continue
            for index, hit in enumerate(group):
                name = first if index == 0 else self._name(hit)
                yield Weighed(name, self._features(name), group[index + 1 :])
                if hit.start < self._taken_until:
                    break

    def take(self, name: Name) -> None:
        """Say that a name is kept: what overlaps it is passed over."""
        self._taken_until = name.context.span.end

    def without_generic(self, weighed: Weighed) -> Name:
        """Return a name without a detached generic word: "Jagang" of "Jagang Province"."""
        (start, _), surface = weighed.name.context.span, weighed.name.context.surface
        for hit in weighed.shorter[:_MOST_AT_ONE_START]:
            rest = surface[hit.end - start :].split()
            if all(word in words.GENERICS for word in rest) or (
                all(word.lower() in words.DETACHABLE for word in rest)
                and _same(surface, weighed.name.places, hit.places)
            ):
                return self._name(hit)
        return weighed.name

    def _name(self, hit: Hit) -> Name:
        """Put a hit into its context."""
        return Name(self._surroundings.around(hit.start, hit.end), hit.places)

    def _features(self, name: Name) -> list[str]:
        """Return the features of a name, what it is elsewhere included."""
        surface = name.context.surface
        of_surface = self._surfaces.get(surface)
        if of_surface is None:
            of_surface = evidence.of_surface(surface, name.places, self._brief)
            self._surfaces[surface] = of_surface
        found = evidence.features(name, self._brief, of_surface)
        if not evidence.placed(name):
            told = self._elsewhere.get(surface)
            if told:
                found.append(told)
        return found

    def _told_elsewhere(self) -> dict[str, str]:
        """Tell by surface what a name is in some place of the text."""
        told: dict[str, str] = {}
        for name in self._firsts:
            surface = name.context.surface
            if not evidence.capitalised_before(name.context) or evidence.firm(name.places):
                continue
            if evidence.given_name_before(name.context) or evidence.title_before(name.context):
                told[surface] = PERSON
            elif evidence.perhaps_person(name, self._brief):
                told.setdefault(surface, PERHAPS_PERSON)
        for name in self._firsts:
            if evidence.placed(name) and name.context.gap_after != " ":
                told.setdefault(name.context.surface, PLACED)
        return told


def _groups(text: str, hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Yield the hits by start, longest first, without what lies in an earlier group."""
    group: list[Hit] = []
    until = -1
    for hit in sorted(_usable(text, hits), key=lambda hit: (hit.start, -hit.end)):
        if group and hit.start == group[0].start:
            group.append(hit)
        elif hit.start >= until:
            if group:
                yield group
            group, until = [hit], hit.end
    if group:
        yield group


def _usable(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that are written as names, without an article before them."""
    usable = [
        hit
        for hit in hits
        if _written_as_name(text[hit.start : hit.end]) or _is_numbered_line(text, hit)
    ]
    if any(text.startswith(("The ", "the "), hit.start) for hit in usable):
        spans = {(hit.start, hit.end) for hit in usable}
        usable = [hit for hit in usable if not _has_article(text, hit, spans)]
    return usable


def _written_as_name(surface: str) -> bool:
    """Whether a hit is written as names are; the gazetteer looks past capitals."""
    lower = surface.lower()
    if lower == surface or lower in words.NOT_NAMES:
        return False
    rest, _, last = surface.rpartition(" ")
    return not last.islower() or (last in words.GENERICS and rest not in {"The", "A"})


def _is_numbered_line(text: str, hit: Hit) -> bool:
    """Whether a hit is a line told by its number, which takes no capital: "38th parallel"."""
    return text[hit.start].isdigit() and hit.places[0].kind == "line"


def _has_article(text: str, hit: Hit, spans: Collection[tuple[int, int]]) -> bool:
    """Whether a hit is a name and an article before it: "The White House"."""
    article = text[hit.start : hit.start + 4].lower() == "the "
    return article and (
        (hit.start + 4, hit.end) in spans
        or text[hit.start + 4 : hit.end].lower() in words.DIRECTIONS
    )


def _brief(
    surroundings: Surroundings,
    names: Sequence[Name],
    demonym: Callable[[str], str | None],
    states: Collection[str],
) -> Brief:
    """Take from the whole text what the features of one name ask for."""
    told = set(states)
    divisions: set[str | None] = set()
    for name in names:
        place = name.places[0]
        if place.kind == "country":
            told.add(place.country or "")
        elif evidence.placed(name) or name.context.gap_before == ", ":
            if place.kind == "division":
                divisions.add(place.id.removeprefix("division:"))
            elif place.population >= evidence.SURE_TOWN:
                divisions.add(place.admin1)
    divisions.discard(None)
    return Brief(
        all_words=surroundings.all_words(),
        starts={name.context.span.start: name.places for name in names},
        ends={name.context.span.end for name in names},
        demonym=demonym,
        states=told,
        divisions=divisions,
    )


def _same(surface: str, longer: Sequence[Place], shorter: Sequence[Place]) -> bool:
    """Whether both name one place, and the place is not called by the longer name."""
    key = folding.key(surface)
    shared = {place.id for place in shorter}
    return any(place.id in shared and folding.key(place.name) != key for place in longer)
