"""The command ``geomap fly``: one flight, solved.

In: the parsed options.
Out: the exit code; the flight in words or JSON on standard output, a map or GeoJSON in a file.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap import export, flight
from geomap.cli import codes, outlets
from geomap.cli.console import Console, put_data, put_table
from geomap.cli.faults import guarded
from geomap.errors import InputError
from geomap.geodesy import disc
from geomap.model import Article, Contradiction, Event, LocatedEvent, Location, Reading, Span
from geomap.reaches import Missile, Site, missile, site
from geomap.terminal import printable
from geomap.tracks import contradictions, paths

if TYPE_CHECKING:
    from geomap.maps import GeomapMap

POINTS = 49
"""Points told in JSON, evenly in time."""

POINT_KM = 1.0
"""Ends are drawn as points of this radius."""


@dataclass(frozen=True)
class Flown:
    """A solved flight and what else is to be told of it."""

    start: Site
    end: Site
    flights: flight.Flights
    azimuth_deg: float
    kind: str
    boost_s: float
    reach: str
    missile: Missile | None
    reading: Reading
    contradictions: tuple[Contradiction, ...]


def run(options: argparse.Namespace) -> int:
    """Run ``geomap fly``.

    Parameters
    ----------
    options : argparse.Namespace
        As `geomap.cli.parser.build_parser` gives them.

    Returns
    -------
    int
        The exit code, see `geomap.cli.codes`.
    """
    console = Console(quiet=options.quiet)
    return guarded(console, lambda: _run(options, console))


def _run(options: argparse.Namespace, console: Console) -> int:
    """Solve, print, write."""
    outlets.check(options.output)
    try:
        flown = _flown(options)
    except InputError as err:
        console.complain(str(err))
        return codes.NOTHING
    if options.json:
        put_data(export.dumps(_record(flown)) + "\n")
    elif options.output != outlets.STDOUT:
        put_table("\n".join(_lines(flown)) + "\n")
    if not (options.json and options.output == outlets.STDOUT):
        outlets.deliver(
            options.output,
            console,
            map_of=lambda: _map(flown),
            geojson_of=lambda: export.geojson([flown.reading]),
        )
    return codes.OK


def _flown(options: argparse.Namespace) -> Flown:
    """Solve the flight that the options tell; `InputError` where there is none."""
    start, end = site(options.start), site(options.end)
    kind = missile(options.missile) if options.missile else None
    ends = {"lat": start.lat, "lon": start.lon, "to_lat": end.lat, "to_lon": end.lon}
    flights = flight.solve(_shot(ends, options.apogee_km, options.time_min))
    if not flights.ok[0]:
        raise InputError(f"no flight from {start.name} to {end.name}: {flights.reasons()[0]}")
    reading = _reading(options, start, end, flights)
    range_km, apogee_km = flights.range_km, flights.apogee_km
    shots = flight.Shots(
        lat=start.lat,
        lon=start.lon,
        azimuth_deg=flights.azimuth_deg,
        range_km=range_km,
        apogee_km=apogee_km,
    )
    return Flown(
        start,
        end,
        flights,
        float(flights.azimuth_deg[0]) % 360.0,
        str(flight.classify(range_km, apogee_km)[0]),
        float(flight.boost_s(flights.speed_km_s)[0]),
        flight.maximum_range(shots).texts()[0],
        kind,
        reading,
        contradictions(reading.events),
    )


def _shot(ends: dict[str, float], apogee_km: float | None, time_min: float | None) -> flight.Shots:
    """The shot: by its apogee, else by its time, else the one of least energy."""
    if apogee_km is not None:
        return flight.Shots(**ends, apogee_km=apogee_km)
    if time_min is not None:
        free = flight.free_flight_s(flight.Shots(**ends), time_min * 60.0)
        if math.isnan(free[0]):
            raise InputError(
                f"no flight of {time_min:g} min: no free flight comes so far in that time, "
                "the powered start left out; give a longer one"
            )
        return flight.Shots(**ends, time_s=free)
    from geomap.geodesy import inverse

    way = inverse(lat1=ends["lat"], lon1=ends["lon"], lat2=ends["to_lat"], lon2=ends["to_lon"])
    return flight.Shots(**ends, apogee_km=flight.minimum_energy_apogee_km(way.distance_km))


def _reading(
    options: argparse.Namespace, start: Site, end: Site, flights: flight.Flights
) -> Reading:
    """The flight as a reading of the command's own words, for the map and the GeoJSON."""
    told = [f"From {start.name} to {end.name}"]
    if options.apogee_km is not None:
        told.append(f"{options.apogee_km:g} km high")
    if options.time_min is not None:
        told.append(f"{options.time_min:g} min")
    if options.missile:
        told.append(str(options.missile))
    text = printable(", ".join(told)) + "."
    span = Span(0, len(text))
    event = Event(
        "flight.1",
        "launch",
        (),
        span,
        missile=options.missile,
        missile_class="ballistic",
        apogee_km=float(round(flights.apogee_km[0], 3)),
        flight_time_min=options.time_min if options.apogee_km is not None else None,
    )
    located = LocatedEvent(event, origin=_location(start, span), impact=_location(end, span))
    article = Article("flight", text, None, "the command line")
    return Reading(article, (), (located,), paths([located]))


def _location(site: Site, span: Span) -> Location:
    """An end of the flight."""
    return Location(
        site.name, site.lat, site.lon, POINT_KM, "named", "given on the command line",
        disc(lat=site.lat, lon=site.lon, radius_km=POINT_KM), evidence=(span,),
    )  # fmt: skip


def _map(flown: Flown) -> GeomapMap:
    """The map of the flight."""
    from geomap import maps

    return maps.build([flown.reading], title=f"From {flown.start.name} to {flown.end.name}")


def _lines(flown: Flown) -> list[str]:
    """The flight in words."""
    one = flown.flights
    free, boost = float(one.time_s[0]), flown.boost_s
    lines = [
        ("from", f"{flown.start.name} ({flown.start.lat:.4f}, {flown.start.lon:.4f})"),
        ("to", f"{flown.end.name} ({flown.end.lat:.4f}, {flown.end.lon:.4f})"),
        ("range", f"{one.range_km[0]:,.1f} km over the ground"),
        ("azimuth", f"{flown.azimuth_deg:.1f} degrees"),
        ("apogee", f"{one.apogee_km[0]:,.1f} km"),
        ("trajectory", flown.kind),
        ("free flight", _clock(free)),
        ("with boost", f"about {_clock(free + boost)} (a rough term of {boost:.0f} s)"),
        ("launch speed", f"{one.speed_km_s[0]:.2f} km/s over the ground"),
        ("greatest range", f"{flown.reach} on a standard trajectory of that speed"),
    ]
    if flown.missile is not None:
        lines.append((flown.missile.name, flown.missile.told))
    lines += [("contradiction", one.words) for one in flown.contradictions]
    return [printable(f"{name:<15} {words}") for name, words in lines]


def _clock(time_s: float) -> str:
    """A time in minutes and seconds."""
    minutes, seconds = divmod(round(time_s), 60)
    return f"{minutes} min {seconds:02d} s ({time_s:,.0f} s)"


def _record(flown: Flown) -> dict[str, Any]:
    """The flight as JSON has it."""
    one = flown.flights
    return {
        "from": {"name": flown.start.name, "lat": flown.start.lat, "lon": flown.start.lon},
        "to": {"name": flown.end.name, "lat": flown.end.lat, "lon": flown.end.lon},
        "range_km": round(float(one.range_km[0]), 3),
        "azimuth_deg": round(flown.azimuth_deg, 3),
        "apogee_km": round(float(one.apogee_km[0]), 3),
        "trajectory": flown.kind,
        "free_flight_s": round(float(one.time_s[0]), 2),
        "boost_s": round(flown.boost_s, 1),
        "launch_speed_km_s": round(float(one.speed_km_s[0]), 4),
        "greatest_range": flown.reach,
        "missile": flown.missile and {
            "name": flown.missile.name,
            "range_km": flown.missile.range_km,
            "source": flown.missile.source or None,
            "sourced": flown.missile.sourced,
        },
        "contradictions": [one.words for one in flown.contradictions],
        "points": _points(flown),
    }  # fmt: skip


def _points(flown: Flown) -> list[dict[str, float]]:
    """Where it is when."""
    found = flight.sample(flown.flights, POINTS)
    columns = (found.time_s, found.lon, found.lat, found.height_km)
    return [
        {"time_s": round(t, 1), "lon": round(x, 5), "lat": round(y, 5), "height_km": round(h, 3)}
        for t, x, y, h in zip(*(column[0].tolist() for column in columns), strict=True)
    ]
