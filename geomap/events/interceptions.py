"""Interceptions: whose attack it was that they met, from where and at what.

In: a filled `Draft` of an interception.
Out: `attack_met`: the attack that an interception met, as a draft of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.arguments import EXPORTERS, take_weapon
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.parties import GROUPS
from geomap.events.subjects import owners_of
from geomap.events.weapons import WeaponMark
from geomap.model import Clue

_AIMED_AT = re.compile(
    r"\b(?:(?:attacks?|strikes?|raids?|barrages?|salvos?)\s+(?:on|against|at)|targeting|aimed\s+at|heading\s+(?:for|to|towards?)|headed\s+(?:for|to|towards?)|bound\s+for"
    r"|(?:fired|launched|sent|directed)\s+(?:\w+\s+){0,6}?(?:at|towards?|on|against|into))\b",
    re.IGNORECASE,
)
_MOST_WORDS = 90


def attack_met(draft: Draft, laid: Sequence[Scene]) -> Draft | None:
    """The attack whose missile an interception met.

    Where the words tell nobody it was fired by, it is the attack told before,
    if there is one.
    """
    target = draft.target
    if draft.kind != "interception" or target is None or target.sort not in ("missile", "rocket"):
        return None
    owners = tuple(c for c in owners_of(target, draft.scene) if not _only_made(c, target))
    origins = draft.clues.pop("origin", []) if not _own_launch(draft) else []
    countries = tuple(dict.fromkeys(c.places[0].country for c in origins if c.places[0].country))
    aims = _aims(draft, target)
    trial = draft.practice
    if trial and not (owners or countries or origins or aims):
        return None
    if target.ellipsis and not owners and not countries:
        return None
    met = Draft(
        "launch" if trial else "strike", draft.scene, target.span, known=target.known == "known"
    )
    group = [GROUPS[c] for c in countries if c in GROUPS and _names(draft, GROUPS[c], laid)]
    met.actors, met.guessed_actor = owners or tuple(group) or countries, not owners
    met.known = met.known or not (owners or countries or aims)
    met.date_mark, met.another, met.past_perfect = (
        draft.date_mark,
        draft.another,
        draft.past_perfect,
    )
    if trial:
        met.actors, met.guessed_actor, met.practice = draft.actors, True, True
    draft.met = met
    take_weapon(met, target)
    met.support("actors", target.span)
    met.support("kind", draft.trigger)
    if draft.outcome != "failure":
        met.outcome = "intercepted"
        met.support("outcome", draft.trigger)
    ends = aims or draft.clues.get("site", [])
    for slot, clues in (("origin", origins), ("impact", ends)):
        for clue in clues:
            met.clue(slot, clue)
            if clue.span is not None:
                met.support(slot, clue.span)
    if aims:
        draft.clues["site"] = [c for c in draft.clues.get("site", []) if c not in aims]
    return met


def _names(draft: Draft, group: str, laid: Sequence[Scene]) -> bool:
    """Whether the article names a group."""
    return any(group in mark.codes for scene in laid for mark in scene.actors)


def _only_made(code: str, target: WeaponMark) -> bool:
    """Whether a state is known only as the maker of what others fire."""
    return code in EXPORTERS and target.owners == (code,)


def _own_launch(draft: Draft) -> bool:
    """Whether the clause's origin is the interceptor's ("fired an interceptor from ...")."""
    return (
        draft.weapon is not None and draft.weapon.sort == "interceptor" and draft.family == "launch"
    )


def _aims(draft: Draft, target: WeaponMark) -> list[Clue]:
    """Places that the words right behind the target say it was fired at."""
    scene = draft.scene
    found = []
    for phrase in scene.places:
        if not 0 <= phrase.mention.start - target.end <= _MOST_WORDS:
            continue
        between = scene.text[target.end : phrase.mention.start]
        if _AIMED_AT.search(between) and not re.search(r"[.;]|\bover\b|\bshot\b|\bfrom\b", between):
            found.append(phrase.clue)
    return found
