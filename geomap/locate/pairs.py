"""Regions told by two places: between them, halfway, on their border.

In: a clue with two places (a border may name one) and the setting.
Out: a `Location`.
"""

from __future__ import annotations

import functools

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import (
    buffer,
    cut_line,
    cut_polygon,
    destination,
    disc,
    geodesic,
    inverse,
    sector,
)
from geomap.geodesy.plane import plane_of
from geomap.locate import lines, softness
from geomap.locate.kept import inner_point, spread_km
from geomap.locate.setting import Setting, spans
from geomap.locate.shapes import half_width_km, middle_of, shape_of, united, water_of
from geomap.model import Clue, Location, Place

_MAIN_SHARE = 0.1
"""Islands below this share of a place's largest part are no end of "between"."""

_NEAR_SIDE_KM = 50.0
"""Ends wider than this are taken by their shapes, not by their middles."""


def between(clue: Clue, setting: Setting) -> Location:
    """What lies between two places; the water of it where the text says waters."""
    one, other = clue.places[0], clue.places[-1]
    region = between_shape(one, other)
    if clue.qualifier == "waters":
        region = water_of(region)
    x, y = inner_point(region)
    words = "waters between" if clue.qualifier == "waters" else "between"
    return Location(
        name=f"{words} {one.name} and {other.name}",
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="between",
        how=f"{words} {one.name} and {other.name}; no distance is told",
        geometry=region,
        evidence=spans(clue),
    )


def midway(clue: Clue, setting: Setting) -> Location:
    """Around the middle of the way between two places."""
    one, other = clue.places[0], clue.places[-1]
    (x1, y1), (x2, y2) = _ends(one, other)
    way = inverse(lat1=y1, lon1=x1, lat2=y2, lon2=x2)
    half = way.distance_km / 2.0
    x, y = destination(lat=y1, lon=x1, azimuth_deg=way.azimuth_deg, distance_km=half)
    radius = softness.MIDWAY_SHARE * way.distance_km
    region: BaseGeometry = disc(lat=y, lon=x, radius_km=max(radius, softness.NAMED_LEAST_OTHER_KM))
    return Location(
        name=f"halfway between {one.name} and {other.name}",
        lat=y,
        lon=x,
        uncertainty_km=max(radius, softness.NAMED_LEAST_OTHER_KM),
        basis="between",
        how=f"the middle of the {way.distance_km:,.0f} km from {one.name} to {other.name}",
        geometry=region,
        evidence=spans(clue),
    )


def border(clue: Clue, setting: Setting) -> Location:
    """Both sides of a common border; all sides of a country's where only one is told."""
    one, other = clue.places[0], clue.places[-1]
    region = border_shape(one, other)
    x, y = inner_point(region)
    name = f"border of {one.name}"
    if one.id != other.id:
        name = f"border between {one.name} and {other.name}"
    return Location(
        name=name,
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="border",
        how=f"{name}; {softness.BORDER_KM:.0f} km to either side are taken",
        geometry=region,
        evidence=spans(clue),
    )


@functools.lru_cache(maxsize=128)
def border_shape(one: Place, other: Place) -> BaseGeometry:
    """Both sides of a border; what lies between the two where they do not touch."""
    if one.id == other.id:
        return buffer(shape_of(one).boundary, distance_km=softness.BORDER_KM)
    line = lines.border(shape_of(one), shape_of(other))
    if line is None:
        return border_shape(one, one)
    return buffer(line, distance_km=softness.BORDER_KM)


@functools.lru_cache(maxsize=128)
def between_shape(one: Place, other: Place) -> BaseGeometry:
    """A strip from place to place; of wide places what their hull encloses beside them."""
    if max(half_width_km(one), half_width_km(other)) <= _NEAR_SIDE_KM:
        return _strip(middle_of(one), middle_of(other))
    pair = [main_part(shape_of(one)), main_part(shape_of(other))]
    both = united([shape_of(one), shape_of(other)])
    plane = plane_of(united(pair))
    hull = shapely.convex_hull(shapely.union_all([plane.project(p) for p in pair]))
    enclosed = plane.lift(hull, edge_km=50.0).difference(both)
    if enclosed.area <= 0.0:
        return _strip(*_ends(one, other))
    return cut_polygon(enclosed)


def _strip(start: tuple[float, float], end: tuple[float, float]) -> BaseGeometry:
    """A quarter of the way to either side of the line from point to point."""
    ends = {"lat1": start[1], "lon1": start[0], "lat2": end[1], "lon2": end[0]}
    way = inverse(**ends)
    if way.distance_km < 2.0:
        return disc(lat=start[1], lon=start[0], radius_km=softness.NAMED_LEAST_OTHER_KM)
    line = cut_line(geodesic(**ends))
    strip: BaseGeometry = buffer(line, distance_km=softness.BETWEEN_SHARE * way.distance_km)
    for (lon, lat), (far_lon, far_lat) in ((start, end), (end, start)):
        there = inverse(lat1=lat, lon1=lon, lat2=far_lat, lon2=far_lon)
        ahead = sector(
            lat=lat,
            lon=lon,
            azimuth_deg=there.azimuth_deg,
            half_width_deg=90.0,
            inner_km=0.0,
            outer_km=min(19_000.0, 2.0 * way.distance_km),
        )
        strip = strip.intersection(ahead)
    return cut_polygon(strip)


def _ends(one: Place, other: Place) -> tuple[tuple[float, float], tuple[float, float]]:
    """The two ends of a way: middles of small places, nearest points of wide ones."""
    if max(half_width_km(one), half_width_km(other)) <= _NEAR_SIDE_KM:
        return middle_of(one), middle_of(other)
    plane = plane_of(united([shape_of(one), shape_of(other)]))
    flat = shapely.shortest_line(plane.project(shape_of(one)), plane.project(shape_of(other)))
    (x1, y1), (x2, y2) = plane.backward(shapely.get_coordinates(flat))
    if abs(x1 - x2) + abs(y1 - y2) < 1e-6:
        return middle_of(one), middle_of(other)
    return (float(x1), float(y1)), (float(x2), float(y2))


def main_part(shape: BaseGeometry) -> BaseGeometry:
    """A shape without its small islands."""
    parts = shapely.get_parts(shape)
    most = max(part.area for part in parts)
    return shapely.MultiPolygon([p for p in parts if p.area >= _MAIN_SHARE * most])
