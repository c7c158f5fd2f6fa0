"""Readings as lines and tables for people at a terminal.

In: `Reading` values, and what `geomap.events.explain` tells of one.
Out: text of printable characters only, one line an event or a mention; a
paragraph for each trigger explained.
"""

from __future__ import annotations

from collections.abc import Sequence

from geomap.events import Explanation
from geomap.features import who
from geomap.geoparse.corrections import your_correction
from geomap.model import Corrected, LocatedEvent, Location, Mention, Place, Reading, Span
from geomap.terminal import printable, table

_PLACE_HEADINGS = ("where", "words", "role", "resolved to", "why", "what else it could be")
_WIDTHS = (11, 22, 7, 44, 60, 70)  # no column of the table grows wider than this
_ALTERNATIVES = 3


def event_line(located: LocatedEvent) -> str:
    """Return one event in one line.

    Parameters
    ----------
    located : LocatedEvent
        The event and its locations.

    Returns
    -------
    str
        Date, kind, who, what, from where to where, how uncertain.

    Examples
    --------
    >>> from geomap.model import Event, LocatedEvent, Span
    >>> event = Event("a-1", "launch", ("PRK",), Span(0, 4), date="2023-03-16", missile="ICBM")
    >>> event_line(LocatedEvent(event))
    '2023-03-16  launch  North Korea  ICBM  place not told'
    """
    event = located.event
    parts = [
        event.date or "undated",
        event.kind,
        who(event.actors) or "actor not told",
        _what(located),
        _where(located),
    ]
    return printable("  ".join(part for part in parts if part))


def reading_lines(reading: Reading) -> list[str]:
    """Return a heading for the article and one line for each of its events.

    Parameters
    ----------
    reading : Reading
        What was read out of one article.

    Returns
    -------
    list of str
        At least the heading.
    """
    article = reading.article
    date = f" ({article.date})" if article.date else ""
    counts = f"{_number(len(reading.events), 'event')}, {_number(len(reading.mentions), 'place')}"
    heading = printable(f"{article.id}{date}: {counts}")
    return [heading, *(f"  {event_line(event)}" for event in reading.events)]


def places_table(reading: Reading) -> str:
    """Return a table of every mention: what it was taken for, why, what else it could be.

    Names that the user's corrections say are no places stand among them.

    Parameters
    ----------
    reading : Reading
        What was read out of one article.

    Returns
    -------
    str
        Lines of text with a heading, columns apart by two blanks; without
        mentions an empty string.
    """
    cells = {mention.span: _place_cells(mention) for mention in reading.mentions}
    cells |= {Span(c.start, c.end): _refused_cells(c) for c in reading.corrected if c.place is None}
    if not cells:
        return ""
    return table([_PLACE_HEADINGS, *(cells[span] for span in sorted(cells))], _WIDTHS)


def explanation_lines(reading: Reading, explanations: Sequence[Explanation]) -> list[str]:
    """Return what came of every trigger: the event it tells, or why it tells none.

    Parameters
    ----------
    reading : Reading
        What was read out of one article.
    explanations : sequence of Explanation
        As `geomap.events.explain` gives them for the same article.

    Returns
    -------
    list of str
        A heading, then for each trigger a line, its sentence with the trigger
        in brackets, and a line for each field with the words that speak of it;
        with the first trigger of an event, the event as it was read.
    """
    text = reading.article.text
    events = {located.event.id: located for located in reading.events}
    opened = set()
    read = sum(one.event_id is not None for one in explanations)
    turned_down = len(explanations) - read
    heading = f"{reading.article.id}: {_number(read, 'trigger')} read, {turned_down} turned down"
    lines = [printable(heading)]
    for one in explanations:
        words = printable(text[one.trigger.start : one.trigger.end])
        verdict = f"{one.event_id} {one.kind}" if one.event_id else "no event"
        lines += ["", f'{verdict}: "{words}" {one.reason}', f"    {_bracketed(text, one)}"]
        located = events.get(f"{reading.article.id}.{one.event_id}")
        if located is not None and one.event_id not in opened:
            opened.add(one.event_id)
            lines.append(f"    = {event_line(located)}")
        lines += [f"    {name}: {_quoted(text, spans)}" for name, spans in one.arguments.items()]
    return lines


def _bracketed(text: str, one: Explanation) -> str:
    """A trigger's sentence, the trigger in brackets."""
    before = text[one.sentence.start : one.trigger.start]
    after = text[one.trigger.end : one.sentence.end]
    trigger = text[one.trigger.start : one.trigger.end]
    return printable(" ".join(f"{before}[{trigger}]{after}".split()))


def _quoted(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans, quoted."""
    return ", ".join(f'"{printable(text[span.start : span.end])}"' for span in spans)


def _what(located: LocatedEvent) -> str:
    """What flew or met, with the count and the figures of the flight."""
    event = located.event
    what = event.name or event.weapon or ""
    if event.count and event.count > 1:
        what = f"{event.count} x {what or 'missiles'}"
    figures = (
        ("range", event.range_km, "km"),
        ("apogee", event.apogee_km, "km"),
        ("flight", event.flight_time_min, "min"),
    )
    told = [f"{name} {value:g} {unit}" for name, value, unit in figures if value is not None]
    if event.outcome in ("failure", "intercepted"):
        told.append(event.outcome)
    return f"{what} ({', '.join(told)})".strip() if told else what


def _where(located: LocatedEvent) -> str:
    """From where, over what, to where."""
    parts = [_named("at", located.site), _named("from", located.origin)]
    parts += [_named("over", location) for location in located.overflies]
    parts.append(_named("to", located.impact))
    return " ".join(part for part in parts if part) or "place not told"


def _named(word: str, location: Location | None) -> str:
    """One location with its uncertainty and what kind of knowledge it is."""
    if location is None:
        return ""
    marks = [f"± {location.uncertainty_km:,.0f} km"]
    if location.inferred:
        marks.append("inferred")
    if location.disputed:
        marks.append("disputed")
    return f"{word} {location.name} ({', '.join(marks)})"


def _place_cells(mention: Mention) -> tuple[str, ...]:
    """One row of the table of places."""
    chosen, *others = mention.candidates
    rest = [_described(other.place) for other in others[:_ALTERNATIVES]]
    if len(others) > _ALTERNATIVES:
        rest.append(f"{len(others) - _ALTERNATIVES} more")
    return (
        f"{mention.start}-{mention.end}",
        mention.text,
        mention.role,
        f"{_described(chosen.place)} {chosen.place.lat:.2f}, {chosen.place.lon:.2f}",
        ", ".join(chosen.reasons) or "the only place of that name",
        "; ".join(rest) or "-",
    )


def _refused_cells(word: Corrected) -> tuple[str, ...]:
    """The row of a name that is no place by the user's word."""
    return (f"{word.start}-{word.end}", word.text, "-", "no place", your_correction(word.why), "-")


def _described(place: Place) -> str:
    """A place by name, kind and country."""
    country = f", {place.country}" if place.country and place.kind != "country" else ""
    return f"{place.name} ({place.kind}{country})"


def _number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
