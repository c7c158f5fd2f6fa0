"""Measures of regions, kept: the same places come again and again, from article to article.

In: regions in lon/lat (EPSG:4326), as `geomap.geodesy` takes them.
Out: what the functions of the same names there give, remembered by region.
"""

from __future__ import annotations

import functools

from shapely.geometry.base import BaseGeometry

from geomap import geodesy

_MOST = 1024


@functools.lru_cache(maxsize=_MOST)
def inner_point(geometry: BaseGeometry) -> tuple[float, float]:
    """(lon, lat) of a point well inside a region."""
    return geodesy.inner_point(geometry)


@functools.lru_cache(maxsize=_MOST)
def spread_km(geometry: BaseGeometry, *, lat: float, lon: float) -> float:
    """Radius around a point that holds nine tenths of a region."""
    return geodesy.spread_km(geometry, lat=lat, lon=lon)


@functools.lru_cache(maxsize=_MOST)
def area_km2(geometry: BaseGeometry) -> float:
    """Area of a region in square kilometres."""
    return geodesy.area_km2(geometry)


@functools.lru_cache(maxsize=_MOST)
def distance_km_to(geometry: BaseGeometry, *, lat: float, lon: float) -> float:
    """Distance from a point to a region in kilometres."""
    return geodesy.distance_km_to(geometry, lat=lat, lon=lon)


@functools.lru_cache(maxsize=_MOST)
def shared(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """What two regions share."""
    return one.intersection(other)
