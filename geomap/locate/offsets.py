"""Regions by bearing and distance: "200 km west of X", "700 km from X", "west of X".

In: a clue of kind ``offset`` and the setting.
Out: a `Location`: a sector, a ring, or the side of a place.
"""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from geomap.geodesy import (
    buffer,
    cut_line,
    cut_polygon,
    destination,
    geodesic,
    inner_point,
    inverse,
    rhumb,
    ring,
    sector,
    spread_km,
)
from geomap.locate import softness
from geomap.locate.parts import part_of, wind_name
from geomap.locate.setting import Setting, point_in, spans
from geomap.locate.shapes import half_width_km, middle_of, shape_of
from geomap.model import Clue, Location, Place


def offset(clue: Clue, setting: Setting) -> Location:
    """Where a clue of kind ``offset`` points to."""
    part = part_of(clue.qualifier)
    bearing = clue.bearing_deg
    if bearing is None and part.coast:
        bearing = part.azimuth_deg
    if clue.distance_km is None or clue.distance_km <= 0.0:
        return _beside(clue, setting, bearing)
    if bearing is None:
        return _around(clue, setting, clue.distance_km)
    return _bearing_and_distance(clue, clue.distance_km, bearing)


def _is_extended(place: Place) -> bool:
    """Whether a place has an outline that distances may count from."""
    return place.region is not None and place.radius_km > softness.EXTENDED_KM


def _share(clue: Clue) -> float:
    """How far a distance may be off, by itself."""
    return softness.HEDGED_SHARE if clue.hedge else softness.EXACT_SHARE


def _distance_words(clue: Clue) -> str:
    """The distance as the text gives it, in kilometres."""
    return f"{clue.hedge + ' ' if clue.hedge else ''}{clue.distance_km:,.0f} km"


def _edge(place: Place, bearing_deg: float) -> tuple[float, float]:
    """Where a ray from a place's middle leaves it; the middle where it has no outline."""
    lon, lat = middle_of(place)
    if not _is_extended(place):
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
    lon, lat = _edge(place, bearing_deg)
    x, y = _target(lat, lon, bearing_deg, distance_km)
    way = inverse(lat1=lat, lon1=lon, lat2=y, lon2=x)
    share = _share(clue)
    region: BaseGeometry = sector(
        lat=lat,
        lon=lon,
        azimuth_deg=way.azimuth_deg,
        half_width_deg=softness.BEARING_HALF_WIDTH_DEG,
        inner_km=way.distance_km * (1.0 - share),
        outer_km=way.distance_km * (1.0 + share),
    )
    extended = _is_extended(place)
    anchor_km = place.radius_km * (softness.EXTENDED_ANCHOR_SHARE if extended else 1.0)
    region = buffer(region, distance_km=max(1.0, anchor_km))
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
        uncertainty_km=max(rule_km, spread_km(region, lat=y, lon=x)),
        basis="bearing_distance",
        how=how,
        geometry=region,
        evidence=spans(clue),
    )


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


def _around(clue: Clue, setting: Setting, distance_km: float) -> Location:
    """A ring at a distance, any bearing; the point on the origin's side."""
    place = clue.places[0]
    share = _share(clue)
    inner, outer = distance_km * (1.0 - share), distance_km * (1.0 + share)
    lon, lat = middle_of(place)
    if _is_extended(place):
        shape = shape_of(place)
        region = cut_polygon(
            buffer(shape, distance_km=outer).difference(buffer(shape, distance_km=inner))
        )
    else:
        soft = place.radius_km
        region = ring(
            lat=lat, lon=lon, inner_km=max(0.0, inner - soft), outer_km=min(outer + soft, 20_000.0)
        )
    (x, y), why = point_in(region, place, setting)
    return Location(
        name=f"{_distance_words(clue)} from {place.name}",
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="bearing_distance",
        how=f"distance from {place.name}; the text gives no bearing, so all sides are open{why}",
        geometry=region,
        evidence=spans(clue),
    )


def _beside(clue: Clue, setting: Setting, bearing_deg: float | None) -> Location:
    """The side of a place, near to it; no distance is told."""
    place = clue.places[0]
    lon, lat = middle_of(place)
    least = softness.SIDE_LEAST_KM.get(place.kind, softness.SIDE_LEAST_OTHER_KM)
    reach = min(softness.SIDE_MOST_KM, max(least, softness.SIDE_SHARE_OF_RADIUS * place.radius_km))
    around: BaseGeometry = buffer(shape_of(place), distance_km=reach)
    if bearing_deg is not None:
        wedge = sector(
            lat=lat,
            lon=lon,
            azimuth_deg=bearing_deg,
            half_width_deg=softness.SIDE_HALF_WIDTH_DEG,
            inner_km=0.0,
            outer_km=min(19_000.0, 3.0 * half_width_km(place) + reach),
        )
        around = around.intersection(wedge)
    outside = around.difference(shape_of(place))
    region = cut_polygon(outside if outside.area > 0.0 else around)
    (x, y), why = (inner_point(region), "")
    if bearing_deg is None:
        (x, y), why = point_in(region, place, setting)
    side = "beside" if bearing_deg is None else f"{wind_name(bearing_deg)} of"
    return Location(
        name=f"{side} {place.name}",
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="bearing_distance",
        how=f"{side} {place.name}; the text gives no distance, {reach:.0f} km are taken{why}",
        geometry=region,
        evidence=spans(clue),
    )
