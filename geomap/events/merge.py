"""One event for one happening: tellings of the same event are merged.

In: `Draft`s in the order of the text, the article's `Calendar`.
Out: `Story`, which takes one draft after the other and either adds it to an
event told before or opens a new one; `tellings`: the drafts of each event.

Two tellings are of the same event unless something speaks against it: another
day, another actor, another weapon or number, another place of launch, or words
such as "a second one". Words such as "the missile" speak for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.patterns import normal
from geomap.events.reckoning import Calendar, resolve
from geomap.events.weapons import WeaponMark
from geomap.model import Clue

_BALLISTIC = frozenset({"ICBM", "IRBM", "MRBM", "SRBM", "SLBM", "ballistic", "anti-ship ballistic"})
_FLIGHT = frozenset({"launch", "strike"})
_NEAR_PARAGRAPHS = 3
_NEAR_SENTENCES = 4
_IT_WAS = re.compile(
    r"\s*(?:It|This|That|The\s+(?:\w+\s+)?(?:test|launch|firing|flight|shot|trial|date|day))\s+"
    r"(?:had\s+)?(?:happened|occurred|came|was|took\s+place|began|started)\b"
)
# Bounds that no article reaches: they keep hostile input linear.
_MOST_EVENTS = 100
_MOST_TELLINGS = 100
# Forms of date that are reckoned from the last date named.
_TOLD_FROM = frozenset({"same", "shift", "ordinal", "that_month", "that_year"})
_DAYS = frozenset({"full", "day", "weekday", "ordinal", "yesterday", "today"})


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
                flights = flights and draft.kind in _FLIGHT
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


class Story:
    """The events of one article as they are told, and where in time the story stands."""

    def __init__(self, when: Calendar) -> None:
        self.when = when
        self.tellings: list[Telling] = []
        self.date: str | None = None
        self.now: str | None = None
        self.paragraph = -1
        self.pending: tuple[int, DateMark] | None = None
        self.named: WeaponMark | None = None
        self.dated: tuple[DateMark, str | None] | None = None
        self.last: Telling | None = None
        self.seen: tuple[int, str] | None = None

    def add(self, draft: Draft) -> Telling | None:
        """Add a draft to the event it tells, or open a new one; None for a loose detail."""
        draft.date = self._date(draft)
        target = self._target(draft)
        if target is None:
            full = len(self.tellings) >= _MOST_EVENTS
            return self._open(draft) if draft.core and not full else None
        if len(target.drafts) < _MOST_TELLINGS:
            target.drafts.append(draft)
        finer = draft.date is not None and len(draft.date) > len(target.date or "")
        if finer or (target.assumed and draft.date is not None and not draft.reported):
            target.date, target.assumed = draft.date, False
        self._stand(target, draft)
        return target

    def passed(self, scene: Scene, *, told: bool) -> None:
        """Take note of a day or a missile named without an event: it may serve the next."""
        self.named = next((w for w in reversed(scene.weapons) if w.name), self.named)
        fine = _DAYS if self.when.article is not None else _DAYS | {"month"}
        days = [d for d in scene.dates if d.form in fine]
        if not told and days and self._dates_last(scene, days[0]):
            return
        if not told and days and not scene.headline:
            self.pending = (scene.index, days[0])
            day = resolve(days[0], self.when, story=self.date)
            self.seen = (scene.index, day) if day is not None else self.seen
        if not told and self.when.article is None:
            stated = [d for d in scene.dates if d.form in ("full", "month", "year")]
            if stated:
                self.date = resolve(stated[0], self.when, story=self.date) or self.date

    def _dates_last(self, scene: Scene, mark: DateMark) -> bool:
        """Whether the words date the event just told: "It happened on Tuesday."."""
        last = self.tellings[-1] if self.tellings else None
        if last is None or not last.assumed or _IT_WAS.match(scene.words) is None:
            return False
        day = resolve(mark, self.when, story=self.date)
        if day is None or scene.index - last.last.scene.index > 2:
            return False
        last.date, last.assumed = day, False
        last.drafts[0].support("date", mark.span)
        self._stand(last, last.drafts[0])
        return True

    def _open(self, draft: Draft) -> Telling:
        self._inherit(draft)
        told = draft.date or self._default_date(draft)
        unsure = draft.date is None or draft.reported
        telling = Telling([draft], told, assumed=unsure and told is not None)
        self.tellings.append(telling)
        self._stand(telling, draft)
        return telling

    def _stand(self, telling: Telling, draft: Draft) -> None:
        self.last = telling
        if telling.date is not None:
            self.date = telling.date
            recalled = draft.past_perfect or (
                draft.date_mark is not None and draft.date_mark.form == "shift"
            )
            coarse = len(telling.date) < len("2000-01-01") and self.when.article is not None
            if not (recalled or coarse) or (self.now is None and not coarse):
                self.now = telling.date
        self.paragraph = draft.scene.paragraph

    def _date(self, draft: Draft) -> str | None:
        if draft.date_mark is None and self._takes_pending(draft) and self.pending is not None:
            draft.date_mark = self.pending[1]
            draft.support("date", draft.date_mark.span)
        if draft.date_mark is None:
            return None
        if self.dated is not None and self.dated[0] == draft.date_mark:
            return self.dated[1]
        day = resolve(
            draft.date_mark, self.when, story=self._base(draft), ahead=draft.ahead,
            on=self.paragraph == draft.scene.paragraph and not draft.past_perfect,
        )  # fmt: skip
        self.dated = (draft.date_mark, day)
        return day

    def _base(self, draft: Draft) -> str | None:
        """The date that "on that day" and "a week later" are told from: the last one named."""
        mark = draft.date_mark
        if self.seen is None or mark is None or mark.form not in _TOLD_FROM:
            return self.date
        return self.seen[1] if draft.scene.index - self.seen[0] == 1 else self.date

    def _takes_pending(self, draft: Draft) -> bool:
        """Whether the day told just before, without an event, is this one's."""
        if self.pending is None or draft.kind not in _FLIGHT:
            return False
        fresh = 0 < draft.scene.index - self.pending[0] <= (1 if draft.past_perfect else 2)
        return fresh and draft.core

    def _default_date(self, draft: Draft) -> str | None:
        """Date of an event told without one: the story's day, or the article's."""
        told = self.when.article.isoformat() if self.when.article else None
        if draft.kind == "exercise" or draft.scene.headline:
            return None
        if draft.scene.stamped:
            return told
        if draft.date_mark is not None:
            return None
        if self._goes_on(draft):
            return self.last.date if self.last is not None else None
        near = 0 <= draft.scene.paragraph - self.paragraph <= _NEAR_PARAGRAPHS
        if draft.past_perfect:
            if self.now is None:
                return self._just_seen(draft)
            return self.now if near and draft.scene.paragraph - self.paragraph <= 1 else None
        return self.now if self.now is not None and (near or told is None) else told

    def _just_seen(self, draft: Draft) -> str | None:
        """The day named a few sentences ago, before any event was told."""
        if self.seen is None or draft.scene.index - self.seen[0] > _NEAR_SENTENCES:
            return None
        return self.seen[1]

    def _goes_on(self, draft: Draft) -> bool:
        """Whether a draft without a date follows right behind an event with a day of its own."""
        last = self.last.last.scene if self.last is not None else None
        return (
            last is not None
            and self.last is not None
            and self.last.date is not None
            and last.paragraph == draft.scene.paragraph
            and draft.scene.index - last.index <= 1
            and any(d.date_mark is not None for d in self.last.drafts)
        )

    def _inherit(self, draft: Draft) -> None:
        """Weapon and actor that "a second one" and "it was last tested" leave unsaid."""
        if draft.kind == "meeting" and len(draft.actors) < 2:
            same = [t.actors for t in self.tellings if t.kind == "meeting"]
            draft.actors = _completed(draft.actors, same)
        earlier = [t for t in self.tellings if t.kind in _FLIGHT]
        if draft.kind == "exercise" and not draft.actors and earlier:
            draft.actors, draft.guessed_actor = earlier[-1].actors, True
        if draft.kind not in _FLIGHT:
            return
        if (
            draft.kind in _FLIGHT
            and draft.known
            and not draft.missile
            and not draft.another
            and self.named is not None
        ):
            draft.missile, draft.missile_class = self.named.name, self.named.missile_class
            draft.support("missile", self.named.label or self.named.span)
        if not earlier:
            return
        last = earlier[-1]
        bare = draft.missile is None and draft.missile_class is None
        if bare and (draft.known or draft.another) and draft.weapon is None:
            draft.missile, draft.missile_class = last.missile, last.missile_class
        if not draft.actors and not _on_own_land(draft, last.actors):
            draft.actors, draft.guessed_actor = last.actors, True

    def _target(self, draft: Draft) -> Telling | None:
        """The event this draft tells again: the best of those it does not contradict."""
        best, best_score = None, 0.0
        for age, telling in enumerate(reversed(self.tellings)):
            if _contradicts(draft, telling):
                continue
            score = _closeness(draft, telling) - 0.4 * age
            if score > best_score:
                best, best_score = telling, score
        return best


def _on_own_land(draft: Draft, actors: tuple[str, ...]) -> bool:
    """Whether an attack came down on the land of those who might have made it."""
    ends = [c.places[0].country for c in draft.clues.get("impact", ()) if c.places]
    return draft.kind == "strike" and bool(set(ends) & set(actors))


def _completed(told: tuple[str, ...], earlier: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Parties of a meeting told with one or none: those of the last meeting that had them.

    Else the one who was at all the meetings told so far is at this one too.
    """
    fits = [codes for codes in earlier if set(told) <= set(codes)]
    if fits:
        return fits[-1]
    always = set.intersection(*map(set, earlier)) if len(earlier) > 1 else set()
    return (*always, *told) if len(always) == 1 else told


def _hit_themselves(draft: Draft, telling: Telling) -> bool:
    """Whether a draft's actors would have hit their own land in the event told before."""
    if not draft.core or draft.guessed_actor or telling.kind != "strike":
        return False
    ends = [c.places[0].country for c in telling.clues("impact") if c.places]
    return bool(ends) and None not in ends and set(ends) <= set(draft.actors)


def _contradicts(draft: Draft, telling: Telling) -> bool:
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
        return telling.kind in _FLIGHT
    told = telling.kind
    return draft.kind == told or (draft.kind in _FLIGHT and told in _FLIGHT)


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
    if draft.date > telling.date or telling.drafts[0].past_perfect:
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


def _closeness(draft: Draft, telling: Telling) -> float:
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
