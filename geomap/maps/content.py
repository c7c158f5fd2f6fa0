"""What a map page shows, as plain data.

In: readings, a title.
Out: `Content`: the texts of the page, and the data that its list of events and
`js/` are made from, all of it still unescaped.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from geomap import features as feature_module
from geomap.maps.gate import inert, inert_json
from geomap.maps.marks import EVENT_WORDS, MARKS
from geomap.maps.names import Names
from geomap.maps.payload import Payload
from geomap.model import Reading
from geomap.tables import raw, rows

BOUNDS_KM = 900.0
"""Regions wider than this do not widen the view; their point does."""

MOST_CORRIDORS = 80
"""With more paths than this no corridors are drawn: `js/paths.js` draws the lines as one."""
VAGUE_KM = 1500.0
"""Inferred locations vaguer than this, such as the United States, do not widen it either."""

EMPTY_BOUNDS = ((20.0, 95.0), (55.0, 165.0))
"""View of a map without anything on it, south-west and north-east (lat, lon)."""

CREDITS = (
    "Natural Earth · GeoNames (CC BY 4.0) · "
    "Flanders Marine Institute (VLIZ), IHO Sea Areas (CC BY 4.0)"
)

SEA_LABELS = (
    ("sea_of_japan", "Sea of Japan\n(East Sea)", 3.5),
    ("yellow_sea", "Yellow Sea", 4.0),
    ("east_china_sea", "East China Sea", 3.5),
    ("south_china_sea", "South China Sea", 3.5),
    ("philippine_sea", "Philippine Sea", 3.5),
    ("sea_of_okhotsk", "Sea of Okhotsk", 3.5),
    ("bering_sea", "Bering Sea", 3.0),
    ("north_pacific_ocean", "North Pacific Ocean", 1.0),
    ("south_pacific_ocean", "South Pacific Ocean", 1.0),
    ("north_atlantic_ocean", "North Atlantic Ocean", 1.0),
    ("south_atlantic_ocean", "South Atlantic Ocean", 1.0),
    ("indian_ocean", "Indian Ocean", 1.0),
    ("arabian_sea", "Arabian Sea", 3.5),
    ("bay_of_bengal", "Bay of Bengal", 3.5),
    ("persian_gulf", "Persian Gulf\n(Arabian Gulf)", 4.5),
    ("red_sea", "Red Sea", 4.0),
    ("gulf_of_aden", "Gulf of Aden", 4.5),
    ("mediterranean_sea", "Mediterranean Sea", 3.5),
    ("black_sea", "Black Sea", 4.0),
    ("caspian_sea", "Caspian Sea", 4.0),
    ("baltic_sea", "Baltic Sea", 4.0),
    ("barents_sea", "Barents Sea", 3.5),
    ("arctic_ocean", "Arctic Ocean", 2.0),
)


@dataclass(frozen=True, slots=True)
class Content:
    """All that a page shows, unescaped. `bounds` is (lat, lon), south-west and north-east."""

    title: str
    subtitle: str
    meridian_lon: float
    bounds: tuple[tuple[float, float], tuple[float, float]]
    payload: Payload

    def island(self, *, whole: bool = True) -> str:
        """The data island: inert JSON; the base map is in it if it is to be `whole`."""
        data = inert_json(
            {
                "meridian": self.meridian_lon,
                "bounds": self.bounds,
                "articles": self.payload.articles,
                "actors": self.payload.actors,
                "events": self.payload.events,
                "hows": self.payload.hows,
                "features": {"type": "FeatureCollection", "features": self.payload.features},
                "marks": [mark._asdict() for mark in MARKS],
                "kinds": EVENT_WORDS,
                "seas": sea_labels() if whole else [],
                "credits": CREDITS,
            }
        )
        return f'{{"basemap":{base_map()},{data[1:]}' if whole else data


def content(
    readings: Iterable[Reading], title: str | None = None, *, names: Names = "both"
) -> Content:
    """Everything the page of these readings shows."""
    readings = tuple(readings)
    lon = feature_module.meridian(readings)
    payload = Payload()
    few = sum(len(reading.paths) for reading in readings) <= MOST_CORRIDORS
    for reading in readings:
        payload.add(reading, names, lon, envelopes=few)
    return content_of(payload, lon, title or _title(readings), _subtitle(readings))


def content_of(payload: Payload, lon: float, title: str, subtitle: str) -> Content:
    """A page of data that are there already, about a meridian."""
    bounds = bounds_of(payload.features)
    return Content(title, subtitle, round(lon, 3), bounds, payload)


def _title(readings: Sequence[Reading]) -> str:
    """The page's title where the user gives none."""
    dates = [when for when in (feature_module.when(r.article.date, None) for r in readings) if when]
    if len(readings) == 1:
        return f"Missile events in the news, {dates[0]}" if dates else "Missile events in the news"
    return f"Missile events in {len(readings)} articles"


def _subtitle(readings: Sequence[Reading]) -> str:
    """What was read: the file, or how many of them and from when to when."""
    if len(readings) == 1:
        article = readings[0].article
        return f"read from {PurePath(article.label).name or article.id}"
    dates = sorted(reading.article.date for reading in readings if reading.article.date)
    if not dates:
        return ""
    first, last = (feature_module.when(date, None) for date in (dates[0], dates[-1]))
    return f"{first} to {last}" if first != last else str(first)


def bounds_of(
    drawn: Sequence[dict[str, Any]],
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The box that the view opens on."""
    points: list[Sequence[float]] = []
    eventful = any(one["properties"]["mark"] != "place" for one in drawn)
    for feature in drawn:
        coordinates = feature["geometry"]["coordinates"]
        if _is_aside(feature["properties"], drawn, eventful):
            continue
        if feature["geometry"]["type"] == "Point":
            points.append(coordinates)
        elif feature["geometry"]["type"] == "LineString":
            points += coordinates
        elif _counts(feature["properties"], drawn):
            points += _points(coordinates)
    if not points:
        return EMPTY_BOUNDS
    lons, lats = zip(*points, strict=True)
    return (min(lats), min(lons)), (max(lats), max(lons))


def _is_aside(properties: dict[str, Any], drawn: Sequence[dict[str, Any]], eventful: bool) -> bool:
    """Whether a point does not widen the view: of no event, or as vague as a continent."""
    if "of" in properties:
        properties = drawn[properties["of"][0]]["properties"]
    if properties["mark"] == "place":
        return eventful
    vague = properties.get("inferred", False) and properties.get("uncertainty_km", 0.0) > VAGUE_KM
    return bool(vague)


def _counts(properties: dict[str, Any], drawn: Sequence[dict[str, Any]]) -> bool:
    """Whether a feature widens the view."""
    if properties["mark"] == "corridor":
        return False
    if "of" not in properties:
        return True
    of = drawn[properties["of"][0]]["properties"]
    return bool(of.get("uncertainty_km", 0.0) <= BOUNDS_KM)


def _points(coordinates: Any) -> Iterable[tuple[float, float]]:
    """All positions in nested coordinates."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _points(part)


@functools.cache
def base_map() -> str:
    """The base map's JSON text, inert."""
    return inert(raw("basemap.json").decode("utf-8").strip())


@functools.cache
def sea_labels() -> tuple[dict[str, Any], ...]:
    """Names of seas to be written on the base map."""
    seas = {row["slug"]: row for row in rows("seas.csv")}
    return tuple(
        {"name": name, "label": [float(seas[s]["lon"]), float(seas[s]["lat"])], "zoom": zoom}
        for s, name, zoom in SEA_LABELS
        if s in seas
    )
