"""What speaks for and against two tellings being of the same event.

In: `Draft`s, and the `Telling`s they may belong to.
Out: `Telling`, an event in the making; `contradicts`, whether a draft cannot be
of it; `closeness`, how much speaks for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from geomap.events.drafts import Draft
from geomap.events.patterns import normal
from geomap.model import Clue

_BALLISTIC = frozenset({"ICBM", "IRBM", "MRBM", "SRBM", "SLBM", "ballistic", "anti-ship ballistic"})
FLIGHTS = frozenset({"launch", "strike"})
_NEAR_SENTENCES = 4


@dataclass(slots=True)
class Telling:
    """An event in the making: the drafts that tell it, the first one first.

    `assumed` tells that no words date it yet: a later telling may.
    """

    drafts: list[Draft]
    date: str | None = None
    assumed: bool = False
    children: list[Draft] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Kind of the event: a strike, if any telling says so."""
        strikes, flights, accident = False, True, False
        for draft in self.drafts:
            accident = accident or draft.accident
            if draft.core:
                strikes = strikes or draft.kind == "strike"
                flights = flights and draft.kind in FLIGHTS
        if flights and accident:
            return "launch"
        return "strike" if strikes else self.drafts[0].kind

    @property
    def actors(self) -> tuple[str, ...]:
        """Actors as the surest telling gives them."""
        sure = [d.actors for d in self.drafts if d.actors and not d.guessed_actor]
        guessed = [d.actors for d in self.drafts if d.actors]
        return (sure or guessed or [()])[0]

    @property
    def missile(self) -> str | None:
        """Name of the missile, if any telling has one."""
        return next((d.missile for d in self.drafts if d.missile), None)

    @property
    def missile_class(self) -> str | None:
        """Class of the missile: the most telling one."""
        given = [d.missile_class for d in self.drafts if d.missile_class]
        fine = [c for c in given if c not in ("ballistic", "rocket")]
        return next(iter(fine or given), None)

    @property
    def count(self) -> int | None:
        """Number of missiles as first told."""
        return next((int(d.count.value) for d in self.drafts if d.count and not d.partial), None)

    @property
    def last(self) -> Draft:
        """The latest telling."""
        return self.drafts[-1]

    def clues(self, slot: str) -> list[Clue]:
        """All clues to a slot."""
        return [clue for d in self.drafts for clue in d.clues.get(slot, ())]


def _hit_themselves(draft: Draft, telling: Telling) -> bool:
    """Whether a draft's actors would have hit their own land in the event told before."""
    if not draft.core or draft.guessed_actor or telling.kind != "strike":
        return False
    ends = [c.places[0].country for c in telling.clues("impact") if c.places]
    return bool(ends) and None not in ends and set(ends) <= set(draft.actors)


def contradicts(draft: Draft, telling: Telling) -> bool:
    """Whether something speaks against a draft being of an event told before."""
    if not _kinds_agree(draft, telling) or _dates_differ(draft, telling):
        return True
    if draft.kind == "meeting":
        return _actors_differ(draft, telling, exact=True) or _places_differ(draft, telling, "site")
    if draft.kind == "exercise":
        named = draft.name is not None and telling.drafts[0].name is not None
        return (named and draft.name != telling.drafts[0].name) or _actors_differ(
            draft, telling, exact=False
        )
    if draft.core and draft.another and not _same_day_told(draft, telling):
        return True
    if _actors_differ(draft, telling, exact=False) or _hit_themselves(draft, telling):
        return True
    if not draft.core:
        return False
    if _weapons_differ(draft, telling) or _counts_differ(draft, telling):
        return True
    return not draft.known and any(
        _places_differ(draft, telling, slot) for slot in ("origin", "impact")
    )


def _kinds_agree(draft: Draft, telling: Telling) -> bool:
    if not draft.core:
        return telling.kind in FLIGHTS
    told = telling.kind
    return draft.kind == told or (draft.kind in FLIGHTS and told in FLIGHTS)


def _same_day_told(draft: Draft, telling: Telling) -> bool:
    return draft.date is not None and draft.date == telling.date and not draft.past_perfect


def _dates_differ(draft: Draft, telling: Telling) -> bool:
    if draft.date is None or telling.date is None:
        return False
    if telling.assumed and draft.core and _may_date(draft, telling):
        return False
    if draft.reported and draft.known and draft.date >= telling.date:
        return False
    shared = min(len(draft.date), len(telling.date))
    if draft.date[:shared] != telling.date[:shared]:
        return True
    return len(draft.date) != len(telling.date) and not draft.known and draft.core


def _may_date(draft: Draft, telling: Telling) -> bool:
    """Whether a dated telling tells when an event happened that was first told without a day.

    "China has tested a missile. ... The missile was launched on Wednesday."
    """
    if draft.another or draft.past_perfect or draft.date is None or telling.date is None:
        return False
    first = telling.drafts[0]
    if draft.date > telling.date or (first.past_perfect and not first.reported):
        return False
    close = draft.scene.index - telling.last.scene.index <= _NEAR_SENTENCES
    return close and (draft.known or draft.date[:7] == telling.date[:7])


def _actors_differ(draft: Draft, telling: Telling, *, exact: bool) -> bool:
    if not draft.actors or not telling.actors or not draft.core or draft.guessed_actor:
        return False
    if all(d.guessed_actor for d in telling.drafts if d.actors):
        return False
    ours, theirs = set(draft.actors), set(telling.actors)
    return not (ours <= theirs or theirs <= ours) if exact else not ours & theirs


def _weapons_differ(draft: Draft, telling: Telling) -> bool:
    if draft.kind == "interception":
        return False
    if draft.missile and telling.missile:
        ours, theirs = normal(draft.missile), normal(telling.missile)
        if not (ours.startswith(theirs) or theirs.startswith(ours)):
            return not draft.known
        return False
    ours_class, theirs_class = draft.missile_class, telling.missile_class
    if not ours_class or not theirs_class or ours_class == theirs_class:
        return False
    if "ballistic" in (ours_class, theirs_class) and {ours_class, theirs_class} <= _BALLISTIC:
        return False
    return not draft.known


def _counts_differ(draft: Draft, telling: Telling) -> bool:
    if _one_of_many(draft, telling):
        return True
    if draft.count is None or telling.count is None or draft.partial or draft.known:
        return False
    ours, theirs = int(draft.count.value), telling.count
    return ours != theirs and not telling.drafts[0].scene.headline


def _one_of_many(draft: Draft, telling: Telling) -> bool:
    """Whether one new missile of an attack is told where several had been: another attack."""
    if draft.kind != "strike" or draft.known or draft.partial or draft.weapon is None:
        return False
    first = telling.drafts[0].weapon
    several = first is not None and first.plural and telling.count != 1
    return several and draft.weapon.counted == 1 and not draft.weapon.ellipsis


def _places_differ(draft: Draft, telling: Telling, slot: str) -> bool:
    """Whether both name small places of the slot, and not one of them is shared or near."""
    ours = [c.places[0] for c in draft.clues.get(slot, ()) if c.places]
    theirs = [c.places[0] for c in telling.clues(slot) if c.places]
    if not ours or not theirs:
        return False
    return not any(
        _near(a.lat, a.lon, b.lat, b.lon, a.radius_km + b.radius_km) for a in ours for b in theirs
    )


def _near(lat1: float, lon1: float, lat2: float, lon2: float, reach_km: float) -> bool:
    """Rough nearness, good enough to tell one town from another."""
    north = (lat1 - lat2) * 111.0
    east = (
        ((lon1 - lon2 + 180.0) % 360.0 - 180.0) * 111.0 * max(0.1, 1.0 - abs(lat1 + lat2) / 200.0)
    )
    return math.hypot(north, east) <= reach_km + 60.0


def closeness(draft: Draft, telling: Telling) -> float:
    """How much speaks for the same event; above zero is enough."""
    score = 0.5
    gap = draft.scene.index - telling.last.scene.index
    if gap <= 1:
        score += 1.5
    elif gap <= 3:
        score += 0.8
    if draft.known:
        score += 1.0
    if draft.date is not None and draft.date == telling.date:
        score += 1.5
    if draft.actors and set(draft.actors) & set(telling.actors):
        score += 0.6
    if draft.missile is not None and draft.missile == telling.missile:
        score += 1.0
    if telling.drafts[0].scene.headline or draft.scene.paragraph == telling.last.scene.paragraph:
        score += 0.5
    if draft.past_perfect and draft.date is None and not draft.known:
        score -= 2.0
    if not draft.core and gap > 4:
        score -= 1.5
    return score
