"""Reads events out of short texts for the tests, with the real gazetteer."""

from __future__ import annotations

from geomap import gazetteer, geoparse
from geomap.events import read_events
from geomap.model import Article, Clue, Event

DATE = "2023-03-16"  # a Thursday


def events_of(text: str, date: str | None = DATE) -> tuple[Event, ...]:
    """Events of a text."""
    book = gazetteer.default()
    article = Article("t", text, date)
    return read_events(article, geoparse.parse(article, book), book)


def event_of(text: str, date: str | None = DATE) -> Event:
    """The only event of a text."""
    (event,) = events_of(text, date)
    return event


def clue_of(text: str, slot: str) -> Clue:
    """The first clue to a slot of the only event of a text."""
    return event_of(text).clues[slot][0]
