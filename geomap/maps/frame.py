"""The map of a GeoDataFrame: anybody's rows, no article.

In: a GeoDataFrame, such as `Report.events`, or any with points, lines and areas.
Out: `GeomapMap`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import shapely

from geomap import geodesy
from geomap.errors import GeometryError, InputError
from geomap.features import SLOTS, middle_meridian, when
from geomap.features.shapes import near, region_geometry
from geomap.maps.content import content_of
from geomap.maps.folium_map import GeomapMap
from geomap.maps.marks import EVENT_WORDS
from geomap.maps.payload import Facts, Payload

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

POLYGONS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")
TOLD = frozenset(
    (
        *("kind", "name", "date", "time_utc", "actors", "missile", "missile_name"),
        *("missile_class", "outcome", "quote", "part", "place", "article_id", "event_id"),
    )
)
"""Columns that have a place of their own; all others are told as they are."""


def map_events(frame: gpd.GeoDataFrame, *, title: str = "Events") -> GeomapMap:
    """Map the rows of a GeoDataFrame, each an event.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        Points, lines and areas in any reference system. Columns named as
        those of `geomap.frames.events_frame` are used as there (``kind``,
        ``name``, ``date``, ``actors`` joined by ", ", ``missile``, ``quote``,
        ``origin_lat``, ...); all are optional. Other columns are told in the
        pop-ups. No text in it can run or be taken for markup.
    title : str
        Title of the page.

    Returns
    -------
    GeomapMap
        A `folium.Map`; `.save("map.html")` writes one offline file.

    Raises
    ------
    InputError
        It is no GeoDataFrame.
    GeometryError
        A coordinate is not finite, or beyond the poles.

    Examples
    --------
    >>> import geopandas
    >>> points = geopandas.points_from_xy([127.5], [40.0])
    >>> frame = geopandas.GeoDataFrame({"name": ["Test"]}, geometry=points, crs="EPSG:4326")
    >>> map_events(frame).content.payload.events[0]["name"]
    'Test'
    """
    crs = getattr(frame, "crs", None)
    if not hasattr(frame, "geometry"):
        raise InputError(f"map_events: a GeoDataFrame is needed, not {type(frame).__name__}")
    if crs is not None and crs.to_epsg() != 4326:
        frame = frame.to_crs("EPSG:4326")
    shapes = [_checked(shape, row) for row, shape in enumerate(frame.geometry)]
    rows: list[Mapping[str, Any]] = frame.drop(columns=frame.geometry.name).to_dict("records")
    lon = _meridian(shapes)
    payload = Payload()
    payload.articles.append({"id": "frame", "label": title})
    for row, shape in zip(rows, shapes, strict=True):
        _add(payload, row, shape, lon)
    return GeomapMap(content_of(payload, lon, title, f"{len(rows):,} rows"))


def _checked(shape: BaseGeometry | None, row: int) -> BaseGeometry | None:
    """A geometry that can be drawn; None where there is none."""
    if shape is None or shape.is_empty:
        return None
    coordinates = shapely.get_coordinates(shape)
    if not (abs(coordinates[:, 1]) <= 90.0).all() or not (abs(coordinates[:, 0]) <= 720.0).all():
        raise GeometryError(
            f"row {row}: its coordinates are no longitudes and latitudes in degrees; "
            "set the frame's crs"
        )
    return shapely.force_2d(shape)


def _meridian(shapes: Iterable[BaseGeometry | None]) -> float:
    """The meridian about which the shapes lie closest together, degrees."""
    return middle_meridian(lon for shape in shapes if shape for lon in _longitudes(shape))


def _longitudes(shape: BaseGeometry) -> Iterator[float]:
    """Longitudes that count for the view: the inside of an area, all of a line."""
    if shape.geom_type in POLYGONS:
        yield geodesy.inner_point(shape)[0]
    else:
        yield from map(float, shapely.get_coordinates(shape)[:, 0])


def _add(payload: Payload, row: Mapping[str, Any], shape: BaseGeometry | None, lon: float) -> None:
    """One row as an event with its features."""
    known = {str(key): value for key, value in row.items() if _is_told(value)}
    index = payload.event(_event_facts(known))
    shared = _location(known)
    slots = [slot for slot in SLOTS if {f"{slot}_lat", f"{slot}_lon"} <= known.keys()]
    for slot in slots:
        at = (float(known[f"{slot}_lon"]), float(known[f"{slot}_lat"]))
        facts = shared | _slot(known, slot)
        payload.feature(_point(at, lon), facts, index)
        if shape is not None and known.get("part") == slot and shape.geom_type in POLYGONS:
            payload.feature(region_geometry(shape, lon), facts | {"part": "region"}, index)
    if slots and (shape is None or known.get("part") in slots):
        return
    for part in shapely.get_parts(shape) if _is_mixed(shape) else [shape]:
        _add_shape(payload, part, shared, index, lon)


def _is_mixed(shape: BaseGeometry | None) -> bool:
    """Whether a geometry has to be taken apart before it is drawn."""
    return shape is not None and shape.geom_type in ("GeometryCollection", "MultiPoint")


def _add_shape(
    payload: Payload, shape: BaseGeometry | None, shared: Facts, index: int, lon: float
) -> None:
    """The features of one geometry."""
    if shape is None:
        return
    if shape.geom_type in LINES:
        ends = {"part": "path", "start_known": True, "end_known": True, "uncertain": False}
        for line in shapely.get_parts(shape):
            payload.feature(_line(line, lon), shared | ends, index)
        return
    if shape.geom_type not in POLYGONS:
        x, y = shapely.get_coordinates(shape)[0]
        payload.feature(_point((float(x), float(y)), lon), shared, index)
        return
    payload.feature(_point(geodesy.inner_point(shape), lon), shared, index)
    payload.feature(region_geometry(shape, lon), shared | {"part": "region"}, index)


def _point(at: tuple[float, float], lon: float) -> Facts:
    """A point of the screen."""
    return {"type": "Point", "coordinates": [round(near(at[0], lon), 3), round(at[1], 3)]}


def _line(line: BaseGeometry, lon: float) -> Facts:
    """A line of the screen, without a jump at 180 degrees."""
    points = geodesy.unwrap([(float(x), float(y)) for x, y in line.coords])
    middle = points[len(points) // 2][0]
    shift = near(middle, lon) - middle
    drawn = [[round(x + shift, 3), round(y, 3)] for x, y in points]
    return {"type": "LineString", "coordinates": drawn}


def _event_facts(known: Mapping[str, Any]) -> Facts:
    """What `Payload.event` reads, from columns by their names."""
    kind = str(known.get("kind", "place"))
    date = _text(known.get("date"))[:10]
    actors = [actor for actor in _text(known.get("actors")).split(", ") if actor]
    names = ("missile", "missile_name", "missile_class", "outcome", "quote", "name")
    facts: Facts = {name: _text(known.get(name)) for name in names}
    return facts | {
        "kind": kind if kind in EVENT_WORDS else "place",
        "name": facts["name"] or ("" if kind in EVENT_WORDS else kind),
        "date": date,
        "when": _when(date, known.get("time_utc")),
        "actors": actors,
    }


def _when(date: str, time_utc: Any) -> str:
    """A date for people; as it stands where it is none."""
    try:
        return when(date, _text(time_utc) or None) or ""
    except (ValueError, IndexError):
        return date


def _location(known: Mapping[str, Any]) -> Facts:
    """The facts of a row's own geometry."""
    part = str(known.get("part", "site"))
    slotted = tuple(f"{slot}{ending}" for slot in SLOTS for ending in ("", "_"))
    other = [
        [str(key), _text(value)]
        for key, value in known.items()
        if key not in TOLD and not (key in slotted or key.startswith(slotted[1::2]))
    ]
    return {
        "part": part if part in (*SLOTS, "overflies") else "site",
        "kind": _event_facts(known)["kind"],
        "place": _text(known.get("place") or known.get("name")),
        "facts": other,
    }


def _slot(known: Mapping[str, Any], slot: str) -> Facts:
    """The facts of one of an event's locations, from its columns."""
    uncertainty = known.get(f"{slot}_uncertainty_km")
    return {
        "part": slot,
        "place": _text(known.get(slot)),
        "uncertainty_km": float(uncertainty) if uncertainty is not None else None,
        "inferred": bool(known.get(f"{slot}_inferred", False)),
    }


def _is_told(value: Any) -> bool:
    """Whether a cell holds anything."""
    from pandas import isna
    from pandas.api.types import is_scalar

    return value is not None and not (is_scalar(value) and (isna(value) or value == ""))


def _text(value: Any) -> str:
    """A cell as text."""
    return "" if value is None else str(value)
