"""Several clues to one location: the smallest region that they agree on.

In: the locations of single clues, in the text's order; the bounds that the
flight sets.
Out: one `Location`; its `clues` and its `how` say what agreed and what did
not, and how far off it lies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import regions
from geomap.geodesy import destination, inverse
from geomap.locate import softness
from geomap.locate.flight import Bound
from geomap.locate.kept import area_km2, distance_km_to, inner_point, spread_km
from geomap.locate.kept import shared as shared_part
from geomap.locate.shapes import tidied, water_of
from geomap.model import ClueUse, Location, Span

WIDE_BASES = frozenset({"sea", "sea_off", "country", "zone", "flight", "between"})
"""Bases whose point may move to where the flight leads."""

WET_BASES = frozenset({"sea", "sea_off", "zone"})
_SAME_SHARE = 0.98


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
    if len(locations) == 1:
        return first
    size = area_km2(first.geometry)
    best, least = first, size
    for other in locations[1:]:
        other_size = area_km2(other.geometry)
        together = _overlap(first.geometry, other.geometry)
        bar = least if together else softness.MUCH_SMALLER * least
        if _is_pin(best) and together:
            continue
        if other_size < bar:
            best, least = other, other_size
    return best


def _is_pin(location: Location) -> bool:
    """Whether it is a place by its name, which a distance from another does not outdo."""
    return location.basis == "named" and location.is_point


def _overlap(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two regions share a fair part of the smaller one."""
    return _is_fair(shared_part(one, other), one, other)


def _is_fair(shared: BaseGeometry, one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether what two regions share is a fair part of the smaller one."""
    return bool(
        shared.area >= softness.OVERLAP_SHARE * min(one.area, other.area) and shared.area > 0.0
    )


def _narrowed(best: Location, other: Location) -> Location:
    """The best location cut down by another clue, or a note that the two disagree."""
    shared = shared_part(best.geometry, other.geometry)
    if not _is_fair(shared, best.geometry, other.geometry):
        off_km = max(1.0, distance_km_to(other.geometry, lat=best.lat, lon=best.lon))
        uses = tuple(replace(use, off_km=off_km) for use in other.clues)
        note = f"the text also names {other.name}, which lies apart, {off_km:,.0f} km from it"
        return replace(best, how=f"{best.how}; {note}", clues=best.clues + uses)
    evidence = tuple(dict.fromkeys((*best.evidence, *other.evidence)))
    uses = best.clues + other.clues
    if shared.area > _SAME_SHARE * best.geometry.area:
        return replace(best, evidence=evidence, clues=uses)
    return replace(
        _moved_into(best, tidied(shared)),
        how=f"{best.how}; and within {other.name}",
        evidence=evidence,
        clues=uses,
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
        uncertainty_km=_spread(region, location, x, y),
        geometry=region,
    )


def bounded(impact: Location, told: Sequence[Bound], origin: Location | None) -> Location:
    """An impact cut down by what the flight tells of it.

    Parameters
    ----------
    impact : Location
        As located from its own clues.
    told : sequence of Bound
        The firmest first. One that shares nothing with what is left is not
        followed: it is told as a contradiction, with how far it lies off.
    origin : Location or None
        From where directions and distances count.

    Returns
    -------
    Location
        The same object where nothing is told of it.
    """
    region, notes, uses = impact.geometry, [impact.how], list(impact.clues)
    spans: list[Span] = []
    for bound in told:
        shared = None if _is_sharp(impact, bound) else _within(impact, region, bound)
        off_km = _off_km(impact, region, bound, origin, shared)
        if bound.kind != "reach":
            shape = bound.region or region
            uses.append(ClueUse(bound.kind, bound.name, shape, bound.evidence, off_km))
        if off_km is not None:
            notes.append(f"{bound.name}, contradicts this by about {_about(off_km):,.0f} km")
        elif shared is not None and shared.area < _SAME_SHARE * region.area:
            region = tidied(shared)
            notes.append(bound.name)
            spans += bound.evidence
    if not told:
        return impact
    found = replace(
        impact,
        how="; ".join(notes),
        evidence=tuple(dict.fromkeys((*impact.evidence, *spans))),
        clues=tuple(uses),
    )
    if region is impact.geometry:
        return found
    x, y = _point(region, impact, told, origin)
    return replace(
        found, lon=x, lat=y, uncertainty_km=_spread(region, impact, x, y), geometry=region
    )


def _about(km: float) -> float:
    """Kilometres to tens, from 1,000 on to hundreds; small ones as they are.

    Examples
    --------
    >>> _about(57.3), _about(7.4), _about(1234.0)
    (60.0, 7.0, 1200.0)
    """
    return round(km, 0 if km < 10.0 else -1 if km < 1_000.0 else -2)


def _spread(region: BaseGeometry, impact: Location, x: float, y: float) -> float:
    """Uncertainty of a narrowed region; what was no pin before is none now."""
    least = min(softness.LEAST_REGION_KM, impact.uncertainty_km)
    return max(least, spread_km(region, lat=y, lon=x))


def _is_sharp(impact: Location, bound: Bound) -> bool:
    """Whether an impact's own words are firmer than a bound: a named town needs no ring."""
    return impact.basis not in WIDE_BASES and impact.basis != "bearing_distance"


def _within(impact: Location, region: BaseGeometry, bound: Bound) -> BaseGeometry:
    """What a bound leaves of a region."""
    if bound.surface == "sea":
        if impact.basis in WET_BASES:
            return region
        water = water_of(region)
        return water if water is not region else shapely.Polygon()
    if bound.surface == "land":
        parts = [p.intersection(regions.land(p.bounds)) for p in shapely.get_parts(region)]
        return shapely.union_all(parts)
    if bound.region is None:
        return region
    if bound.without:
        return region.difference(bound.region)
    return shared_part(region, bound.region)


def _off_km(
    impact: Location,
    left: BaseGeometry,
    bound: Bound,
    origin: Location | None,
    shared: BaseGeometry | None,
) -> float | None:
    """How far an impact lies off a bound that it contradicts; None where they agree."""
    if bound.kind == "range" and origin is not None and bound.value_km is not None:
        strain = _strain_km(impact, bound.value_km, origin)
        if strain is not None:
            return strain
    if shared is None:
        return None
    region = bound.region if bound.region is not None and not bound.without else left
    if _is_fair(shared, left, region):
        return None
    if bound.region is None:
        return _to_coast_km(impact)
    edge = bound.region.boundary if bound.without else bound.region
    return max(1.0, distance_km_to(edge, lat=impact.lat, lon=impact.lon))


def _to_coast_km(impact: Location) -> float:
    """Distance from a point to the nearest shore, about; sought up to 20 degrees away."""
    lat, lon = impact.lat, impact.lon
    for reach in (1.0, 5.0, 20.0):
        box = (
            max(-180.0, lon - reach),
            max(-90.0, lat - reach),
            min(180.0, lon + reach),
            min(90.0, lat + reach),
        )
        shore = regions.land(box).boundary.difference(shapely.box(*box).boundary)
        if not shore.is_empty:
            return max(1.0, distance_km_to(shore, lat=lat, lon=lon))
    return 1.0


def _strain_km(impact: Location, value_km: float, origin: Location) -> float | None:
    """How far a place told otherwise lies from the end of the distance flown, where too far."""
    if impact.basis not in ("bearing_distance", "named", "near"):
        return None
    way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=impact.lat, lon2=impact.lon)
    share = softness.STRAIN_OFFSET_SHARE if impact.basis == "bearing_distance" else 1.0
    allowed = math.hypot(
        softness.STRAIN_RANGE_SHARE * value_km,
        share * impact.uncertainty_km,
        softness.STRAIN_LEAST_KM + origin.uncertainty_km,
    )
    off_km = abs(way.distance_km - value_km)
    return off_km if off_km > allowed else None


def _point(
    region: BaseGeometry, impact: Location, told: Sequence[Bound], origin: Location | None
) -> tuple[float, float]:
    """The point that stands for what is left: where the flight leads, else the old one."""
    kinds = {bound.kind for bound in told}
    ahead = _ahead(impact, told, origin)
    leads = ahead is not None and region.intersects(Point(ahead))
    rough = impact.uncertainty_km > softness.ROUGH_OFFSET_KM and "overflight" in kinds
    if ahead is not None and leads and (impact.basis in WIDE_BASES or rough):
        return ahead
    moves = kinds & {"reach", "overflight", "toward", "direction", "zone"}
    stays = impact.basis not in WIDE_BASES or not moves
    if stays and region.intersects(Point(impact.lon, impact.lat)):
        return impact.lon, impact.lat
    return inner_point(region)


def _ahead(
    impact: Location, told: Sequence[Bound], origin: Location | None
) -> tuple[float, float] | None:
    """At the distance flown, in the direction told, else in that of the old point."""
    flown = next((b.value_km for b in told if b.value_km is not None), None)
    if flown is None or origin is None or not 0.0 < flown < 20_000.0:
        return None
    azimuth = next((b.azimuth_deg for b in told if b.azimuth_deg is not None), None)
    if azimuth is None:
        way = inverse(lat1=origin.lat, lon1=origin.lon, lat2=impact.lat, lon2=impact.lon)
        azimuth = way.azimuth_deg
    return destination(lat=origin.lat, lon=origin.lon, azimuth_deg=azimuth, distance_km=flown)
