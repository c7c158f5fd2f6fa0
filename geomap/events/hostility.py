"""War or test: whether a missile was fired at somebody.

In: a trigger with its clause, or a filled `Draft`.
Out: `is_hostile`: whether the words aim it at a target; `harms`: whether they
tell of people or houses hit; `classify`: the draft's kind set right.

A launch at a place on somebody else's land is a strike, and so is one that
killed; a shot that ends on a range of one's own is a launch, whatever it "hit".
"""

from __future__ import annotations

import re

from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.patterns import NUMBER_WORDS, Cued, alternation
from geomap.events.places import WATER
from geomap.events.triggers import Trigger
from geomap.model import Clue, Span

HARM = (
    r"killed|killing|kills|wounded|wounding|injured|injuring|hurt|died|dead|deaths?|casualties|victims?|damag(?:ed|ing)"
    r"|wreck(?:ed|ing)|destroying|ablaze|on\s+fire|rubble|wreckage\s+of\s+the\s+(?:house|school)|power\s+cuts?|blackouts?"
    r"|residential|apartments?|hospitals?|houses?|homes?|schools?|market|villa|supermarket|theatre|railway\s+station"
    r"|depots?|warehouses?|refiner(?:y|ies)|power\s+(?:plant|station|grid)|barracks|headquarters|silo\s+of"
)
_HARM = Cued(
    rf"\b(?:{HARM})\b",
    "kill|wound|injur|hurt|die|dea|casualt|victim|damag|wreck|destroying|ablaze|fire|rubble|power"
    "|blackout|resid|apart|hospital|house|home|school|market|villa|theat|station|depot|refiner"
    "|barrack|headq|silo",
)
_UNHARMED = re.compile(
    r"\b(?:no|not|nobody|without|any|none|never|neither)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_PRACTICE = Cued(
    r"\b(?:mock|dummy|practice)\s|\bdrills?\b|\btest|\bunarmed\b|\bexercise|\btarget\s+(?:islet|island|area|zone)\b|\bpreset\b|\bislet\b"
    r"|\b(?:missile|ballistic|medium-range|short-range|intermediate-range|ICBM-class|aerial|moving)\s+targets?\b|\btarget\s+missiles?\b"
    r"|\bre-?entry\s+vehicles?\b|\bsatellites?\b|\binto\s+orbit\b|\btrials?\b|\btraining\b|\btarget\s+(?:barges?|ships?|vessels?|hulls?|drones?|boats?|range)\b"
    r"|\b(?:barge|hulk|pontoon|raft)s?\b|\b(?:firing|test|proving|combat|missile|Kura|Chizha)\s+(?:range|field|ground)s?\b|\b(?:spot|point)\s+(?:in|meant|of)\b|\bdemonstrat|\bman(?:o?eu|eu)v(?:re|er)",
    "mock|dummy|practice|drill|test|unarmed|exercise|target|preset|islet|entry|satellite|orbit|trial|training|barge|hulk"
    "|pontoon|raft|range|field|ground|spot|point|demonstrat|man",
)
_MEASURES = (
    r"spot|point|location|site|angle|trajectory|moment|rate|altitude|height|time|speed|depth|range|distance|angle|dawn|sea|night|noon|midnight|least|most|once|random"
    r"|short\s+notice|test|launch|rail"
)
TARGETS = (
    r"ships?|shipping|tankers?|vessels?|warships?|freighters?|destroyers?|carriers?|targets?|bases?|airfields?|cit(?:y|ies)|towns?|positions?|troops"
    r"|plants?|airports?|ports?|power\s+stations?|infrastructure|merchant"
)
_ENEMIES = (
    r"ships?|shipping|tankers?|vessels?|warships?|freighters?|destroyers?|carriers?|merchant\w*|cit(?:y|ies)|towns?|villages?"
    r"|positions?|troops|soldiers|infrastructure|airports?|power\s+(?:stations?|plants?|grid)"
)
AT_PLACE = re.compile(
    rf"\bat\s+(?:[A-Z][\w'\u2019-]+\b(?!\s+(?:\w+\s+)?(?:{_MEASURES})\b)|(?:an?|the|several|\d+|{alternation(NUMBER_WORDS)})\s+(?!(?:[\w-]+\s+){{0,2}}(?:{_MEASURES})\b)|(?:[\w-]+\s+){{0,2}}(?:{TARGETS})\b)"
    rf"|\b(?:towards?|against|on|into)\s+(?:an?\s+|the\s+|its\s+|several\s+|two\s+)?(?:[\w-]+\s+){{0,3}}(?:{_ENEMIES})\b"
)
_SHIPS = re.compile(
    r"\b(?:ships?|shipping|tankers?|vessels?|warships?|freighters?|carriers?|destroyers?|frigates?|merchant\w*)\b",
    re.IGNORECASE,
)
_ACCIDENT = Cued(
    r"\b(?:by\s+accident|accidentally|by\s+mistake|mistakenly|misfir\w+|accidental)\b",
    "accident|mistake|misfir",
)
_NEVER_USED = frozenset({"ICBM", "SLBM", "SLV"})
_RANGE_NAME = re.compile(r"\b(?:range|test|proving|cosmodrome|polygon)\b", re.IGNORECASE)
_LAND = ("place", "near", "offset")
_FIRES = frozenset(["launch", "leave", "head", "fly", "fall", "detect", "use"])
_TOWN = frozenset({"city", "base", "airfield", "building", "division"})
_TOWARDS = frozenset({"to", "toward", "towards", "for"})


def is_hostile(head: Trigger, clause: Span, scene: Scene) -> bool:
    """Whether a launch is aimed at a place or at things of somebody else's."""
    if head.family not in ("launch", "head"):
        return False
    verbs = [t.start for t in scene.triggers if t.start >= head.end and not t.noun]
    stop = min([clause.end, head.end + 110, *verbs])
    match = AT_PLACE.search(scene.text, head.end, stop)
    return match is not None and not is_practice(scene, clause)


def hits_ship(head: Trigger, clause: Span, scene: Scene) -> bool:
    """Whether what was launched hit a ship: "was launched and struck the tanker"."""
    if head.family not in ("launch", "liftoff") or is_practice(scene, clause):
        return False
    for trigger in scene.triggers:
        if trigger.family == "strike" and head.end <= trigger.start < clause.end:
            return _SHIPS.search(scene.text, trigger.end, trigger.end + 80) is not None
    return False


def is_practice(scene: Scene, clause: Span) -> bool:
    """Whether the clause speaks of a test, a drill or a mock target."""
    return _PRACTICE.search(scene.text, clause.start, clause.end) is not None


def harms(scene: Scene, clause: Span) -> bool:
    """Whether the clause tells of people or buildings that were hit.

    >>> _HARM.search("damaging a hospital") is not None
    True
    """
    for match in _HARM.finditer(scene.text, clause.start, clause.end):
        if not _UNHARMED.search(scene.text[max(clause.start, match.start() - 40) : match.start()]):
            return True
    return False


def classify(draft: Draft) -> None:
    """Make a launch a strike, or a strike a launch, by where it went and what it did."""
    if draft.kind in ("launch", "strike") and _ACCIDENT.search(draft.scene.words):
        draft.kind, draft.accident = "launch", True
        return
    land = [c for c in draft.clues.get("impact", ()) if c.places and c.kind in _LAND]
    if draft.kind == "strike":
        ends = draft.clues.get("impact", [])
        water = draft.family == "strike" and bool(ends) and all(c.kind == "sea" for c in ends)
        on_range = bool(land) and all(_is_range(c, draft.actors) for c in land)
        from_range = not land and any(
            _is_range(c, draft.actors) for c in draft.clues.get("origin", ())
        )
        on_range = on_range or (from_range and draft.family in ("launch", "test"))
        if not draft.harm and _is_no_act_of_war(draft, land):
            draft.kind = "launch"
        if not draft.harm and (on_range or (water and not _SHIPS.search(draft.scene.words))):
            draft.kind = "launch"
        return
    if draft.kind != "launch" or draft.practice or draft.family not in _FIRES:
        return
    if draft.harm and draft.core and _could_hit(draft, land):
        draft.kind = "strike"
    home = draft.actors or _homes(draft)
    if draft.kind == "launch" and draft.aimed and land and home and _all_foreign(land, home):
        draft.kind = "strike"


def _is_no_act_of_war(draft: Draft, land: list[Clue]) -> bool:
    """A shot onto one's own land, or of a class that no war has seen used, is a test."""
    if draft.family not in ("launch", "head", "test"):
        return False
    if draft.missile_class in _NEVER_USED:
        return True
    own = {c.places[0].country for c in land}
    return bool(own) and bool(draft.actors) and own <= set(draft.actors)


def _homes(draft: Draft) -> tuple[str, ...]:
    """Countries of the places of launch, where nobody is told to have fired."""
    places = [c.places[0] for c in draft.clues.get("origin", ()) if c.places]
    return tuple(p.country for p in places if p.country is not None)


def _all_foreign(land: list[Clue], actors: tuple[str, ...]) -> bool:
    countries = {c.places[0].country for c in land}
    return None not in countries and not countries & set(actors)


def _could_hit(draft: Draft, land: list[Clue]) -> bool:
    """Whether what was harmed lies at the missile's end, not where it was made or fired."""
    if land:
        return _all_foreign(land, draft.actors) or not draft.actors
    return not draft.clues.get("impact") and draft.family == "launch" and draft.aimed


def _is_range(clue: Clue, actors: tuple[str, ...]) -> bool:
    place = clue.places[0]
    own = place.country is not None and place.country in actors
    return place.kind == "site" and (own or _RANGE_NAME.search(place.name) is not None)


def aims(preposition: str, clue: Clue, *, striking: bool) -> bool:
    """Whether a place behind this preposition is what was aimed at."""
    place = clue.places[0]
    if place.kind in WATER or clue.kind in ("sea", "off"):
        return False
    if striking or preposition in ("at", "on", "against"):
        return True
    if preposition in ("into", "in"):
        return place.kind in _TOWN or place.kind == "country"
    return preposition in _TOWARDS and place.kind in _TOWN
