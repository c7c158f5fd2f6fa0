"""Regions by bearing and distance: "200 km west of X", "700 km from X", "west of X".

In: a clue of kind ``offset`` and the setting.
Out: a `Location`: a sector, a ring, a strip along a line, or the side of a place.
"""

from __future__ import annotations

import functools

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import (
    buffer,
    cut_line,
    cut_polygon,
    destination,
    geodesic,
    inverse,
    rhumb,
    ring,
    sector,
    side,
)
from geomap.locate import softness
from geomap.locate.kept import inner_point, spread_km
from geomap.locate.lines import course, has_course, side_of_line
from geomap.locate.parts import part_of, wind_name
from geomap.locate.setting import Setting, point_in, spans
from geomap.locate.shapes import (
    half_width_km,
    has_outline,
    middle_of,
    shape_of,
    shore_ring,
    united,
    water_of,
)
from geomap.locate.shores import fan_from, nearest_to
from geomap.model import Clue, Location, Place

_FAN_SHARE = 1.5


def offset(clue: Clue, setting: Setting) -> Location:
    """Where a clue of kind ``offset`` points to."""
    part = part_of(clue.qualifier)
    bearing = clue.bearing_deg
    place = clue.places[0]
    if has_course(place, clue.qualifier):
        return _from_line(clue, setting)
    if clue.distance_km is None or clue.distance_km <= 0.0:
        along_coast = part.azimuth_deg if bearing is None and part.coast else bearing
        return _beside(clue, setting, along_coast)
    if bearing is not None:
        return _bearing_and_distance(clue, clue.distance_km, bearing)
    if part.coast and part.azimuth_deg is not None:
        return _off_one_coast(clue, clue.distance_km, part.azimuth_deg)
    return _around(clue, setting, clue.distance_km)


def is_extended(place: Place) -> bool:
    """Whether a place has an outline that distances may count from."""
    return place.radius_km > softness.EXTENDED_KM and has_outline(place)


def _span_km(clue: Clue, distance_km: float) -> tuple[float, float]:
    """The least and the greatest distance that the words allow."""
    least = min(softness.LEAST_DISTANCE_KM, distance_km / 2.0)
    soft = max(softness.DISTANCE_SHARE * distance_km, least)
    return distance_km - soft, distance_km + soft


def _distance_words(clue: Clue) -> str:
    """The distance as the text gives it, in kilometres."""
    return f"{clue.hedge + ' ' if clue.hedge else ''}{clue.distance_km:,.0f} km"


def _edge(place: Place, bearing_deg: float) -> tuple[float, float]:
    """Where a ray from a place's middle leaves it; the middle where it has no outline."""
    lon, lat = middle_of(place)
    if not is_extended(place):
        return lon, lat
    far = destination(
        lat=lat, lon=lon, azimuth_deg=bearing_deg, distance_km=min(3.0 * place.radius_km, 9000.0)
    )
    ray = cut_line(geodesic(lat1=lat, lon1=lon, lat2=far[1], lon2=far[0]))
    inside = ray.intersection(shape_of(place))
    coords = [xy for line in getattr(inside, "geoms", [inside]) for xy in line.coords]
    away = [(inverse(lat1=lat, lon1=lon, lat2=y, lon2=x).distance_km, (x, y)) for x, y in coords]
    return max(away)[1] if away else (lon, lat)


def _bearing_and_distance(clue: Clue, distance_km: float, bearing_deg: float) -> Location:
    """A sector around the bearing, between the least and the greatest distance."""
    place = clue.places[0]
    extended = is_extended(place)
    coast = part_of(clue.qualifier).coast
    span = _span_km(clue, distance_km)
    region, x, y, spread = _aimed(place, span, distance_km, bearing_deg, coast)
    anchor_km = place.radius_km * (softness.EXTENDED_ANCHOR_SHARE if extended else 1.0)
    most = softness.OFFSET_MOST_EXTENDED_KM if extended else softness.OFFSET_MOST_KM
    rule_km = softness.OFFSET_SHARE * distance_km + softness.OFFSET_BASE_KM
    rule_km = min(most, rule_km + (anchor_km if extended else 0.0))
    name = f"{_distance_words(clue)} {wind_name(bearing_deg)} of {place.name}"
    how = f"bearing and distance from {'the edge of ' if extended else ''}{place.name}"
    how += f"; the bearing word is good to {softness.BEARING_HALF_WIDTH_DEG:.0f} degrees"
    if distance_km > softness.LONG_OFFSET_KM:
        how += "; the point lies halfway between the great circle and the compass course"
    return Location(
        name=name,
        lat=y,
        lon=x,
        uncertainty_km=max(rule_km, spread),
        basis="bearing_distance",
        how=how,
        geometry=region,
        evidence=spans(clue),
    )


@functools.lru_cache(maxsize=512)
def _aimed(
    place: Place, span_km: tuple[float, float], distance_km: float, bearing_deg: float, coast: bool
) -> tuple[BaseGeometry, float, float, float]:
    """The region at a distance and bearing of a place, the point in it and its spread."""
    start = _edge(place, bearing_deg)
    x, y = _target(start[1], start[0], bearing_deg, distance_km)
    region = None
    if is_extended(place) and distance_km <= softness.SHORE_MOST_KM:
        region = _from_shore(place, *span_km, bearing_deg, coast)
    if region is None:
        region = _sectors(place, start, span_km, distance_km, bearing_deg)
    if not region.intersects(Point(x, y)):
        x, y = inner_point(region)
    return region, x, y, spread_km(region, lat=y, lon=x)


def _sectors(
    place: Place,
    edge: tuple[float, float],
    span_km: tuple[float, float],
    distance_km: float,
    bearing_deg: float,
) -> BaseGeometry:
    """The sector around a bearing from a place's edge; if far, the compass course's too."""
    lon, lat = middle_of(place)
    half_km = inverse(lat1=lat, lon1=lon, lat2=edge[1], lon2=edge[0]).distance_km
    soft_km = softness.EXTENDED_ANCHOR_SHARE * place.radius_km if is_extended(place) else 0.0
    azimuths = [bearing_deg]
    if distance_km > softness.LONG_OFFSET_KM:
        x, y = rhumb(lat=lat, lon=lon, azimuth_deg=bearing_deg, distance_km=distance_km)
        azimuths.append(inverse(lat1=lat, lon1=lon, lat2=y, lon2=x).azimuth_deg)
    found: list[BaseGeometry] = [
        sector(
            lat=lat,
            lon=lon,
            azimuth_deg=azimuth,
            half_width_deg=softness.BEARING_HALF_WIDTH_DEG,
            inner_km=min(19_000.0, half_km + span_km[0]),
            outer_km=min(19_800.0, half_km + span_km[1] + soft_km),
        )
        for azimuth in azimuths
    ]
    return united(found)


def _from_shore(
    place: Place, inner_km: float, outer_km: float, bearing_deg: float, coast: bool
) -> BaseGeometry | None:
    """At that distance from the nearest shore, on that side of the place or of its coast."""
    if coast:
        # The nearest shore may lie aside of the one that the bearing counts from.
        fan = fan_from(place, bearing_deg, _FAN_SHARE * outer_km)
    else:
        lon, lat = middle_of(place)
        fan = sector(
            lat=lat,
            lon=lon,
            azimuth_deg=bearing_deg,
            half_width_deg=softness.BEARING_HALF_WIDTH_DEG,
            inner_km=0.0,
            outer_km=min(19_000.0, outer_km + 3.0 * place.radius_km),
        )
    region = shore_ring(place, inner_km, outer_km).intersection(fan)
    return cut_polygon(region) if region.area > 0.0 else None


def _target(lat: float, lon: float, bearing_deg: float, distance_km: float) -> tuple[float, float]:
    """The point meant: on the geodesic, or between it and the compass course if far."""
    x, y = destination(lat=lat, lon=lon, azimuth_deg=bearing_deg, distance_km=distance_km)
    if distance_km <= softness.LONG_OFFSET_KM:
        return x, y
    rx, ry = rhumb(lat=lat, lon=lon, azimuth_deg=bearing_deg, distance_km=distance_km)
    between = inverse(lat1=y, lon1=x, lat2=ry, lon2=rx)
    return destination(
        lat=y, lon=x, azimuth_deg=between.azimuth_deg, distance_km=between.distance_km / 2.0
    )


def _off_one_coast(clue: Clue, distance_km: float, azimuth_deg: float) -> Location:
    """At a distance from the coast that the words name, anywhere along it."""
    place = clue.places[0]
    around = _ring(clue, distance_km)
    region = side(around, azimuth_deg=azimuth_deg, share=softness.COAST_SEA_SHARE)
    lon, lat = _edge(place, azimuth_deg)
    x, y = destination(lat=lat, lon=lon, azimuth_deg=azimuth_deg, distance_km=distance_km)
    if not region.intersects(Point(x, y)):
        x, y = inner_point(region)
    return Location(
        name=f"{_distance_words(clue)} {wind_name(azimuth_deg)} of {place.name}",
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="bearing_distance",
        how=f"distance from the {clue.qualifier} of {place.name}",
        geometry=region,
        evidence=spans(clue),
    )


def _around(clue: Clue, setting: Setting, distance_km: float) -> Location:
    """A ring at a distance, any bearing; the point on the origin's side."""
    place = clue.places[0]
    region = _ring(clue, distance_km)
    if clue.qualifier == "short" and setting.origin is not None:
        region = short_of(region, place, setting.origin)
    (x, y), why = point_in(region, place, setting)
    return Location(
        name=f"{_distance_words(clue)} from {_coast_words(clue)}{place.name}",
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="bearing_distance",
        how=f"distance from {place.name}; the text gives no bearing, so all sides are open{why}",
        geometry=region,
        evidence=spans(clue),
    )


def _ring(clue: Clue, distance_km: float) -> BaseGeometry:
    """All that lies at a distance from the place of a clue."""
    coast = part_of(clue.qualifier).coast
    return _ring_around(clue.places[0], *_span_km(clue, distance_km), coast)


@functools.lru_cache(maxsize=512)
def _ring_around(place: Place, inner_km: float, outer_km: float, wet: bool) -> BaseGeometry:
    """What lies between two distances from a place, or the water of it."""
    region: BaseGeometry
    if is_extended(place):
        region = shore_ring(place, inner_km, outer_km)
        region = nearest_to(region, place, inner_km) if wet else region
    else:
        lon, lat = middle_of(place)
        region = ring(
            lat=lat, lon=lon, inner_km=max(0.0, inner_km), outer_km=min(outer_km, 20_000.0)
        )
    return water_of(region) if wet else region


def short_of(region: BaseGeometry, place: Place, origin: Location) -> BaseGeometry:
    """The part of a region on the way from the origin to a place."""
    lon, lat = middle_of(place)
    way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=lat, lon2=lon)
    ahead = sector(
        lat=origin.lat,
        lon=origin.lon,
        azimuth_deg=way.azimuth_deg,
        half_width_deg=softness.TOWARD_DEG,
        inner_km=0.0,
        outer_km=min(19_000.0, max(way.distance_km, 1.0)),
    )
    left = region.intersection(ahead)
    return cut_polygon(left) if left.area > 0.0 else region


def _coast_words(clue: Clue) -> str:
    """Such as "the coast of", where the distance counts from it."""
    return "the coast of " if clue.qualifier == "coast" and is_extended(clue.places[0]) else ""


def _from_line(clue: Clue, setting: Setting) -> Location:
    """A strip along a line: at a distance from it, on the side that the bearing tells."""
    place, bearing = clue.places[0], clue.bearing_deg
    told = clue.distance_km or 0.0
    inner, outer = _span_km(clue, told) if told > 0.0 else (0.0, softness.SIDE_LEAST_OTHER_KM)
    region = strip(place, inner, outer, bearing)
    words = f"{wind_name(bearing)} of" if bearing is not None else "from"
    line = f"the median line of the {place.name}" if place.kind != "line" else place.name
    name = f"{_distance_words(clue)} {words} {line}" if told > 0.0 else f"{words} {line}"
    x, y = inner_point(region)
    return Location(
        name=name,
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="bearing_distance",
        how=f"distance from {line}, of which only a rough course is known",
        geometry=region,
        evidence=spans(clue),
    )


@functools.lru_cache(maxsize=256)
def strip(
    place: Place, inner_km: float, outer_km: float, bearing_deg: float | None
) -> BaseGeometry:
    """What lies between two distances from a line, on one side of it or on both."""
    line = course(place.id)
    region: BaseGeometry = buffer(line, distance_km=outer_km)
    if inner_km > 0.0:
        region = region.difference(buffer(line, distance_km=inner_km))
    if bearing_deg is not None:
        swept = side_of_line(place.id, bearing_deg=bearing_deg, distance_km=2.0 * outer_km)
        region = region.intersection(swept)
    return cut_polygon(region)


def _beside(clue: Clue, setting: Setting, bearing_deg: float | None) -> Location:
    """The side of a place, near to it; no distance is told."""
    place = clue.places[0]
    least = softness.SIDE_LEAST_KM.get(place.kind, softness.SIDE_LEAST_OTHER_KM)
    reach = min(softness.SIDE_MOST_KM, max(least, softness.SIDE_SHARE_OF_RADIUS * place.radius_km))
    region = _side_region(place, reach, bearing_deg)
    (x, y), why = (inner_point(region), "")
    if bearing_deg is None:
        (x, y), why = point_in(region, place, setting)
    beside = "beside" if bearing_deg is None else f"{wind_name(bearing_deg)} of"
    return Location(
        name=f"{beside} {place.name}",
        lat=y,
        lon=x,
        uncertainty_km=max(reach, spread_km(region, lat=y, lon=x)),
        basis="bearing_distance",
        how=f"{beside} {place.name}; the text gives no distance, {reach:.0f} km are taken{why}",
        geometry=region,
        evidence=spans(clue),
    )


@functools.lru_cache(maxsize=512)
def _side_region(place: Place, reach_km: float, bearing_deg: float | None) -> BaseGeometry:
    """The surroundings of a place, or those in one direction."""
    around: BaseGeometry = buffer(shape_of(place), distance_km=reach_km)
    if bearing_deg is not None:
        lon, lat = middle_of(place)
        wedge = sector(
            lat=lat,
            lon=lon,
            azimuth_deg=bearing_deg,
            half_width_deg=softness.SIDE_HALF_WIDTH_DEG,
            inner_km=0.0,
            outer_km=min(19_000.0, 3.0 * half_width_km(place) + reach_km),
        )
        around = around.intersection(wedge)
    outside = around.difference(shape_of(place))
    return cut_polygon(outside if outside.area > 0.0 else around)
