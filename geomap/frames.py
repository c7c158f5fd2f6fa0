"""Readings as GeoDataFrames.

In: `Reading` values.
Out: one frame each for events, places and paths, always EPSG:4326 (longitude,
latitude on WGS 84), always with all the columns told below, also when empty.
Regions and lines are cut at 180 degrees.

What ``nullable`` columns leave open is ``<NA>`` (NaN for kilometres, minutes
and degrees): the text does not say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from geomap import gazetteer
from geomap.locate import locate_mention
from geomap.model import Article, FlightPath, LocatedEvent, Location, Mention, Reading
from geomap.tracks import contradictions, corridors, line_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CRS = "EPSG:4326"

_SLOT_COLUMNS: tuple[tuple[str, str], ...] = (
    ("", "string"),
    ("_lat", "float64"),
    ("_lon", "float64"),
    ("_uncertainty_km", "float64"),
    ("_basis", "string"),
    ("_inferred", "boolean"),
    ("_clues", "string"),
)
_SLOTS = ("origin", "impact", "site")
# Where an event is, if it must be told in one place: the first of these that is known.
_MAIN_PARTS = ("site", "impact", "origin", "overflies")

EVENT_COLUMNS: Mapping[str, str] = {
    "article_id": "string",
    "event_id": "string",
    "kind": "string",
    "name": "string",
    "actors": "string",
    "date": "string",
    "time_utc": "string",
    "missile": "string",
    "missile_name": "string",
    "missile_class": "string",
    "count": "Int64",
    **{slot + suffix: dtype for slot in _SLOTS for suffix, dtype in _SLOT_COLUMNS},
    "overflies": "string",
    "range_km": "float64",
    "apogee_km": "float64",
    "flight_time_min": "float64",
    "outcome": "string",
    "consistency": "string",
    "quote": "string",
    "part": "string",
}
"""Columns of `events_frame` and their dtypes, without ``geometry``."""

PLACE_COLUMNS: Mapping[str, str] = {
    "article_id": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "role": "string",
    "name": "string",
    "kind": "string",
    "country": "string",
    "lat": "float64",
    "lon": "float64",
    "uncertainty_km": "float64",
    "basis": "string",
    "disputed": "boolean",
    "place_id": "string",
    "source": "string",
    "sourced": "boolean",
    "correction": "string",
}
"""Columns of `places_frame` and their dtypes, without ``geometry``."""

PATH_COLUMNS: Mapping[str, str] = {
    "article_id": "string",
    "event_id": "string",
    "method": "string",
    "trajectory": "string",
    "apogee_km": "float64",
    "range_km": "float64",
    "flight_time_s": "float64",
    "consistency": "string",
    "uncertain": "boolean",
    "start_known": "boolean",
    "end_known": "boolean",
    "note": "string",
}
"""Columns of `paths_frame` and their dtypes, without ``geometry``."""

CORRIDOR_COLUMNS: Mapping[str, str] = {
    "article_id": "string",
    "event_id": "string",
    "share": "float64",
}
"""Columns of `corridors_frame` and their dtypes, without ``geometry``."""


def events_frame(readings: Iterable[Reading]) -> gpd.GeoDataFrame:
    """Return one row for each event.

    Parameters
    ----------
    readings : iterable of Reading
        Any number of articles.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, with these columns (``SLOT`` is origin, impact and site):

        =====================  =======  ====  ========  =================================
        column                 dtype    unit  nullable  what
        =====================  =======  ====  ========  =================================
        article_id             string         no        the article's id
        event_id               string         no        the event's id, as in all outputs
        kind                   string         no        launch, strike, interception,
                                                        meeting or exercise
        name                   string         yes       proper name, as of an exercise
        actors                 string         no        ISO 3166 alpha-3 codes or groups,
                                                        joined by ", "
        date                   string         yes       ISO 8601, as fine as the text is
        time_utc               string         yes       ISO 8601
        missile                string         yes       name, else class
        missile_name           string         yes       Hwasong-17, ...
        missile_class          string         yes       ICBM, IRBM, ...
        count                  Int64          yes       how many
        SLOT                   string         yes       name of the location
        SLOT_lat, SLOT_lon     float64  deg   yes       point that stands for it
        SLOT_uncertainty_km    float64  km    yes       radius about that point
        SLOT_basis             string         yes       how it was located
        SLOT_inferred          boolean        yes       no words of the text state it
        SLOT_clues             string         yes       the clues weighed, joined by "; "
        overflies              string         yes       names joined by "; "
        range_km               float64  km    yes       ground range flown
        apogee_km              float64  km    yes       greatest height
        flight_time_min        float64  min   yes       time of flight
        outcome                string         no        success, failure, intercepted or
                                                        unknown
        consistency            string         yes       numbers and places of the flight
                                                        that cannot all be right, with
                                                        the size, joined by "; "
        quote                  string         no        the sentence that carries it
        part                   string         yes       the location that ``geometry``
                                                        is: site, impact, origin or
                                                        overflies
        geometry               geometry       yes       region of that location
        =====================  =======  ====  ========  =================================

    Examples
    --------
    >>> frame = events_frame([])
    >>> len(frame), frame.crs.to_string(), "origin_uncertainty_km" in frame
    (0, 'EPSG:4326', True)
    """
    rows, shapes = [], []
    for reading in readings:
        wrong = _contradictions(reading)
        for located in reading.events:
            part, location = _main(located)
            told = {"part": part, "consistency": wrong.get(located.event.id)}
            rows.append(_event_row(reading.article, located) | told)
            shapes.append(location.geometry if location else None)
    return _frame(rows, shapes, EVENT_COLUMNS)


def places_frame(readings: Iterable[Reading]) -> gpd.GeoDataFrame:
    """Return one row for each mention of a place.

    Parameters
    ----------
    readings : iterable of Reading
        Any number of articles.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, with these columns:

        ==============  =======  ====  ========  ====================================
        column          dtype    unit  nullable  what
        ==============  =======  ====  ========  ====================================
        article_id      string         no        the article's id
        start, end      int64          no        code points in the article's text
        text            string         no        the words there
        role            string         no        site, actor, mention or demonym
        name            string         no        name of the place it stands for
        kind            string         no        country, city, sea, ...
        country         string         yes       ISO 3166 alpha-3
        lat, lon        float64  deg   no        point that stands for the place
        uncertainty_km  float64  km    no        radius about that point
        basis           string         no        how it was located
        disputed        boolean        no        whether states dispute it
        place_id        string         no        the gazetteer's id
        source          string         no        where the gazetteer has it from
        sourced         boolean        no        whether that source was opened
        correction      string         yes       the user's reason, where a correction
                                                 chose the place
        geometry        geometry       no        region; a country is a country
        ==============  =======  ====  ========  ====================================

    Examples
    --------
    >>> len(places_frame([]))
    0
    """
    world = gazetteer.default()
    rows, shapes = [], []
    for reading in readings:
        for mention in reading.mentions:
            location = locate_mention(mention, world)
            rows.append(_place_row(reading.article, mention, location))
            shapes.append(location.geometry)
    return _frame(rows, shapes, PLACE_COLUMNS)


def paths_frame(readings: Iterable[Reading]) -> gpd.GeoDataFrame:
    """Return one row for each line that a missile took.

    Parameters
    ----------
    readings : iterable of Reading
        Any number of articles.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, with these columns:

        =============  ========  ====  ========  ===================================
        column         dtype     unit  nullable  what
        =============  ========  ====  ========  ===================================
        article_id     string          no        the article's id
        event_id       string          no        the event's id
        method         string          no        how the line was computed: free
                                                 flight, stated height or geodesic
        trajectory     string          yes       minimum-energy, lofted, depressed or
                                                 not ballistic
        apogee_km      float64   km    yes       greatest height of the line
        range_km       float64   km    yes       ground range of the line
        flight_time_s  float64   s     yes       time along the line; of a free flight
                                                 without the powered start
        consistency    string          yes       numbers and places of the flight that
                                                 cannot all be right, joined by "; "
        uncertain      boolean         no        an end is a region or unknown
        start_known    boolean         no        the text gives the start
        end_known      boolean         no        the text gives the end; else the line
                                                 only points that way
        note           string          no        the same in words
        geometry       geometry        no        LineString, or MultiLineString across
                                                 180 degrees; with heights in metres
                                                 where they are known
        =============  ========  ====  ========  ===================================

    Examples
    --------
    >>> list(paths_frame([]).columns)[:3]
    ['article_id', 'event_id', 'method']
    """
    rows, shapes = [], []
    for reading in readings:
        wrong = _contradictions(reading)
        for path in reading.paths:
            told = {"consistency": wrong.get(path.event_id)}
            rows.append(_path_row(reading.article, path) | told)
            shapes.append(line_of(path))
    return _frame(rows, shapes, PATH_COLUMNS)


def corridors_frame(readings: Iterable[Reading]) -> gpd.GeoDataFrame:
    """Return one row for each envelope of the flights that a text may mean.

    Parameters
    ----------
    readings : iterable of Reading
        Any number of articles.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326; of each event the wide one first, with these columns:

        ==========  ========  ==================================================
        column      dtype     what
        ==========  ========  ==================================================
        article_id  string    the article's id
        event_id    string    the event's id
        share       float64   share of the flights that pass within, 0.9 or 0.5
        geometry    geometry  Polygon, or MultiPolygon across 180 degrees
        ==========  ========  ==================================================

    Examples
    --------
    >>> list(corridors_frame([]).columns)
    ['article_id', 'event_id', 'share', 'geometry']
    """
    rows, shapes = [], []
    for reading in readings:
        for corridor in corridors(reading.events, reading.paths):
            rows.append(
                {
                    "article_id": reading.article.id,
                    "event_id": corridor.event_id,
                    "share": corridor.share,
                }
            )
            shapes.append(corridor.geometry)
    return _frame(rows, shapes, CORRIDOR_COLUMNS)


def _contradictions(reading: Reading) -> dict[str, str]:
    """What cannot all be right in each event, in words."""
    found: dict[str, str] = {}
    for one in contradictions(reading.events):
        before = found.get(one.event_id)
        found[one.event_id] = f"{before}; {one.words}" if before else one.words
    return found


def _frame(
    rows: Sequence[Mapping[str, Any]],
    shapes: Sequence[BaseGeometry | None],
    columns: Mapping[str, str],
) -> gpd.GeoDataFrame:
    """A frame of exactly these columns and dtypes, geometry last."""
    table = pd.DataFrame(list(rows), columns=list(columns)).astype(dict(columns))
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(list(shapes), crs=CRS))


def _main(located: LocatedEvent) -> tuple[str | None, Location | None]:
    """The location that stands for the event, and which part of it that is."""
    for part in _MAIN_PARTS:
        found = located.overflies[:1] if part == "overflies" else (getattr(located, part),)
        for location in found:
            if location is not None:
                return part, location
    return None, None


def _event_row(article: Article, located: LocatedEvent) -> dict[str, Any]:
    """The columns of one event but ``part``."""
    event = located.event
    row: dict[str, Any] = {
        "article_id": article.id,
        "event_id": event.id,
        "kind": event.kind,
        "name": event.name,
        "actors": ", ".join(event.actors),
        "date": event.date,
        "time_utc": event.time_utc,
        "missile": event.weapon,
        "missile_name": event.missile,
        "missile_class": event.missile_class,
        "count": event.count,
        "overflies": "; ".join(location.name for location in located.overflies) or None,
        "range_km": event.range_km,
        "apogee_km": event.apogee_km,
        "flight_time_min": event.flight_time_min,
        "outcome": event.outcome,
        "quote": article.text[event.quote.start : event.quote.end],
    }
    for slot in _SLOTS:
        row.update(_slot_row(slot, getattr(located, slot)))
    return row


def _slot_row(slot: str, location: Location | None) -> dict[str, Any]:
    """The columns of one of the event's locations."""
    if location is None:
        return {slot + suffix: None for suffix, _ in _SLOT_COLUMNS}
    return {
        slot: location.name,
        f"{slot}_lat": location.lat,
        f"{slot}_lon": location.lon,
        f"{slot}_uncertainty_km": location.uncertainty_km,
        f"{slot}_basis": location.basis,
        f"{slot}_inferred": location.inferred,
        f"{slot}_clues": "; ".join(
            use.name if use.off_km is None else f"{use.name} (off by {use.off_km:,.0f} km)"
            for use in location.clues
        )
        or None,
    }


def _place_row(article: Article, mention: Mention, location: Location) -> dict[str, Any]:
    """The columns of one mention."""
    place = mention.place
    return {
        "article_id": article.id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "role": mention.role,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": location.lat,
        "lon": location.lon,
        "uncertainty_km": location.uncertainty_km,
        "basis": location.basis,
        "disputed": location.disputed,
        "place_id": place.id,
        "source": place.source,
        "sourced": place.sourced,
        "correction": place.correction,
    }


def _path_row(article: Article, path: FlightPath) -> dict[str, Any]:
    """The columns of one path."""
    return {
        "article_id": article.id,
        "event_id": path.event_id,
        "method": path.method,
        "trajectory": path.trajectory,
        "apogee_km": path.apogee_km,
        "range_km": path.range_km,
        "flight_time_s": path.flight_time_s,
        "uncertain": path.uncertain,
        "start_known": path.start_known,
        "end_known": path.end_known,
        "note": path.note,
    }
