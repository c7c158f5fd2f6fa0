"""Several clues to one location: the smallest region that they agree on.

In: the locations of single clues, in the text's order; a flown distance.
Out: one `Location`; its `how` says what agreed and what did not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import GeometryError
from geomap.geodesy import area_km2, cut_polygon, destination, inner_point, inverse, ring, spread_km
from geomap.locate.softness import MUCH_SMALLER, OVERLAP_SHARE, RANGE_ORIGIN_SHARE, RANGE_SHARE
from geomap.model import Account, Location

_WIDE_BASES = frozenset({"sea", "sea_off", "country"})


def agreed(locations: Sequence[Location]) -> Location:
    """One location from those of several clues.

    Parameters
    ----------
    locations : sequence of Location
        At least one. Inferred ones count only where there is nothing else.

    Returns
    -------
    Location
        The most specific region, cut down by those that overlap it.
    """
    stated = [loc for loc in locations if not loc.inferred] or list(locations)
    best = _most_specific(stated)
    for other in stated:
        if other is not best:
            best = _narrowed(best, other)
    return best


def _most_specific(locations: Sequence[Location]) -> Location:
    """The smallest of those that overlap the first; else the first, unless much larger."""
    first = locations[0]
    size = area_km2(first.geometry)
    best, least = first, size
    for other in locations[1:]:
        other_size = area_km2(other.geometry)
        bar = least if _overlap(first.geometry, other.geometry) else MUCH_SMALLER * least
        if other_size < bar:
            best, least = other, other_size
    return best


def _overlap(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two regions share a fair part of the smaller one."""
    shared = one.intersection(other).area
    return bool(shared >= OVERLAP_SHARE * min(one.area, other.area) and shared > 0.0)


def _narrowed(best: Location, other: Location) -> Location:
    """The best location cut down by another clue, or a note that the two disagree."""
    if not _overlap(best.geometry, other.geometry):
        return replace(best, how=f"{best.how}; the text also names {other.name}, which lies apart")
    evidence = tuple(dict.fromkeys((*best.evidence, *other.evidence)))
    shared = best.geometry.intersection(other.geometry)
    if shared.area > 0.98 * best.geometry.area:
        return replace(best, evidence=evidence)
    return replace(
        _moved_into(best, cut_polygon(shared)),
        how=f"{best.how}; and within {other.name}",
        evidence=evidence,
    )


def _moved_into(location: Location, region: BaseGeometry) -> Location:
    """A location with a smaller region; its point is kept where it lies inside."""
    x, y = location.lon, location.lat
    if not region.intersects(Point(x, y)):
        x, y = inner_point(region)
    return replace(
        location,
        lon=x,
        lat=y,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        geometry=region,
    )


def _toward(impact: Location, origin: Location, distance_km: float) -> tuple[float, float]:
    """The point at a distance from the origin in the direction of the impact."""
    way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=impact.lat, lon2=impact.lon)
    return destination(
        lat=origin.lat,
        lon=origin.lon,
        azimuth_deg=way.azimuth_deg,
        distance_km=min(distance_km, 20_000.0),
    )


def narrowed_by_range(impact: Location, origin: Location, accounts: Sequence[Account]) -> Location:
    """A wide impact cut down to the distance that the text says was flown.

    Parameters
    ----------
    impact, origin : Location
        As located from their own clues.
    accounts : sequence of Account
        The values that the text gives for the flown distance, in kilometres.

    Returns
    -------
    Location
        The part of the impact's region that lies at that distance from the
        origin; the impact as it was where that is no part of it, or where
        either is not fit: a sharp impact, an origin known too roughly.
    """
    values = [account.value for account in accounts]
    if impact.basis not in _WIDE_BASES or not values:
        return impact
    if origin.uncertainty_km > RANGE_ORIGIN_SHARE * min(values):
        return impact
    try:
        band = ring(
            lat=origin.lat,
            lon=origin.lon,
            inner_km=max(0.0, min(values) * (1.0 - RANGE_SHARE) - origin.uncertainty_km),
            outer_km=max(values) * (1.0 + RANGE_SHARE) + origin.uncertainty_km,
        )
    except GeometryError:
        return impact
    if not _overlap(band, impact.geometry):
        return impact
    region = cut_polygon(impact.geometry.intersection(band))
    if region.area > 0.9 * impact.geometry.area:
        return impact
    x, y = _toward(impact, origin, values[0])
    if not region.contains(Point(x, y)):
        x, y = inner_point(region)
    return replace(
        impact,
        lon=x,
        lat=y,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        how=f"{impact.how}; {values[0]:,.0f} km from {origin.name}, the distance flown",
        geometry=region,
        evidence=tuple(dict.fromkeys((*impact.evidence, *(a.span for a in accounts)))),
    )
