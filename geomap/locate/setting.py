"""What a clue is read in: the gazetteer, and where the missile came from.

In: the gazetteer; the event's origin once it is located.
Out: `Setting`; the point of a region that stands for it; a clue's spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import cut_line, disc, geodesic, inverse, side
from geomap.locate.kept import distance_km_to, inner_point, spread_km
from geomap.locate.shapes import middle_of, shape_of
from geomap.model import Clue, Location, Place, Span

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


LonLat = tuple[float, float]

COAST_KNOWN_KM: Final = 100.0
"""An origin known this well tells off which coast of its own land a missile fell."""

LARGE_SHARE: Final = 0.3
MOST_PARTS: Final = 4
"""Parts of a region that its point may lie in: by the largest, and how many are tried."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The gazetteer, and the event's origin where it is known already."""

    gazetteer: Gazetteer
    origin: Location | None = None


def spans(clue: Clue) -> tuple[Span, ...]:
    """The words behind a clue; none for kinds that the text does not state."""
    return () if clue.span is None else (clue.span,)


def point_in(region: BaseGeometry, place: Place, setting: Setting) -> tuple[LonLat, str]:
    """Point that stands for a region beside a place, and why there, in words.

    A missile falls short of a place before it passes over it: with a known
    origin outside the place, the point lies where the line from the origin
    crosses the region; where land bars that line, on the half that faces the
    origin. Without an origin it lies well inside the region.
    """
    origin = setting.origin
    if origin is None:
        return middle_point(region), ""
    if shape_of(place).intersects(Point(origin.lon, origin.lat)):
        return _nearest_part(region, origin)
    lon, lat = middle_of(place)
    line = cut_line(geodesic(lat1=origin.lat, lon1=origin.lon, lat2=lat, lon2=lon))
    crossings = shapely.get_parts(region.intersection(line))
    longest = max(crossings, key=lambda part: float(part.length), default=None)
    if longest is not None and longest.length > 0.0:
        middle = longest.interpolate(0.5, normalized=True)
        return (
            (middle.x, middle.y),
            f"; the point lies on the line from the origin, {origin.name}, short of {place.name}",
        )
    toward = inverse(lat1=lat, lon1=lon, lat2=origin.lat, lon2=origin.lon)
    half = side(region, azimuth_deg=toward.azimuth_deg, share=0.5)
    return inner_point(half), f"; the point lies on the side of the origin, {origin.name}"


def _nearest_part(region: BaseGeometry, origin: Location) -> tuple[LonLat, str]:
    """Of a sea around the land it was fired from: on the side of the coast that is nearest."""
    gap_km = distance_km_to(region, lat=origin.lat, lon=origin.lon)
    if origin.uncertainty_km > COAST_KNOWN_KM:
        return middle_point(region), ""
    reach = disc(lat=origin.lat, lon=origin.lon, radius_km=gap_km + COAST_KNOWN_KM)
    beside = region.intersection(reach)
    parts = [p for p in shapely.get_parts(beside) if p.geom_type == "Polygon" and p.area > 0.0]
    if not parts:
        return middle_point(region), ""
    nearest = min(parts, key=lambda p: distance_km_to(p, lat=origin.lat, lon=origin.lon))
    return inner_point(nearest), f"; the point lies off the coast nearest to {origin.name}"


def middle_point(region: BaseGeometry) -> LonLat:
    """Of the points well inside each large part of a region, the one nearest to all of it."""
    parts = [p for p in shapely.get_parts(region) if p.geom_type == "Polygon" and p.area > 0.0]
    most = max((p.area for p in parts), default=0.0)
    large = [p for p in parts if p.area > LARGE_SHARE * most]
    if len(large) < 2:
        return inner_point(region)
    points = [inner_point(p) for p in large[:MOST_PARTS]]
    return min(points, key=lambda xy: spread_km(region, lat=xy[1], lon=xy[0]))
