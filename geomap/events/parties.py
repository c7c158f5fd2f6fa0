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


def resolve_actors(draft: Draft, before: Sequence[Scene]) -> None:
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
    _from_place(draft)


def _subject_before(draft: Draft, before: Sequence[Scene]) -> ActorMark | None:
    scene = draft.scene
    head = scene.text[scene.span.start : draft.trigger.start]
    if not _OPEN_SUBJECT.search(head) or not before or before[-1].paragraph != scene.paragraph:
        return None
    acting = [a for a in before[-1].actors if a.codes and a.start - before[-1].span.start < 40]
    return acting[0] if acting else None


def _from_place(draft: Draft) -> None:
    """A launch is by the country it starts from, an interception by the one it is over."""
    slot = "site" if draft.kind == "interception" else "origin"
    for clue in draft.clues.get(slot, ()):
        country = clue.places[0].country if clue.places else None
        if country is not None and clue.kind in ("place", "near"):
            draft.actors, draft.guessed_actor = (country,), True
            return
