"""Reach: how far missiles come from where they stand, as rings and areas on the ellipsoid.

In: names of missiles and sites (or points, or ranges in kilometres).
Out: `Reach`, one `Area` for each missile at each site: the ring, what is told of the figure
and its source, the cities inside and how many people live in them.

A stated greatest range is a figure for some payload over an Earth at rest; where the table
does not name a source that was opened, the area says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

from geomap import tables
from geomap.errors import InputError
from geomap.gazetteer import default, folding
from geomap.gazetteer.search import geocode
from geomap.geodesy import disc, right_hand
from geomap.geodesy.ellipsoid import GEOD

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Place

Floats = NDArray[np.float64]

MOST_KM: Final = 20_004.0
CITIES: Final = 10
"""The largest cities inside that an area names."""

SPHERE_KM: Final = 6_371.0
NEAR_SHARE: Final = 0.006
"""Distances on the sphere are off by less; within it the ellipsoid decides."""

DIGITS: Final = 5
SITE_KINDS: Final = frozenset({"site", "base", "airfield"})


@dataclass(frozen=True, slots=True)
class Missile:
    """A missile's greatest range as it is stated, and where that is from."""

    name: str
    range_km: float
    source: str
    sourced: bool

    @property
    def told(self) -> str:
        """The figure and its source, in words."""
        by = f"source: {self.source}" if self.sourced else "unsourced: nobody has checked it"
        return f"{self.range_km:,.0f} km, {by}"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a missile stands."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class City:
    """A city inside, and its distance from the site."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    distance_km: float


@dataclass(frozen=True, slots=True)
class Area:
    """What one missile reaches from one site.

    Attributes
    ----------
    missile : Missile
        With its range.
    site : Site
        The middle.
    geometry : Polygon or MultiPolygon
        EPSG:4326, cut at 180 degrees, right over the poles.
    cities : tuple of City
        The largest cities inside, the largest first.
    city_count, people : int
        Towns of the gazetteer inside, and the sum of their populations; people
        outside of towns are not counted.
    """

    missile: Missile
    site: Site
    geometry: Polygon | MultiPolygon
    cities: tuple[City, ...]
    city_count: int
    people: int

    @property
    def name(self) -> str:
        """The area in words."""
        return f"{self.missile.name} from {self.site.name}"


@dataclass(frozen=True)
class Reach:
    """Areas of missiles at sites, the widest first."""

    areas: tuple[Area, ...]

    def geojson(self) -> dict[str, Any]:
        """Return a FeatureCollection (RFC 7946): for each area its site and its region.

        Returns
        -------
        dict
            Points with ``part`` "site", polygons with ``part`` "reach".
        """
        features = [one for area in self.areas for one in _features(area)]
        return {"type": "FeatureCollection", "features": features}

    @cached_property
    def union(self) -> Polygon | MultiPolygon:
        """All that any of the missiles reaches."""
        return right_hand(shapely.union_all([area.geometry for area in self.areas]))


def reach(missiles: str | float | Iterable[str | float], sites: str | Iterable[str]) -> Reach:
    """Tell what missiles reach from sites.

    Parameters
    ----------
    missiles : str or float, or several
        Names or aliases of missiles, or ranges in kilometres.
    sites : str, or several
        Names of places, or points as "LAT,LON".

    Returns
    -------
    Reach
        An area for each missile at each site.

    Raises
    ------
    InputError
        A missile or a site is not known, or no range is known for a missile.

    Examples
    --------
    >>> area = reach("Hwasong-12", "Sunan").areas[0]
    >>> area.name, area.missile.range_km, area.missile.sourced
    ('Hwasong-12 from Sunan', 4500.0, True)
    >>> area.cities[1].name, round(area.cities[1].distance_km, -2)
    ('Beijing', 800.0)
    """
    wanted = [missiles] if isinstance(missiles, (str, int, float)) else missiles
    types = [missile(one) for one in wanted]
    places = [site(one) for one in ([sites] if isinstance(sites, str) else sites)]
    areas = [_area(one, place) for one in types for place in places]
    return Reach(tuple(sorted(areas, key=lambda area: -area.missile.range_km)))


def missile(name: str | float) -> Missile:
    """Look up a missile's stated range by its name, or take a range as it is.

    Parameters
    ----------
    name : str or float
        A name of `missiles.csv` in any capitals, or kilometres.

    Returns
    -------
    Missile
        With the figure of `missile_ranges.csv`.

    Raises
    ------
    InputError
        It is not known, or no range of it is; or a range is out of range.

    Examples
    --------
    >>> missile("no dong").name, missile("1200").told
    ('Hwasong-7', '1,200 km, source: as asked for')
    """
    kilometres = _number(name)
    if kilometres is not None:
        if not 1.0 <= kilometres <= MOST_KM:
            raise InputError(f"a range of {kilometres:g} km: give 1 to {MOST_KM:,.0f} km")
        return Missile(f"{kilometres:,.0f} km", kilometres, "as asked for", True)
    wanted = folding.key(str(name))
    for row in tables.rows("missiles.csv"):
        names = (row["name"], row["id"], *tables.values(row["aliases"]))
        if any(folding.key(one) == wanted for one in names):
            return _ranged(row["id"], row["name"])
    raise InputError(
        f"no missile {str(name)!r} is known; give another of its names, or a range in kilometres"
    )


def _ranged(missile_id: str, name: str) -> Missile:
    """The stated range of a missile."""
    for row in tables.rows("missile_ranges.csv"):
        if row["id"] == missile_id:
            return Missile(name, float(row["max_range_km"]), row["source"], row["sourced"] == "yes")
    raise InputError(f"no range of {name} is known; give one in kilometres instead of the name")


def _number(value: str | float) -> float | None:
    """A number given as such or in words."""
    try:
        return float(str(value).removesuffix("km").strip())
    except ValueError:
        return None


def site(name: str) -> Site:
    """Find a site: a place of the gazetteer, or a point.

    Parameters
    ----------
    name : str
        A name, or "LAT,LON" in degrees.

    Returns
    -------
    Site
        Of several places a launch site, base or airfield of just that name comes first.

    Raises
    ------
    InputError
        No place has that name, or the point is none of the Earth.

    Examples
    --------
    >>> site("39.2, 125.67")
    Site(name='39.2, 125.67', lat=39.2, lon=125.67)
    """
    point = _point(name)
    if point is not None:
        return Site(name, *point)
    found = [candidate.place for candidate in geocode(name)]
    if not found:
        raise InputError(
            f"no place {name!r} is known; try another spelling, or give LAT,LON in degrees"
        )
    wanted = folding.key(name)
    sites = (one for one in found if one.kind in SITE_KINDS and folding.key(one.name) == wanted)
    best: Place = next(sites, found[0])
    return Site(best.name, best.lat, best.lon)


def _point(words: str) -> tuple[float, float] | None:
    """Latitude and longitude written as two numbers; None where it is no point."""
    parts = [_number(part) for part in words.split(",")]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return None
    lat, lon = parts[0], parts[1]
    if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
        raise InputError(
            f"{words!r} is no point: latitudes lie within 90 degrees, longitudes within 180"
        )
    return lat, lon


# What lies inside ---------------------------------------------------------------


def _area(missile: Missile, site: Site) -> Area:
    """What one missile reaches from one site."""
    cities, count, people = inside(site, missile.range_km)
    region = disc(lat=site.lat, lon=site.lon, radius_km=missile.range_km)
    return Area(missile, site, region, cities, count, people)


def inside(site: Site, range_km: float) -> tuple[tuple[City, ...], int, int]:
    """Find the towns within a distance of a site.

    Parameters
    ----------
    site : Site
        The middle.
    range_km : float
        Geodesic distance, kilometres.

    Returns
    -------
    cities : tuple of City
        The largest, `CITIES` at most.
    count, people : int
        Of all towns inside.
    """
    world = default()
    towns = world.towns()
    lat, lon = np.asarray(towns.lat) / 1e5, np.asarray(towns.lon) / 1e5
    people = np.asarray(towns.population, dtype=np.int64)
    away = _sphere_km(site, lat, lon)
    close = np.abs(away - range_km) <= NEAR_SHARE * np.maximum(away, range_km)
    away[close] = _ellipsoid_km(site, lat[close], lon[close])
    rows = np.flatnonzero(away <= range_km)
    largest = rows[np.argsort(-people[rows], kind="stable")][:CITIES]
    exact = _ellipsoid_km(site, lat[largest], lon[largest])
    cities = [
        _city(world, towns.first_row + int(row), float(km))
        for row, km in zip(largest, exact, strict=True)
    ]
    return tuple(cities), len(rows), int(people[rows].sum())


def _city(world: Gazetteer, row: int, distance_km: float) -> City:
    """One city of the gazetteer."""
    place = world.at_row(row)
    return City(
        place.name, place.country or "", place.lat, place.lon, place.population, distance_km
    )


def _sphere_km(site: Site, lat: Floats, lon: Floats) -> Floats:
    """Distances on a sphere."""
    a, b = np.radians(site.lat), np.radians(lat)
    half = np.sin(0.5 * (b - a)) ** 2
    half += np.cos(a) * np.cos(b) * np.sin(0.5 * np.radians(lon - site.lon)) ** 2
    return np.asarray(2.0 * SPHERE_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _ellipsoid_km(site: Site, lat: Floats, lon: Floats) -> Floats:
    """Geodesic distances."""
    count = len(lat)
    metres = GEOD.inv(np.full(count, site.lon), np.full(count, site.lat), lon, lat)[2]
    return np.asarray(metres) / 1000.0


# Outputs --------------------------------------------------------------------------


def _features(area: Area) -> Sequence[dict[str, Any]]:
    """The site and the region of an area as GeoJSON Features."""
    facts = {
        "missile": area.missile.name,
        "site": area.site.name,
        "range_km": area.missile.range_km,
        "source": area.missile.source or None,
        "sourced": area.missile.sourced,
        "cities": area.city_count,
        "people": area.people,
        "largest": [city.name for city in area.cities],
    }
    rounded = shapely.transform(right_hand(area.geometry), lambda xy: xy.round(DIGITS))
    point = {"type": "Point", "coordinates": [area.site.lon, area.site.lat]}
    return (
        {"type": "Feature", "geometry": point, "properties": {"part": "site", **facts}},
        {
            "type": "Feature",
            "geometry": shapely.geometry.mapping(rounded),
            "properties": {"part": "reach", **facts},
        },
    )
