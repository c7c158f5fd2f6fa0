"""Events that the words of a sentence speak for where the rules are silent.

In: a `Scene` in which no rule reads an event, the sentences before it.
Out: `weighed_drafts`: a `Draft` for the kind that `geomap.events.kinds` leans
to, if the sentence has what such an event needs: a weapon for a launch, a
strike or an interception, two parties for a meeting, a place for an exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.events.drafts import Draft
from geomap.events.exercises import exercises_rejected, of_noun
from geomap.events.flights import SPORTS, of_head, rejected
from geomap.events.kinds import Leaning, leanings
from geomap.events.layers import Scene
from geomap.events.meetings import meetings_rejected, of_word
from geomap.events.mood import mood
from geomap.events.triggers import Family, Trigger
from geomap.model import EventKind

_FAMILIES: dict[EventKind, Family] = {
    "launch": "launch",
    "strike": "strike",
    "interception": "intercept",
}
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def weighed_drafts(
    scene: Scene, before: Sequence[Scene], acting: frozenset[str]
) -> Iterator[Draft]:
    """The draft of a sentence's strongest leaning that has what its kind needs, if any.

    Parameters
    ----------
    scene : Scene
        A sentence in which the rules read no event.
    before : sequence of Scene
        The sentences before it, for "the two leaders".
    acting : frozenset of str
        Codes of all who act in the article.
    """
    if scene.headline or not scene.keys.isdisjoint(SPORTS):
        return
    for leaning in leanings(scene, _possible(scene)):
        draft = _draft(leaning, scene, before, acting)
        if draft is not None:
            yield draft
            return


def _possible(scene: Scene) -> list[EventKind]:
    """The kinds for which a sentence has what they need."""
    found: list[EventKind] = []
    if scene.weapons and (scene.named or scene.dates or scene.actors):
        found += _FAMILIES
    if scene.actors:
        found.append("meeting")
    if scene.named:
        found.append("exercise")
    return found


def _draft(
    leaning: Leaning, scene: Scene, before: Sequence[Scene], acting: frozenset[str]
) -> Draft | None:
    if mood(scene.text, scene.span, leaning.word) not in ("real", "purpose"):
        return None
    if leaning.kind == "meeting":
        spoken_against = meetings_rejected(scene, before, acting)
        made = of_word(scene, leaning.word, before)
    elif leaning.kind == "exercise":
        spoken_against = exercises_rejected(scene)
        made = of_noun(scene, leaning.word)
    else:
        spoken_against = tuple((trigger.span, str(why)) for trigger, why in rejected(scene))
        made = _flight(leaning, scene)
    return None if any(why != "incomplete" for _, why in spoken_against) else made


def _flight(leaning: Leaning, scene: Scene) -> Draft:
    """A launch, strike or interception, its clause the whole sentence."""
    word = leaning.word
    before = scene.text[max(scene.span.start, word.start - 24) : word.start]
    head = Trigger(
        *word,
        _FAMILIES[leaning.kind],
        scene.text[word.start : word.end].lower(),
        passive=_PASSIVE.search(before) is not None,
    )
    draft = of_head(head, scene)
    if draft.kind != leaning.kind and "strike" not in (draft.kind, leaning.kind):
        draft.kind = leaning.kind
    return draft
