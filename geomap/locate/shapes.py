"""Shapes of places and of the sea beside them.

In: places of the gazetteer; regions of the map.
Out: `shape_of` a place, its `middle_of` and `spread_of`; `water_of` a region,
its land subtracted. Polygons in lon/lat (EPSG:4326), cut at 180 degrees.
"""

from __future__ import annotations

import functools
import math
from typing import Final

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import regions
from geomap.geodesy import buffer, cut_polygon, disc, shift_to
from geomap.locate.kept import inner_point, spread_km
from geomap.locate.lines import course, has_course
from geomap.locate.softness import (
    COAST_STRIP_KM,
    EXTENDED_KM,
    INLAND_KM,
    LINE_KM,
    NAMED_LEAST_KM,
    NAMED_LEAST_OTHER_KM,
    UNSEEN_SHARE,
)
from geomap.model import Place

AREAL_KINDS: Final = frozenset({"country", "division", "region"})
"""Kinds whose own point may be a capital: their region's middle stands for them."""

WATER_KINDS: Final = frozenset({"sea", "strait"})

DETAIL_KM: Final = 5.0
"""Outlines of large regions are simplified to this at most, of small ones to less."""

_GRID_DEG: Final = 1e-5
"""Vertices closer than about a metre fall together."""

_EXACT_DEG: Final = 3.0
_TILE_DEG: Final = 5.0
_ROUGH_DEG: Final = 0.015
_SEAM_DEG: Final = 0.0005
"""Under regions wider than the first, land is taken in tiles simplified to about 1.5 km."""

_ISLAND_SHARE: Final = 1.5
_LEAST_ISLAND_SHARE: Final = 0.05
_MAIN_ISLAND_SHARE: Final = 0.65
"""An island is sought this far around its point, and fills this share of that at least; one
that has the second share of the land there is meant alone, else all of them."""

_LEAST_PART_DEG2: Final = 1e-4
"""Splinters of the sea below about 1 square kilometre are dropped."""


def half_width_km(place: Place) -> float:
    """Half width of a place, no smaller than a name can be sharp."""
    return max(place.radius_km, NAMED_LEAST_KM.get(place.kind, NAMED_LEAST_OTHER_KM))


@functools.lru_cache(maxsize=1024)
def shape_of(place: Place) -> BaseGeometry:
    """Polygon of a place: its region, a line's surroundings, or a disc of its half width."""
    if place.kind == "line" and has_course(place):
        return buffer(course(place.id), distance_km=LINE_KM)
    if place.region is None:
        outline = _island(place)
        if outline is not None:
            return outline
        round_shape = disc(lat=place.lat, lon=place.lon, radius_km=half_width_km(place))
        return water_of(round_shape) if place.kind in WATER_KINDS else round_shape
    detail_km = min(DETAIL_KM, place.radius_km / 300.0)
    rough = shapely.simplify(regions.region(place.region), detail_km / 111.2)
    return cut_polygon(rough)


def has_outline(place: Place) -> bool:
    """Whether the shape of a place follows its edge: it has a region, or is a wide island."""
    return place.region is not None or _island(place) is not None


@functools.lru_cache(maxsize=256)
def _island(place: Place) -> BaseGeometry | None:
    """Outline of an island that the gazetteer knows as a point: the land about that point."""
    if place.kind != "island" or place.radius_km <= EXTENDED_KM:
        return None
    around = disc(lat=place.lat, lon=place.lon, radius_km=_ISLAND_SHARE * place.radius_km)
    pieces = [part.intersection(regions.land(part.bounds)) for part in shapely.get_parts(around)]
    land = shift_to(cut_polygon(shapely.union_all(pieces)), lon=place.lon)
    rim = shift_to(around, lon=place.lon).boundary
    whole = [p for p in shapely.get_parts(land) if not p.intersects(rim)]
    main = [p for p in whole if p.intersects(Point(place.lon, place.lat))]
    if main and main[0].area > _MAIN_ISLAND_SHARE * sum(p.area for p in whole):
        whole = main
    if sum(p.area for p in whole) < _LEAST_ISLAND_SHARE * shift_to(around, lon=place.lon).area:
        return None
    return cut_polygon(shapely.simplify(shapely.MultiPolygon(whole), place.radius_km / 3.0e4))


@functools.lru_cache(maxsize=1024)
def middle_of(place: Place) -> tuple[float, float]:
    """(lon, lat) that stands for a place; lies within its shape."""
    shape = shape_of(place)
    own = place.kind not in AREAL_KINDS or place.region is None
    if own and shape.intersects(Point(place.lon, place.lat)):
        return place.lon, place.lat
    return inner_point(shape)


@functools.lru_cache(maxsize=1024)
def spread_of(place: Place) -> float:
    """Kilometres around its middle that hold nine tenths of a place."""
    if place.region is None:
        return half_width_km(place)
    lon, lat = middle_of(place)
    return max(spread_km(shape_of(place), lat=lat, lon=lon), half_width_km(place) / 2.0)


@functools.lru_cache(maxsize=256)
def surroundings(place: Place, reach_km: float) -> BaseGeometry:
    """A place and what lies within a distance of it; a huge place stays as it is."""
    if reach_km < UNSEEN_SHARE * place.radius_km:
        return shape_of(place)
    return buffer(shape_of(place), distance_km=reach_km)


@functools.lru_cache(maxsize=256)
def sea_around(places: tuple[Place, ...], reach_km: float) -> BaseGeometry:
    """The sea within a distance of places, land left out."""
    shape = united([shape_of(place) for place in places])
    water = water_of(cut_polygon(buffer(shape, distance_km=reach_km).difference(shape)))
    return cut_polygon(shapely.simplify(water, min(1.0, reach_km / 300.0) / 111.2))


@functools.lru_cache(maxsize=256)
def shore_ring(place: Place, inner_km: float, outer_km: float) -> BaseGeometry:
    """What lies between two distances from the edge of a place."""
    shape = shape_of(place)
    outer = buffer(shape, distance_km=outer_km)
    inner = buffer(shape, distance_km=inner_km) if inner_km > 0.0 else shape
    return cut_polygon(outer.difference(inner))


@functools.lru_cache(maxsize=256)
def coast_of(place: Place) -> BaseGeometry:
    """The land of a place that lies near to the sea; the place itself where there is none."""
    return _near_sea(place, COAST_STRIP_KM)


@functools.lru_cache(maxsize=256)
def inland_of(place: Place) -> BaseGeometry:
    """The land of a place that lies far from the sea; the place itself where there is none."""
    rest = shape_of(place).difference(_near_sea(place, INLAND_KM))
    return cut_polygon(rest) if rest.area > 0.0 else shape_of(place)


@functools.lru_cache(maxsize=256)
def _near_sea(place: Place, reach_km: float) -> BaseGeometry:
    """The part of a place within a distance of the sea."""
    shape = shape_of(place)
    around = cut_polygon(buffer(shape, distance_km=LINE_KM))
    parts = [part.difference(regions.land(part.bounds)) for part in shapely.get_parts(around)]
    wet = [p for p in shapely.get_parts(parts) if p.area > 0.0]
    if not wet:
        return shape
    sea = shapely.simplify(shapely.union_all(wet), LINE_KM / 4.0 / 111.2)
    strip = shape.intersection(buffer(sea, distance_km=reach_km)) if sea.area > 0.0 else shape
    return cut_polygon(strip) if strip.area > 0.0 else shape


def water_of(region: BaseGeometry) -> BaseGeometry:
    """The part of a region that is sea; the region itself where it holds none."""
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(region):
        land = _land_under(part)
        wet = part if land is None else part.difference(land)
        parts.extend(
            p for p in shapely.get_parts(wet) if p.geom_type == "Polygon" and _is_large(p, part)
        )
    return cut_polygon(shapely.union_all(parts)) if parts else region


def _land_under(part: BaseGeometry) -> BaseGeometry | None:
    """Land that a region may hold: exact under a small one, simplified tiles under a large one."""
    west, south, east, north = part.bounds
    if max(east - west, north - south) <= _EXACT_DEG:
        land = regions.land(part.bounds)
        return None if land.is_empty else land
    columns = range(math.floor(west / _TILE_DEG), math.ceil(east / _TILE_DEG))
    rows = range(math.floor(south / _TILE_DEG), math.ceil(north / _TILE_DEG))
    tiles = [tile for x in columns for y in rows if (tile := _rough_tile(x, y)) is not None]
    shapely.prepare(part)
    tiles = [tile for tile in tiles if part.intersects(tile)]
    return shapely.union_all(tiles) if tiles else None


@functools.lru_cache(maxsize=4096)
def _rough_tile(x: int, y: int) -> BaseGeometry | None:
    """Land of one tile, simplified; None where it is all sea."""
    west, south = x * _TILE_DEG, y * _TILE_DEG
    land = regions.land((west, south, west + _TILE_DEG, south + _TILE_DEG))
    if land.is_empty:
        return None
    # A hair of overlap keeps the seams between tiles shut.
    return shapely.simplify(land, _ROUGH_DEG).buffer(_SEAM_DEG, join_style="mitre")


def tidied(region: BaseGeometry) -> BaseGeometry:
    """A region that overlay has cut, on a grid of about a metre and without splinters."""
    snapped = shapely.set_precision(region, _GRID_DEG)
    parts = [p for p in shapely.get_parts(snapped) if p.geom_type == "Polygon" and p.area > 0.0]
    most = max((p.area for p in parts), default=0.0)
    kept = [p for p in parts if p.area > min(_LEAST_PART_DEG2, most / 1000.0)]
    return cut_polygon(shapely.MultiPolygon(kept)) if kept else cut_polygon(region)


def _is_large(part: BaseGeometry, whole: BaseGeometry) -> bool:
    """Whether a piece of the sea is more than a splinter of the whole."""
    return bool(part.area > min(_LEAST_PART_DEG2, whole.area / 100.0))


def united(shapes: list[BaseGeometry]) -> BaseGeometry:
    """All shapes together, cut and right-handed."""
    return shapes[0] if len(shapes) == 1 else cut_polygon(shapely.union_all(shapes))
