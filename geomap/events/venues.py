"""Where a meeting was held: its own place, a city gone to, a dateline's "here".

In: a `Scene`, a trigger in it and the stretch that tells of it; the article's scenes.
Out: `venue`, the place phrase that the sentence gives; `travel_place`, the city
to which one of the parties is said to have gone; `since_place`, the earlier
meeting of "their first meeting since Vladivostok".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.events.clauses import turns
from geomap.events.layers import Scene
from geomap.events.places import WATER, PlacePhrase, spoken_by_people
from geomap.model import Clue, Mention, Place, Span

_TRAVEL = re.compile(
    r"\b(?:departed|left|flew|flown|pulled|stepped|touched\s+down|travel(?:l?ed|l?ing)|heading|headed|arriv(?:ed|ing|es|al)|set\s+off|landed|went|came"
    r"|visit(?:ed|ing|s)?|trip|journey|summoned|crossed|drove|sailed|train)\b"
    r"(?:\s+\w+){0,2}\s+(?:for|in|to|at|into)\s+(?:the\s+)?$|\b(?:visit(?:ed|ing|s)?)\s+$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"(?:['\u2019]s)?\s+(?:[\w-]+\s+)?(?:summit|talks|meeting|conference|negotiations)\b"
)
_SINCE = re.compile(r"\s+since\s+(?:(?:the|their|that|one|a)\s+)?(?:\w+\s+)?(?:in\s+|at\s+)?$")
_WHERE = frozenset({"in", "at", "on", "near", "outside", "aboard"})
_FAR = 48
# A state no wider than this is a place like a city.
_CITY_STATE_KM = 60.0


def is_wide(place: Place) -> bool:
    """Whether a place is a whole state, and no city state."""
    return place.kind == "country" and place.radius_km > _CITY_STATE_KM


def venue(scene: Scene, trigger: Span, within: Span) -> PlacePhrase | None:
    """Where it was held: the place nearest behind the trigger, else in its name, else before.

    A country only where nothing narrower is told.
    """
    fits: list[PlacePhrase] = []
    for phrase in scene.places:
        nested = phrase.contains and bool(fits) and not is_wide(fits[-1].place)
        if _is_where(phrase, scene) and phrase.place.kind not in WATER and not nested:
            fits.append(phrase)
    narrow = [p for p in fits if not is_wide(p.place)]
    behind = [
        p for p in narrow
        if p.start >= trigger.end and not turns(scene.text, trigger.end, p.start)
        and not any(t.core and trigger.end <= t.start < p.start for t in scene.triggers)
        and (p.start < within.end or p.start - trigger.end < _FAR or _alone(scene, trigger, p))
    ]  # fmt: skip
    if behind:
        return behind[0]
    named = _modifier(scene, trigger)
    if named is not None:
        return named
    front = [
        p for p in narrow
        if p.end <= trigger.start and _in_reach(p, scene, within) and not spoken_by_people(p)
    ]  # fmt: skip
    if front:
        return front[-1]
    parted = _parted(scene, within)
    if parted is not None:
        return parted
    wide = [p for p in fits if p.start >= trigger.end and p.end <= within.end]
    return wide[0] if wide and wide[0].preposition == "in" else None


def _parted(scene: Scene, within: Span) -> PlacePhrase | None:
    """The place that a relative clause speaks of: "left Pyongyang, where he had met Kim"."""
    before = scene.text[max(scene.span.start, within.start - 10) : within.start].lower()
    if not before.rstrip().endswith("where"):
        return None
    ended = [m for m in scene.named if 0 < within.start - m.end < 40]
    return phrase_of(ended[-1]) if ended and not is_wide(ended[-1].place) else None


def _alone(scene: Scene, trigger: Span, phrase: PlacePhrase) -> bool:
    """Whether nobody acts between the trigger and a place further on."""
    return phrase.start - trigger.end < 3 * _FAR and not any(
        trigger.end <= a.start < phrase.start for a in scene.actors
    )


def _in_reach(phrase: PlacePhrase, scene: Scene, within: Span) -> bool:
    return phrase.start >= within.start or phrase.start - scene.span.start < 40


def _is_where(phrase: PlacePhrase, scene: Scene) -> bool:
    """Whether a phrase tells where one is, or where one went."""
    if phrase.preposition in _WHERE or phrase.preposition == "of":
        return phrase.preposition != "of" or _in_building(phrase, scene)
    start = phrase.mention.start
    before = scene.text[max(scene.span.start, start - 48) : start]
    return phrase.preposition == "to" and _TRAVEL.search(before) is not None


_BUILDING = re.compile(
    r"\b(?:in|at|on)\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,3}(?:office|room|rooms|hall|garden|grounds|lawn|halls|salon|library|fringes?|margins?"
    r"|edges?|sidelines|end|close|shadow|foyer|residence|lobby)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _in_building(phrase: PlacePhrase, scene: Scene) -> bool:
    """Such as "in the Oval Office of the White House"."""
    start = phrase.mention.start
    return _BUILDING.search(scene.text[max(scene.span.start, start - 60) : start]) is not None


def _modifier(scene: Scene, trigger: Span) -> PlacePhrase | None:
    """Such as "the Pyongyang summit of 2018": a place right before the noun."""
    named: Iterator[tuple[Mention, str]] = iter(
        [(a.mention, a.sort) for a in scene.actors if a.mention is not None]
        + [(m, m.place.kind) for m in scene.named]
    )
    for mention, sort in named:
        behind = _MODIFIER.match(scene.text, mention.end)
        fits = sort in ("capital", "city", "building", "site", "island")
        if fits and behind and mention.end <= trigger.start and behind.end() >= trigger.end:
            return phrase_of(mention)
    return None


def since_place(scene: Scene, trigger: Span) -> PlacePhrase | None:
    """The earlier meeting in "their first meeting since Vladivostok in April 2019"."""
    for mention in scene.named:
        near = 0 < mention.start - trigger.end < 40 and mention.place.kind != "country"
        if near and _SINCE.fullmatch(scene.text, trigger.end, mention.start):
            return phrase_of(mention)
    return None


_DATELINE = re.compile(r"[\w\s,./()]{0,50}?(?:\s[-\u2013\u2014]\s|:\s)")
_LEAD = 3


def dateline_place(scenes: Sequence[Scene], scene: Scene, codes: Sequence[str]) -> Clue | None:
    """The dateline's city, for a meeting that a lead tells without a place.

    Only where a party is at home there, or where nobody in the article is: then
    the meeting alone can have brought the report there.
    """
    if scene.index > _LEAD or scene.paragraph > 2:
        return None
    for first in scenes[:2]:
        places = [m for m in first.named if m.start - first.span.start < 24]
        places += [a.mention for a in first.actors if a.mention is not None and not places]
        for mention in places[:1]:
            head = first.text[first.span.start : mention.start]
            if head.strip(" \t\n(") and not head.strip().startswith("date"):
                continue
            country = mention.place.country
            acting = {c for s in scenes for a in s.actors for c in a.codes if a.mention != mention}
            fits = country in codes or country not in acting
            if mention.place.kind == "city" and fits and _DATELINE.match(first.text, mention.end):
                return Clue("place", (mention.place,), mention.span)
    return None


def phrase_of(mention: Mention) -> PlacePhrase:
    """A mention as the place where something is."""
    clue = Clue("place", (mention.place,), mention.span)
    return PlacePhrase(mention.start, mention.end, mention, clue, "in")


def travel_place(
    scenes: Sequence[Scene], codes: tuple[str, ...], at: int | None = None
) -> Clue | None:
    """A city to which one of the parties is said to have gone, for a meeting without a place.

    Parameters
    ----------
    scenes : sequence of Scene
        The article's sentences.
    codes : tuple of str
        The parties.
    at : int, optional
        The sentence that tells the meeting: the nearest one before it is asked first.
    """
    told = scenes[at] if at is not None else None
    order = scenes if at is None else [*reversed(scenes[: at + 1]), *scenes[at + 1 :]]
    for scene in order:
        near = told is not None and 0 <= told.index - scene.index <= 1
        named = [(a.mention, a.codes) for a in scene.actors if a.mention is not None]
        named += [(p.mention, (p.place.country or "",)) for p in scene.places]
        for mention, owners in named:
            before = scene.text[max(scene.span.start, mention.start - 48) : mention.start]
            owned = near or bool(set(owners) & set(codes))
            fits = mention.place.kind in ("city", "site", "building", "island") and owned
            if fits and _TRAVEL.search(before):
                return Clue("place", (mention.place,), mention.span)
    return None
