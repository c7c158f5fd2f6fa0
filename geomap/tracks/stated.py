"""What an event states of its flight: numbers with half a unit of their last figures.

In: an `Event`.
Out: `Stated` values of range, apogee and time, one for each account; the kind of flight that
the weapon's class tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from geomap.model import Event, Span

KM_IN_A_MILE: Final = 1.609_344

HEDGED_SHARE: Final = 0.05
"""A number with "about" or "more than" before it may be off by this share of itself."""

PLAIN_MILES: Final = 0.01
"""A distance this close to a multiple of 5 miles was given in miles, unless it is round in km."""

SECONDS_IN_A_MINUTE: Final = 60.0

FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {"cruise": "level", "drone": "level", "air-to-surface": "level", "hypersonic": "glide"}
)
"""Classes of weapons that do not fall freely, and the form of `flight.stated_path` for them."""

PULL_UP_MOST_KM: Final = 1_000.0
"""Ballistic missiles of no longer range pull up when they fly too low for free fall."""

NO_FLIGHT: Final = frozenset({"SLV", "interceptor", "air defence"})
"""Classes whose flight is no throw from one place to another."""


class Stated(NamedTuple):
    """A number of a report, half a unit of its last figure, and where it stands."""

    value: float
    half: float
    evidence: tuple[Span, ...] = ()


def stated(event: Event, field: str) -> tuple[Stated, ...]:
    """Every value given for a number, the chosen one first.

    Parameters
    ----------
    event : Event
        With ``range_km``, ``apogee_km`` or ``flight_time_min``, alone or in its accounts.
    field : str
        The number's name.

    Returns
    -------
    tuple of Stated
        Kilometres; of times, seconds.

    Examples
    --------
    >>> event = Event("e", "launch", (), Span(0, 1), flight_time_min=69.0, range_km=999.2)
    >>> stated(event, "flight_time_min")[0][:2], stated(event, "range_km")[0].half
    ((4140.0, 30.0), 0.05)
    """
    accounts = event.accounts.get(field, ())
    given: list[tuple[float, str | None, tuple[Span, ...]]] = [
        (one.value, one.hedge, (one.span,)) for one in accounts
    ]
    chosen: float | None = getattr(event, field)
    if chosen is not None and all(value != chosen for value, _, _ in given):
        given.insert(0, (chosen, None, tuple(event.evidence.get(field, ()))))
    if not given:
        return ()
    half_of = _seconds if field == "flight_time_min" else _kilometres
    return tuple(half_of(value, hedge, spans) for value, hedge, spans in given if value > 0.0)


def _kilometres(value: float, hedge: str | None, spans: tuple[Span, ...]) -> Stated:
    """A distance; one that was given in miles is as exact as the miles were."""
    from geomap.flight import rounding_half  # loaded only where there are numbers

    half = rounding_half(value)
    miles = value / KM_IN_A_MILE
    plain = round(miles / 5.0) * 5.0
    if half < 0.5 and plain and abs(miles - plain) < PLAIN_MILES:
        half = rounding_half(plain) * KM_IN_A_MILE
    return Stated(value, max(half, HEDGED_SHARE * value if hedge else 0.0), spans)


def _seconds(minutes: float, hedge: str | None, spans: tuple[Span, ...]) -> Stated:
    """A time, given in minutes or to the second."""
    from geomap.flight import rounding_half

    value = minutes * SECONDS_IN_A_MINUTE
    half = max(rounding_half(minutes) * SECONDS_IN_A_MINUTE, 0.5)
    return Stated(value, max(half, HEDGED_SHARE * value if hedge else 0.0), spans)


def form_of(event: Event) -> str | None:
    """Form of a flight that does not fall freely, by the weapon's class; None if it may.

    Examples
    --------
    >>> form_of(Event("e", "launch", (), Span(0, 1), missile_class="cruise"))
    'level'
    """
    return FORMS.get(event.missile_class or "")


def flies(event: Event) -> bool:
    """Whether what flew was thrown from one place to another, and came all the way."""
    ended_early = event.outcome in ("failure", "intercepted")
    return event.missile_class not in NO_FLIGHT and not ended_early
