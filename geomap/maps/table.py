"""The list of events as HTML: readable without scripts, the same facts as the map.

In: the rows of a page's content.
Out: finished HTML; every text has passed the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geomap.maps.content import Row
from geomap.maps.gate import html_text
from geomap.maps.marks import EVENT_WORDS, Mark


def events_table(rows: Sequence[Row]) -> str:
    """The table of events, or a line that says there are none."""
    if not rows:
        return '<p class="gm-none">No event was found in the text.</p>'
    bodies = "\n".join(_row(row) for row in rows)
    return (
        '<table class="gm-events">\n'
        '<thead><tr><th scope="col">No.</th><th scope="col">What, when, where</th></tr></thead>\n'
        f"{bodies}\n</table>"
    )


def _row(row: Row) -> str:
    """One event: its number, what and when, where, the sentence."""
    facts = row.facts
    word = EVENT_WORDS[facts["kind"]]
    weapon = facts.get("missile")
    name = f": {_text(facts['name'])}" if facts.get("name") else ""
    return (
        f'<tbody data-number="{row.number}">'
        f'<tr><th scope="row">{row.number}</th>'
        f'<td><p class="gm-what"><b>{word}{name}</b></p>'
        f"{_line([facts.get('when'), facts.get('who'), weapon])}"
        f"{_places(row.places)}"
        f"{quotation(facts['quote'], facts['marks'])}"
        "</td></tr></tbody>"
    )


def _line(texts: Iterable[str | None]) -> str:
    """The facts that are known, on one line."""
    known = [_text(text) for text in texts if text]
    return f'<p class="gm-when">{" · ".join(known)}</p>' if known else ""


def _places(places: Sequence[tuple[Mark, str]]) -> str:
    """Where the parts of the event were."""
    if not places:
        return '<p class="gm-where">The text does not say where.</p>'
    items = "".join(
        f'<li data-mark="{mark.key}"><span>{mark.word}: {_text(place)}</span></li>'
        for mark, place in places
    )
    return f'<ul class="gm-where">{items}</ul>'


def quotation(quote: str, marks: Sequence[Any]) -> str:
    """The sentence with the decisive words marked.

    Examples
    --------
    >>> quotation("It fell.", [[3, 7]])
    '<blockquote dir="auto">It <mark>fell</mark>.</blockquote>'
    """
    parts = []
    at = 0
    for start, end in marks:
        parts.append(html_text(quote[at:start]))
        parts.append(f"<mark>{html_text(quote[start:end])}</mark>")
        at = end
    parts.append(html_text(quote[at:]))
    return f'<blockquote dir="auto">{"".join(parts)}</blockquote>'


def _text(text: str) -> str:
    """Text whose direction stays its own affair."""
    return f"<bdi>{html_text(text)}</bdi>"
