"""Seas that law defines: exclusive economic zones and territorial waters.

In: a country, and the words for the zone.
Out: its sea within 200 or 12 nautical miles, split half-way to the neighbours;
what lies outside, just inside, just outside. Approximate everywhere; no legal
claim.
"""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import regions
from geomap.geodesy import buffer, cut_polygon
from geomap.locate import softness
from geomap.locate.parts import part_of
from geomap.locate.shapes import sea_around, shape_of, water_of
from geomap.model import Clue, Place

_DETAIL_DEG: Final = 0.1
"""Edges of zones are followed to about 10 km where only their surroundings are sought."""


class Zone(NamedTuple):
    """A zone's name, its sea, whether the text says inside, and whether close to its edge."""

    name: str
    sea: BaseGeometry
    inside: bool
    close: bool
    owner: Place
    width_km: float

    @property
    def words(self) -> str:
        """The clue as people read it."""
        just = "just " if self.close else ""
        return f"{just}{'inside' if self.inside else 'outside'} {self.name}"


def zone_of(clue: Clue) -> Zone:
    """The zone that a clue of kind ``zone`` speaks of."""
    words = (clue.qualifier or "").lower()
    owner = clue.places[0]
    width_km = part_of(words).zone_km or softness.EEZ_KM
    return Zone(
        name=f"the {softness.ZONE_NAMES[width_km]} of {owner.name} (approximate)",
        sea=zone_sea(owner, width_km),
        inside=not words.startswith(("outside", "just outside", "short")),
        close=words.startswith("just"),
        owner=owner,
        width_km=width_km,
    )


@functools.lru_cache(maxsize=64)
def zone_sea(owner: Place, width_km: float) -> BaseGeometry:
    """The sea of a country up to a distance, split half-way to its neighbours."""
    key = f"zone:{owner.country or ''}"
    known = owner.kind == "country" and regions.has_region(key)
    if known and width_km > softness.EEZ_KM / 2.0:
        return cut_polygon(regions.region(key))
    near = sea_around((owner,), width_km)
    if not known:
        return near
    shared = near.intersection(regions.region(key))
    return cut_polygon(shared) if shared.area > 0.0 else near


def beyond(zone: Zone) -> BaseGeometry:
    """The sea outside a zone, near to its outer edge: what "outside" tells by itself."""
    return _beyond(zone.owner, zone.width_km, zone.close)


@functools.lru_cache(maxsize=64)
def _beyond(owner: Place, width_km: float, close: bool) -> BaseGeometry:
    """The sea around a zone, the zone and land left out."""
    sea = zone_sea(owner, width_km)
    reach = softness.RIM_KM if close else softness.BEYOND_ZONE_KM
    rough = shapely.simplify(shapely.union(sea, shape_of(owner)), _DETAIL_DEG)
    around = buffer(rough, distance_km=reach)
    return water_of(cut_polygon(around.difference(shapely.union(sea, shape_of(owner)))))


def within(zone: Zone) -> BaseGeometry:
    """A zone, or the part of it that lies close to its outer edge."""
    return _near_edge(zone.owner, zone.width_km) if zone.close else zone.sea


@functools.lru_cache(maxsize=64)
def _near_edge(owner: Place, width_km: float) -> BaseGeometry:
    """A zone's rim; the whole zone where it is narrower than the rim."""
    sea = zone_sea(owner, width_km)
    if width_km <= softness.RIM_KM:
        return sea
    shore = buffer(shape_of(owner), distance_km=softness.RIM_KM / 2.0)
    edge = shapely.simplify(sea.boundary, _DETAIL_DEG).difference(shore)
    if edge.is_empty:
        return sea
    rim = sea.intersection(buffer(edge, distance_km=softness.RIM_KM))
    return cut_polygon(rim) if rim.area > 0.0 else sea
