"""What a sentence tells by its words alone, weighed by a fitted model.

In: a `Scene`.
Out: `features`: what the model sees of a sentence; `leanings`: the kinds of
event that the words speak for strongly enough, each with the word that speaks
for it most.

The rules of the other modules know the words they know. The weights in
`data/event_weights.csv`, which `tools/fit_events.py` fits on read sentences,
know those that such sentences use: "a projectile was loosed off", "the two sat
together in Geneva". What the rules leave silent is taken from here, and must
still have its parties, its weapon or its place, and a mood that does not speak
against it.

The model is linear: one logistic regression a kind over the words of the
sentence and their pairs, with names of places, weapons, actors and days put
in the place of the names themselves, so that no name is learnt.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from geomap import tables
from geomap.events.layers import Scene
from geomap.events.mood import mood
from geomap.events.patterns import word_set
from geomap.model import EventKind, Span

FILE = "event_weights.csv"
BIAS = "always"
"""The feature that every sentence has; its weight holds the threshold as well."""
KINDS: tuple[EventKind, ...] = ("launch", "strike", "interception", "meeting", "exercise")

_TOKEN = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+")
# Words that hold a sentence together: they count, but no event hangs on them.
_FUNCTION = word_set(
    """
    a about after all also among an and another any are as at be because been before being between
    both but by for from had has have he her him his how in into is it its later more most near no
    nor not of off on one only onto or other out over said same she since so some such than that
    the their them then there these they this those three through to toward towards two under
    until up was we were what when where which while who whom whose will with within would
    km kilometres kilometers miles mile feet metres meters minutes seconds hours percent
    """
)
LEAST = 0.5
"""The word that an event hangs on speaks for it by at least so much (log-odds)."""

_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 4  # what is left of a word without its ending has at least these letters


_NOUGHT = (0.0,) * len(KINDS)


class Feature(NamedTuple):
    """One thing the model sees, and the word it stands on (None for what is no word)."""

    name: str
    word: Span | None


class Leaning(NamedTuple):
    """A kind that the words speak for: by how much (log-odds), and the word that does it."""

    kind: EventKind
    weight: float
    word: Span


@functools.cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return for each feature its weight for each of `KINDS`."""
    return {row["feature"]: tuple(float(row[kind]) for kind in KINDS) for row in tables.rows(FILE)}


@functools.cache
def _most() -> Mapping[str, tuple[float, ...]]:
    """The most that a word, alone and behind other words, can speak for each of `KINDS`."""
    alone: dict[str, tuple[float, ...]] = {}
    behind: dict[tuple[str, bool], tuple[float, ...]] = {}
    for name, row in weights().items():
        before, _, word = name.rpartition(" ")
        if not before:
            alone[word] = tuple([max(0.0, value) for value in row])
        elif not name.startswith("trigger "):
            key = (word, before.endswith(" _"))
            behind[key] = tuple(map(max, behind.get(key, _NOUGHT), row))
    return {
        word: tuple(
            map(
                sum,
                zip(
                    alone.get(word, _NOUGHT),
                    alone.get(f"{_stem(word)}~", _NOUGHT),
                    behind.get((word, False), _NOUGHT),
                    behind.get((word, True), _NOUGHT),
                    strict=True,
                ),
            )
        )
        for word in {*alone, *(word for word, _ in behind)}
    }


def leanings(scene: Scene, kinds: Collection[EventKind] = KINDS) -> tuple[Leaning, ...]:
    """The kinds whose weights add up above nought, the strongest first.

    Parameters
    ----------
    scene : Scene
        A sentence.
    kinds : collection of EventKind
        Those asked for.

    Returns
    -------
    tuple of Leaning
        Empty for most sentences.
    """
    likely = [index for index, kind in enumerate(KINDS) if kind in kinds and _may(scene, index)]
    if not likely:
        return ()
    table = weights()
    known = [(one, table[one.name]) for one in features(scene) if one.name in table]
    found = []
    for index in likely:
        total = sum(row[index] for _, row in known)
        if total <= 0.0:
            continue
        told: dict[Span, float] = {}
        for one, row in known:
            if one.word is not None and _carries(scene, one.word):
                told[one.word] = told.get(one.word, 0.0) + row[index]
        if told:
            word = max(told, key=lambda word: told[word])
            if told[word] >= LEAST:
                found.append(Leaning(KINDS[index], total, word))
    return tuple(sorted(found, key=lambda one: -one.weight))


def _may(scene: Scene, index: int) -> bool:
    """A first look: whether any word of a sentence can carry an event of a kind."""
    most = _most()
    return any(
        (most.get(word) or most.get(f"{_stem(word)}~") or _NOUGHT)[index] >= LEAST
        for word in scene.keys
        if word not in _FUNCTION
    )


def _carries(scene: Scene, word: Span) -> bool:
    """Whether an event may hang on a word."""
    return scene.text[word.start : word.end].lower() not in _FUNCTION


def features(scene: Scene) -> tuple[Feature, ...]:
    """What the model sees of a sentence, each thing once, in the order of the words."""
    found: dict[str, Feature] = {}
    for one in _all_features(scene):
        found.setdefault(one.name, one)
    return tuple(found.values())


def _all_features(scene: Scene) -> Iterator[Feature]:
    yield Feature(BIAS, None)
    if scene.armed:
        yield Feature("armed", None)
    for trigger in scene.triggers:
        told = mood(scene.text, scene.span, trigger.span)
        yield Feature(f"trigger {trigger.family} {told}", None)
    before = ("", "")
    for name, word in _tokens(scene):
        yield Feature(name, word)
        if word is not None and (stem := _stem(name)) != name:
            yield Feature(f"{stem}~", word)
        if before[1]:
            yield Feature(f"{before[1]} {name}", word)
        if before[0]:
            yield Feature(f"{before[0]} _ {name}", word)
        before = (before[1], name)


def _stem(word: str) -> str:
    """A word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _STEM:
            return word.removesuffix(ending)
    return word


def _tokens(scene: Scene) -> Iterator[tuple[str, Span | None]]:
    """Words in lower case with their spans; names by what they are, runs of one kind once."""
    at, last = scene.span.start, ""
    for start, end, name in (*_names(scene), (scene.span.end, scene.span.end, "")):
        if start < at:
            continue
        for match in _TOKEN.finditer(scene.text, at, start):
            last = "<number>" if match[0][0].isdigit() else match[0].lower()
            yield last, None if last[0] == "<" else Span(*match.span())
        if name and name != last:
            last = name
            yield name, None
        at = end


def _names(scene: Scene) -> list[tuple[int, int, str]]:
    """Where names stand and what they are, the longest first where several begin."""
    found = [(m.start, m.end, "<weapon>") for m in scene.weapons]
    found += [(m.start, m.end, "<day>") for m in scene.dates]
    found += [(m.start, m.end, "<hour>") for m in scene.times]
    found += [(m.start, m.end, "<place>") for m in scene.named]
    found += [(m.start, m.end, "<actor>") for m in scene.actors]
    return sorted(found, key=lambda one: (one[0], -one[1]))
