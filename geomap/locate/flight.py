"""What the flight tells of its end: distance flown, places passed, direction, zones, sea or land.

In: an `Event`, its located origin and overflown places.
Out: `Bound`s, the firmest first: regions that the impact must lie in (or
outside of); `from_flight`, the impact that they alone tell.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import GeometryError
from geomap.gazetteer import regions
from geomap.geodesy import buffer, cut_polygon, disc, inverse, ring, sector
from geomap.geodesy.ellipsoid import GEOD
from geomap.locate import softness
from geomap.locate.kept import distance_km_to
from geomap.locate.parts import wind_name
from geomap.locate.sea_zones import Zone, beyond, within, zone_of
from geomap.locate.shapes import shape_of, spread_of, water_of
from geomap.model import Clue, Event, Location, Span

# Seas small enough to be meant as a whole by "the sea", seen from their coasts.
_INNER_SEAS: Final = (
    "sea_of_japan", "yellow_sea", "east_china_sea", "black_sea", "caspian_sea", "persian_gulf",
    "red_sea", "gulf_of_oman", "gulf_of_aden", "baltic_sea", "white_sea", "barents_sea",
    "north_sea", "adriatic_sea", "aegean_sea", "tyrrhenian_sea", "eastern_mediterranean_sea",
    "kara_sea", "laptev_sea", "andaman_sea", "gulf_of_thailand", "java_sea", "sea_of_azov",
)  # fmt: skip
_LEAST_AWAY_KM: Final = 30.0
_MOST_KM: Final = 19_000.0
_SAMPLES: Final = 200
_ROUGH_DEG: Final = 0.2


@dataclass(frozen=True, slots=True)
class Bound:
    """A region that an impact lies in, or with `without` lies outside of.

    `azimuth_deg` is the direction from the origin that it tells, `value_km` the
    distance. `wet` and `dry` ask for the water or the land of what is left.
    """

    kind: str
    name: str
    region: BaseGeometry | None
    evidence: tuple[Span, ...] = ()
    without: bool = False
    azimuth_deg: float | None = None
    value_km: float | None = None
    surface: str = ""


def bounds(
    event: Event, origin: Location | None, overflies: Sequence[Location]
) -> tuple[Bound, ...]:
    """All that the flight tells of where it ended, the firmest first."""
    told = event.clues.get("flight", ())
    found: list[Bound] = []
    if origin is not None:
        flown = _flown(event, origin)
        found += flown
        reach = flown[0].value_km if flown else None
        found += _passed(origin, overflies, reach)
        found += [_toward(clue, origin, reach) for clue in told if clue.kind == "toward"]
        found += [_direction(clue, origin, reach) for clue in told if clue.kind == "direction"]
    found += [_zone(clue) for clue in told if clue.kind == "zone"]
    found += [_surface(clue) for clue in told if clue.kind == "surface"]
    return tuple(found)


def _flown(event: Event, origin: Location) -> list[Bound]:
    """The ring at the distance flown, where the origin is known well enough for one."""
    accounts = event.accounts.get("range_km", ())
    values = [account.value for account in accounts]
    if not values or origin.uncertainty_km > softness.RANGE_ORIGIN_SHARE * min(values):
        return []
    least, most = min(values), max(values)
    soft = origin.uncertainty_km
    try:
        region = _ring(
            origin.lat,
            origin.lon,
            max(0.0, least - math.hypot(softness.RANGE_SHARE * least, soft)),
            most + math.hypot(softness.RANGE_SHARE * most, soft),
        )
    except GeometryError:
        return []
    name = f"{values[0]:,.0f} km from {origin.name}, the distance flown"
    spans = tuple(account.span for account in accounts)
    return [Bound("range", name, region, spans, value_km=values[0])]


@functools.lru_cache(maxsize=512)
def _ring(lat: float, lon: float, inner_km: float, outer_km: float) -> BaseGeometry:
    """A ring, kept: the events of a series start from one site."""
    return ring(lat=lat, lon=lon, inner_km=inner_km, outer_km=outer_km)


def _passed(
    origin: Location, overflies: Sequence[Location], reach_km: float | None
) -> Iterator[Bound]:
    """Beyond each place flown over, as seen from the origin."""
    for passed in overflies:
        view = _view(origin, passed.geometry, passed.lat, passed.lon)
        if view is None:
            continue
        azimuth, half, near_km = view
        outer = _MOST_KM if reach_km is None else max(1.2 * reach_km, near_km + 100.0)
        region = sector(
            lat=origin.lat,
            lon=origin.lon,
            azimuth_deg=azimuth,
            half_width_deg=half + softness.OVERFLIGHT_DEG,
            inner_km=near_km,
            outer_km=min(_MOST_KM, outer),
        )
        name = f"beyond {passed.name}, flown over"
        yield Bound("overflight", name, region, passed.evidence, azimuth_deg=azimuth)


def _view(
    origin: Location, shape: BaseGeometry, lat: float, lon: float
) -> tuple[float, float, float] | None:
    """Azimuth, half width and least distance of a shape from the origin; None if too wide."""
    points = shapely.get_coordinates(shapely.simplify(shape, 0.05))
    points = points[:: max(1, len(points) // _SAMPLES)]
    count = len(points)
    azimuths, _, metres = GEOD.inv(
        np.full(count, origin.lon), np.full(count, origin.lat), points[:, 0], points[:, 1]
    )
    near_km = float(np.min(metres)) / 1000.0
    if near_km < _LEAST_AWAY_KM:
        return None
    way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=lat, lon2=lon)
    turn = (np.asarray(azimuths) - way.azimuth_deg + 180.0) % 360.0 - 180.0
    low, high = float(turn.min()), float(turn.max())
    half = (high - low) / 2.0 + math.degrees(math.atan2(origin.uncertainty_km, way.distance_km))
    if half > softness.OVERFLIGHT_MOST_DEG:
        return None
    return way.azimuth_deg + (low + high) / 2.0, half, near_km


def _toward(clue: Clue, origin: Location, reach_km: float | None) -> Bound:
    """The way from the origin to a place, or short of it."""
    place = clue.places[0]
    short = clue.qualifier == "short"
    way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=place.lat, lon2=place.lon)
    half = math.degrees(math.atan2(spread_of(place) + origin.uncertainty_km, way.distance_km))
    gap_km = distance_km_to(shape_of(place), lat=origin.lat, lon=origin.lon)
    outer = max(gap_km, 10.0) if short else max(1.2 * (reach_km or 0.0), way.distance_km * 1.2)
    region = sector(
        lat=origin.lat,
        lon=origin.lon,
        azimuth_deg=way.azimuth_deg,
        half_width_deg=min(90.0, max(softness.TOWARD_DEG, half)),
        inner_km=0.0,
        outer_km=min(_MOST_KM, outer),
    )
    name = f"short of {place.name}" if short else f"in the direction of {place.name}"
    spans = () if clue.span is None else (clue.span,)
    return Bound("toward", name, region, spans, azimuth_deg=way.azimuth_deg)


def _direction(clue: Clue, origin: Location, reach_km: float | None) -> Bound:
    """The sector that a compass word tells."""
    bearing = clue.bearing_deg or 0.0
    region: BaseGeometry = sector(
        lat=origin.lat,
        lon=origin.lon,
        azimuth_deg=bearing,
        half_width_deg=softness.DIRECTION_DEG,
        inner_km=0.0,
        outer_km=min(_MOST_KM, 1.2 * reach_km if reach_km else softness.FAR_KM),
    )
    if origin.uncertainty_km > softness.COAST_STRIP_KM:
        region = buffer(region, distance_km=origin.uncertainty_km)
    name = f"{wind_name(bearing)} of {origin.name}, the direction of fire"
    spans = () if clue.span is None else (clue.span,)
    return Bound("direction", name, region, spans, azimuth_deg=bearing)


def _zone(clue: Clue) -> Bound:
    """Inside or outside a sea that law defines."""
    zone = zone_of(clue)
    spans = () if clue.span is None else (clue.span,)
    if zone.inside:
        return Bound("zone", zone.words, within(zone), spans)
    if zone.close:
        return Bound("zone", zone.words, beyond(zone), spans)
    return Bound("zone", zone.words, zone.sea, spans, without=True)


def _surface(clue: Clue) -> Bound:
    """At sea, or on land."""
    spans = () if clue.span is None else (clue.span,)
    wet = clue.qualifier != "land"
    return Bound(
        "surface", "at sea" if wet else "on land", None, spans, surface="sea" if wet else "land"
    )


def start_of(
    told: Sequence[Bound], zones: Sequence[Clue], origin: Location | None
) -> tuple[BaseGeometry, str] | None:
    """Where an impact lies that only the flight tells, before the bounds cut it; and in words."""
    by_kind = {bound.kind: bound for bound in reversed(told)}
    ways = [b for b in told if b.kind in ("overflight", "toward", "direction")]
    flown = by_kind.get("range")
    if flown is not None and flown.region is not None and (ways or "surface" in by_kind):
        return flown.region, flown.name
    short = next((b for b in ways if b.name.startswith("short")), None)
    if short is not None and short.region is not None:
        return short.region, short.name
    outside = [zone_of(clue) for clue in zones if clue.kind == "zone"]
    if outside:
        return _before(outside[0], origin if flown is None else None), outside[0].words
    if origin is not None and any(b.surface == "sea" for b in told):
        return _sea_beside(origin, bool(ways)), f"the sea beside {origin.name}"
    return None


def _before(zone: Zone, origin: Location | None) -> BaseGeometry:
    """The sea outside a zone on the origin's side: no further away than the land behind it."""
    region = beyond(zone)
    if origin is None:
        return region
    land_km = distance_km_to(shape_of(zone.owner), lat=origin.lat, lon=origin.lon)
    if land_km < _LEAST_AWAY_KM:
        return region
    near = region.intersection(disc(lat=origin.lat, lon=origin.lon, radius_km=land_km))
    return cut_polygon(near) if near.area > 0.0 else region


def _sea_beside(origin: Location, has_way: bool) -> BaseGeometry:
    """The sea on whose coast the origin lies; all that is near where the way is told."""
    reach = softness.SEA_REACH_KM
    if origin.uncertainty_km > softness.SEA_REACH_KM / 4.0:
        return water_of(cut_polygon(buffer(origin.geometry, distance_km=reach / 2.0)))
    water = water_of(disc(lat=origin.lat, lon=origin.lon, radius_km=reach))
    inner = _inner_sea(origin.lat, origin.lon)
    if inner is not None and not has_way:
        return inner
    parts = shapely.get_parts(water)
    if has_way or len(parts) == 1:
        return water
    away = [distance_km_to(part, lat=origin.lat, lon=origin.lon) for part in parts]
    return cut_polygon(parts[int(np.argmin(away))])


@functools.lru_cache(maxsize=256)
def _inner_sea(lat: float, lon: float) -> BaseGeometry | None:
    """The sea on whose coast a point lies, where it is no ocean or the like."""
    beside = disc(lat=lat, lon=lon, radius_km=softness.COAST_STRIP_KM)
    for name in _INNER_SEAS:
        sea = regions.region(f"sea:{name}")
        if sea.intersects(beside):
            return cut_polygon(sea)
    return None


@functools.lru_cache(maxsize=64)
def _rough(region: BaseGeometry) -> BaseGeometry:
    """A sea with a rough outline."""
    return shapely.simplify(region, _ROUGH_DEG)


def ocean_part(impact: Location, origin: Location, overflies: Sequence[Location]) -> Bound | None:
    """Of an ocean, the part that a missile from there meets first."""
    rough = _rough(impact.geometry)
    gap_km = distance_km_to(rough, lat=origin.lat, lon=origin.lon)
    passed = [
        inverse(lat1=origin.lat, lon1=origin.lon, lat2=o.lat, lon2=o.lon).distance_km
        for o in overflies
        if o.uncertainty_km < softness.OCEAN_KM
    ]
    reach = max([gap_km, *passed]) + softness.OCEAN_REACH_KM
    if reach >= _MOST_KM:
        return None
    region = disc(lat=origin.lat, lon=origin.lon, radius_km=reach)
    return Bound("reach", f"the part nearest to {origin.name}", region)
