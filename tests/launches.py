"""Launches made by hand, for features and maps: any places, any words.

In: words, positions. Out: `launch_reading`, one launch with its path and a
disputed area; `located_at`, a location with a disc for its region.
"""

from __future__ import annotations

from typing import Any

from geomap import geodesy
from geomap.model import (
    Account,
    Article,
    Candidate,
    Event,
    FlightPath,
    LocatedEvent,
    Location,
    Mention,
    Place,
    Reading,
    Span,
)

TEXT = (
    "North Korea launched a missile early Thursday. It fell into waters off Hokkaido, "
    "after ships had met it in disputed waters. Leaders met in Tokyo."
)


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def located_at(name: str, lon: float, lat: float, radius_km: float, **more: Any) -> Location:
    """A location with a disc for its region."""
    region = geodesy.disc(lat=lat, lon=lon, radius_km=radius_km)
    options = {"basis": "named", "how": f"{name} is named in the text"} | more
    return Location(name, lat, lon, radius_km, geometry=region, **options)


def launch_reading(
    *,
    text: str = TEXT,
    quote: str = "North Korea launched a missile early Thursday.",
    words: str = "North Korea",
    name: str = "North Korea",
    label: str = "news.txt",
    origin: tuple[float, float] = (127.0, 40.0),
    impact: tuple[float, float] = (139.0, 43.0),
    end_known: bool = True,
    actors: tuple[str, ...] = ("PRK",),
    said_by: str | None = None,
) -> Reading:
    """A reading with one launch, its path, and one disputed area; `name` in every field."""
    evidence = (span_of(text, words),)
    event = Event(
        "e1",
        "launch",
        actors,
        span_of(text, quote),
        accounts={"range_km": (Account(1000.0, evidence[0], None, said_by),)} if said_by else {},
        date="2023-03-16",
        time_utc="22:10",
        name=None if name == "North Korea" else name,
        missile="Hwasong-17" if name == "North Korea" else name,
        evidence={"kind": evidence},
    )
    start = located_at(name, *origin, 300.0, basis="country", evidence=evidence)
    end = located_at(f"off {name}", *impact, 150.0, basis="sea_off", names=(name, "sea"))
    line = geodesy.geodesic(lon1=origin[0], lat1=origin[1], lon2=impact[0], lat2=impact[1])
    path = FlightPath("e1", "geodesic", line, True, True, end_known, f"shortest line {name}")
    place = Place("x", name, "dispute", 25.75, 123.5, 40.0)
    mention = Mention(*evidence[0], words, "site", (Candidate(place, 1.0),))
    area = located_at(name, 123.5, 25.75, 40.0, disputed=True, names=("Senkaku", "Diaoyu"))
    return Reading(
        Article("news", text, "2023-03-16", label),
        (mention,),
        (LocatedEvent(event, origin=start, impact=end),),
        (path,),
        ((mention, area),),
    )
