"""GeoJSON Features of a reading: every location, region and line with its facts.

In: a `Reading`.
Out: Feature dicts, one a geometry, whose flat properties hold all that is to
be told of it: what, when, who, the numbers and who gave them, the sentence and
its decisive words, how it was located, how uncertain that is.

There are two variants of the geometry: within 180 degrees, cut where they
cross it and wound right-handed, for files (RFC 7946); or with continuous
longitudes around one meridian, for a screen that must not tear a path apart.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geomap.features.shapes import DIGITS, near, path_geometry, point_geometry, region_geometry
from geomap.geoparse import sentences
from geomap.model import (
    Account,
    Article,
    ClueUse,
    Event,
    FlightPath,
    LocatedEvent,
    Location,
    Mention,
    Reading,
    Span,
)
from geomap.tables import rows
from geomap.tracks import Corridor, contradictions, corridors

Feature = dict[str, Any]

_NOTHING: tuple[Any, ...] = (None, "", [])
SLOTS = ("origin", "impact", "site")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CORRIDOR_WORDS = {
    0.5: "half of the flights that the text may mean pass here",
    0.9: "nine in ten of the flights that the text may mean pass here",
}
NUMBERS = (
    ("range_km", "range", "km"),
    ("apogee_km", "highest point", "km"),
    ("flight_time_min", "flight time", "min"),
    ("count", "missiles", ""),
)


def features(
    reading: Reading,
    continuous: bool = False,
    *,
    meridian_lon: float | None = None,
    envelopes: bool = True,
    facts_of: Mapping[str, Feature] | None = None,
) -> list[Feature]:
    """GeoJSON Features of everything a reading holds.

    Parameters
    ----------
    reading : Reading
        Everything read out of one article.
    continuous : bool
        False: geometries cut at 180 degrees, as RFC 7946 asks. True:
        longitudes that run on within half a turn of `meridian_lon`, rounded
        and slightly simplified for drawing.
    meridian_lon : float, optional
        Middle of the screen's longitudes, degrees; by default `meridian`
        of this reading.
    envelopes : bool
        Whether to compute the corridors; they take milliseconds each.
    facts_of : mapping, optional
        What `facts_of_events` gives, if it is known already.

    Returns
    -------
    list of dict
        GeoJSON Features, EPSG:4326. `part` is ``origin``, ``impact``,
        ``site``, ``overflies`` (Point), ``place`` (Point, a place that no
        event claims), ``region`` (Polygon or MultiPolygon of the point named
        by `of`), ``corridor`` (Polygon or MultiPolygon that holds `share` of
        the flights that may be meant, the wide one first) or ``path``
        (LineString or MultiLineString; in files with heights in metres where
        they are known).
    """
    lon = None
    if continuous:
        lon = meridian([reading]) if meridian_lon is None else meridian_lon
    writer = _Writer(reading.article, lon)
    out: list[Feature] = []
    around = corridors(reading.events, reading.paths) if envelopes else ()
    known = facts_of or facts_of_events(reading)
    for located in reading.events:
        event = located.event
        facts = told(known[event.id])
        for part, location in locations(located):
            out += writer.location(part, location, facts)
        out += [writer.corridor(one, facts) for one in around if one.event_id == located.event.id]
        out += [
            writer.path(path, facts)
            for path in reading.paths
            if path.event_id == event.id and len(set(path.lonlat)) > 1
        ]
    for number, (mention, location) in enumerate(reading.areas, 1):
        facts = _area_facts(reading.article, mention, number)
        out += writer.location("place", location, facts)
    return out


def locations(located: LocatedEvent) -> list[tuple[str, Location]]:
    """The locations of an event with the part each plays."""
    slots = ((slot, getattr(located, slot)) for slot in SLOTS)
    found = [(slot, location) for slot, location in slots if location is not None]
    return found + [("overflies", location) for location in located.overflies]


def meridian(readings: Iterable[Reading]) -> float:
    """Meridian around which everything in the readings lies closest together.

    Parameters
    ----------
    readings : iterable of Reading
        Their locations and paths count, not the extent of their regions.

    Returns
    -------
    float
        Degrees, -180 to 180: the middle of the globe once the widest empty
        range of longitudes is left out; 0 where nothing is located.

    Examples
    --------
    >>> meridian([])
    0.0
    """
    return middle_meridian(lon for reading in readings for lon in _longitudes(reading))


def middle_meridian(longitudes: Iterable[float]) -> float:
    """Meridian around which longitudes lie closest together, -180 to 180 degrees; 0 of none."""
    lons = sorted({lon % 360.0 for lon in longitudes})
    if not lons:
        return 0.0
    gaps = [
        (east - west, east) for west, east in zip(lons, [*lons[1:], lons[0] + 360.0], strict=True)
    ]
    gap, start = max(gaps)
    return near(start + (360.0 - gap) / 2.0, 0.0)


def _longitudes(reading: Reading) -> Iterable[float]:
    """Longitudes of all points of a reading."""
    for located in reading.events:
        yield from (location.lon for _, location in locations(located))
    yield from (location.lon for _, location in reading.areas)
    for path in reading.paths:
        yield from (lon for lon, _ in path.lonlat[::4])
        yield path.lonlat[-1][0]


# The facts ------------------------------------------------------------------


def facts_of_events(reading: Reading) -> dict[str, Feature]:
    """Return what `event_facts` gives of each event, by its id, with what contradicts itself."""
    known = {one.event.id: event_facts(reading.article, one.event) for one in reading.events}
    for wrong in contradictions(reading.events):
        known[wrong.event_id].setdefault("contradictions", []).append(wrong.words)
    return known


def event_facts(article: Article, event: Event) -> Feature:
    """The properties that all features of one event share."""
    quote, quote_span = _quote(article.text, event.quote)
    evidence = [span for spans in event.evidence.values() for span in spans]
    return {
        "event_id": event.id,
        "article_id": article.id,
        "kind": event.kind,
        "name": event.name,
        "date": event.date,
        "time_utc": event.time_utc,
        "when": when(event.date, event.time_utc),
        "actors": list(event.actors),
        "who": who(event.actors),
        "missile": event.weapon,
        "missile_name": event.missile,
        "missile_class": event.missile_class,
        "count": event.count,
        "range_km": event.range_km,
        "apogee_km": event.apogee_km,
        "flight_time_min": event.flight_time_min,
        "outcome": event.outcome,
        "numbers": _numbers(event.accounts),
        "quote": quote,
        "quote_start": quote_span.start,
        "quote_end": quote_span.end,
        "marks": marks(quote_span, evidence),
    }


def path_facts(path: FlightPath) -> Feature:
    """Return the properties of a line, besides those of its event."""
    return {
        "method": path.method,
        "uncertain": path.uncertain,
        "start_known": path.start_known,
        "end_known": path.end_known,
        "how": path.note,
        "trajectory": path.trajectory,
        "path_apogee_km": _rounded(path.apogee_km),
        "path_range_km": _rounded(path.range_km),
        "path_time_s": _rounded(path.flight_time_s),
    }


def _rounded(value: float | None) -> float | None:
    """A computed number to a tenth."""
    return None if value is None else round(value, 1)


def _area_facts(article: Article, mention: Mention, number: int) -> Feature:
    """The properties of a place that no event claims."""
    sentence = sentence_of(article.text, mention.span)
    quote, quote_span = _quote(article.text, sentence)
    return {
        "event_id": f"{article.id}.place-{number}",
        "article_id": article.id,
        "kind": "place",
        "quote": quote,
        "quote_start": quote_span.start,
        "quote_end": quote_span.end,
        "marks": marks(quote_span, [mention.span]),
    }


def _location_facts(article: Article, location: Location, shared: Feature) -> Feature:
    """The properties of one location; its own sentence where the event's has not the words."""
    quoted = Span(shared["quote_start"], shared["quote_end"])
    outside = [span for span in location.evidence if not _within(span, quoted)]
    decisive = [
        Span(quoted.start + start, quoted.start + end) for start, end in shared.get("marks", ())
    ]
    facts: Feature = {
        "place": location.name,
        "names": list(location.names),
        "basis": location.basis,
        "how": location.how,
        "clues": [_clue(use) for use in location.clues],
        "uncertainty_km": round(location.uncertainty_km, 1),
        "inferred": location.inferred,
        "disputed": location.disputed,
        "marks": marks(quoted, [*decisive, *location.evidence]),
    }
    if outside:
        text, span = _quote(article.text, sentence_of(article.text, outside[0]))
        facts["place_quote"] = text
        facts["place_marks"] = marks(span, location.evidence)
    return facts


def _clue(use: ClueUse) -> str:
    """One clue in words, and how far it lies off where it contradicts."""
    return use.name if use.off_km is None else f"{use.name} (contradicts by {use.off_km:,.0f} km)"


def marks(quoted: Span, evidence: Iterable[Span]) -> list[list[int]]:
    """Spans as offsets into a quoted range, in order and without overlaps.

    Examples
    --------
    >>> marks(Span(10, 30), [Span(12, 15), Span(14, 18), Span(40, 42)])
    [[2, 8]]
    """
    merged: list[list[int]] = []
    for span in sorted(span for span in evidence if _within(span, quoted)):
        start, end = span.start - quoted.start, span.end - quoted.start
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        elif end > start:
            merged.append([start, end])
    return merged


def _within(span: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer.start <= span.start and span.end <= outer.end


def _quote(text: str, span: Span) -> tuple[str, Span]:
    """The words of a span without white space around them, and where they stand."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    quote = words.strip()
    return quote, Span(start, start + len(quote))


@functools.lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, found once."""
    return sentences(text)


def sentence_of(text: str, span: Span) -> Span:
    """The sentence a span stands in; the span itself where none holds it."""
    return next((one for one in _sentences(text) if _within(span, one)), span)


def when(date: str | None, time_utc: str | None) -> str | None:
    """A date for people, as fine as it is known.

    Examples
    --------
    >>> when("2023-03-16", "22:10")
    '16 March 2023, 22:10 UTC'
    >>> when("2022-10", None)
    'October 2022'
    """
    if not date:
        return None
    year, *finer = date.split("-")
    parts = [str(int(part)) for part in finer[1:]]
    if finer:
        parts.append(MONTHS[int(finer[0]) - 1])
    text = " ".join([*parts, year])
    return f"{text}, {time_utc.removesuffix('Z')} UTC" if time_utc else text


def who(actors: Sequence[str]) -> str:
    """Names of the countries behind ISO 3166 alpha-3 codes.

    Examples
    --------
    >>> who(["PRK"])
    'North Korea'
    """
    return ", ".join(_country_names().get(code, code) for code in actors)


@functools.cache
def _country_names() -> Mapping[str, str]:
    """Country names by code."""
    return {row["iso3"]: row["name"] for row in rows("country_points.csv")}


def _numbers(accounts: Mapping[str, Sequence[Account]]) -> list[str]:
    """Every value given for every number, with its hedge and who said it."""
    return [
        f"{label}: " + "; ".join(_account(account, unit) for account in accounts[key])
        for key, label, unit in NUMBERS
        if accounts.get(key) and not _is_single(key, accounts[key])
    ]


def _is_single(key: str, accounts: Sequence[Account]) -> bool:
    """Whether the number says no more than "a missile"."""
    return key == "count" and all(account.value == 1 for account in accounts)


def _account(account: Account, unit: str) -> str:
    """One source's value in words."""
    value = f"{account.value:,.6g}" if account.value < 1e6 else f"{account.value:,.0f}"
    words = [account.hedge, value, unit or None]
    said = f" ({account.said_by})" if account.said_by else ""
    return " ".join(word for word in words if word) + said


# The geometries -------------------------------------------------------------


class _Writer:
    """Features of one article, cut (`lon` None) or continuous around a meridian."""

    def __init__(self, article: Article, lon: float | None) -> None:
        self._article = article
        self._lon = lon
        self._digits = DIGITS[lon is not None]

    def location(self, part: str, location: Location, facts: Feature) -> list[Feature]:
        """The point of a location, and its region unless the point says it all."""
        known = facts | _location_facts(self._article, location, facts)
        lon = location.lon if self._lon is None else near(location.lon, self._lon)
        out = [self._feature(part, point_geometry(lon, location.lat, self._digits), known)]
        if not location.is_point and not location.geometry.is_empty:
            region = region_geometry(location.geometry, self._lon)
            out.append(self._feature("region", region, known, of=part))
        return out

    def path(self, path: FlightPath, facts: Feature) -> Feature:
        """The line of a flight."""
        known = facts | path_facts(path)
        return self._feature("path", path_geometry(path, self._lon), known)

    def corridor(self, corridor: Corridor, facts: Feature) -> Feature:
        """An envelope of the flights that may be meant."""
        known = facts | {"share": corridor.share, "how": CORRIDOR_WORDS[corridor.share]}
        return self._feature("corridor", region_geometry(corridor.geometry, self._lon), known)

    def _feature(
        self, part: str, geometry: Feature, facts: Feature, of: str | None = None
    ) -> Feature:
        """One GeoJSON Feature."""
        properties: Feature = {"event_id": facts["event_id"], "part": part}
        if of is not None:
            properties["of"] = of
        return {
            "type": "Feature",
            "geometry": geometry,
            "properties": properties | told(facts),
        }


def told(facts: Feature) -> Feature:
    """The facts that say anything."""
    return {key: value for key, value in facts.items() if value not in _NOTHING}
