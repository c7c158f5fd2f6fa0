"""From one clue to one region: a builder for each kind of clue.

In: a `Clue` and its `Setting`.
Out: a `Location`, by the table `BUILDERS`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import DataError
from geomap.geodesy import cut_polygon, disc, side
from geomap.locate import softness
from geomap.locate.kept import area_km2, inner_point, spread_km
from geomap.locate.lines import has_course
from geomap.locate.offsets import offset
from geomap.locate.pairs import between, border, midway
from geomap.locate.parts import Part, part_of, qualified
from geomap.locate.sea_zones import beyond, within, zone_of
from geomap.locate.setting import Setting, middle_point, point_in, spans
from geomap.locate.shapes import (
    AREAL_KINDS,
    WATER_KINDS,
    coast_of,
    inland_of,
    middle_of,
    sea_around,
    shape_of,
    spread_of,
    surroundings,
    tidied,
    united,
)
from geomap.locate.shores import claimed_sea, off_coast, own_sea
from geomap.model import Clue, ClueKind, Location, Place

Builder = Callable[[Clue, Setting], Location]


def place(clue: Clue, setting: Setting) -> Location:
    """The place itself, or the part of it that the qualifier names."""
    first = clue.places[0]
    if first.kind == "dispute":
        return dispute(clue, setting)
    if first.kind in WATER_KINDS:
        return sea(clue, setting)
    if len(clue.places) > 1:
        return _several(clue)
    whole = _whole(clue, first)
    part = part_of(clue.qualifier)
    if part.edge and first.kind not in AREAL_KINDS:
        return near(clue, setting)
    if first.radius_km <= softness.EXTENDED_KM or not part.is_narrower:
        return whole
    return _narrowed(whole, clue, part)


def _narrowed(whole: Location, clue: Clue, part: Part) -> Location:
    """The part of a place that the clue names, in place of the whole."""
    first = clue.places[0]
    region, x, y, spread = _measured_part(first, part)
    return replace(
        whole,
        name=qualified(first.name, clue.qualifier),
        lat=y,
        lon=x,
        uncertainty_km=spread,
        how=f"the {clue.qualifier} part of {first.name}, named in the text",
        geometry=region,
    )


@functools.lru_cache(maxsize=512)
def _measured_part(first: Place, part: Part) -> tuple[BaseGeometry, float, float, float]:
    """A part of a place, the point in it and its spread."""
    region = _named_part(first, part)
    x, y = inner_point(region)
    return region, x, y, spread_km(region, lat=y, lon=x)


def _whole(clue: Clue, first: Place) -> Location:
    """A place as a whole."""
    lon, lat = middle_of(first)
    is_country = first.kind == "country"
    least = softness.LEAST_REGION_KM if is_country or first.kind in WATER_KINDS else 0.0
    how = "named in the text"
    if is_country:
        how += "; no narrower place is told, so the whole country is meant"
    return Location(
        name=first.name,
        lat=lat,
        lon=lon,
        uncertainty_km=max(least, spread_of(first)),
        basis="country" if is_country else "named",
        how=how,
        geometry=shape_of(first),
        evidence=spans(clue),
    )


def _several(clue: Clue) -> Location:
    """Several places at once: all of them together."""
    region = united([shape_of(p) for p in clue.places])
    x, y = inner_point(region)
    return Location(
        name=" and ".join(p.name for p in clue.places),
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="named",
        how="named in the text; one of these places or all of them",
        geometry=region,
        evidence=spans(clue),
    )


def _named_part(first: Place, part: Part) -> BaseGeometry:
    """The northern, central or coastal part of a place."""
    shape = shape_of(first)
    if part.coast:
        strip = coast_of(first)
        if part.azimuth_deg is None:
            return strip
        half = side(shape, azimuth_deg=part.azimuth_deg, share=softness.COAST_SHARE)
        on_side = strip.intersection(half)
        return cut_polygon(on_side) if on_side.area > 0.0 else half
    if part.inland:
        return inland_of(first)
    if part.azimuth_deg is not None:
        return side(shape, azimuth_deg=part.azimuth_deg, share=softness.PART_SHARE)
    lon, lat = middle_of(first)
    radius_km = math.sqrt(area_km2(shape) / math.pi)
    heart = disc(lat=lat, lon=lon, radius_km=softness.CENTRE_SHARE * radius_km)
    return cut_polygon(shape.intersection(heart))


def near(clue: Clue, setting: Setting) -> Location:
    """A place and its surroundings."""
    first = clue.places[0]
    if first.kind in WATER_KINDS:
        return sea(clue, setting)
    edge = part_of(clue.qualifier).edge
    reach = softness.NEAR_KM.get(first.kind, softness.NEAR_OTHER_KM)
    reach = softness.SUBURB_KM if edge else reach
    words = f"the {clue.qualifier} of" if edge else "near"
    lon, lat = middle_of(first)
    if first.region is None:
        radius = first.radius_km + reach
        radius = max(radius, softness.LEAST_SUBURB_KM) if edge else radius
        width = radius
        region: BaseGeometry = disc(lat=lat, lon=lon, radius_km=radius)
    else:
        region = surroundings(first, reach)
        width = spread_km(region, lat=lat, lon=lon)
    return Location(
        name=f"{clue.qualifier} of {first.name}" if edge else f"near {first.name}",
        lat=lat,
        lon=lon,
        uncertainty_km=width,
        basis="near",
        how=f"{words} {first.name}; {reach:.0f} km around it are taken",
        geometry=region,
        evidence=spans(clue),
    )


def off(clue: Clue, setting: Setting) -> Location:
    """The sea beside a place, land left out."""
    first = clue.places[0]
    if first.kind in WATER_KINDS:
        return sea(clue, setting)
    part = part_of(clue.qualifier)
    if part.zone_km is not None:
        return zone(clue, setting)
    reach = softness.OPEN_SEA_KM if part.open_sea else _off_reach(first)
    water = own_sea(clue.places, reach)
    how = f"the sea within {reach:.0f} km of {first.name}, land left out"
    if part.open_sea:
        water, how = (
            _open_sea(clue.places, reach),
            f"{how}; open waters lie beyond the coastal ones",
        )
    if part.azimuth_deg is not None:
        water = off_coast(clue.places, reach, part.azimuth_deg)
        x, y = _middle_off(clue.places, reach, part.azimuth_deg)
        why = f"; only off its {clue.qualifier}"
    else:
        (x, y), why = point_in(water, first, setting)
    return Location(
        name=_off_name(clue, part),
        lat=y,
        lon=x,
        uncertainty_km=spread_km(water, lat=y, lon=x),
        basis="sea_off",
        how=how + why,
        geometry=water,
        evidence=spans(clue),
    )


@functools.lru_cache(maxsize=256)
def _middle_off(
    places: tuple[Place, ...], reach_km: float, azimuth_deg: float
) -> tuple[float, float]:
    """The point that stands for the sea off one coast."""
    return middle_point(off_coast(places, reach_km, azimuth_deg))


@functools.lru_cache(maxsize=256)
def _open_sea(places: tuple[Place, ...], reach_km: float) -> BaseGeometry:
    """The sea off places without the strip that law counts with the land."""
    coastal = sea_around(places, softness.TERRITORIAL_KM)
    rest = own_sea(places, reach_km).difference(coastal)
    return tidied(rest) if rest.area > 0.0 else own_sea(places, reach_km)


def _off_reach(first: Place) -> float:
    """How far the sea off a place goes, by the place's size."""
    least = softness.OFF_LEAST_KM.get(first.kind, softness.OFF_LEAST_OTHER_KM)
    return min(softness.OFF_MOST_KM, max(least, softness.OFF_SHARE * first.radius_km))


def _off_name(clue: Clue, part: Part) -> str:
    """Name of the sea off one place or several."""
    qualifier = clue.qualifier if part.azimuth_deg is not None else None
    return "sea off " + " and ".join(qualified(p.name, qualifier) for p in clue.places)


def zone(clue: Clue, setting: Setting) -> Location:
    """Inside or outside the economic zone or the territorial waters of a country."""
    told = zone_of(clue)
    region = within(told) if told.inside else beyond(told)
    (x, y), why = point_in(region, told.owner, setting)
    how = f"{told.words}: {told.width_km:,.0f} km from the coast, split half-way to neighbours"
    return Location(
        name=told.words.removeprefix("inside the ").removesuffix(" (approximate)"),
        lat=y,
        lon=x,
        uncertainty_km=max(softness.LEAST_REGION_KM, spread_km(region, lat=y, lon=x)),
        basis="zone",
        how=f"{how}, no legal claim{why}",
        geometry=region,
        evidence=spans(clue),
    )


def sea(clue: Clue, setting: Setting) -> Location:
    """A body of water by its name, or the part of it that the qualifier names."""
    first = clue.places[0]
    if "median" in (clue.qualifier or "") and has_course(first, clue.qualifier):
        return offset(replace(clue, distance_km=None), setting)
    if first.kind not in WATER_KINDS and first.kind not in ("dispute", "line", "region"):
        return off(clue, setting)
    whole = replace(_whole(clue, first), basis="sea", how="named in the text; land left out")
    part = part_of(clue.qualifier)
    if part.coast or not (part.centre or part.azimuth_deg is not None):
        return whole
    return _narrowed(whole, clue, part)


def actor(clue: Clue, setting: Setting) -> Location:
    """The country of who did it; inferred unless the clue has words of its own."""
    whole = _whole(clue, clue.places[0])
    if clue.span is not None:
        return replace(whole, basis="country")
    return replace(
        whole,
        basis="country",
        how=f"no place is told; {whole.name} is taken because it acted",
        inferred=True,
    )


def dispute(clue: Clue, setting: Setting) -> Location:
    """What is disputed, under all the names its claimants give it."""
    first = clue.places[0]
    names = both_names(first)
    row = next((d for d in setting.gazetteer.disputes() if d.place.id == first.id), None)
    claimants = ", ".join(_country_name(setting, iso3) for iso3 in row.claimants) if row else ""
    told = clue.kind == "dispute"
    how = "told by its claimants" if told else "named in the text"
    whole = _whole(clue, first)
    if clue.qualifier == "waters" and row is not None:
        states = tuple(setting.gazetteer.country(iso3) for iso3 in row.claimants)
        whole = _claimed_sea(whole, first, states)
    return replace(
        whole,
        name=" / ".join(names),
        basis="disputed",
        how=f"{how}; claimed by {claimants}" if claimants else f"{how}; disputed",
        disputed=True,
        names=names,
    )


def _claimed_sea(whole: Location, first: Place, states: tuple[Place, ...]) -> Location:
    """Disputed waters: the sea around a disputed place that its claimants' zones share."""
    region = claimed_sea(first, states)
    x, y = whole.lon, whole.lat
    if not region.intersects(Point(x, y)):
        x, y = inner_point(region)
    spread = spread_km(region, lat=y, lon=x)
    return replace(whole, lat=y, lon=x, uncertainty_km=spread, geometry=region)


def both_names(first: Place) -> tuple[str, ...]:
    """A disputed place's name, and the first other name that is no variant of it.

    Examples
    --------
    >>> both_names(
    ...     Place("d", "Dokdo", "dispute", 37.2, 131.9, 10, names=("Dokdo Islands", "Takeshima"))
    ... )
    ('Dokdo', 'Takeshima')
    """
    stem = first.name[:4].lower()
    other = next((n for n in first.names if n[:4].lower() != stem), None)
    return (first.name,) if other is None else (first.name, other)


def _country_name(setting: Setting, iso3: str) -> str:
    """Name of a country by its code; the code itself where the gazetteer has none."""
    try:
        return setting.gazetteer.country(iso3).name
    except DataError:
        return iso3


def usual(clue: Clue, setting: Setting) -> Location:
    """The usual ground of an exercise; inferred."""
    found = place(clue, setting)
    return replace(
        found, basis="usual", how="no place is told; it is usually held here", inferred=True
    )


BUILDERS: Final[Mapping[ClueKind, Builder]] = MappingProxyType(
    {
        "place": place,
        "near": near,
        "offset": offset,
        "off": off,
        "sea": sea,
        "actor": actor,
        "dispute": dispute,
        "usual": usual,
        "between": between,
        "midway": midway,
        "border": border,
        "zone": zone,
    }
)
"""Which function turns which kind of clue into a region; the others only bound one."""
