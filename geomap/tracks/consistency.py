"""Numbers and places of a flight that cannot all be right, with the size of the contradiction.

In: located events.
Out: `Contradiction`s, told beside the events and never written into them: a published time
that no free flight of the stated apogee and range takes; a range that is not the way between
the stated places. Nothing is accused that rounding, a powered start, an unknown direction or
another account of the same number can explain.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geomap.geodesy.ellipsoid import GEOD
from geomap.model import Contradiction, Event, LocatedEvent, Location, Span
from geomap.tracks.flights import clock
from geomap.tracks.lines import FLYING_KINDS
from geomap.tracks.stated import KM_IN_A_MILE, Stated, flies, form_of, stated

Floats = NDArray[np.float64]

AZIMUTHS_DEG: Final = (0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0)
"""Directions tried where none is told."""

LATITUDES_DEG: Final = (0.0, 40.0, 80.0)
"""Latitudes of the start tried where none is told."""

SURE_KM: Final = 100.0
"""Ends known this well tell the direction of a flight."""

MOST_COMBINATIONS: Final = 12
"""Of many accounts, so many combinations are tried."""

BOUNDARY_POINTS: Final = 200

STATED_BY_RANGE: Final = frozenset({"flight"})
"""Bases of an impact that the stated range itself has placed."""


if TYPE_CHECKING:
    from geomap.flight import Shots


@dataclass(frozen=True, slots=True)
class Case:
    """One way to read the numbers of an event: a start, a direction, a range, an apogee, a time."""

    event: int
    lat: float
    lon: float
    azimuth_deg: float
    range: Stated
    apogee: Stated
    time: Stated


def checkable(located: LocatedEvent) -> bool:
    """Whether an event states enough that its numbers could contradict each other."""
    event = located.event
    return _is_throw(event) and (_is_timed(event) or _way(located) is not None)


def contradictions(located_events: Iterable[LocatedEvent]) -> tuple[Contradiction, ...]:
    """What cannot all be right in launches and strikes.

    Parameters
    ----------
    located_events : iterable of LocatedEvent
        Failed and intercepted flights, and those of satellite launchers, are not judged;
        nor are the times of missiles that do not fall freely.

    Returns
    -------
    tuple of Contradiction
        In the order of the events, at most one of each kind an event.

    Examples
    --------
    The test of 24 March 2022 as it was published:

    >>> event = Event("e", "launch", ("PRK",), Span(0, 1), missile_class="ICBM",
    ...     range_km=1090.0, apogee_km=6248.5, flight_time_min=4052 / 60)
    >>> print(contradictions([LocatedEvent(event)])[0].words)
    the stated flight time of 67 min 32 s is at least 14 s too short: free flight \
6,248.5 km high and 1,090 km far takes 67 min 46 s by itself
    """
    events = [located for located in located_events if _is_throw(located.event)]
    timed = _times(events)
    found = []
    for number, located in enumerate(events):
        found += [one for one in (timed.get(number), _range(located)) if one is not None]
    return tuple(found)


def _is_throw(event: Event) -> bool:
    """Whether an event is of something thrown from one place to another."""
    return event.kind in FLYING_KINDS and flies(event)


def _is_timed(event: Event) -> bool:
    """Whether its time can be held against its apogee."""
    return form_of(event) is None and bool(
        stated(event, "apogee_km") and stated(event, "flight_time_min")
    )


# Times ------------------------------------------------------------------------


def _times(events: Sequence[LocatedEvent]) -> dict[int, Contradiction]:
    """Times that contradict apogee and range, by the number of the event."""
    cases = [
        case
        for number, located in enumerate(events)
        if _is_timed(located.event)
        for case in _cases(number, located)
    ]
    if not cases:
        return {}
    from geomap.flight import time_gap  # loaded only where there are numbers

    shots = _shots(cases)
    gap = time_gap(
        shots,
        np.array([case.time.value for case in cases]),
        time_half_s=np.array([case.time.half for case in cases]),
        apogee_half_km=np.array([case.apogee.half for case in cases]),
        range_half_km=np.array([case.range.half for case in cases]),
    )
    wrong = gap.contradicts | _too_short_anywhere(cases)
    found = {}
    for number, rows in itertools.groupby(range(len(cases)), key=lambda row: cases[row].event):
        mine = list(rows)
        if all(wrong[row] for row in mine):
            mildest = min(
                mine, key=lambda row: abs(float(np.nan_to_num(gap.residual[row], nan=1e9)))
            )
            open_way = len({cases[row].azimuth_deg for row in mine}) > 1
            found[number] = _time_words(events[number].event, cases[mildest], open_way)
    return found


def _shots(cases: Sequence[Case]) -> Shots:
    """The cases as shots in a direction."""
    from geomap.flight import Shots

    return Shots(
        lat=[case.lat for case in cases],
        lon=[case.lon for case in cases],
        azimuth_deg=[case.azimuth_deg for case in cases],
        range_km=[case.range.value for case in cases],
        apogee_km=[case.apogee.value for case in cases],
    )


def _too_short_anywhere(cases: Sequence[Case]) -> NDArray[np.bool_]:
    """Times in which nothing falls from the apogee and back, whatever the range."""
    from geomap.flight import shortest_fall_s

    least = shortest_fall_s([max(case.apogee.value - case.apogee.half, 0.0) for case in cases])
    # A flight too low to fall freely may be faster: its apogee must be that of a throw.
    steep = np.array([case.apogee.value > case.range.value / 4.0 for case in cases])
    return np.asarray(
        steep & (np.array([case.time.value + case.time.half for case in cases]) < least)
    )


def _cases(number: int, located: LocatedEvent) -> list[Case]:
    """Every combination of accounts, directions and starts that the report leaves open."""
    event = located.event
    ranges = stated(event, "range_km") or _measured(located)
    if not ranges:
        ranges = (Stated(0.0, 0.0),)
    numbers = itertools.product(
        ranges, stated(event, "apogee_km"), stated(event, "flight_time_min")
    )
    ways = _ways(located)
    return [
        Case(number, lat, lon, azimuth, *combination)
        for combination in itertools.islice(numbers, MOST_COMBINATIONS)
        for lat, lon, azimuth in ways
    ]


def _ways(located: LocatedEvent) -> list[tuple[float, float, float]]:
    """Starts and directions that a flight may have had: latitude, longitude, azimuth."""
    origin, impact = located.origin, located.impact
    if origin is None:
        return [(lat, 0.0, azimuth) for lat in LATITUDES_DEG for azimuth in AZIMUTHS_DEG]
    azimuths = AZIMUTHS_DEG if impact is None else _azimuths(origin, impact)
    return [(origin.lat, origin.lon, azimuth) for azimuth in azimuths]


def _azimuths(origin: Location, impact: Location) -> tuple[float, ...]:
    """Directions from an origin to an impact: one where both are known well, else several."""
    points = [(impact.lon, impact.lat)]
    if max(origin.uncertainty_km, impact.uncertainty_km) >= SURE_KM:
        if shapely.intersects_xy(impact.geometry, origin.lon, origin.lat):
            return AZIMUTHS_DEG
        edge = shapely.get_coordinates(impact.geometry)
        points += [(x, y) for x, y in edge[:: max(1, len(edge) // len(AZIMUTHS_DEG))]]
    return tuple(float(GEOD.inv(origin.lon, origin.lat, x, y)[0]) for x, y in points)


def _measured(located: LocatedEvent) -> tuple[Stated, ...]:
    """The way between the places, as a range that no words state."""
    origin, impact = located.origin, located.impact
    if origin is None or impact is None:
        return ()
    metres = GEOD.inv(origin.lon, origin.lat, impact.lon, impact.lat)[2]
    return (Stated(float(metres) / 1000.0, origin.uncertainty_km + impact.uncertainty_km),)


def _time_words(event: Event, case: Case, open_way: bool) -> Contradiction:
    """A contradiction of the time, in words; "at least" where the direction is left open."""
    from geomap.flight import shortest_fall_s, solve, time_gap, unit_slips

    columns = {
        "time_half_s": case.time.half,
        "apogee_half_km": case.apogee.half,
        "range_half_km": case.range.half,
    }
    shots = _shots([case])
    gap = time_gap(shots, case.time.value, **columns)
    excess, free = float(gap.excess[0]), float(solve(shots).time_s[0])
    if math.isnan(excess) or excess == 0.0:
        free = float(shortest_fall_s(case.apogee.value))
        excess = case.time.value - free
    slips = unit_slips(shots, case.time.value, **columns)
    slip = slips.names[slips.best[0]] if slips.best[0] > 0 and event.range_km else None
    flight = f"free flight {_km(case.apogee.value)} high"
    if case.range.value:
        flight += f" and {_km(case.range.value)} far"
    size = ("at least " if open_way else "") + clock(abs(case.time.value - free))
    if excess < 0.0:
        words = f"is {size} too short: {flight} takes {clock(free)} by itself"
    else:
        words = f"is {size} longer than {flight}, which no powered start explains ({clock(free)})"
    return Contradiction(
        event.id,
        "time",
        round(excess, 1),
        "s",
        f"the stated flight time of {clock(case.time.value)} {words}{_if(slip)}",
        slip,
        _spans(case.time, case.apogee, case.range),
    )


# Ranges -----------------------------------------------------------------------


def _way(located: LocatedEvent) -> tuple[float, float, float] | None:
    """Way between the stated places, the least and the most it may be; None if not told."""
    origin, impact = located.origin, located.impact
    if origin is None or impact is None or not stated(located.event, "range_km"):
        return None
    if origin.inferred or impact.inferred or impact.basis in STATED_BY_RANGE:
        return None
    if form_of(located.event) is not None:
        return None  # cruise missiles fly round about
    middle = float(GEOD.inv(origin.lon, origin.lat, impact.lon, impact.lat)[2]) / 1000.0
    edge = _distances_km(origin, impact.geometry)
    least, most = (float(edge.min()), float(edge.max())) if len(edge) else (middle, middle)
    if shapely.intersects_xy(impact.geometry, origin.lon, origin.lat):
        least = 0.0
    doubt = origin.uncertainty_km
    return middle, min(least, middle) - doubt, max(most, middle) + doubt


def _distances_km(origin: Location, geometry: shapely.Geometry) -> Floats:
    """Distances from the origin's point to points on the edge of a region."""
    points = shapely.get_coordinates(geometry)
    points = points[:: max(1, len(points) // BOUNDARY_POINTS)]
    count = len(points)
    metres = GEOD.inv(
        np.full(count, origin.lon), np.full(count, origin.lat), points[:, 0], points[:, 1]
    )[2]
    return np.asarray(metres) / 1000.0


def _range(located: LocatedEvent) -> Contradiction | None:
    """A stated range that is not the way between the stated places."""
    way = _way(located)
    if way is None or located.origin is None or located.impact is None:
        return None
    middle, least, most = way
    ranges = stated(located.event, "range_km")
    offs = [_off(one, least, most) for one in ranges]
    off, chosen = min(zip(offs, ranges, strict=True), key=lambda pair: abs(pair[0]))
    if off == 0.0:
        return None
    slip = _range_slip(chosen, least, most)
    more = "more" if off > 0.0 else "less"
    return Contradiction(
        located.event.id,
        "range",
        round(off, 1),
        "km",
        f"the stated range of {_km(chosen.value)} is {_km(abs(chosen.value - middle), 0)} {more} "
        f"than the way from {located.origin.name} to {located.impact.name} "
        f"({_km(middle, 0)}){_if(slip)}",
        slip,
        _spans(chosen) + located.origin.evidence + located.impact.evidence,
    )


def _off(one: Stated, least: float, most: float) -> float:
    """What is left of a range outside what the places allow, signed."""
    return max(one.value - one.half - most, 0.0) + min(one.value + one.half - least, 0.0)


def _range_slip(one: Stated, least: float, most: float) -> str | None:
    """The mistake of units that would explain a range."""
    for name, factor in (
        ("range is miles", KM_IN_A_MILE),
        ("range was taken for miles", 1.0 / KM_IN_A_MILE),
    ):
        if _off(Stated(one.value * factor, one.half * factor), least, most) == 0.0:
            return name
    return None


def _if(slip: str | None) -> str:
    """What would explain it, in words."""
    return f"; it would fit if {slip.replace('is miles', 'is in miles')}" if slip else ""


def _km(value: float, digits: int = 1) -> str:
    """Kilometres in words."""
    return f"{round(value, digits):,.6g} km" if value < 1e5 else f"{value:,.0f} km"


def _spans(*numbers: Stated) -> tuple[Span, ...]:
    """Where the numbers stand."""
    return tuple(span for number in numbers for span in number.evidence)
