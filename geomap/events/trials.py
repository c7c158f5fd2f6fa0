"""Trials of interceptors: the interceptor's own start, and the start of its target.

In: the `Draft`s of one sentence.
Out: `as_trials`: the drafts with an interceptor's start made the interception it
belongs to, and the start of a target made a launch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.drafts import Draft
from geomap.model import Clue

_MET = re.compile(
    r"\b(?:hit|struck|collided|intercept\w*|destroy\w*|met|missed|kill\w*|smashed|rammed)\b",
    re.IGNORECASE,
)
_TARGET_OPENS = re.compile(
    r"(?:The|A|Its|Their|One)\s+(?:[\w-]+\s+){0,2}targets?(?:\s+missile)?[\s,]"
)
_LEFT = re.compile(r"\b(?:left|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")
_FIRED_AT = re.compile(r"\b(?:fired|launched|shot|rose|rising)\b[^.;,]*$")


def as_trials(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, with starts of interceptors and of targets told as such."""
    met = next((d for d in drafts if d.kind == "interception"), None)
    kept = []
    for draft in drafts:
        if _starts_interceptor(draft):
            if met is not None:
                _lend_start(draft, met)
                continue
            if _MET.search(draft.scene.text, draft.trigger.end, draft.scene.span.end):
                _make_met(draft)
        elif draft.kind == "strike" and _TARGET_OPENS.match(draft.scene.words):
            _make_target(draft)
        kept.append(draft)
    return kept


def _starts_interceptor(draft: Draft) -> bool:
    """Whether what was fired is an interceptor; S-300s are fired at the ground as well."""
    weapon = draft.weapon
    return (
        draft.core
        and draft.kind in ("launch", "strike")
        and weapon is not None
        and weapon.sort == "interceptor"
        and weapon.name is not None
        and not weapon.name.startswith("S-")
        and draft.trigger != weapon.span
    )


def _lend_start(draft: Draft, met: Draft) -> None:
    """The place of an interceptor's start to the interception told beside it."""
    for clue in draft.clues.get("origin", ()):
        met.clue("origin", clue)
        if clue.span is not None:
            met.support("origin", clue.span)
    met.missile = met.missile or draft.missile
    met.date_mark = met.date_mark or draft.date_mark


def _make_met(draft: Draft) -> None:
    """Make the start of an interceptor that met its target an interception."""
    draft.kind = "interception"
    ends = draft.clues.pop("impact", [])
    for clue in ends:
        slot = "origin" if _stands_behind(draft, clue, _FIRED_AT) else "site"
        draft.clue(slot, clue)
        if clue.span is not None:
            draft.support(slot, clue.span)
    draft.evidence.pop("impact", None)


def _make_target(draft: Draft) -> None:
    """Make what reads as an attack by a target the launch of that target."""
    draft.kind, draft.practice = "launch", True
    ends = draft.clues.get("impact", [])
    left = [c for c in ends if _stands_behind(draft, c, _LEFT)]
    draft.clues["impact"] = [c for c in ends if c not in left]
    for clue in left:
        draft.clue("origin", clue)
        if clue.span is not None:
            draft.support("origin", clue.span)


def _stands_behind(draft: Draft, clue: Clue, words: re.Pattern[str]) -> bool:
    """Whether words stand right before the place that a clue names."""
    if clue.span is None:
        return False
    low = max(draft.scene.span.start, clue.span.start - 60)
    return words.search(draft.scene.text[low : clue.span.start]) is not None
