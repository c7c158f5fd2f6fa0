"""The list of events as HTML: readable without scripts, the same facts as the map.

In: the data of a page.
Out: finished HTML; every text has passed the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geomap.maps.gate import html_text
from geomap.maps.marks import EVENT_WORDS, MARKS
from geomap.maps.payload import Facts, Payload

WORDS = {mark.key: mark.word for mark in MARKS}


PAGE = 500
"""Events on one page of the list; `js/list.js` turns to the next."""


def events_table(payload: Payload) -> str:
    """The table of the first events, or a line that says there are none."""
    if not payload.events:
        return '<p class="gm-none">No event was found in the text.</p>'
    places: dict[int, list[dict[str, Any]]] = {}
    for properties in (feature["properties"] for feature in payload.features):
        if "of" not in properties and properties["mark"] not in ("path", "corridor"):
            places.setdefault(properties["event"], []).append(properties)
    bodies = "\n".join(
        _row(number, event, payload.actors, places.get(number, ()))
        for number, event in enumerate(payload.events[:PAGE])
    )
    more = len(payload.events) - PAGE
    note = f"<noscript><p>{more:,} more events need scripts to be listed.</p></noscript>"
    return (
        '<table class="gm-events">\n'
        '<thead><tr><th scope="col">No.</th><th scope="col">What, when, where</th></tr></thead>\n'
        f"{bodies}\n</table>" + (note if more > 0 else "")
    )


def _row(
    index: int, event: Facts, actors: Mapping[str, str], places: Sequence[dict[str, Any]]
) -> str:
    """One event: its number, what and when, where, the sentence."""
    number = index + 1
    word = EVENT_WORDS[event["kind"]]
    name = f": {_text(event['name'])}" if event.get("name") else ""
    who = ", ".join(actors[code] for code in event.get("actors", ()))
    quote = event.get("quote", "")
    return (
        f'<tbody data-number="{number}">'
        f'<tr><th scope="row">{number}</th>'
        f'<td><p class="gm-what"><b>{word}{name}</b></p>'
        f"{_line([event.get('when'), who, event.get('missile')])}"
        f"{_places(places)}"
        f"{quotation(quote, event.get('marks', ())) if quote else ''}"
        "</td></tr></tbody>"
    )


def _line(texts: Iterable[str | None]) -> str:
    """The facts that are known, on one line."""
    known = [_text(text) for text in texts if text]
    return f'<p class="gm-when">{" · ".join(known)}</p>' if known else ""


def _places(places: Sequence[dict[str, Any]]) -> str:
    """Where the parts of the event were."""
    if not places:
        return '<p class="gm-where">The text does not say where.</p>'
    items = "".join(
        f'<li data-mark="{facts["mark"]}"><span>{WORDS[facts["mark"]]}: '
        f"{_text(place_words(facts))}</span></li>"
        for facts in places
    )
    return f'<ul class="gm-where">{items}</ul>'


def place_words(facts: Mapping[str, Any]) -> str:
    """A place and how sure it is, in words; `js/list.js` says the same."""
    names = " / ".join(facts.get("names") or (facts.get("place", "unnamed"),))
    notes = []
    if facts.get("uncertainty_km"):
        notes.append(f"within about {round_km(facts['uncertainty_km'])} km")
    if facts.get("inferred"):
        notes.append("inferred")
    return f"{names} ({', '.join(notes)})" if notes else names


def round_km(distance_km: float) -> str:
    """A distance with no more digits than it deserves."""
    step = 10 if distance_km >= 100 else 5 if distance_km >= 20 else 1
    return f"{max(round(distance_km / step) * step, 1):,}"


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
