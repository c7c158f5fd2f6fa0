"""Shores: what lies off a coast in a direction, and nearer to it than to other land.

In: places with outlines; regions of the sea beside them.
Out: regions in lon/lat (EPSG:4326), cut at 180 degrees.
"""

from __future__ import annotations

import functools
import math
from itertools import combinations, pairwise
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import regions
from geomap.geodesy import buffer, cut_polygon, inverse, side
from geomap.geodesy.plane import plane_of
from geomap.locate import softness
from geomap.locate.kept import inner_point
from geomap.locate.shapes import middle_of, sea_around, shape_of
from geomap.model import Place

_STEPS: Final = 4
_ROUGH_DEG: Final = 0.05
_OTHER_KM: Final = 5.0
"""Land this near to a place's outline is its own: two maps never agree to the metre."""

_NEARER_SHARE: Final = 0.9
_LEAST_PART_SHARE: Final = 0.05
_EDGE_KM: Final = 25.0
_NEAR_DEG: Final = 5.0


@functools.lru_cache(maxsize=128)
def fan_from(place: Place, bearing_deg: float, reach_km: float) -> BaseGeometry:
    """What lies in a direction of any point of a place's edge, up to a distance."""
    shape = shapely.simplify(shape_of(place), 2.0 * _ROUGH_DEG)
    plane = plane_of(shape)
    half = math.radians(softness.BEARING_HALF_WIDTH_DEG)
    turns = math.radians(bearing_deg) + np.linspace(-half, half, 2 * _STEPS + 1)
    arc = reach_km * np.column_stack([np.sin(turns), np.cos(turns)])
    wedge = np.vstack([np.zeros((1, 2)), arc])
    swept = []
    for part in shapely.get_parts(plane.project(shape)):
        for one, other in pairwise(shapely.get_coordinates(part.exterior)):
            swept.append(MultiPoint(np.vstack([wedge + one, wedge + other])).convex_hull)
    return plane.lift(shapely.union_all(swept), edge_km=_EDGE_KM)


def nearest_to(region: BaseGeometry, place: Place, distance_km: float) -> BaseGeometry:
    """The part of a region at a distance from a place's coast that no other coast is nearer to."""
    own = buffer(shape_of(place), distance_km=_OTHER_KM)
    others = [_other_land(part, own, distance_km) for part in shapely.get_parts(region)]
    land = shapely.union_all([other for other in others if not other.is_empty])
    if land.is_empty:
        return region
    left = region.difference(buffer(land, distance_km=_NEARER_SHARE * distance_km))
    return cut_polygon(left) if left.area > 0.0 else region


def _other_land(part: BaseGeometry, own: BaseGeometry, distance_km: float) -> BaseGeometry:
    """Land beside a part of a region that is not the place's own, roughly."""
    west, south, east, north = part.bounds
    margin = distance_km / 111.2
    wide = margin / max(0.1, math.cos(math.radians(max(abs(south), abs(north)))))
    box = (
        max(-180.0, west - wide),
        max(-90.0, south - margin),
        min(180.0, east + wide),
        min(90.0, north + margin),
    )
    land = shapely.simplify(regions.land(box), _ROUGH_DEG)
    return land.difference(own)


@functools.lru_cache(maxsize=256)
def own_sea(places: tuple[Place, ...], reach_km: float) -> BaseGeometry:
    """The sea within a distance of places, split half-way to the neighbours of their states."""
    near = sea_around(places, reach_km)
    keys = [f"zone:{place.country}" for place in places if place.country]
    known = [regions.region(key) for key in keys if regions.has_region(key)]
    if len(known) < len(places):
        return near
    shared = near.intersection(shapely.union_all(known))
    return cut_polygon(shared) if shared.area > 0.0 else near


@functools.lru_cache(maxsize=32)
def claimed_sea(place: Place, states: tuple[Place, ...]) -> BaseGeometry:
    """The sea about a disputed place that lies within 200 miles of two of its claimants or more."""
    around = sea_around((place,), softness.EEZ_KM)
    zones = [_reach_of(state, around) for state in states]
    shared = [one.intersection(other) for one, other in combinations(zones, 2)]
    region = around.intersection(shapely.union_all(shared)) if shared else around
    return cut_polygon(region) if region.area > 0.0 else around


def _reach_of(state: Place, around: BaseGeometry) -> BaseGeometry:
    """What lies within 200 miles of a state, near to a region."""
    near = shape_of(state).intersection(shapely.box(*around.bounds).buffer(_NEAR_DEG))
    if near.area <= 0.0:
        return shapely.Polygon()
    return buffer(shapely.simplify(near, _ROUGH_DEG), distance_km=softness.EEZ_KM)


@functools.lru_cache(maxsize=256)
def off_coast(places: tuple[Place, ...], reach_km: float, azimuth_deg: float) -> BaseGeometry:
    """The sea off the coast that faces a direction.

    Seas that the land parts are told apart; one sea all around is halved.
    """
    around = own_sea(places, reach_km)
    parts = [p for p in shapely.get_parts(around) if p.geom_type == "Polygon"]
    most = max((p.area for p in parts), default=0.0)
    large = [p for p in parts if p.area > _LEAST_PART_SHARE * most]
    lon, lat = middle_of(places[0])
    facing = [p for p in large if _turn(p, lat, lon, azimuth_deg) <= softness.COAST_SIDE_DEG]
    if facing and len(facing) < len(large):
        return cut_polygon(shapely.MultiPolygon(facing))
    return side(around, azimuth_deg=azimuth_deg, share=softness.COAST_SEA_SHARE)


def _turn(part: BaseGeometry, lat: float, lon: float, azimuth_deg: float) -> float:
    """Degrees between a direction and that to a part of the sea."""
    x, y = inner_point(part)
    way = inverse(lat1=lat, lon1=lon, lat2=y, lon2=x)
    return abs((way.azimuth_deg - azimuth_deg + 180.0) % 360.0 - 180.0)
