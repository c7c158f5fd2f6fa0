"""One event for one happening: tellings of the same event are merged.

In: `Draft`s in the order of the text, the article's `Calendar`.
Out: `Story`, which takes one draft after the other and either adds it to an
event told before or opens a new one; `tellings`: the drafts of each event.

Two tellings are of the same event unless something speaks against it: another
day, another actor, another weapon or number, another place of launch, or words
such as "a second one". Words such as "the missile" speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.reckoning import Calendar, resolve
from geomap.events.tellings import FLIGHTS, Telling, closeness, contradicts
from geomap.events.weapons import WeaponMark

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
        if self.pending is None or draft.kind not in FLIGHTS:
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
        earlier = [t for t in self.tellings if t.kind in FLIGHTS]
        if draft.kind == "exercise" and not draft.actors and earlier:
            draft.actors, draft.guessed_actor = earlier[-1].actors, True
        if draft.kind not in FLIGHTS:
            return
        if (
            draft.kind in FLIGHTS
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
            if contradicts(draft, telling):
                continue
            score = closeness(draft, telling) - 0.4 * age
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
