"""Discs, rings and sectors on WGS 84.

In: a centre in degrees, radii in kilometres, azimuths in degrees.
Out: polygons within [-180, 180], cut at the 180th meridian, right over the
poles, outer rings counterclockwise.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

from geomap.errors import GeometryError
from geomap.geodesy.antimeridian import cut_polygon, region_of_ring
from geomap.geodesy.ellipsoid import LEAST_KM, check_angle, check_distance, check_point
from geomap.geodesy.points import along, densify

Floats = NDArray[np.float64]

CIRCLE_POINTS: Final = 180
"""A polygon of 180 points lacks 0.02 per cent of its circle's area."""

RADIAL_STEP_KM: Final = 100.0
"""Spacing of points on the straight sides of a sector."""

RADIAL_LEAST_STEPS: Final = 8

WHOLE_EARTH_KM: Final = 19_900.0
"""Geodesic circles wider than this fold over near the antipode: all the Earth is meant."""


def disc(*, lat: float, lon: float, radius_km: float) -> Polygon | MultiPolygon:
    """All points within a distance of a centre.

    Parameters
    ----------
    lat, lon : float
        Centre, degrees on WGS 84.
    radius_km : float
        Geodesic radius, 0.001 to 20,004 km; from 19,900 km on the disc is
        the whole Earth.

    Returns
    -------
    Polygon or MultiPolygon
        EPSG:4326, cut at 180 degrees, valid; over a pole it holds the pole.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Examples
    --------
    >>> from shapely.geometry import Point
    >>> disc(lat=88.0, lon=0.0, radius_km=500.0).intersects(Point(180.0, 89.0))
    True
    """
    check_point(lat, lon)
    check_distance("radius", radius_km, zero=False)
    if radius_km >= WHOLE_EARTH_KM:
        return whole_earth()
    azimuths = np.linspace(360.0, 0.0, CIRCLE_POINTS + 1)
    return _region(_arc(lat, lon, azimuths, radius_km))


def ring(*, lat: float, lon: float, inner_km: float, outer_km: float) -> Polygon | MultiPolygon:
    """All points between two distances of a centre.

    Parameters
    ----------
    lat, lon : float
        Centre, degrees on WGS 84.
    inner_km, outer_km : float
        Geodesic radii, ``0 <= inner_km < outer_km <= 20,004``.

    Returns
    -------
    Polygon or MultiPolygon
        EPSG:4326, cut at 180 degrees, valid.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range, or inner is not below outer.

    Examples
    --------
    >>> from shapely.geometry import Point
    >>> ring(lat=0.0, lon=0.0, inner_km=100.0, outer_km=200.0).contains(Point(0, 0))
    False
    """
    _check_radii(inner_km, outer_km)
    outer = disc(lat=lat, lon=lon, radius_km=outer_km)
    if inner_km < LEAST_KM:
        return outer
    return cut_polygon(outer.difference(disc(lat=lat, lon=lon, radius_km=inner_km)))


def sector(
    *,
    lat: float,
    lon: float,
    azimuth_deg: float,
    half_width_deg: float,
    inner_km: float,
    outer_km: float,
) -> Polygon | MultiPolygon:
    """Part of a ring within an angle of an azimuth.

    Parameters
    ----------
    lat, lon : float
        Centre, degrees on WGS 84.
    azimuth_deg : float
        Middle direction, clockwise from north at the centre.
    half_width_deg : float
        Half the opening, above 0; 180 or more gives the whole ring.
    inner_km, outer_km : float
        Geodesic radii, ``0 <= inner_km < outer_km``; outer below 19,900 km.

    Returns
    -------
    Polygon or MultiPolygon
        EPSG:4326, cut at 180 degrees, valid.

    Raises
    ------
    GeometryError
        If a number is not finite or out of range.

    Examples
    --------
    >>> from shapely.geometry import Point
    >>> east = sector(
    ...     lat=0.0, lon=0.0, azimuth_deg=90.0, half_width_deg=15.0, inner_km=100.0, outer_km=300.0
    ... )
    >>> east.contains(Point(1.8, 0.0)), east.contains(Point(-1.8, 0.0))
    (True, False)
    """
    check_point(lat, lon)
    check_angle("azimuth", azimuth_deg)
    check_angle("half width", half_width_deg)
    _check_radii(inner_km, outer_km)
    if half_width_deg <= 0.0:
        raise GeometryError(f"half width {half_width_deg!r} is not above 0: give an opening")
    if half_width_deg >= 180.0:
        return ring(lat=lat, lon=lon, inner_km=inner_km, outer_km=outer_km)
    if outer_km >= WHOLE_EARTH_KM:
        raise GeometryError(f"outer radius {outer_km!r} km reaches the antipode: give less")
    left, right = azimuth_deg - half_width_deg, azimuth_deg + half_width_deg
    count = max(3, math.ceil(half_width_deg) + 1)
    steps = max(RADIAL_LEAST_STEPS, math.ceil((outer_km - inner_km) / RADIAL_STEP_KM))
    there = np.linspace(inner_km, outer_km, steps + 1)
    sides = [
        _radial(lat, lon, right, there),
        _arc(lat, lon, np.linspace(right, left, count), outer_km),
        _radial(lat, lon, left, there[::-1]),
        _arc(lat, lon, np.linspace(left, right, count), inner_km),
    ]
    return _region(np.concatenate([side[:-1] for side in sides]))


def whole_earth() -> Polygon:
    """The whole Earth as one polygon.

    Returns
    -------
    Polygon
        From -180 to 180 and pole to pole, with points along both poles.

    Examples
    --------
    >>> whole_earth().bounds
    (-180.0, -90.0, 180.0, 90.0)
    """
    lons = np.linspace(-180.0, 180.0, 37)
    return Polygon([*((x, -90.0) for x in lons), *((x, 90.0) for x in lons[::-1])])


def _check_radii(inner_km: float, outer_km: float) -> None:
    """Raise unless 0 <= inner < outer."""
    check_distance("inner radius", inner_km)
    check_distance("outer radius", outer_km, zero=False)
    if inner_km >= outer_km:
        raise GeometryError(
            f"inner radius {inner_km!r} km is not below the outer, {outer_km!r} km: swap them"
        )


def _arc(lat: float, lon: float, azimuths_deg: Floats, radius_km: float) -> Floats:
    """Points of a circle around the centre, closer together near a pole."""
    if radius_km == 0.0:
        return np.array([[lon, lat], [lon, lat]])
    return densify(lambda az: along(lat, lon, az, np.full(len(az), radius_km)), azimuths_deg)


def _radial(lat: float, lon: float, azimuth_deg: float, distances_km: Floats) -> Floats:
    """Points of one geodesic from the centre."""
    return densify(lambda d: along(lat, lon, np.full(len(d), azimuth_deg), d), distances_km)


def _region(lonlat: Floats) -> Polygon | MultiPolygon:
    """Region to the left of a ring given as an array."""
    return region_of_ring([(float(x), float(y)) for x, y in lonlat])
