"""Places that an attack is told without and takes from the words around it.

In: the `Telling`s of an article and its `Scene`s.
Out: `borrow_targets`: a strike without a target takes a small place that its own
sentence names besides the launching one, else the one that the sentence
before speaks of: "The cadets of the institute in Poltava had two minutes. On
Tuesday two missiles hit the grounds."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.patterns import word_set
from geomap.events.places import PlacePhrase, spoken_by_people
from geomap.events.tellings import Telling

_SMALL = frozenset({"city", "base", "airfield", "site", "facility", "port"})
_AT = word_set("in at on near over upon into outside around toward towards above within across")
# How far back the sentence that sets the place may lie.
_BACK = 2
_TOOK_OFF = ("origin", "overflies")


def borrow_targets(tellings: Sequence[Telling], laid: Sequence[Scene]) -> None:
    """Give strikes told without a target the place that the words around them set.

    Parameters
    ----------
    tellings : sequence of Telling
        The events of an article; strikes among them get clues.
    laid : sequence of Scene
        Its sentences.
    """
    for telling in tellings:
        if telling.kind != "strike" or telling.clues("impact") or _hinted(telling):
            continue
        draft = next((d for d in telling.drafts if d.core), telling.drafts[0])
        phrase = _named_here(telling, draft) or _named_before(telling, draft, laid)
        if phrase is not None:
            draft.clue("impact", replace(phrase.clue, borrowed=True))
            draft.support("impact", phrase.clue.span or phrase.mention.span)


def name_launchers(tellings: Sequence[Telling]) -> None:
    """Give launches and strikes told without an actor the only one that others of the kind have."""
    flights = [t for t in tellings if t.kind in ("launch", "strike")]
    acting = {t.actors for t in flights if t.actors}
    if len(acting) != 1:
        return
    (only,) = acting
    kinds = {t.kind for t in flights if t.actors}
    for telling in flights:
        if telling.kind not in kinds:
            continue
        ends = {c.places[0].country for c in telling.clues("impact") if c.places}
        if not telling.actors and not ends & set(only):
            telling.drafts[0].actors, telling.drafts[0].guessed_actor = only, True


def _hinted(telling: Telling) -> bool:
    return any(h.slot == "impact" for d in telling.drafts for h in d.hints)


def _named_here(telling: Telling, draft: Draft) -> PlacePhrase | None:
    """The first place of the sentence that has no part in the event yet."""
    guessed = all(d.guessed_actor for d in telling.drafts if d.actors)
    taken = [c for slot in _TOOK_OFF for c in telling.clues(slot)]
    for phrase in draft.scene.places:
        if phrase.clue not in taken and _is_ground(phrase, telling, sure=not guessed):
            return phrase
    return None


def _named_before(telling: Telling, draft: Draft, laid: Sequence[Scene]) -> PlacePhrase | None:
    """The last place that the sentences before set, in the same paragraph."""
    here = draft.scene
    for scene in reversed(laid[max(0, here.index - _BACK) : here.index]):
        if here.paragraph - scene.paragraph > (here.index - scene.index == 1):
            return None
        fits = [p for p in scene.places if _is_ground(p, telling)]
        if fits:
            return fits[-1]
    return None


def _is_ground(phrase: PlacePhrase, telling: Telling, *, sure: bool = True) -> bool:
    """Whether a phrase sets a small place, not of the land of attackers who are `sure`."""
    place = phrase.place
    return (
        place.kind in _SMALL
        and phrase.preposition in _AT
        and phrase.mention.role != "actor"
        and not spoken_by_people(phrase)
        and not (sure and place.country in telling.actors)
    )
