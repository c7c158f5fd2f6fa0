"""What the pull of the Earth's bulge (J2) adds to a Kepler arc.

In: arcs and the points they start from.
Out: how far the real way departs from the arc, at nodes in time and between them.

Encke's method: only the departure from the ellipse is integrated (classical Runge-Kutta of
fourth order), so a hundred steps hold it to some metres at the worst.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from geomap.flight.arcs import Arc, anomaly_after
from geomap.flight.earth import J2, MU_KM3_S2, RADIUS_KM, Floats, heights_km

STEPS: Final = 96


@dataclass(frozen=True)
class Bent:
    """Departures from n arcs: positions and velocities of shape (steps + 1, 3, n)."""

    time_s: Floats
    position: Floats
    velocity: Floats

    @property
    def shift_end(self) -> Floats:
        """The departure at the end of the flight, shape (3, n)."""
        return np.asarray(self.position[-1])


def pull(points: Floats) -> Floats:
    """Acceleration by a round Earth with a bulge (the zonal harmonic J2), shape (3, n)."""
    x, y, z = points
    square = x * x + y * y + z * z
    inverse = 1.0 / square
    main = -MU_KM3_S2 * inverse * np.sqrt(inverse)
    bulge = 1.5 * J2 * RADIUS_KM**2 * inverse
    tilt = 5.0 * z * z * inverse
    level = main * (1.0 + bulge * (1.0 - tilt))
    return np.stack((level * x, level * y, main * (1.0 + bulge * (3.0 - tilt)) * z))


def _round_pull(points: Floats) -> Floats:
    """Acceleration by a round Earth."""
    square = np.einsum("in,in->n", points, points)
    return np.asarray(points * (-MU_KM3_S2 / (square * np.sqrt(square))))


def on_arc(arc: Arc, time_s: Floats) -> Floats:
    """Positions on the ellipses at times of shape (n, m): shape (3, n, m)."""
    sin, cos = anomaly_after(arc, time_s)
    along = arc.semi_major_km[:, None] * (cos + arc.eccentricity[:, None])
    aside = arc.semi_minor_km[:, None] * sin
    return arc.to_apogee[:, :, None] * along + arc.across[:, :, None] * aside


def bend(arc: Arc, time_s: Floats) -> Bent:
    """Integrate the departures of the flights from their arcs over the whole flight."""
    count = len(time_s)
    halves = np.linspace(0.0, 1.0, 2 * STEPS + 1)
    places = on_arc(arc, time_s[:, None] * halves)
    held = [_round_pull(places[:, :, k]) for k in range(2 * STEPS + 1)]
    step = time_s / STEPS
    position = np.zeros((STEPS + 1, 3, count))
    velocity = np.zeros((STEPS + 1, 3, count))

    def extra(half: int, departure: Floats) -> Floats:
        return pull(places[:, :, half] + departure) - held[half]

    for k in range(STEPS):
        at, going = position[k], velocity[k]
        a1 = extra(2 * k, at)
        v2 = going + 0.5 * step * a1
        a2 = extra(2 * k + 1, at + 0.5 * step * going)
        v3 = going + 0.5 * step * a2
        a3 = extra(2 * k + 1, at + 0.5 * step * v2)
        v4 = going + step * a3
        a4 = extra(2 * k + 2, at + step * v3)
        position[k + 1] = at + step / 6.0 * (going + 2.0 * (v2 + v3) + v4)
        velocity[k + 1] = going + step / 6.0 * (a1 + 2.0 * (a2 + a3) + a4)
    return Bent(time_s, position, velocity)


def departure(bent: Bent, time_s: Floats) -> Floats:
    """Departures at times of shape (n, m) between the nodes: shape (3, n, m).

    Hermite's cubic between the nodes, which knows the velocities.
    """
    u, step, (first, second, leave, arrive) = _between(bent, time_s)
    blend = u * u * (3.0 - 2.0 * u)
    return np.asarray(
        first * (1.0 - blend)
        + second * blend
        + leave * (step * u * (1.0 - u) ** 2)
        - arrive * (step * u * u * (1.0 - u))
    )


def velocity(bent: Bent, arc: Arc, time_s: Floats) -> Floats:
    """Velocities at times of shape (n, m) in the frame that does not turn: shape (3, n, m)."""
    u, step, (first, second, leave, arrive) = _between(bent, time_s)
    added = (
        (second - first) * (6.0 * u * (1.0 - u) / step)
        + leave * ((1.0 - u) * (1.0 - 3.0 * u))
        + arrive * (u * (3.0 * u - 2.0))
    )
    sin, cos = anomaly_after(arc, time_s)
    a, e = arc.semi_major_km[:, None], arc.eccentricity[:, None]
    rate = arc.rate_rad_s[:, None] / (1.0 + e * cos)
    along, aside = -a * sin * rate, arc.semi_minor_km[:, None] * cos * rate
    return arc.to_apogee[:, :, None] * along + arc.across[:, :, None] * aside + added


def _between(bent: Bent, time_s: Floats) -> tuple[Floats, Floats, tuple[Floats, ...]]:
    """Share of the way from node to node, the nodes' distance, and what is known at both."""
    place = np.clip(time_s / bent.time_s[:, None] * STEPS, 0.0, STEPS)
    node = np.minimum(np.nan_to_num(place).astype(np.intp), STEPS - 1)
    row = np.arange(len(bent.time_s))[:, None]
    known = tuple(
        np.moveaxis(values[nodes, :, row], -1, 0)
        for values in (bent.position, bent.velocity)
        for nodes in (node, node + 1)
    )
    return place - node, bent.time_s[:, None] / STEPS, known


def greatest_height(bent: Bent, arc: Arc, peak_rad: Floats) -> tuple[Floats, Floats]:
    """Greatest height above the ellipsoid on the bent way, and when, near the arc's own."""
    mean = peak_rad + arc.eccentricity * np.sin(peak_rad)
    when = (mean - arc.start_mean_rad) / arc.rate_rad_s
    step = 1e-3 * bent.time_s
    top = np.full_like(when, np.nan)
    for _ in range(5):
        times = when[:, None] + step[:, None] * np.array([-1.0, 0.0, 1.0])
        x, y, z = on_arc(arc, times) + departure(bent, times)
        before, at, after = heights_km(np.hypot(x, y), z).T
        slope, curve = 0.5 * (after - before), after - 2.0 * at + before
        move = np.where(curve < 0.0, -slope / np.where(curve < 0.0, curve, -1.0), 0.0)
        top = at + 0.5 * slope * move
        when = np.clip(when + step * np.clip(move, -50.0, 50.0), 0.0, bent.time_s)
    return top, when
