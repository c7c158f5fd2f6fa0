"""The turning Earth: its constants, and points on it to vectors and back.

In: degrees on WGS 84 and kilometres above the ellipsoid, numpy arrays.
Out: geocentric vectors of shape (3, n) in kilometres, and heights above the ellipsoid.

The constants are those that define the World Geodetic System 1984; `J2` is what its
normalised second zonal harmonic, -0.484166774985e-3, comes to times minus the root of 5.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MU_KM3_S2: Final = 398_600.441_8
"""The Earth's gravitational parameter."""

TURN_RAD_S: Final = 7.292_115e-5
"""The Earth's rate of rotation."""

RADIUS_KM: Final = 6_378.137
"""Equatorial radius of the ellipsoid."""

FLATTENING: Final = 1.0 / 298.257_223_563
POLAR_RADIUS_KM: Final = RADIUS_KM * (1.0 - FLATTENING)
MEAN_RADIUS_KM: Final = (2.0 * RADIUS_KM + POLAR_RADIUS_KM) / 3.0
J2: Final = 1.082_629_821e-3

ECCENTRICITY2: Final = FLATTENING * (2.0 - FLATTENING)
SECOND_ECCENTRICITY2: Final = ECCENTRICITY2 / (1.0 - ECCENTRICITY2)


def vectors(*, lat: Floats, lon: Floats, height_km: Floats | float = 0.0) -> Floats:
    """Geocentric vectors of points on or above the ellipsoid.

    Parameters
    ----------
    lat, lon : array of shape (n,)
        Degrees on WGS 84.
    height_km : array of shape (n,) or float
        Height above the ellipsoid.

    Returns
    -------
    array of shape (3, n)
        x towards longitude 0, z towards the north pole, kilometres.
    """
    phi, lam = np.radians(lat), np.radians(lon)
    normal = RADIUS_KM / np.sqrt(1.0 - ECCENTRICITY2 * np.sin(phi) ** 2)
    out = (normal + height_km) * np.cos(phi)
    polar = (normal * (1.0 - ECCENTRICITY2) + height_km) * np.sin(phi)
    return np.stack((out * np.cos(lam), out * np.sin(lam), polar))


def up(*, lat: Floats, lon: Floats) -> Floats:
    """Unit vectors straight up from the ellipsoid, shape (3, n)."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def turned(points: Floats, angle_rad: Floats) -> Floats:
    """Vectors of shape (3, n) turned eastwards about the Earth's axis."""
    cos, sin = np.cos(angle_rad), np.sin(angle_rad)
    x, y, z = points
    return np.stack((x * cos - y * sin, x * sin + y * cos, z))


def latitude_and_height(out: Floats, polar: Floats) -> tuple[Floats, Floats]:
    """Geodetic latitude (radians) and height (km) from distances to the axis and the equator.

    Notes
    -----
    Bowring's closed formula with his later start of the reduced latitude, which errs by less
    than a micrometre from the ground to 100,000 km (the tests measure it).
    """
    radius = np.sqrt(out * out + polar * polar)
    up_ = polar * ((1.0 - FLATTENING) * (1.0 + SECOND_ECCENTRICITY2 * POLAR_RADIUS_KM / radius))
    scale = 1.0 / np.sqrt(up_ * up_ + out * out)
    sin, cos = up_ * scale, out * scale
    north = polar + (SECOND_ECCENTRICITY2 * POLAR_RADIUS_KM) * sin**3
    outward = out - (ECCENTRICITY2 * RADIUS_KM) * cos**3
    scale = 1.0 / np.sqrt(north * north + outward * outward)
    sin, cos = north * scale, outward * scale
    surface = RADIUS_KM * np.sqrt(1.0 - ECCENTRICITY2 * sin * sin)
    return np.arctan2(north, outward), out * cos + polar * sin - surface


def heights_km(out: Floats, polar: Floats) -> Floats:
    """Heights above the ellipsoid from distances to the axis and to the equator's plane."""
    return latitude_and_height(out, polar)[1]
