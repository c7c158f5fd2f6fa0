"""Exercises: named ones, and drills told with their parties and place.

In: a `Scene`; the table `exercises.csv`.
Out: `exercise_drafts`: a `Draft` for each exercise that a sentence tells;
`exercises_rejected`: the words for one that tell none, with why not. Where
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
from geomap.events.delegations import stretch
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.occasions import came_about, echo
from geomap.events.openings import telling_words
from geomap.events.patterns import alternation, normal, words
from geomap.events.places import WATER, PlacePhrase, spoken_by_people
from geomap.events.subjects import can_act, own_dates
from geomap.model import Span

EXERCISE_NOUNS = (
    "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "manoeuvre", "maneuver",
    "war games", "wargames", "war game", "wargame", "training exercise", "training exercises",
    "joint training", "combined training", "joint patrol", "joint patrols", "joint flight",
    "joint flights", "fleet review", "naval training", "flight training",
)  # fmt: skip
# Words in front of the noun that say whose and what it is.
MILITARY = (
    "military", "naval", "navy", "air", "air force", "army", "live-fire", "live fire", "joint",
    "combined", "bilateral", "trilateral", "multinational", "multilateral", "anti-submarine",
    "amphibious", "landing", "missile defence", "missile defense", "missile-defence",
    "missile-defense", "aerial", "maritime", "large-scale", "field", "command-post",
    "command post", "nuclear", "war", "combat", "annual", "firing", "blockade", "bombing",
    "airborne", "allied", "submarine", "tabletop", "snap", "strategic", "marine", "border",
)  # fmt: skip
_NOUN = words(EXERCISE_NOUNS)
_TELLING = telling_words(EXERCISE_NOUNS)
# Verbs that say it was, or is being, held.
HELD = (
    "began", "begun", "begins", "begin", "start", "started", "starts", "launched", "launch",
    "launches", "held", "hold", "holds", "holding", "conducted", "conducts", "conduct",
    "conducting", "staged", "stages", "staging", "stage", "carried out", "carrying out",
    "carries out", "carry out", "ran", "runs", "running", "took part", "taking part", "take part",
    "takes part", "participated", "participating", "kicked off", "kicks off", "opened", "opens",
    "underway", "under way", "lasted", "lasting", "to last", "lasts", "wrapped up", "wound up",
    "winding up", "ended", "ends", "concluded", "completed", "finished", "closed",
    "came to an end", "brought to an end", "brought to a close", "drilled", "practised",
    "practiced", "practising", "practicing", "rehearsed", "rehearsing", "joined", "continued",
    "continue", "continues", "resumed", "being held", "mounted", "mounting", "performed",
    "trained", "training together", "followed with", "answered with", "responded with",
    "replied with", "followed by", "flying", "flew", "sailed", "sailing", "took place",
    "taking place", "takes place", "take place", "got under way", "set off", "involved",
    "involving", "involves", "brought together", "simulated", "simulating", "in progress",
    "going on", "went on", "goes on", "went ahead", "goes ahead", "extended", "exercised",
    "assembled", "gathered", "hosted", "hosting", "hosts", "in full swing", "now in its",
)  # fmt: skip
_HELD = words(HELD)
# What is held while something else happens needs no verb: "during the drill off Jeju".
_DURING = re.compile(
    r"\b(?:during|amid|after|in|within|at\s+the\s+(?:end|close|start)\s+of|since|alongside|following|as\s+part\s+of|part\s+of)\s+"
    r"(?:[\w'\u2019-]+\s+){0,5}$",
    re.IGNORECASE,
)
_MILITARY = re.compile(rf"\b{alternation(MILITARY)}[\s-]+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_OWN_WORD = re.compile(r"war|joint|combined|naval|fleet|training|flight", re.IGNORECASE)
# Drills that are none: of guns alone, for oil, at school, in a figure of speech.
_OTHERWISE = re.compile(
    r"(?<![\w-])(?:fire|evacuation|school|civil|shelter|civil[\s-]defence|civil[\s-]defense|oil|gas|power|dental|academic|artillery|mere|futile|public\s+relations|pointless|diplomatic|air[\s-]raid|emergency|earthquake|morning|physical|breathing)\s+$"
    r"|\b(?:thought|believed|assumed|only|just|not|another\s+name\s+for)\s+(?:\w+\s+){0,3}an?\s+$",
    re.IGNORECASE,
)
_IN_FIGURE = re.compile(
    r"\s+(?:in\s+(?:public|diplomacy|patience|futility|restraint|democracy)|of\s+(?:power|restraint|rights|authority|caution))\b",
    re.IGNORECASE,
)
# A name of its own: in quotes, or in capitals beside the noun or behind "called".
_OWN_NAME = re.compile(
    r"(?:,\s+)?(?:\s*(?:called|named|dubbed|codenamed|code-named|known\s+as|labelled|labeled|under\s+the\s+name(?:\s+of)?))\s+"
    r"[\"'\u201c\u2018]?(?P<name>[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|\d{2,4})){0,3})"
)
_NAME_BEFORE = re.compile(
    r"(?:(?:^|\s)[\"\u201c\u2018'](?P<quoted>[A-Z][\w-]+(?:\s+[\w-]+){0,3})[\"\u201d\u2019']"
    r"|(?P<name>[A-Z][a-z][\w-]+\s+[A-Z][\w-]+(?:\s+\d{2,4})?))\s+(?:[a-z-]+\s+){0,2}$"
)
# Names that mean other things too.
_EVERYDAY = frozenset({"vostok", "grom", "malabar", "zapad", "iron fist"})
_NO_NAME = frozenset(
    ["north", "south", "united", "korea", "korean", "joint", "pacific", "sea", "the", "atlantic"]
)
_PLACE_WORDS = frozenset(
    {
        "in", "off", "near", "around", "over", "at", "across", "on", "offset", "between", "from",
        "along", "within", "outside", "above", "by", "through", "into", "beside",
    }
)  # fmt: skip
_SAILING = frozenset({"from", "by", "through", "into"})


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


def exercise_drafts(scene: Scene, before: Sequence[Scene] = ()) -> Iterator[Draft]:
    """Exercises that a sentence tells, at most one a name and one without a name.

    Parameters
    ----------
    scene : Scene
        The sentence.
    before : sequence of Scene
        The sentences before it, for "it was held in the East China Sea".
    """
    told = () if scene.keys.isdisjoint(_telling_names()) else _found(scene)
    named = {normal(m[0]): m for m in reversed(told)}
    drafts = [
        _named(scene, match)
        for match in sorted(named.values(), key=lambda m: m.start())
        if _why_not_named(scene, Span(*match.span())) is None
    ]
    if not drafts and not named:
        unnamed = _unnamed(scene)
        drafts = [unnamed] if unnamed is not None else []
    yield from drafts or _echoed(scene, before)


def exercises_rejected(scene: Scene) -> tuple[tuple[Span, str], ...]:
    """Names and nouns of exercises that tell none, each with why not."""
    found = []
    if not scene.keys.isdisjoint(_telling_names()):
        for match in _found(scene):
            why = _why_not_named(scene, Span(*match.span()))
            found += [(Span(*match.span()), why)] if why is not None else []
    noun = None if scene.keys.isdisjoint(_TELLING) else _NOUN.search(scene.text, *scene.span)
    if noun is not None and not found and not any(exercise_drafts(scene)):
        span = Span(*noun.span())
        found.append((span, _why_not(scene, span) or "incomplete"))
    return tuple(found)


def _why_not_named(scene: Scene, span: Span) -> str | None:
    """A name that is an everyday word too ("Vostok") needs an exercise in the sentence."""
    told = came_about(scene, span, stretch(scene, span))
    if told not in ("real", "purpose", "tally"):
        return told
    everyday = normal(scene.text[span.start : span.end]) in _EVERYDAY
    enough = not everyday or _NOUN.search(scene.words) is not None
    return None if enough else "incomplete"


def _named(scene: Scene, match: re.Match[str]) -> Draft:
    span = Span(*match.span())
    name, parties, _ = _table()[normal(match[0])]
    draft = Draft("exercise", scene, span, name=name)
    draft.support("name", span)
    draft.support("kind", span)
    marks = _parties(scene, span)
    codes = codes_of(marks)
    if len(set(codes) & set(parties)) >= min(2, len(parties)):
        draft.actors = codes
        for mark in marks:
            draft.support("actors", mark.span)
    else:
        draft.actors, draft.guessed_actor = parties, True
        draft.support("actors", span)
    _fill(draft, scene, span)
    return draft


def _unnamed(scene: Scene) -> Draft | None:
    if scene.keys.isdisjoint(_TELLING) or scene.headline:
        return None
    for match in _NOUN.finditer(scene.text, *scene.span):
        span = Span(*match.span())
        if _why_not(scene, span) is None:
            draft = of_noun(scene, span)
            if draft is not None:
                return draft
    return None


def of_noun(scene: Scene, span: Span) -> Draft | None:
    """The exercise of a noun, if it tells its place and something that makes it military."""
    marks = _parties(scene, span)
    draft = Draft("exercise", scene, span)
    draft.actors, draft.actor_marks = codes_of(marks), marks
    for mark in marks:
        draft.support("actors", mark.span)
    draft.support("kind", span)
    name = _own_name(scene, span)
    if name is not None:
        draft.name = scene.text[name.start : name.end]
        draft.support("name", name)
    _fill(draft, scene, span)
    before = scene.text[max(scene.span.start, span.start - 40) : span.start]
    military = (
        bool(draft.actors)
        or draft.date_mark is not None
        or _MILITARY.search(before) is not None
        or _OWN_WORD.search(scene.text, *span) is not None
    )
    return draft if draft.clues.get("site") and military else None


def _own_name(scene: Scene, span: Span) -> Span | None:
    """A name that the table does not hold: "the exercise, called Eagle Resolve"."""
    behind = _OWN_NAME.match(scene.text, span.end, scene.span.end)
    if behind is not None:
        return Span(*behind.span("name"))
    low = max(scene.span.start, span.start - 60)
    before = _NAME_BEFORE.search(scene.text, low, span.start)
    if before is None:
        return None
    group = "quoted" if before["quoted"] else "name"
    found = Span(*before.span(group))
    first = normal(before[group]).split()
    taken = any(
        a.start < found.end and found.start < a.end and a.codes for a in scene.actors
    ) or any(m.start < found.end and found.start < m.end for m in scene.named)
    return None if taken or _NO_NAME.intersection(first) else found


def _why_not(scene: Scene, span: Span) -> str | None:
    """Why a noun tells no exercise: not done, not meant, or not said to be held."""
    before = scene.text[max(scene.span.start, span.start - 40) : span.start]
    if _OTHERWISE.search(before) or _IN_FIGURE.match(scene.text, span.end):
        return "figure"
    told = came_about(scene, span, stretch(scene, span))
    if told not in ("real", "purpose", "tally"):
        return told
    if before.lower().endswith("to "):
        return "purpose"
    near = _HELD.search(
        scene.text, max(scene.span.start, span.start - 90), min(scene.span.end, span.end + 110)
    )
    low = max(scene.span.start, span.start - 60)
    if near is None and _DURING.search(scene.text[low : span.start]) is None:
        return "incomplete"
    return None


def _echoed(scene: Scene, before: Sequence[Scene]) -> Iterator[Draft]:
    """Where and when "it was conducted", for an exercise told in the sentence before."""
    meant = echo(scene, before, _NOUN)
    if meant is None:
        return
    draft = Draft("exercise", scene, meant.verb, known=True)
    draft.support("kind", meant.verb)
    draft.support("kind", meant.noun)
    _fill(draft, scene, meant.verb)
    if not draft.clues.get("site") and draft.date_mark is None:
        return
    marks = _parties(meant.scene, meant.noun)
    draft.actors, draft.actor_marks = codes_of(marks), marks
    for mark in marks:
        draft.support("actors", mark.span)
    if draft.clues.get("site") or draft.actors:
        yield draft


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
        r"\b(?:until|till|through|to|end(?:s|ed)?(?:\s+on)?|since\s+the)\s+(?:\w+\s+)?$", before
    )


def _site(scene: Scene, span: Span) -> PlacePhrase | None:
    """Where it was held: the place nearest behind it in its clause, else right before it."""
    fits = [
        p for p in scene.places
        if p.preposition in _PLACE_WORDS and not spoken_by_people(p) and not p.contains
    ]  # fmt: skip
    within = stretch(scene, span)
    behind = [
        p for p in fits
        if p.start >= span.start and not turns(scene.text, span.end, p.start)
        and (p.preposition not in _SAILING or p.place.kind in WATER)
    ]  # fmt: skip
    if behind:
        return behind[0]
    front = [
        p for p in fits
        if within.start <= p.start and p.end <= span.start
        and p.preposition not in ("from", "by", "into")
        and not turns(scene.text, p.end, span.start)
    ]  # fmt: skip
    return front[-1] if front else None
