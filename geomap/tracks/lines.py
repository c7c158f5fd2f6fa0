"""Lines over the ground: from a launch over what it passed to where it came down.

In: a located event.
Out: a `FlightPath` along geodesics of WGS 84, longitudes continuous; none where
the text gives no two ends and no place flown over. An end that the text does
not give is not invented: the line runs on a stated share and fades out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geomap.geodesy import cut_line, destination, geodesic, inverse, unwrap
from geomap.model import FlightPath, LocatedEvent, Location

FLYING_KINDS: Final = frozenset({"launch", "strike"})
"""Kinds of events with something that flies from an origin to an impact."""

RUN_ON_SHARE: Final = 0.5
"""With an unknown end the line runs on this share of the way to the last place passed."""

VAGUE_END_KM: Final = 2_500.0
"""An impact known no better than an ocean is no end for a line."""

LEAST_KM: Final = 10.0
"""Ends closer together than this give no line."""

MOST_KM: Final = 15_000.0
"""A line that only points a way is not drawn further than this in all."""

METHOD: Final = "geodesic"

SHORTEST: Final = "Shortest line between the two ends, not a computed flight"


def ground_line(located: LocatedEvent) -> FlightPath | None:
    """Line of one event over the ground; None where the text does not give enough.

    A state tests missiles from its own country, so a launch from an inferred
    origin gets a line; it may strike from anywhere, so a strike gets none.
    """
    event, origin, impact = located.event, located.origin, located.impact
    if event.kind not in FLYING_KINDS or origin is None:
        return None
    if event.kind == "strike" and origin.inferred:
        return None
    if impact is not None and impact.uncertainty_km <= VAGUE_END_KM:
        return _to_impact(located, origin, impact)
    if located.overflies and not (impact is None and event.outcome == "failure"):
        return _beyond(located, origin, located.overflies)
    return None


def _to_impact(located: LocatedEvent, origin: Location, impact: Location) -> FlightPath | None:
    """From origin to impact, by way of the places flown over that lie off the straight line."""
    if distance_km(origin, impact) < LEAST_KM:
        return None
    line = _chain([origin, *_off_line(origin, located.overflies, impact), impact])
    return FlightPath(
        event_id=located.event.id,
        method=METHOD,
        lonlat=line,
        uncertain=not (origin.is_point and impact.is_point),
        start_known=not origin.inferred,
        end_known=not impact.inferred,
        note=". ".join([SHORTEST, *notes_on(located, origin, impact)]) + ".",
    )


def notes_on(located: LocatedEvent, origin: Location, impact: Location) -> list[str]:
    """What a reader should know about a line with two ends."""
    notes = []
    if located.event.outcome == "intercepted":
        notes.append(
            f"Intercepted: the line ends at {impact.name}, the target or the place of the "
            "interception, whichever the text gives"
        )
    if located.event.outcome == "failure":
        notes.append("The flight failed")
    rough = [loc.name for loc in (origin, impact) if not loc.is_point]
    if rough:
        notes.append(f"Known only as a region: {', '.join(dict.fromkeys(rough))}")
    return notes


def _beyond(
    located: LocatedEvent, origin: Location, overflies: Sequence[Location]
) -> FlightPath | None:
    """From the origin over the last place passed, and on a stated share; the end is unknown."""
    last = max(overflies, key=lambda loc: distance_km(origin, loc))
    reach = distance_km(origin, last)
    if reach < LEAST_KM:
        return None
    way = [origin, *_off_line(origin, [o for o in overflies if o is not last], last), last]
    before = way[-2]
    heading = inverse(lat1=last.lat, lon1=last.lon, lat2=before.lat, lon2=before.lon).azimuth_deg
    more = min(RUN_ON_SHARE * reach, max(0.0, MOST_KM - reach))
    lon, lat = destination(
        lat=last.lat, lon=last.lon, azimuth_deg=heading + 180.0, distance_km=more
    )
    line = _chain(way)
    somewhere = f", only that it was in {located.impact.name}" if located.impact else ""
    tail = geodesic(lat1=last.lat, lon1=last.lon, lat2=lat, lon2=lon)
    return FlightPath(
        event_id=located.event.id,
        method=METHOD,
        lonlat=unwrap([*line, *tail[1:]]),
        uncertain=True,
        start_known=not origin.inferred,
        end_known=False,
        note=(
            f"The text says that it flew over {last.name}, but not where it came down{somewhere}. "
            f"The end is unknown: the last {more:,.0f} km only show the direction."
        ),
    )


def _off_line(start: Location, between: Sequence[Location], end: Location) -> list[Location]:
    """The places passed that the direct line misses; the others need no bend."""
    ends = {"lat1": start.lat, "lon1": start.lon, "lat2": end.lat, "lon2": end.lon}
    direct = cut_line(geodesic(**ends))
    return [loc for loc in between if not direct.intersects(loc.geometry)]


def _chain(stops: Sequence[Location]) -> tuple[tuple[float, float], ...]:
    """Geodesics from stop to stop as one line with continuous longitudes."""
    line: list[tuple[float, float]] = [(stops[0].lon, stops[0].lat)]
    for a, b in pairwise(stops):
        line.extend(geodesic(lat1=a.lat, lon1=a.lon, lat2=b.lat, lon2=b.lon)[1:])
    return unwrap(line)


def distance_km(a: Location, b: Location) -> float:
    """Geodesic distance between the points of two locations."""
    return inverse(lat1=a.lat, lon1=a.lon, lat2=b.lat, lon2=b.lon).distance_km
