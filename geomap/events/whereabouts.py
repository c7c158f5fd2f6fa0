"""Where a clause puts its event: place phrases into the slots of a draft.

In: a `Draft` with its trigger, and the clause that belongs to it.
Out: `place`, which gives each place phrase of the clause the slot that the
frame of the verb before it has for its preposition; `hinted`, which gives
clues without a name their country; `origin_of_actor`, the launching state as
the place of launch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from geomap.events import subjects
from geomap.events.bounds import Hint, hints
from geomap.events.clauses import turns
from geomap.events.drafts import Draft
from geomap.events.hostility import aims
from geomap.events.layers import Scene
from geomap.events.patterns import word_set
from geomap.events.places import PlacePhrase, spoken_by_people
from geomap.events.triggers import BREAK_UPS, FRAMES, Slot, Trigger
from geomap.model import Clue, Place, Span


class Countries(Protocol):
    """What is asked of a gazetteer."""

    def country(self, iso3: str) -> Place:
        """A country by its alpha-3 code."""


# Ranges that missiles are fired at, never from.
_TARGET_RANGES = frozenset({"Kura Test Range", "Chizha", "Sary-Shagan"})
_TOWARD = frozenset({"toward", "towards"})
_STRIKING = frozenset(["strike", "use", "raid"])
# "energy facilities of Ukraine" were hit, not the doing of Ukraine.
_FACILITIES = word_set(
    """
    facilities infrastructure cities towns ports regions sites targets bases airfields facility
    grid plants territory objects areas north south east west centre center
    """
)
_VAGUE = frozenset({"the sea", "that sea", "the same sea"})
_FRONT_REACH = 20
_BESIDE_DEG = 0.5
# Launchers that a place before the verb belongs to: "a submarine in the Barents Sea fired".
_LAUNCHER = re.compile(
    r"\b(?:submarines?|ships?|warships?|destroyers?|frigates?|corvettes?|cruisers?|boats?|vessels?"
    r"|bombers?|aircraft|jets?|planes?|launchers?|batter(?:y|ies)|units?|crews?)\b[^.;,]*$",
    re.IGNORECASE,
)
# What can stand between such a place and the verb: "in X and fired", "in X, launched".
_THEN_FIRED = re.compile(
    r",?\s*(?:which\s+|that\s+|and\s+|then\s+|has\s+|have\s+|also\s+){0,3}(?:on\s+\w+day\s+)?",
    re.IGNORECASE,
)
_FELL_SHORT = re.compile(
    r"\b(?:fell|falls?|falling|came\s+down|landed|dropped|crashed)\s+(?:\w+\s+)?short\b(?!\s+of)",
    re.IGNORECASE,
)


def place(draft: Draft, head: Trigger, clause: Span) -> None:
    """Give every place phrase of the clause its slot in the draft."""
    scene = draft.scene
    triggers = [t for t in scene.triggers if clause.start <= t.start < clause.end and t != head]
    governors = sorted([head, *triggers], key=lambda t: t.start)
    aimed: list[Clue] = []
    for phrase in scene.places:
        if not clause.start <= phrase.mention.start < clause.end or spoken_by_people(phrase):
            continue
        governor = _governor(phrase, governors, head, scene)
        if governor is None:
            continue
        slot = _slot(draft, phrase, governor, head)
        if slot == "origin" and _is_target_range(phrase, scene, clause):
            slot = "impact"
        if (
            slot == "impact"
            and governor is head
            and _ends_elsewhere(phrase, governors, head, scene)
        ):
            slot = "origin"
        if slot:
            _put(draft, slot, phrase, governor)
            aimed += [phrase.clue] if slot == "impact" and phrase.preposition in _TOWARD else []
    _not_reached(draft, aimed, clause)
    _put_struck(draft, head)
    if draft.kind != "interception":
        told = hints(scene.text, clause, scene.actors, scene.named, scene.quantities)
        draft.hints += [hint for hint in told if hint not in draft.hints]


def _not_reached(draft: Draft, aimed: Sequence[Clue], clause: Span) -> None:
    """What a missile flew toward is no impact where it fell short, or elsewhere."""
    told = draft.clues.get("impact", [])
    short = _FELL_SHORT.search(draft.scene.text, clause.start, clause.end) is not None
    others = [c for c in told if c not in aimed]
    if not aimed or not (short or others):
        return
    for clue in aimed:
        qualifier = "short" if short else None
        hint = Clue("toward", clue.places[:1], clue.span, qualifier=qualifier)
        draft.hints.append(Hint("flight", hint, needs_country=False))
    draft.clues["impact"] = others


def _put_struck(draft: Draft, head: Trigger) -> None:
    """Places that the grammar of a strike tells apart from prepositions."""
    scene = draft.scene
    for phrase in subjects.patients(head, scene):
        _put(draft, "impact", phrase, head)
    for phrase in subjects.harmed_places(head, scene) if not draft.clues.get("impact") else ():
        _put(draft, "impact", phrase, head)
    if head.noun and head.family == "raid" and not draft.clues.get("impact"):
        for phrase in subjects.struck_places(head, scene):
            _put(draft, "impact", phrase, head)


def _is_target_range(phrase: PlacePhrase, scene: Scene, clause: Span) -> bool:
    """Such as "fired at the Kura range", "from Kapustin Yar at the Sary-Shagan range"."""
    if phrase.preposition not in ("at", "to", "on"):
        return False
    if phrase.place.name in _TARGET_RANGES:
        return True
    return phrase.place.kind in subjects.GROUNDS and any(
        p.preposition == "from" and clause.start <= p.start < clause.end for p in scene.places
    )


def _ends_elsewhere(
    phrase: PlacePhrase, governors: Sequence[Trigger], head: Trigger, scene: Scene
) -> bool:
    """Whether a sea is where it was fired, for it came down in another: "fired in X, hit Y"."""
    if phrase.clue.kind != "sea" or phrase.preposition != "in" or head.family != "launch":
        return False
    ends = [t for t in governors if t.family in ("fall", "strike") and t.start > phrase.mention.end]
    return bool(ends) and any(p.start >= ends[0].end for p in scene.places)


def _governor(
    phrase: PlacePhrase, governors: Sequence[Trigger], head: Trigger, scene: Scene
) -> Trigger | None:
    """The verb before the phrase; the head for a phrase that opens the sentence."""
    before = [t for t in governors if t.end <= phrase.mention.start]
    if not before:
        fronted = (
            _is_fronted(phrase, scene)
            or _is_launcher(phrase, head, scene)
            or _where_defenders_are(phrase, head, scene)
        ) and not _acts(phrase)
        return head if fronted else None
    governor = before[-1]
    turned = turns(scene.text, min(head.end, governor.end), phrase.start)
    return None if turned else governor


def _is_launcher(phrase: PlacePhrase, head: Trigger, scene: Scene) -> bool:
    """Whether the place before a launch is that of the ship that fired."""
    if head.family != "launch" or head.passive:
        return False
    leads = _LAUNCHER.search(scene.text, scene.span.start, phrase.start) is not None
    return leads and _THEN_FIRED.fullmatch(scene.text, phrase.mention.end, head.start) is not None


def _is_fronted(phrase: PlacePhrase, scene: Scene) -> bool:
    """A place before its verb counts at the head of the sentence, or after "from"."""
    if phrase.preposition in ("from", "off"):
        return True
    opens = phrase.start - scene.span.start < _FRONT_REACH
    return opens and phrase.preposition in ("in", "at", "near", "over")


def _where_defenders_are(phrase: PlacePhrase, head: Trigger, scene: Scene) -> bool:
    """Such as "a destroyer in the Red Sea shot down": where the defender is, it met the missile."""
    if head.family != "intercept" or phrase.preposition not in (
        "in",
        "off",
        "over",
        "near",
        "above",
    ):
        return False
    between = scene.text[phrase.end : head.start]
    return len(between) < 60 and not any(c in between for c in ",;")


def _acts(phrase: PlacePhrase) -> bool:
    """A place that acts is no location, but where a preposition of motion says so."""
    return phrase.mention.role == "actor" and phrase.preposition in ("", "of", "between")


def _slot(draft: Draft, phrase: PlacePhrase, governor: Trigger, head: Trigger) -> Slot:
    frame = FRAMES.get(governor.family, {})
    if draft.kind == "interception" and governor is head:
        frame = FRAMES["intercept"]
    slot = subjects.slot_of(governor, phrase, frame, draft.scene)
    if slot == "overflies" and governor.form in BREAK_UPS and draft.kind == "launch":
        slot = "impact"
    if slot == "impact" and draft.missile_class == "SLBM" and governor is head:
        water = phrase.clue.kind in ("sea", "off") and phrase.preposition in ("in", "off")
        slot = "origin" if water and head.family in ("launch", "test", "liftoff") else slot
    if draft.kind == "interception" and slot in ("overflies", "impact"):
        slot = "site"
    acts = _acts(phrase) and not (governor.family in _STRIKING and phrase.head in _FACILITIES)
    return "" if slot != "overflies" and acts else slot


def _put(draft: Draft, slot: Slot, phrase: PlacePhrase, governor: Trigger) -> None:
    told = draft.clues.get(slot, [])
    if phrase.contains and told:
        _contained(draft, slot, phrase)
        return
    vague = phrase.mention.text.lower() in _VAGUE
    if vague and told:
        return
    if not vague:
        draft.clues[slot] = [c for c in told if not _is_vague(c, draft.scene)]
    striking = governor.family in _STRIKING
    if slot == "impact" and aims(phrase.preposition, phrase.clue, striking=striking):
        draft.aimed = True
    draft.clue(slot, _launch_site(phrase) if slot == "origin" else phrase.clue)
    if phrase.clue.span is not None:
        draft.support(slot, phrase.clue.span)


def _launch_site(phrase: PlacePhrase) -> Clue:
    """The clue of a place of launch: of a town and a launch site of that name, the site."""
    if phrase.place.kind != "city" or phrase.clue.kind != "place":
        return phrase.clue
    sites = [c.place for c in phrase.mention.candidates if c.place.kind in subjects.GROUNDS]
    near = [p for p in sites if _is_beside(p, phrase.place)]
    return replace(phrase.clue, places=(near[0],)) if near else phrase.clue


def _is_beside(one: Place, other: Place) -> bool:
    """Whether two places of one name are one neighbourhood."""
    away = abs(one.lat - other.lat) < _BESIDE_DEG and abs(one.lon - other.lon) < 2.0 * _BESIDE_DEG
    return away and one.country == other.country


def _is_vague(clue: Clue, scene: Scene) -> bool:
    """Whether the clue is "the sea", taken for the one named last."""
    return clue.span is not None and scene.text[clue.span.start : clue.span.end].lower() in _VAGUE


def _contained(draft: Draft, slot: Slot, phrase: PlacePhrase) -> None:
    """A containing place is kept only where it is much smaller than the one it follows."""
    clues = draft.clues[slot]
    smaller = phrase.place.radius_km < 0.5 * clues[-1].places[0].radius_km
    if smaller and clues[-1].kind != "offset" and clues[-1].places[0].kind not in subjects.GROUNDS:
        draft.support(slot, phrase.mention.span)
        clues[-1] = phrase.clue


def hinted(
    found: dict[str, list[Clue]],
    given: Iterable[Hint],
    actors: Sequence[str],
    gazetteer: Countries,
) -> None:
    """Put the clues that name no place of their own where they belong, in `found`.

    A coast or a part of "the country" is the launching country's: that of the
    place of launch, else the only actor's.
    """
    homes = [c.places[0].country for c in found.get("origin", ()) if c.places]
    homes += [a for a in actors if len(actors) == 1 and len(a) == 3 and a.isupper()]
    home = next((code for code in homes if code), None)
    if home is not None:
        found["impact"] = [_with_home(c, gazetteer.country(home)) for c in found["impact"]]
    for hint in given:
        code = hint.owner or home
        clue = hint.clue
        if hint.needs_country:
            if code is None:
                continue
            clue = replace(clue, places=(gazetteer.country(code),))
        told = found.setdefault(hint.slot, [])
        if clue not in told:
            told.append(clue)


def _with_home(clue: Clue, home: Place) -> Clue:
    """A border told by one side alone is that with the launching country."""
    if clue.kind != "border" or len(clue.places) != 1 or clue.places[0].country == home.country:
        return clue
    return replace(clue, places=(*clue.places, home))


def origin_of_actor(draft: Draft) -> Clue | None:
    """The launching state as the place of launch, where the text names it as such."""
    for mark in draft.actor_marks:
        if mark.sort == "state" and mark.mention is not None:
            return Clue("place", (mark.mention.place,), mark.mention.span)
    return None
