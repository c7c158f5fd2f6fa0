"""Paths of flights: solved as free flight where the text gives enough, else drawn as it states.

In: located events.
Out: `FlightPath`s. With an origin, an impact and an apogee or a time, the flight of a missile
that falls freely is solved over the turning Earth; one too low for that, or on its own power,
is drawn through its stated height, and says so; with ends alone it is a geodesic.

`geomap.flight` is loaded where there is a flight to compute, not before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from geomap.model import FlightPath, LocatedEvent, Location
from geomap.tracks.lines import METHOD as GEODESIC
from geomap.tracks.lines import distance_km, ground_line, notes_on
from geomap.tracks.stated import PULL_UP_MOST_KM, flies, form_of, stated

if TYPE_CHECKING:
    from geomap.flight import Samples, Shots
    from geomap.gazetteer import Gazetteer

FREE_FLIGHT: Final = "free flight"
STATED_HEIGHT: Final = "stated height"

POINTS: Final = 49
"""Points on a path with heights, evenly in time."""

TIMED_CLASSES: Final = frozenset({"SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "ballistic"})
"""Classes of which a time alone tells the height."""

FORM_WORDS: Final = {
    "level": "a missile on its own power",
    "glide": "a missile that glides",
    "pull-up": "too low for free flight, as of a missile that pulls up",
    "arch": "too low for free flight",
}


@dataclass(frozen=True, slots=True)
class Track:
    """An event whose path runs from its origin to its impact."""

    located: LocatedEvent
    path: FlightPath
    origin: Location
    impact: Location

    @property
    def range_km(self) -> float:
        """Way between the points of the two ends."""
        return distance_km(self.origin, self.impact)


def tracks_of(located_events: Iterable[LocatedEvent], paths: Iterable[FlightPath]) -> list[Track]:
    """The events whose paths run from an origin to an impact, with these."""
    by_event = {path.event_id: path for path in paths}
    found = []
    for located in located_events:
        path = by_event.get(located.event.id)
        origin, impact = located.origin, located.impact
        if path is None or origin is None or impact is None or not _arrives(path, impact):
            continue
        found.append(Track(located, path, origin, impact))
    return found


@dataclass(frozen=True, slots=True)
class Aim:
    """A flight between two located ends, with what is stated of its height."""

    located: LocatedEvent
    path: FlightPath
    origin: Location
    impact: Location
    range_km: float
    apogee_km: float
    time_s: float
    form: str | None

    @property
    def falls(self) -> bool:
        """Whether it is to be solved as a free flight."""
        return self.form is None


def paths(
    located_events: Iterable[LocatedEvent], gazetteer: Gazetteer | None = None
) -> tuple[FlightPath, ...]:
    """Flight paths of all launches and strikes that the text gives enough for.

    Parameters
    ----------
    located_events : iterable of LocatedEvent
        Other kinds than launches and strikes give no path.
    gazetteer : Gazetteer, optional
        Not needed; all that counts is in the located events.

    Returns
    -------
    tuple of FlightPath
        In the order of the events; at most one an event. Longitudes may run
        past 180 degrees.

    Examples
    --------
    >>> paths(())
    ()
    """
    drawn = [(located, ground_line(located)) for located in located_events]
    aims = [_aim(located, path) for located, path in drawn if path is not None]
    falling = [aim for aim in aims if aim is not None and aim.falls]
    better = {path.event_id: path for path in (*_solved(falling), *_drawn(aims))}
    return tuple(better.get(path.event_id, path) for _, path in drawn if path is not None)


def _aim(located: LocatedEvent, path: FlightPath) -> Aim | None:
    """What is known of the height of a line that runs from an origin to an impact."""
    event, origin, impact = located.event, located.origin, located.impact
    if not flies(event) or origin is None or impact is None or not _arrives(path, impact):
        return None
    apogees, times = stated(event, "apogee_km"), stated(event, "flight_time_min")
    apogee = apogees[0].value if apogees else math.nan
    time = times[0].value if times else math.nan
    if math.isnan(apogee) and (math.isnan(time) or event.missile_class not in TIMED_CLASSES):
        return None
    way = distance_km(origin, impact)
    return Aim(located, path, origin, impact, way, apogee, time, _form(located, way, apogee))


def _arrives(path: FlightPath, impact: Location) -> bool:
    """Whether a line ends at the impact, and does not only point a way."""
    lon, lat = path.lonlat[-1]
    return abs((lon - impact.lon + 180.0) % 360.0 - 180.0) < 1e-6 and abs(lat - impact.lat) < 1e-6


def _form(located: LocatedEvent, range_km: float, apogee_km: float) -> str | None:
    """How a flight that is no free fall is drawn; None where it falls freely."""
    form = form_of(located.event)
    if form is not None or math.isnan(apogee_km):
        return form
    from geomap.flight.kinds import NOT_BALLISTIC_BELOW, apogee_ratio

    if float(apogee_ratio(range_km, apogee_km)) >= NOT_BALLISTIC_BELOW:
        return None
    return "pull-up" if range_km <= PULL_UP_MOST_KM else "arch"


def _solved(aims: Sequence[Aim]) -> list[FlightPath]:
    """Free flights of all aims at once; none for those that have no solution."""
    if not aims:
        return []
    from geomap.flight import Shots, classify, free_flight_s, sample, solve
    from geomap.flight.kinds import NOT_BALLISTIC

    shots = _shots(aims)
    free = np.array([aim.time_s for aim in aims])
    unknown = np.isnan([aim.apogee_km for aim in aims])
    if unknown.any():
        free = free_flight_s(shots, free)
    columns = shots.columns() | {"time_s": np.where(unknown, free, np.nan)}
    flights = solve(Shots(**columns))
    flown = sample(flights, POINTS)
    kinds = classify(flights.range_km, flights.apogee_km)
    return [
        _path(aim, flown.rows(slice(row, row + 1)), float(flights.apogee_km[row]), str(kinds[row]))
        for row, aim in enumerate(aims)
        if flights.ok[row] and kinds[row] != NOT_BALLISTIC
    ]


def _shots(aims: Sequence[Aim]) -> Shots:
    """The aims as shots from point to point, with their apogees."""
    from geomap.flight import Shots

    return Shots(
        lat=[aim.origin.lat for aim in aims],
        lon=[aim.origin.lon for aim in aims],
        to_lat=[aim.impact.lat for aim in aims],
        to_lon=[aim.impact.lon for aim in aims],
        apogee_km=[aim.apogee_km for aim in aims],
    )


def _drawn(aims: Sequence[Aim | None]) -> list[FlightPath]:
    """Flights that do not fall freely, through their stated heights."""
    found = []
    for aim in aims:
        if aim is None or aim.form is None or math.isnan(aim.apogee_km):
            continue
        from geomap.flight.kinds import NOT_BALLISTIC, stated_path

        flown = stated_path(
            lat=aim.origin.lat,
            lon=aim.origin.lon,
            to_lat=aim.impact.lat,
            to_lon=aim.impact.lon,
            height_km=aim.apogee_km,
            time_s=aim.time_s,
            form=aim.form,
            count=POINTS,
        )
        found.append(_path(aim, flown, aim.apogee_km, NOT_BALLISTIC))
    return found


def _path(aim: Aim, flown: Samples, apogee_km: float, kind: str) -> FlightPath:
    """Path of one flight from its samples."""
    lons, lats, heights = (column[0] for column in (flown.lon, flown.lat, flown.height_km))
    line = [(float(lon), float(lat)) for lon, lat in zip(lons, lats, strict=True)]
    line[0], line[-1] = aim.path.lonlat[0], _beside(line[-1][0], aim.impact)
    times = tuple(float(round(t, 1)) for t in flown.time_s[0]) if flown.time_s[0, -1] > 0.0 else ()
    time_s = float(flown.time_s[0, -1])
    return replace(
        aim.path,
        method=FREE_FLIGHT if flown.free_fall[0] else STATED_HEIGHT,
        lonlat=tuple(line),
        height_km=tuple(abs(round(float(height), 3)) for height in heights),
        time_s=times,
        apogee_km=apogee_km,
        range_km=aim.range_km,
        flight_time_s=time_s if time_s > 0.0 else None,
        trajectory=kind,
        note=". ".join([_how(aim, apogee_km, time_s), *notes_on(*_ends(aim))]) + ".",
    )


def _ends(aim: Aim) -> tuple[LocatedEvent, Location, Location]:
    """The event and the two ends of an aim."""
    return aim.located, aim.origin, aim.impact


def _beside(lon: float, impact: Location) -> tuple[float, float]:
    """The impact, its longitude moved by whole turns to where the line ends."""
    return impact.lon + round((lon - impact.lon) / 360.0) * 360.0, impact.lat


def _how(aim: Aim, apogee_km: float, time_s: float) -> str:
    """How the line was computed, in words."""
    if aim.form is not None:
        words = FORM_WORDS[aim.form]
        return f"Drawn through the stated height of {apogee_km:,.0f} km, no free flight: {words}"
    given = "apogee" if not math.isnan(aim.apogee_km) else "flight time"
    return (
        f"Free flight over the turning Earth, solved from both ends and the {given}: "
        f"{apogee_km:,.0f} km high, {clock(time_s)} without the powered start"
    )


def clock(time_s: float) -> str:
    """A time in words, to the second.

    Examples
    --------
    >>> clock(4051.6)
    '67 min 32 s'
    """
    minutes, seconds = divmod(round(time_s), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


__all__ = ["FREE_FLIGHT", "GEODESIC", "STATED_HEIGHT", "clock", "paths"]
