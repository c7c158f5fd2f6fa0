"""Further dates of one clause: "and again on the 11th", "before that, on 27 October".

In: a filled `Draft` and its clause.
Out: `sequels`: one more draft of the same event for each date that the clause
adds without a verb of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.subjects import own_dates
from geomap.model import Account, Span

_ADDS = re.compile(
    r"(?:[;,:]|\band\b|\bthen\b)\s+(?:and\s+)?(?:then\s+)?(?:once\s+)?"
    r"(?:again|once\s+more|before\s+that|after\s+that|another|a\s+second|later|most\s+recently|earlier|previously)"
    r"(?:\s+(?:one|time|again))?\s*,?\s+(?:(?:on|in|early|late|of)\s+){0,2}$"
    r"|\b(?:on|in)\s+[^;.]{3,30}(?:,|,?\s+and)\s+(?:on|in)\s+$",
    re.IGNORECASE,
)
_FINE = frozenset({"full", "day", "ordinal", "weekday", "month", "bare_month", "shift", "year"})


def sequels(draft: Draft, clause: Span) -> Iterator[Draft]:
    """Drafts for the dates that a clause adds to the first one.

    Parameters
    ----------
    draft : Draft
        The clause's event, with its date.
    clause : Span
        The clause in the text.
    """
    if draft.date_mark is None or not draft.core:
        return
    for mark in own_dates(draft.scene):
        if clause.start <= mark.start < clause.end and _is_added(mark, draft, clause):
            yield _again(draft, mark)


def _is_added(mark: DateMark, draft: Draft, clause: Span) -> bool:
    first = draft.date_mark
    if first is None or mark.form not in _FINE or mark.start <= first.start:
        return False
    if mark.start < draft.trigger.end:
        return False
    low = max(clause.start, mark.start - 60)
    text = draft.scene.text
    verbs = any(
        max(first.end, draft.trigger.end) <= t.start < mark.start and t.core and not t.noun
        for t in draft.scene.triggers
    )
    return not verbs and _ADDS.search(text[low : mark.start]) is not None


def _again(draft: Draft, mark: DateMark) -> Draft:
    """The same weapon by the same hands from the same place, on another day."""
    again = Draft(draft.kind, draft.scene, draft.trigger, family=draft.family)
    again.actors, again.actor_marks = draft.actors, draft.actor_marks
    again.guessed_actor, again.by_make = draft.guessed_actor, draft.by_make
    again.weapon, again.missile = draft.weapon, draft.missile
    again.missile_class, again.another, again.platform = draft.missile_class, True, draft.platform
    again.past_perfect, again.known = draft.past_perfect, draft.known
    again.date_mark = mark
    for name in ("actors", "kind", "missile", "missile_class", "origin"):
        for span in draft.evidence.get(name, ()):
            again.support(name, span)
    again.support("date", mark.span)
    if draft.count is not None and draft.count.value == 1:
        again.count = Account(1.0, draft.count.span)
        again.support("count", draft.count.span)
    for clue in draft.clues.get("origin", ()):
        again.clue("origin", clue)
    return again
