"""Kepler arcs: the ellipse between two points, and where on it the body is when.

In: geocentric vectors of shape (3, n) in a frame that does not turn, kilometres.
Out: `Arc`, ellipses told by their apogee; positions on them by time.

Everything is reckoned from the apogee, the one point of the ellipse a ballistic flight
certainly has: the angle theta and the eccentric anomaly are 0 there and negative before it.
In these terms the conic's equation is r = r_a (1 - e) / (1 - e cos theta), Kepler's equation
is M = E + e sin E, and r = a (1 + e cos E) (the textbook relations with the half turn from
perigee to apogee taken out). Nothing degenerates when the shot is straight up and e = 1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geomap.flight.earth import MU_KM3_S2, Floats, heights_km

PEAK_STEP_RAD: Final = 1e-3
"""Half the base of the differences that find the greatest height."""

ROUND_BELOW: Final = 0.03
"""Arcs rounder than this may rise twice above an ellipsoid that bulges between."""

SCAN: Final = 65

NEAR_APOGEE_RAD: Final = 0.3
"""On arcs less round the greatest height is nearer to the apogee than this."""

NO_DIRECTION: Final = 1e-9
"""Two points whose unit vectors cross by less than this tell no direction."""


@dataclass(frozen=True)
class Arc:
    """Ellipses from one point to another, one a column.

    Attributes
    ----------
    semi_major_km, semi_minor_km, eccentricity : array of shape (n,)
        The ellipse.
    start_rad, end_rad : array of shape (n,)
        Eccentric anomaly at launch and impact, counted from the apogee.
    to_apogee, across : array of shape (3, n)
        Unit vectors from the Earth's centre to the apogee, and along the motion there.
    """

    semi_major_km: Floats
    semi_minor_km: Floats
    eccentricity: Floats
    start_rad: Floats
    end_rad: Floats
    to_apogee: Floats
    across: Floats

    @property
    def rate_rad_s(self) -> Floats:
        """Mean motion, by Kepler's third law."""
        return np.asarray(np.sqrt(MU_KM3_S2 / self.semi_major_km**3))

    @property
    def start_mean_rad(self) -> Floats:
        """Mean anomaly at launch, counted from the apogee."""
        return np.asarray(self.start_rad + self.eccentricity * np.sin(self.start_rad))

    @property
    def time_s(self) -> Floats:
        """Time from launch to impact, by Kepler's equation."""
        end = self.end_rad + self.eccentricity * np.sin(self.end_rad)
        return np.asarray((end - self.start_mean_rad) / self.rate_rad_s)

    @property
    def angular_momentum(self) -> Floats:
        """Angular momentum by unit of mass, shape (3, n), km2/s."""
        size = self.semi_minor_km * np.sqrt(MU_KM3_S2 / self.semi_major_km)
        return np.asarray(size * np.cross(self.to_apogee, self.across, axis=0))

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Arc:
        """The arcs of some rows."""
        return Arc(**{f.name: getattr(self, f.name)[..., which] for f in fields(self)})


def central_angle(start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Angle at the Earth's centre (radians, to half a turn) and the cross product's size."""
    one, two = start / norm(start), end / norm(end)
    size = norm(np.cross(one, two, axis=0))
    return np.arctan2(size, dot(one, two)), size


def norm(points: Floats) -> Floats:
    """Length of each vector of an array of shape (3, n)."""
    return np.asarray(np.sqrt(dot(points, points)))


def dot(one: Floats, two: Floats) -> Floats:
    """Inner product of vectors of shape (3, n)."""
    return np.asarray(one[0] * two[0] + one[1] * two[1] + one[2] * two[2])


def arc_between(
    start: Floats, end: Floats, apogee_radius_km: Floats, *, long_way: NDArray[np.bool_]
) -> Arc:
    """Ellipses from start to end that reach a given distance from the Earth's centre between.

    Parameters
    ----------
    start, end : array of shape (3, n)
        Points in the frame that does not turn, kilometres.
    apogee_radius_km : array of shape (n,)
        Distance of the apogee from the Earth's centre.
    long_way : array of bool of shape (n,)
        Rows that go round the far side of the Earth, by more than half a turn.

    Returns
    -------
    Arc
        Not-a-number where the apogee is not above both ends.

    Notes
    -----
    With k = r_a / r at each end the conic's equation gives e = (k - 1) / (k - cos theta).
    Equal at both ends, and the two angles adding up to the central angle psi, it becomes
    A cos(alpha) + B sin(alpha) = C for the angle alpha from the start to the apogee, whose
    root with the apogee between the ends is taken; alpha = psi / 2 when the ends are level.
    """
    psi, cross = central_angle(start, end)
    psi = np.where(long_way, 2.0 * np.pi - psi, psi)
    near, far = norm(start), norm(end)
    k0, k1 = apogee_radius_km / near, apogee_radius_km / far
    half = np.sin(0.5 * psi)
    level = k0 - k1
    root = 2.0 * half * np.sqrt((k0 - 1.0) * (k1 - 1.0))
    alpha = np.arctan2((k0 - 1.0) * np.sin(psi), level - 2.0 * (k0 - 1.0) * half**2) - np.arctan2(
        root, level
    )
    alpha = np.where(alpha < -0.5 * np.pi, alpha + 2.0 * np.pi, alpha)
    beta = psi - alpha
    grip = k0 - np.cos(alpha)
    e = (k0 - 1.0) / grip
    one_less = 2.0 * np.sin(0.5 * alpha) ** 2 / grip
    a = apogee_radius_km / (1.0 + e)
    first, along = start / near, _tangent(start / near, end / far, cross)
    along = np.where(long_way, -along, along)
    cos, sin = np.cos(alpha), np.sin(alpha)
    return Arc(
        semi_major_km=a,
        semi_minor_km=a * np.sqrt(one_less * (1.0 + e)),
        eccentricity=e,
        start_rad=-_anomaly(alpha, k0, e),
        end_rad=_anomaly(beta, k1, e),
        to_apogee=first * cos + along * sin,
        across=along * cos - first * sin,
    )


def _anomaly(angle: Floats, k: Floats, e: Floats) -> Floats:
    """Eccentric anomaly at an angle from the apogee where r_a / r is k; signed like the angle."""
    size = 2.0 * np.arctan2(
        np.sqrt(0.5 * (1.0 + e) * (k - np.cos(angle))), np.abs(np.cos(0.5 * angle))
    )
    # Past perigee there is no free flight over the ground: not-a-number.
    return np.where(angle > np.pi, np.nan, np.where(angle < 0.0, -size, size))


def _tangent(first: Floats, second: Floats, cross: Floats) -> Floats:
    """Unit vectors at the first point towards the second; northwards where there is none."""
    along = second - first * dot(first, second)
    x, y, z = first
    away = np.hypot(x, y)
    level = np.where(away > 1e-12, away, 1.0)
    north = np.where(away > 1e-12, np.stack((-z * x / level, -z * y / level, away)), 0.0)
    north[0] += np.where(away > 1e-12, 0.0, 1.0)
    told = cross > NO_DIRECTION
    # A second projection: what is left of the first vector would tilt short arcs.
    along = along - first * dot(first, along)
    return np.where(told, along / np.where(told, norm(along), 1.0), north)


def point_at(arc: Arc, anomaly_rad: Floats) -> tuple[Floats, Floats, Floats]:
    """Distance from the axis, z and distance from the centre at an eccentric anomaly."""
    a, e = arc.semi_major_km, arc.eccentricity
    cos, sin = np.cos(anomaly_rad), np.sin(anomaly_rad)
    polar = a * (cos + e) * arc.to_apogee[2] + arc.semi_minor_km * sin * arc.across[2]
    radius = a * (1.0 + e * cos)
    return np.sqrt(np.maximum(radius**2 - polar**2, 0.0)), polar, radius


def height_at(arc: Arc, anomaly_rad: Floats) -> Floats:
    """Height above the ellipsoid at an eccentric anomaly."""
    out, polar, _ = point_at(arc, anomaly_rad)
    return heights_km(out, polar)


def peak(arc: Arc, guess_rad: Floats) -> tuple[Floats, Floats]:
    """Greatest height above the ellipsoid near a guessed anomaly, and a better guess.

    The ellipsoid falls away towards the poles, so the greatest height is a little beside the
    apogee. One Newton step by differences; the caller comes back with the better guess.
    """
    step = PEAK_STEP_RAD
    round_ones = np.flatnonzero(arc.eccentricity < ROUND_BELOW)
    near = np.clip(guess_rad, -NEAR_APOGEE_RAD, NEAR_APOGEE_RAD)
    guess_rad = np.where(arc.eccentricity < ROUND_BELOW, guess_rad, near)
    if len(round_ones):
        guess_rad[round_ones] = _higher(arc.rows(round_ones), guess_rad[round_ones])
    before, at, after = (height_at(arc, guess_rad + by) for by in (-step, 0.0, step))
    slope, bend = 0.5 * (after - before), after - 2.0 * at + before
    move = np.where(bend < 0.0, -slope / np.where(bend < 0.0, bend, -1.0), 0.0)
    top = at + 0.5 * slope * move
    better = np.clip(guess_rad + step * move, arc.start_rad, arc.end_rad)
    return top, better


def _higher(arc: Arc, guess_rad: Floats) -> Floats:
    """The guess, or a point of the arc that is higher: over the bulge an arc can have two tops."""
    scan, heights = _scanned(arc)
    best = np.argmax(heights, axis=0)
    row = np.arange(len(best))
    higher = heights[best, row] > height_at(arc, guess_rad) + 1e-7
    return np.where(higher, scan[best, row], guess_rad)


def _scanned(arc: Arc) -> tuple[Floats, Floats]:
    """Anomalies from end to end and the heights there, shape (SCAN, n)."""
    share = np.linspace(0.0, 1.0, SCAN)[:, None]
    scan = arc.start_rad + (arc.end_rad - arc.start_rad) * share
    return scan, height_at(arc, scan)


def climbs_and_falls(arc: Arc) -> NDArray[np.bool_]:
    """Rows whose arc leaves the ground upwards, meets it downwards and is above it between."""
    step = 1e-6
    with np.errstate(invalid="ignore"):
        climbs = height_at(arc, arc.start_rad + step) >= height_at(arc, arc.start_rad)
        falls = height_at(arc, arc.end_rad - step) >= height_at(arc, arc.end_rad)
        between = (arc.start_rad <= 0.0) & (arc.end_rad >= 0.0)
        round_ones = np.flatnonzero(arc.eccentricity < ROUND_BELOW)
    above = np.asarray(climbs & falls & between)
    if len(round_ones):
        heights = _scanned(arc.rows(round_ones))[1]
        lower_end = np.minimum(heights[0], heights[-1])
        above[round_ones] &= heights.min(axis=0) > lower_end - 1e-6
    return above


def anomaly_after(arc: Arc, time_s: Floats) -> tuple[Floats, Floats]:
    """Sine and cosine of the eccentric anomaly at times after launch (Kepler's equation).

    Parameters
    ----------
    arc : Arc
        n arcs.
    time_s : array of shape (n, m)
        Times after launch.

    Notes
    -----
    The series of the inverse starts it, Halley's method ends it: two or three rounds, unless
    the flight comes near perigee, where the equation is stiff.
    """
    e = arc.eccentricity[:, None]
    mean = arc.start_mean_rad[:, None] + arc.rate_rad_s[:, None] * time_s
    x = mean / (1.0 + e)
    q = e / (1.0 + e)
    x2 = x * x
    anomaly = x * (1.0 + q * x2 * (1.0 / 6.0 + x2 * (q / 12.0 - 1.0 / 120.0)))
    np.clip(anomaly, arc.start_rad[:, None] - 0.1, arc.end_rad[:, None] + 0.1, out=anomaly)
    for _ in range(8):
        sin, cos = np.sin(anomaly), np.cos(anomaly)
        miss = anomaly + e * sin - mean
        slope = 1.0 + e * cos
        change = -miss * slope / (slope * slope + 0.5 * miss * e * sin)
        anomaly += change
        if np.nanmax(np.abs(change), initial=0.0) < 1e-5:
            break
    else:
        return _by_halving(e, mean)
    # The last change is so small that its square is at the limit of what doubles hold.
    small = 1.0 - 0.5 * change * change
    return sin * small + cos * change, cos * small - sin * change


def _by_halving(e: Floats, mean: Floats) -> tuple[Floats, Floats]:
    """The same for arcs that come near perigee: M / (1 + e) and M hold the root between them."""
    low, high = np.minimum(mean, mean / (1.0 + e)), np.maximum(mean, mean / (1.0 + e))
    for _ in range(60):
        middle = 0.5 * (low + high)
        late = middle + e * np.sin(middle) > mean
        low, high = np.where(late, low, middle), np.where(late, middle, high)
    return np.sin(middle), np.cos(middle)
