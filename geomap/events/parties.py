"""Actors that the words leave open: "the two armies", "it", a jet without a flag.

In: a `Draft` and the `Scene`s before it.
Out: `resolve_actors`, which fills the draft's actors from the context, and
`collective`, the codes behind "the three".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.drafts import Draft
from geomap.events.layers import Scene

_LOOK_BACK = 4
# Groups that fire from a state's land.
GROUPS = {"YEM": "Houthi", "LBN": "Hezbollah", "PSE": "Hamas"}
# Lands that lend their ranges to a state that fires from them.
_LENT = {"MHL": "USA", "GUM": "USA"}
_BLAMES = re.compile(
    r"\bblam\w+\s+(?:(?:it|them|the\s+\w+)\s+on\s+)?(?:the\s+)?$|\bclaimed\s+by\s+(?:the\s+)?$|\baccus\w+\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"(?:\s+\w+){0,2}\s+(?:claimed\s+(?:responsibility|it|the)|said\s+it\s+was\s+behind|took\s+responsibility)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?:['\u2019]s?)?(?:\s+(?:air|defen[cs]e|military|armed|naval|general|commander|central|joint|space))*"
    r"\s+(?:force|forces|military|army|ministry|staff|command|defen[cs]es?|navy|officials|chief|officers|defenders)"
    r"(?:\s+[\w.-]+){0,3}?\s+(?:said|says|reported|claimed|announced|put|counted|told)\b",
    re.IGNORECASE,
)
_OPEN_SUBJECT = re.compile(
    r"\b(?:it|they|its|their|jets|aircraft|fighters|bombers|ships?|warships?|submarines?|troops|forces|pilots"
    r"|crews?|gunners|units?|destroyers?|frigates?|vessels?|the\s+(?:army|military|navy|air\s+force|regime|country))\b",
    re.IGNORECASE,
)


def collective(size: int, scene: Scene, before: Sequence[Scene]) -> tuple[str, ...]:
    """Codes behind a collective: the last party list of that size, this sentence first."""
    for earlier in (scene, *reversed(before[-_LOOK_BACK:])):
        for chain in reversed(chains([a for a in earlier.actors if a.codes], earlier.text)):
            codes = codes_of(chain)
            if len(codes) >= 2 and size in (0, len(codes)):
                return codes
        codes = codes_of(earlier.actors)
        if earlier is not scene and len(codes) == (size or 2):
            return codes
    return ()


def resolve_actors(draft: Draft, before: Sequence[Scene], laid: Sequence[Scene]) -> None:
    """Fill in the actors of a launch, strike or interception from what stands before.

    Collectives take the last party list of their size; a pronoun or an unnamed
    force takes the subject of the sentence before, in the same paragraph; a
    launch from a place in one country is that country's.
    """
    marks = [m for m in draft.actor_marks if m.sort == "collective"]
    if marks and not draft.actors:
        draft.actors = collective(marks[0].size, draft.scene, before)
        return
    if draft.actors or not draft.core:
        return
    subject = _subject_before(draft, before)
    if subject is not None:
        draft.actors = subject.codes
        draft.support("actors", subject.span)
        return
    reporter = _reporter(draft)
    if reporter is not None:
        draft.actors, draft.guessed_actor = reporter.codes, True
        draft.support("actors", reporter.span)
        return
    blamed = _blamed(draft)
    if blamed is not None:
        draft.actors = blamed.codes
        draft.support("actors", blamed.span)
        return
    _from_place(draft, laid)
    if not draft.actors:
        _blamed_later(draft, laid)


def _blamed_later(draft: Draft, laid: Sequence[Scene]) -> None:
    """Who is blamed for a strike, or claims it, in the two sentences behind it."""
    if draft.kind != "strike":
        return
    for scene in laid[draft.scene.index + 1 : draft.scene.index + 3]:
        actor = _blamed_in(scene)
        if actor is not None:
            draft.actors, draft.guessed_actor = actor.codes, True
            draft.support("actors", actor.span)
            return


def _blamed(draft: Draft) -> ActorMark | None:
    """Who is blamed for a strike or claims it, where nobody else is told."""
    return _blamed_in(draft.scene) if draft.kind == "strike" else None


def _blamed_in(scene: Scene) -> ActorMark | None:
    for actor in scene.actors:
        before = scene.text[max(scene.span.start, actor.start - 40) : actor.start]
        behind = scene.text[actor.end : actor.end + 40]
        if actor.codes and (_BLAMES.search(before) or _CLAIMS.match(behind)):
            return actor
    return None


def _reporter(draft: Draft) -> ActorMark | None:
    """The state whose own army tells of an interception that it leaves without a subject."""
    scene = draft.scene
    if draft.kind != "interception":
        return None
    for actor in scene.actors:
        behind = scene.text[actor.end : actor.end + 60]
        if actor.codes and len(actor.codes) == 1 and _REPORTS.match(behind):
            return actor
    return None


def _subject_before(draft: Draft, before: Sequence[Scene]) -> ActorMark | None:
    scene = draft.scene
    head = scene.text[scene.span.start : draft.trigger.start]
    if not _OPEN_SUBJECT.search(head) or not before or before[-1].paragraph != scene.paragraph:
        return None
    acting = [a for a in before[-1].actors if a.codes and a.start - before[-1].span.start < 40]
    return acting[0] if acting else None


def _from_place(draft: Draft, laid: Sequence[Scene]) -> None:
    """A launch is by the country it starts from, an interception by the one it is over.

    Not by a state that the article never lets act: it only lends the ground. Where
    the article names a group that rules there, the launch is the group's.
    """
    slot = "site" if draft.kind == "interception" else "origin"
    for clue in draft.clues.get(slot, ()):
        country = clue.places[0].country if clue.places else None
        if country is not None and clue.kind in ("place", "near"):
            acting = {code for scene in laid for mark in scene.actors for code in mark.codes}
            group = GROUPS.get(country)
            country = _LENT.get(country, country)
            if group in acting and slot == "origin":
                draft.actors, draft.guessed_actor = (group,), True
            elif country in acting:
                draft.actors, draft.guessed_actor = (country,), True
            return
