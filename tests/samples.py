"""Readings made by hand, so that outputs are tested apart from the reading.

In: nothing. Out: `reading()`, an article with a launch across 180 degrees and
an exercise, whose words are hostile; `empty()`, one that gave nothing.
"""

from __future__ import annotations

from shapely.geometry import MultiPolygon, box

from geomap.model import (
    Account,
    Article,
    Candidate,
    Clue,
    Event,
    FlightPath,
    LocatedEvent,
    Location,
    Mention,
    Place,
    Reading,
    Span,
)

HOSTILE = (
    "{{7*191}} {% print 7*191 %} ${alert(1)} </script> <img src=x onerror=alert(1)> "
    "`'\" \u202e\x1b[31m"
)
TEXT = (
    "date 2023-03-16 North Korea fired an ICBM about 1,000 km far. "
    f"It fell near Midway, {HOSTILE} said. Both sides drill."
)
KOREA = Place(
    "country:PRK",
    "North Korea",
    "country",
    40.0,
    127.0,
    300.0,
    "PRK",
    region="country:PRK",
    source="x",
)
TOWN = Place("city:1", "Midway", "city", 28.2, -177.4, 5.0, "USA", population=40, sourced=False)
OTHER = Place("city:2", "Midway", "city", 40.5, -111.5, 5.0, "USA")


def span(words: str) -> Span:
    """Where the words stand in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(place: Place, role: str = "site", *others: Place) -> Mention:
    """A mention of a place by its name."""
    found = span(place.name)
    candidates = [Candidate(place, 1.0, ("nearest to the rest",))]
    candidates += [Candidate(other, 0.1) for other in others]
    return Mention(*found, place.name, role, tuple(candidates))  # type: ignore[arg-type]


def origin() -> Location:
    """A country as a region, inferred."""
    return Location(
        "North Korea", 40.0, 127.0, 300.0, "country", "the actor's country", box(124, 38, 130, 43),
        evidence=(span("North Korea"),), inferred=True,
    )  # fmt: skip


def impact() -> Location:
    """A disputed sea region on both sides of 180 degrees."""
    shape = MultiPolygon([box(178, 26, 180, 30), box(-180, 26, -176, 30)])
    return Location(
        "waters near Midway", 28.2, -177.4, 180.04, "near", "around the place", shape,
        evidence=(span("near Midway"),), disputed=True, names=("Midway", "Pihemanu"),
    )  # fmt: skip


def reading(id: str = "sample") -> Reading:
    """One article with two events, a path and an area."""
    launch = Event(
        f"{id}-1", "launch", ("PRK",), span(TEXT[16:63]),
        date="2023-03-16", missile="ICBM", missile_class="ICBM", count=1, range_km=1000.0,
        clues={"origin": (Clue("actor", (KOREA,), None),)},
        accounts={"range_km": (Account(1000.0, span("1,000 km"), hedge="about"),)},
        evidence={"kind": (span("fired"),), "range_km": (span("1,000 km"),)},
    )  # fmt: skip
    drill = Event(
        f"{id}-2",
        "exercise",
        ("KOR", "USA"),
        span("It fell near Midway, " + HOSTILE + " said."),
        name=HOSTILE,
    )
    line = ((127.0, 40.0), (160.0, 42.0), (182.6, 28.2))
    mentions = (mention(KOREA, "actor"), mention(TOWN, "site", OTHER))
    return Reading(
        Article(id, TEXT, "2023-03-16", f"{id}.txt"),
        mentions,
        (LocatedEvent(launch, origin(), impact(), None, (impact(),)), LocatedEvent(drill)),
        (FlightPath(launch.id, "geodesic", line, True, False, True, "a line"),),
        ((mentions[1], impact()),),
    )


def empty(id: str = "empty") -> Reading:
    """An article that gave nothing."""
    return Reading(Article(id, "Nothing happened.", None, f"{id}.txt"), (), (), ())
