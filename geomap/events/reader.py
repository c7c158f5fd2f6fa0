"""The whole chain: an article's sentences into its events.

In: an `Article`, its `Mention`s, a `Gazetteer`.
Out: `read_events`: the `Event`s in the order of the text, each with its quote,
its clues to where, every account of its numbers, and the words that support it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from geomap.events.borrowed import borrow_targets, name_launchers
from geomap.events.clock import to_utc
from geomap.events.dateline import calendar, date_words, story_dates
from geomap.events.dates import find_dates
from geomap.events.defences import match_defences, pair_defences
from geomap.events.delegations import acting_codes
from geomap.events.drafts import Draft
from geomap.events.exercises import exercise_drafts, usual_ground
from geomap.events.flights import flight_drafts
from geomap.events.hostility import classify
from geomap.events.interceptions import attack_met
from geomap.events.lands import LandTables
from geomap.events.layers import Scene, scenes
from geomap.events.meetings import is_body, meeting_drafts
from geomap.events.merge import Story
from geomap.events.openings import WordIndex
from geomap.events.parties import resolve_actors
from geomap.events.tellings import Telling
from geomap.events.trials import as_trials
from geomap.events.venues import dateline_place, travel_place
from geomap.events.weighed import weighed_drafts
from geomap.events.whereabouts import hinted, origin_of_actor
from geomap.model import Account, Article, Clue, Event, EventKind, Mention, Outcome, Span

_SLOTS = ("origin", "impact", "site", "overflies")
LOOK_BACK = 5
# How a sentence opens that gives somebody's figures for what has been told.
_REPORTS = re.compile(
    r"[-\u2013\s]*(?:[\w.'\u2019]+\s+){1,5}?(?:said|put|gave|estimated|measured|reported|counted)\b"
)
_NUMBERS = ("range_km", "apogee_km", "flight_time_min")


class EventTables(LandTables, Protocol):
    """What reading events asks of a gazetteer."""


def read_events(
    article: Article, mentions: Sequence[Mention], gazetteer: EventTables
) -> tuple[Event, ...]:
    """Events that an article reports.

    Parameters
    ----------
    article : Article
        The article.
    mentions : sequence of Mention
        The places its text names, with their roles.
    gazetteer : Gazetteer
        Asked for demonyms, capitals and countries.

    Returns
    -------
    tuple of Event
        In the order of the text; ids are ``e1``, ``e2``, ... Locations are
        clues, without geometry.

    Examples
    --------
    >>> from geomap import gazetteer
    >>> read_events(Article("a", "The band launched a record."), (), gazetteer.default())
    ()
    """
    told = read_tellings(article, mentions, gazetteer)
    events = [_event(f"e{i}", t, told.scenes, gazetteer) for i, t in enumerate(told.tellings, 1)]
    return tuple(_dated_by(event, told.day) for event in events)


class Told(NamedTuple):
    """The sentences of an article, the tellings of its events, and the words that date it."""

    scenes: tuple[Scene, ...]
    tellings: list[Telling]
    day: tuple[Span, ...]


def read_tellings(article: Article, mentions: Sequence[Mention], gazetteer: EventTables) -> Told:
    """The tellings of an article's events in the order of the text, with its sentences."""
    words = WordIndex(article.text)
    dates = find_dates(article.text, words)
    laid = scenes(article, mentions, gazetteer, words, story_dates(article, dates))
    story = Story(calendar(article, dates))
    acting = acting_codes(laid)
    for scene in laid:
        drafts = as_trials(_drafts(scene, laid, acting))
        for draft in drafts:
            story.add(draft)
        story.passed(scene, told=any(d.core for d in drafts))
    tellings = [t for t in story.tellings if _is_whole(t)]
    name_launchers(tellings)
    pair_defences(tellings)
    borrow_targets(tellings, laid)
    match_defences(tellings, gazetteer)
    tellings.sort(key=lambda telling: telling.drafts[0].trigger)
    return Told(laid, tellings, date_words(article, dates) if tellings else ())


def _dated_by(event: Event, day: tuple[Span, ...]) -> Event:
    """The event; if no words of its own date it, the article's date is its evidence."""
    if event.date is None or event.evidence.get("date") or not day:
        return event
    return replace(event, evidence={**event.evidence, "date": day})


def _drafts(scene: Scene, laid: Sequence[Scene], acting: frozenset[str]) -> list[Draft]:
    """What the rules read in a sentence; where they are silent, what its words speak for."""
    drafts = rule_drafts(scene, laid, acting)
    if any(draft.core for draft in drafts):
        return drafts
    before = laid[max(0, scene.index - LOOK_BACK) : scene.index]
    weighed = [*weighed_drafts(scene, before, acting)]
    for draft in weighed:
        if draft.kind in ("launch", "strike", "interception"):
            resolve_actors(draft, before, laid)
    if drafts and _REPORTS.match(scene.words) and not _names_new(scene):
        return drafts
    return weighed or drafts


def _names_new(scene: Scene) -> bool:
    """Whether a sentence names a weapon that the reader does not know from before."""
    return any(w.known != "known" and not w.ellipsis for w in scene.weapons)


def rule_drafts(scene: Scene, laid: Sequence[Scene], acting: frozenset[str]) -> list[Draft]:
    """What the rules read in a sentence, in the order of the words."""
    before = laid[max(0, scene.index - LOOK_BACK) : scene.index]
    drafts = [*flight_drafts(scene)]
    for draft in drafts:
        resolve_actors(draft, before, laid)
        classify(draft)
    met = [attack_met(draft, laid) for draft in drafts]
    drafts += [draft for draft in met if draft is not None]
    drafts += exercise_drafts(scene, before)
    drafts += meeting_drafts(scene, before, acting)
    drafts.sort(key=lambda draft: draft.trigger)
    return drafts


def _is_whole(telling: Telling) -> bool:
    """An event needs more than a headline's hint or a bare verb."""
    first = telling.drafts[0]
    if telling.kind == "meeting":
        return len(telling.actors) > 1 or is_body(telling.actors)
    if telling.kind == "exercise":
        return True
    told = (
        telling.missile
        or telling.missile_class
        or telling.count
        or any(d.weapon or d.target for d in telling.drafts)
    )
    where = any(d.clues or d.hints for d in telling.drafts)
    return bool(told or where) and not (
        first.scene.headline and len(telling.drafts) == 1 and not telling.actors
    )


def _event(number: str, telling: Telling, laid: Sequence[Scene], gazetteer: EventTables) -> Event:
    kind: EventKind = telling.drafts[0].kind
    if telling.kind == "strike":
        kind = "strike"
    elif telling.kind == "launch":
        kind = "launch"
    clues = _clues(telling, laid, gazetteer, kind)
    accounts = _accounts(telling)
    best = {name: values[0].value for name, values in accounts.items() if values}
    evidence = _evidence(telling, clues)
    count = best.get("count")
    return Event(
        id=number,
        kind=kind,
        actors=telling.actors,
        quote=_quote(telling),
        date=telling.date,
        time_utc=_time_utc(telling, clues),
        name=next((d.name for d in telling.drafts if d.name), None),
        missile=telling.missile,
        missile_class=telling.missile_class,
        count=int(count) if count is not None else None,
        range_km=best.get("range_km"),
        apogee_km=best.get("apogee_km"),
        flight_time_min=best.get("flight_time_min"),
        outcome=_outcome(telling),
        clues={slot: tuple(found) for slot, found in clues.items() if found},
        accounts={name: tuple(values) for name, values in accounts.items() if values},
        evidence=evidence,
    )


def _outcome(telling: Telling) -> Outcome:
    told = [d.outcome for d in telling.drafts if d.outcome]
    return "failure" if "failure" in told else told[0] if told else "success"


def _quote(telling: Telling) -> Span:
    """The sentence that holds most of the event; a headline only if there is no other."""
    tellers = [d for d in telling.drafts if d.core and not d.scene.headline] or telling.drafts
    return max(tellers, key=lambda d: d.weight).scene.span


def _clues(
    telling: Telling, laid: Sequence[Scene], gazetteer: EventTables, kind: EventKind
) -> dict[str, list[Clue]]:
    found: dict[str, list[Clue]] = {slot: [] for slot in _SLOTS}
    for draft in telling.drafts:
        for slot in _SLOTS:
            found[slot] += [c for c in draft.clues.get(slot, ()) if c not in found[slot]]
    if kind in ("meeting", "exercise", "interception"):
        found["impact"], found["overflies"] = [], []
    if kind == "meeting" and not found["site"]:
        travelled = travel_place(laid, telling.actors, telling.drafts[0].scene.index)
        travelled = travelled or dateline_place(laid, telling.drafts[0].scene, telling.actors)
        found["site"] += [travelled] if travelled else []
    if kind == "exercise" and not found["site"]:
        found["site"] += _usual(telling, gazetteer)
    if kind in ("launch", "strike"):
        hinted(found, (h for d in telling.drafts for h in d.hints), telling.actors, gazetteer)
    if kind in ("launch", "strike") and not found["origin"]:
        found["origin"] += _from_actor(telling, laid, gazetteer)
    found["impact"] = [c for c in found["impact"] if not _same_as_origin(c, found["origin"])]
    return found


def _same_as_origin(clue: Clue, origins: Sequence[Clue]) -> bool:
    """Nothing comes down where it was fired from: such a clue was read wrongly."""
    return clue.kind == "place" and any(
        clue.places == o.places and o.kind in ("place", "near") for o in origins
    )


def _usual(telling: Telling, gazetteer: EventTables) -> list[Clue]:
    name = next((d.name for d in telling.drafts if d.name), None)
    ground = usual_ground(name) if name else None
    return [Clue("usual", (gazetteer.country(ground),), None)] if ground else []


def _from_actor(telling: Telling, laid: Sequence[Scene], gazetteer: EventTables) -> list[Clue]:
    """The launching state's country, where one state launches from no told place or vessel."""
    if len(telling.actors) != 1 or any(d.platform for d in telling.drafts if d.core):
        return []
    for draft in telling.drafts:
        clue = origin_of_actor(draft)
        if clue is not None and draft.actors == telling.actors:
            return [clue]
    code = telling.actors[0]
    made = all(d.by_make or not d.actors for d in telling.drafts)
    if made and not any(code in a.codes for scene in laid for a in scene.actors):
        return []
    if len(code) != 3 or not code.isupper():
        return []
    return [Clue("actor", (gazetteer.country(code),), None)]


def _accounts(telling: Telling) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for name in _NUMBERS:
        given = [a for d in telling.drafts for a in d.accounts.get(name, ())]
        found[name] = list(dict.fromkeys(given))
    counts = [d.count for d in telling.drafts if d.count is not None and d.core and not d.partial]
    counts = counts or [d.count for d in telling.drafts if d.count is not None and not d.partial]
    found["count"] = list(dict.fromkeys(counts))
    return found


def _time_utc(telling: Telling, clues: dict[str, list[Clue]]) -> str | None:
    for draft in telling.drafts:
        if draft.time is None:
            continue
        country = _clock_country(telling, clues)
        told = to_utc(draft.time, day=telling.date, country=country)
        if told is not None:
            return told
    return None


def _clock_country(telling: Telling, clues: dict[str, list[Clue]]) -> str | None:
    """Country whose clock "local time" means: of the impact for a strike, else of the origin."""
    order = (
        ("impact", "origin", "site") if telling.kind == "strike" else ("origin", "site", "impact")
    )
    for slot in order:
        for clue in clues.get(slot, ()):
            if clue.places and clue.places[0].country:
                return clue.places[0].country
    actors = telling.actors
    return actors[0] if actors else None


def _evidence(telling: Telling, clues: dict[str, list[Clue]]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for draft in telling.drafts:
        for name, spans in draft.evidence.items():
            found.setdefault(name, [])
            found[name] += [s for s in spans if s not in found[name]]
    for slot, told in clues.items():
        spans = [c.span for c in told if c.span is not None]
        if spans:
            found[slot] = list(dict.fromkeys(spans))
        else:
            found.pop(slot, None)
    return {name: tuple(sorted(spans)) for name, spans in found.items() if spans}
