"""Why an event was read, and why a trigger was not: the steps laid open.

In: an `Article`, its `Mention`s, a `Gazetteer`.
Out: `explain`: for each trigger of an event the words that fill its arguments,
and for each trigger turned down the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.events.delegations import acting_codes
from geomap.events.drafts import Draft
from geomap.events.exercises import exercises_rejected
from geomap.events.flights import rejected
from geomap.events.layers import Scene
from geomap.events.meetings import meetings_rejected
from geomap.events.reader import LOOK_BACK, EventTables, read_tellings
from geomap.model import Article, EventKind, Mention, Span

REASONS = {
    "negated": "the words deny it",
    "planned": "it is planned, not done",
    "capability": "it tells what a weapon can do",
    "hypothetical": "it is only supposed",
    "threat": "it is a threat",
    "purpose": "it is an aim, not a deed",
    "tally": "it counts over a period",
    "denied": "it was called off",
    "incomplete": "no weapon, place or date goes with it",
}
# What meetings and exercises lack, or why the words for one mean something else.
MEETING_REASONS = {
    **REASONS,
    "incomplete": "no two parties, or no place or date, go with it",
    "remote": "they were not in one place",
    "domestic": "it is within one state",
}
EXERCISE_REASONS = {
    **REASONS,
    "incomplete": "nothing says that it was held, or no place goes with it",
    "figure": "the word means something else here",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One trigger: the event it tells (None if turned down), its arguments, the reason.

    `arguments` maps a field (``actors``, ``date``, ``origin``, ``missile``, ...)
    to the spans that fill it; `sentence` is where the trigger stands.
    """

    trigger: Span
    sentence: Span
    event_id: str | None
    kind: EventKind | None
    arguments: Mapping[str, tuple[Span, ...]]
    reason: str


def explain(
    article: Article, mentions: Sequence[Mention], gazetteer: EventTables
) -> tuple[Explanation, ...]:
    """Every trigger of an article with what came of it, in the order of the text.

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
    tuple of Explanation
        Ids are those that `read_events` gives.

    Examples
    --------
    >>> from geomap import gazetteer
    >>> told = explain(Article("a", "It did not fire a missile."), (), gazetteer.default())
    >>> [e.reason for e in told]
    ['the words deny it']
    """
    laid, tellings, _ = read_tellings(article, mentions, gazetteer)
    found = [
        _of_draft(draft, f"e{number}", first=draft is telling.drafts[0])
        for number, telling in enumerate(tellings, 1)
        for draft in telling.drafts
    ]
    told = [e.trigger for e in found]
    acting = acting_codes(laid)
    for scene in laid:
        for trigger, reason in _turned_down(scene, laid, acting):
            if not any(t.start < trigger.end and trigger.start < t.end for t in told):
                found.append(Explanation(trigger, scene.span, None, None, {}, reason))
    return tuple(sorted(found, key=lambda e: e.trigger))


def _turned_down(
    scene: Scene, laid: Sequence[Scene], acting: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    """The triggers of a sentence that give no event, with the reason in words."""
    before = laid[max(0, scene.index - LOOK_BACK) : scene.index]
    for trigger, why in rejected(scene):
        yield trigger.span, REASONS[why]
    for span, reason in exercises_rejected(scene):
        yield span, EXERCISE_REASONS[reason]
    for span, reason in meetings_rejected(scene, before, acting):
        yield span, MEETING_REASONS[reason]


def _of_draft(draft: Draft, number: str, *, first: bool) -> Explanation:
    arguments = {
        name: tuple(sorted(spans)) for name, spans in draft.evidence.items() if name != "kind"
    }
    reason = "opens the event" if first else "tells it again" if draft.core else "adds details"
    return Explanation(draft.trigger, draft.scene.span, number, draft.kind, arguments, reason)
