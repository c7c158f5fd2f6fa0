"""The JSON object that ``geomap extract`` gives for one article.

In: a `Reading`.
Out: a dict as described by ``data/schema/extract.schema.json``. Spans are
``[start, end]`` in code points of ``text``; degrees are WGS 84.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geomap import gazetteer
from geomap.locate import locate_mention
from geomap.model import Account, ClueUse, Corrected, LocatedEvent, Location, Mention, Reading, Span

SCHEMA_VERSION = "1.2"
"""Version of the form; the first number changes when a reader must change."""


def record(reading: Reading) -> dict[str, Any]:
    """Return all that was read out of one article, ready for `json.dumps`.

    Parameters
    ----------
    reading : Reading
        One article with its mentions and located events.

    Returns
    -------
    dict
        ``schema_version``, ``id``, ``text``, ``date``, ``places``, ``events``,
        ``corrections``.
        Every key of the schema is there; what the text does not tell is None
        or an empty list.
    """
    article = reading.article
    world = gazetteer.default()
    return {
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        "text": article.text,
        "date": article.date,
        "places": [_place(m, locate_mention(m, world)) for m in reading.mentions],
        "events": [_event(event, article.text) for event in reading.events],
        "corrections": [_corrected(one) for one in reading.corrected],
    }


def error_record(*, id: str | None, error: str, line: int) -> dict[str, Any]:
    """Return the object that stands in the place of a line that failed.

    Examples
    --------
    >>> error_record(id=None, error="line 3: not JSON", line=3)
    {'id': None, 'error': 'line 3: not JSON', 'line': 3}
    """
    return {"id": id, "error": error, "line": line}


def _place(mention: Mention, location: Location) -> dict[str, Any]:
    """One mention and what it was resolved to."""
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "role": mention.role,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": _degrees(location.lat),
        "lon": _degrees(location.lon),
        "uncertainty_km": _km(location.uncertainty_km),
        "basis": location.basis,
        "evidence": _spans((mention.span,)),
        "place_id": place.id,
        "source": place.source,
        "sourced": place.sourced,
        "corrected": place.correction is not None,
        "correction": place.correction,
    }


def _corrected(word: Corrected) -> dict[str, Any]:
    """A name on which the user's word was followed."""
    return {
        "start": word.start,
        "end": word.end,
        "text": word.text,
        "place_id": word.place.id if word.place else None,
        "not_a_place": word.place is None,
        "why": word.why,
    }


def _event(located: LocatedEvent, text: str) -> dict[str, Any]:
    """One event with its locations."""
    event = located.event
    return {
        "event_id": event.id,
        "kind": event.kind,
        "name": event.name,
        "actors": list(event.actors),
        "date": event.date,
        "time_utc": event.time_utc,
        "missile": event.weapon,
        "missile_name": event.missile,
        "missile_class": event.missile_class,
        "count": event.count,
        "origin": _location(located.origin),
        "impact": _location(located.impact),
        "site": _location(located.site),
        "overflies": [_location(location) for location in located.overflies],
        "range_km": event.range_km,
        "apogee_km": event.apogee_km,
        "flight_time_min": event.flight_time_min,
        "outcome": event.outcome,
        "quote": text[event.quote.start : event.quote.end],
        "quote_span": list(event.quote),
        "accounts": {name: [_account(a) for a in given] for name, given in event.accounts.items()},
        "evidence": {name: _spans(spans) for name, spans in event.evidence.items()},
    }


def _location(location: Location | None) -> dict[str, Any] | None:
    """One location of an event, without its polygon."""
    if location is None:
        return None
    return {
        "name": location.name,
        "lat": _degrees(location.lat),
        "lon": _degrees(location.lon),
        "uncertainty_km": _km(location.uncertainty_km),
        "basis": location.basis,
        "inferred": location.inferred,
        "disputed": location.disputed,
        "names": list(location.names),
        "how": location.how,
        "clues": [_clue(use) for use in location.clues],
        "evidence": _spans(location.evidence),
    }


def _clue(use: ClueUse) -> dict[str, Any]:
    """One clue that was weighed, and how far it lies off where it contradicts."""
    return {
        "kind": use.kind,
        "name": use.name,
        "agrees": use.off_km is None,
        "off_km": None if use.off_km is None else _km(use.off_km),
        "evidence": _spans(use.evidence),
    }


def _account(account: Account) -> dict[str, Any]:
    """One source's value for a number."""
    return {
        "value": account.value,
        "span": list(account.span),
        "hedge": account.hedge,
        "said_by": account.said_by,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as JSON has them."""
    return [[span.start, span.end] for span in spans]


def _degrees(value: float) -> float:
    """A coordinate to about a metre."""
    return round(float(value), 5)


def _km(value: float) -> float:
    """A distance to a tenth of a kilometre."""
    return round(float(value), 1)
