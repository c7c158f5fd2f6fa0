"""How each kind of thing is drawn: its mark, colour and words in the legend.

In: the facts of a feature.
Out: the table of marks, and which mark a feature gets.

The colours are those of Okabe and Ito, told apart by people who see few
colours; every mark has a shape of its own besides (`js/symbols.js`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """One kind of mark: its key (also its shape), colour, word and legend text."""

    key: str
    colour: str
    word: str
    legend: str


MARKS = (
    Mark("launch", "#d55e00", "Launched from", "Launch"),
    Mark("impact", "#0072b2", "Came down", "Impact"),
    Mark("path", "#d55e00", "Flight path", "Flight path"),
    Mark("overflown", "#56b4e9", "Flew over", "Flown over"),
    Mark("strike", "#e69f00", "Struck", "Strike"),
    Mark("interception", "#f0e442", "Intercepted", "Interception"),
    Mark("meeting", "#009e73", "Met at", "Meeting"),
    Mark("exercise", "#cc79a7", "Held in", "Exercise"),
    Mark("disputed", "#333333", "Disputed", "Disputed area"),
    Mark("place", "#6b6b6b", "Named", "Other place"),
)

EVENT_WORDS = {
    "launch": "Missile launch",
    "strike": "Strike",
    "interception": "Interception",
    "meeting": "Meeting",
    "exercise": "Exercise",
    "place": "Place in the text",
}


def mark_of(properties: Mapping[str, Any]) -> str:
    """Key of the mark that a feature is drawn with.

    Examples
    --------
    >>> mark_of({"part": "region", "of": "impact", "kind": "launch"})
    'impact'
    """
    part = properties.get("of") or properties["part"]
    kind = str(properties["kind"])
    if properties.get("disputed") and part == "place":
        return "disputed"
    if part == "origin":
        return "launch"
    if part == "impact":
        return "strike" if kind == "strike" else "impact"
    if part == "overflies":
        return "overflown"
    return kind if part == "site" else part
