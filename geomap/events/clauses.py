"""Clauses: the stretch of a sentence that belongs to one event.

In: a `Scene`.
Out: `clauses`: spans that cover the sentence, one for each event-carrying verb
that has its own conjunction; `cut`: where a clause turns to something else
("in answer to ...", "after ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.layers import Scene
from geomap.events.patterns import Cued
from geomap.events.triggers import Trigger
from geomap.model import Span

_BOUNDARY = re.compile(
    r";\s|\s[\u2013\u2014-]\s|:\s|,?\s+(?:and|but|while|whereas|then|though|although|as|after|before|when)\s(?!\d|of\b)|,\s"
)
_STRONG = re.compile(
    r";\s|\s[\u2013\u2014-]\s|:\s|,?\s+(?:and|but|while|whereas|then|though|although|as|after|before|when)\s(?!\d|of\b)"
)
_TURN = Cued(
    r"\b(?:in\s+(?:answer|response|reply|retaliation|reaction|revenge|return)\s+(?:to|for)|in\s+protest|answering|avenging|marking\s+the|because\s+of|who\s+"
    r"|according\s+to|ahead\s+of|hours\s+after|days\s+after|(?:a|one)\s+day\s+after|shortly\s+(?:before|after)(?!\s+(?:\d|noon|midnight|dawn|midday|\w+\s+o'clock))|days\s+before|hours\s+before"
    r"|as\s+part\s+of|what\s+it\s+called|meant\s+to|it\s+said|officials\s+said|he\s+said|she\s+said|they\s+said|said\b|the\s+\w+\s+said"
    r"|in\s+violation|since\s+the|accus\w+|blam\w+|condemn\w+|prompting|causing|forcing|in\s+the\s+face\s+of|minutes\s+after|where\s+)",
    "answer|aveng|marking|respon|repl|retal|react|reveng|return|protest|violation|face|because|who|according|ahead|after|before|part|what|meant|said|since|accus|blam|condemn"
    "|prompt|caus|forc|where",
)


def clauses(scene: Scene, heads: Sequence[Trigger]) -> tuple[tuple[Trigger, Span], ...]:
    """One clause for each head; a head without a boundary before it shares the clause before.

    Parameters
    ----------
    scene : Scene
        The sentence.
    heads : sequence of Trigger
        Its triggers that carry events, in order.
    """
    found: list[tuple[Trigger, int]] = []
    for head in heads:
        if not found:
            found.append((head, scene.span.start))
            continue
        before = found[-1][0]
        begin = _boundary(scene.text, before.end, head.start)
        if head.family == "intercept" and before.family != "intercept":
            begin = head.start if begin is None else begin
        if begin is not None and not _goes_on(scene, before, head):
            found.append((head, begin))
    ends = [begin for _, begin in found[1:]] + [scene.span.end]
    return tuple((head, Span(begin, end)) for (head, begin), end in zip(found, ends, strict=True))


def _goes_on(scene: Scene, before: Trigger, head: Trigger) -> bool:
    """Whether a strike is how the flight just told ended ("flew 380 km and hit Alsom")."""
    if head.family != "strike" or before.family in ("strike", "intercept", "raid", "use"):
        return False
    subjects = [w for w in scene.weapons if before.end <= w.start < head.start]
    subjects_at = [
        w.start
        for w in subjects
        if scene.text[before.end : w.start].strip() and ";" in scene.text[before.end : w.start]
    ]
    return not subjects_at and ";" not in scene.text[before.end : head.start]


def _boundary(text: str, low: int, high: int) -> int | None:
    """Start of the clause that ends in a verb at `high`: after its last conjunction."""
    last = None
    for match in _STRONG.finditer(text, low, high):
        last = match.end()
    return last


def cut(text: str, low: int, high: int) -> int:
    """First place from `low` on where the clause turns to something else, else `high`."""
    match = _TURN.search(text, low, high)
    return match.start() if match is not None else high


def turns(text: str, low: int, high: int) -> bool:
    """Whether the words between turn away from the event.

    Examples
    --------
    >>> turns("fired in answer to a bombing in Damascus", 5, 32)
    True
    """
    return low < high and _TURN.search(text, low, high) is not None
