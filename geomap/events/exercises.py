"""Exercises: named ones, and drills told with their parties and place.

In: a `Scene`; the table `exercises.csv`.
Out: `exercise_drafts`: a `Draft` for each exercise that a sentence tells. Where
the text names no place, a named exercise's usual ground stands as a clue of
kind ``usual``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from geomap import tables
from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.clauses import turns
from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.mood import mood
from geomap.events.openings import telling_words
from geomap.events.patterns import alternation, normal, words
from geomap.events.places import PlacePhrase, spoken_by_people
from geomap.events.subjects import can_act, own_dates
from geomap.model import Span

EXERCISE_NOUNS = (
    "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "war games", "wargames",
    "military exercise", "military exercises", "naval exercise", "air exercise", "military drills",
    "live-fire drills", "live-fire exercises", "live-fire drill", "joint drills", "joint exercises",
    "joint drill", "joint exercise", "joint manoeuvres", "joint maneuvers",
)  # fmt: skip
_NOUN = words(EXERCISE_NOUNS)
_TELLING = telling_words(EXERCISE_NOUNS)
_HELD = re.compile(
    r"\b(?:began|begun|begins|begin|start(?:ed|s)?|launch(?:ed|es)?|h[eo]ld|holds|holding|conduct(?:ed|s|ing)?|staged|staging|carried\s+out"
    r"|ran|runs|running|took\s+part|taking\s+part|kicked\s+off|opened|opens|underway|under\s+way|are\s+to\s+last|lasted|lasting|last(?:s)?"
    r"|wrapped\s+up|ended|concluded|completed|drilled|practi[cs]ed|joined|continued|continue|resumed|are\s+being\s+held|is\s+being\s+held)\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"live-fire|military|joint|naval|war", re.IGNORECASE)
_STILL_ON = re.compile(
    r"\b(?:are|is|due|set|expected|scheduled)\s+to\s+(?:last|run|continue|end|finish)\b",
    re.IGNORECASE,
)
_PLACE_WORDS = frozenset(
    {"in", "off", "near", "around", "over", "at", "across", "on", "offset", "between"}
)


@functools.cache
def _table() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Proper name, parties and usual ground by normalized name."""
    found = {}
    for row in tables.rows("exercises.csv"):
        for name in (row["name"], *tables.values(row["aliases"])):
            found[normal(name)] = (name, tables.values(row["parties"]), row["ground"])
    return found


@functools.cache
def _names() -> re.Pattern[str]:
    names = [
        n for r in tables.rows("exercises.csv") for n in (r["name"], *tables.values(r["aliases"]))
    ]
    return re.compile(rf"(?<![\w-]){alternation(names)}(?![\w-])")


@functools.cache
def _telling_names() -> frozenset[str]:
    return telling_words(_table())


def _found(scene: Scene) -> Sequence[re.Match[str]]:
    """Names of exercises in a sentence."""
    return list(_names().finditer(scene.text, *scene.span))


def usual_ground(name: str) -> str | None:
    """Country on whose ground a named exercise is usually held.

    Examples
    --------
    >>> usual_ground("Freedom Shield")
    'KOR'
    """
    row = _table().get(normal(name))
    return row[2] or None if row is not None else None


def exercise_drafts(scene: Scene) -> Iterator[Draft]:
    """Exercises that a sentence tells, at most one a name and one without a name."""
    told = () if scene.keys.isdisjoint(_telling_names()) else _found(scene)
    named = {normal(m[0]): m for m in reversed(told)}
    for match in sorted(named.values(), key=lambda m: m.start()):
        if _is_exercise(scene, Span(*match.span())):
            yield _named(scene, match)
    if not named:
        draft = _unnamed(scene)
        if draft is not None:
            yield draft


def _is_exercise(scene: Scene, span: Span) -> bool:
    """A name that is an everyday word too ("Vostok") needs an exercise in the sentence."""
    told = mood(scene.text, scene.span, span) in ("real", "purpose")
    return told and (
        _NOUN.search(scene.words) is not None or " " in scene.text[span.start : span.end]
    )


def _named(scene: Scene, match: re.Match[str]) -> Draft:
    span = Span(*match.span())
    name, parties, _ = _table()[normal(match[0])]
    draft = Draft("exercise", scene, span, name=name)
    draft.support("name", span)
    draft.support("kind", span)
    marks = _parties(scene, span)
    codes = codes_of(marks)
    if len(set(codes) & set(parties)) >= min(2, len(parties)) and len(codes) <= len(parties):
        draft.actors = codes
        for mark in marks:
            draft.support("actors", mark.span)
    else:
        draft.actors, draft.guessed_actor = parties, True
        draft.support("actors", span)
    _fill(draft, scene, span)
    return draft


def _unnamed(scene: Scene) -> Draft | None:
    if scene.keys.isdisjoint(_TELLING):
        return None
    match = _NOUN.search(scene.text, *scene.span)
    if match is None or scene.headline:
        return None
    span = Span(*match.span())
    if not _happens(scene, span):
        return None
    marks = _parties(scene, span)
    draft = Draft("exercise", scene, span)
    draft.actors, draft.actor_marks = codes_of(marks), marks
    for mark in marks:
        draft.support("actors", mark.span)
    draft.support("kind", span)
    _fill(draft, scene, span)
    military = (
        bool(draft.actors) or draft.date_mark is not None or _MILITARY.search(match[0]) is not None
    )
    enough = bool(draft.clues.get("site")) and military
    return draft if enough else None


def _happens(scene: Scene, span: Span) -> bool:
    told = mood(scene.text, scene.span, span)
    near = _HELD.search(
        scene.text, max(scene.span.start, span.start - 80), min(scene.span.end, span.end + 90)
    )
    if told not in ("real", "purpose") or near is None:
        return False
    future = re.search(r"\b(?:will|would|plans?|planned|expected)\b", scene.words)
    return future is None or _STILL_ON.search(scene.words) is not None


def _parties(scene: Scene, span: Span) -> tuple[ActorMark, ...]:
    usable = [a for a in scene.actors if a.codes and can_act(a, scene)]
    best: tuple[int, tuple[ActorMark, ...]] = (0, ())
    for chain in chains(usable, scene.text):
        distance = min(abs(chain[-1].end - span.start), abs(chain[0].start - span.end))
        score = 2 * len(codes_of(chain)) - distance // 40
        if distance < 130 and score > best[0]:
            best = (score, chain)
    return best[1]


def _fill(draft: Draft, scene: Scene, span: Span) -> None:
    dates = [d for d in own_dates(scene) if _is_start(scene, d)]
    if dates:
        nearest = min(dates, key=lambda d: (d.form == "recent", abs(d.start - span.end)))
        draft.date_mark = nearest
        draft.support("date", nearest.span)
    site = _site(scene, span)
    if site is not None:
        draft.clue("site", site.clue)
        draft.support("site", site.clue.span or site.mention.span)


def _is_start(scene: Scene, mark: DateMark) -> bool:
    """Whether a date is not the one on which it ends."""
    before = scene.text[max(scene.span.start, mark.start - 18) : mark.start].lower()
    return not re.search(
        r"\b(?:until|till|through|to|end(?:s|ed)?(?:\s+on)?|since)\s+(?:\w+\s+)?$", before
    )


def _site(scene: Scene, span: Span) -> PlacePhrase | None:
    fits = [
        p for p in scene.places
        if p.preposition in _PLACE_WORDS and not spoken_by_people(p) and not p.contains
        and p.start >= span.start and not turns(scene.text, span.end, p.start)
    ]  # fmt: skip
    return fits[0] if fits else None
