"""Flights that share no code with geomap, and what a newspaper would write of them.

In: a count and a seed.
Out: `Shot`s flown step by step in the turning frame with thrust, gravity and J2, from launch
sites of the table; `report`, the event a reporter would tell of it: rounded numbers, the site's
name, distance and compass word from a known place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import Geod, Transformer

from geomap import gazetteer, tables
from geomap.locate import locate
from geomap.model import Clue, Event, LocatedEvent, Place, Span

GEOD = Geod(ellps="WGS84")
TO_XYZ = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
MU, TURN, RADIUS, J2 = 398600.4418, 7.292115e-5, 6378.137, 1.082629821e-3
FLATTENING = 1 / 298.257223563
STEP_S = 2.0
MOST_S = 7000.0
KEPT = 5
"""Every so many steps a position is kept."""

WORDS = (8, 16)
"""Compass words that a newspaper uses: "west" to within 22 degrees, or "west-southwest"."""


@dataclass(frozen=True)
class Shot:
    """What really happened: ends, way, top, seconds, and where it was on the way."""

    site: str
    start: tuple[float, float]
    end: tuple[float, float]
    range_km: float
    apogee_km: float
    time_s: float
    track: np.ndarray


def acceleration(place: np.ndarray, speed: np.ndarray) -> np.ndarray:
    """Gravity with J2 and the two ghosts of the turning frame."""
    square = (place**2).sum(axis=0)
    main = -MU / square**1.5
    extra = 1.5 * J2 * RADIUS**2 / square
    tilt = 5.0 * place[2] ** 2 / square
    level = main * (1.0 + extra * (1.0 - tilt)) + TURN**2
    return np.stack(
        (
            level * place[0] + 2.0 * TURN * speed[1],
            level * place[1] - 2.0 * TURN * speed[0],
            main * (1.0 + extra * (3.0 - tilt)) * place[2],
        )
    )


def height_km(place: np.ndarray) -> np.ndarray:
    """Height above the ellipsoid, to some metres."""
    radius = np.sqrt((place**2).sum(axis=0))
    sine = place[2] / radius
    return radius - RADIUS * (1.0 - FLATTENING * sine**2)


def shots(count: int, seed: int) -> list[Shot]:
    """Fly missiles from North Korean sites to the east, lofted and not."""
    rng = np.random.default_rng(seed)
    sites = [row for row in tables.rows("launch_sites.csv") if row["country"] == "PRK"]
    picked = [sites[k] for k in rng.integers(len(sites), size=count)]
    lat = np.array([float(row["lat"]) for row in picked]) + rng.normal(0, 0.02, count)
    lon = np.array([float(row["lon"]) for row in picked]) + rng.normal(0, 0.02, count)
    azimuth = np.radians(rng.uniform(55, 105, count))
    lofted = rng.random(count) < 0.5
    elevation = np.radians(np.where(lofted, rng.uniform(74, 86, count), rng.uniform(38, 60, count)))
    burnout = np.where(lofted, rng.uniform(2.5, 7.0, count), rng.uniform(2.0, 4.0, count))
    burn = burnout * rng.uniform(30, 45, count)
    a, b = np.radians(lat), np.radians(lon)
    up = np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])
    east = np.stack([-np.sin(b), np.cos(b), np.zeros(count)])
    north = np.cross(up, east, axis=0)
    ahead = east * np.sin(azimuth) + north * np.cos(azimuth)
    place = np.stack(TO_XYZ.transform(lon, lat, np.zeros(count))) / 1000.0
    speed = np.zeros_like(place)
    kept, heights = [place.copy()], [np.zeros(count)]
    aim = up * np.sin(elevation) + ahead * np.cos(elevation)

    def pushed(where: np.ndarray, fast: np.ndarray, now: float) -> np.ndarray:
        """Gravity, and a thrust that makes up for it while the motor burns."""
        thrust = np.where(now < burn, burnout / burn, 0.0)
        lift = np.where(now < burn, 0.0098, 0.0)
        return acceleration(where, fast) + aim * thrust + up * lift

    steps = int(MOST_S / STEP_S)
    top, landed = np.zeros(count), np.full(count, np.nan)
    ends = np.full((3, count), np.nan)
    for step in range(steps):
        now = step * STEP_S
        a1 = pushed(place, speed, now)
        v2 = speed + 0.5 * STEP_S * a1
        a2 = pushed(place + 0.5 * STEP_S * speed, v2, now + 0.5 * STEP_S)
        v3 = speed + 0.5 * STEP_S * a2
        a3 = pushed(place + 0.5 * STEP_S * v2, v3, now + 0.5 * STEP_S)
        v4 = speed + STEP_S * a3
        a4 = pushed(place + STEP_S * v3, v4, now + STEP_S)
        before = place
        place = place + STEP_S / 6.0 * (speed + 2.0 * (v2 + v3) + v4)
        speed = speed + STEP_S / 6.0 * (a1 + 2.0 * (a2 + a3) + a4)
        high = height_km(place)
        low = height_km(before)
        top = np.where(np.isnan(landed), np.maximum(top, high), top)
        down = np.isnan(landed) & (high < 0.0) & (now > burn)
        share = np.where(down, low / np.maximum(low - high, 1e-9), 0.0)
        ends = np.where(down, before + share * (place - before), ends)
        landed = np.where(down, now + share * STEP_S, landed)
        if step % KEPT == KEPT - 1:
            kept.append(place.copy())
            heights.append(high)
        if not np.isnan(landed).any():
            break
    found = []
    track = np.stack(kept)
    for k in np.flatnonzero(~np.isnan(landed)):
        x, y, _ = TO_XYZ.transform(*(ends[:, k] * 1000.0), direction="INVERSE")
        metres = GEOD.inv(lon[k], lat[k], x, y)[2]
        count_kept = int(landed[k] / (STEP_S * KEPT)) + 1
        way = np.column_stack(
            TO_XYZ.transform(*(track[:count_kept, :, k].T * 1000.0), direction="INVERSE")[:2]
        )
        found.append(
            Shot(picked[k]["name"], (float(lon[k]), float(lat[k])), (float(x), float(y)),
                 metres / 1000.0, float(top[k]), float(landed[k]), way)
        )  # fmt: skip
    return found


def rounded(value: float, rng: np.random.Generator) -> float:
    """A number as newspapers round it: to tens, fifties or hundreds."""
    step = float(rng.choice([10.0, 50.0, 100.0], p=[0.5, 0.3, 0.2]))
    return max(step, round(value / step) * step) if value > 3 * step else max(1.0, round(value))


def anchors() -> list[Place]:
    """Capes, islands and larger cities round the Sea of Japan and the Pacific."""
    world = gazetteer.default()
    names = (
        "Oshima-Oshima;Okushiri;Cape Erimo;Sokcho;Ulleungdo;Oki Islands;Akita;Niigata;Sapporo;"
        "Hakodate;Aomori;Wajima;Sado;Vladivostok;Kushiro;Sendai;Wonsan;Hamhung;Chongjin;Nakhodka"
    )
    found = [world.find(name) for name in names.split(";")]
    kinds = ("city", "island", "cape")
    found = [[place for place in places if place.kind in kinds] for places in found]
    return [places[0] for places in found if places]


def report(
    shot: Shot, places: list[Place], rng: np.random.Generator, number: int
) -> LocatedEvent | None:
    """The event that a newspaper tells; None where no known place is near the impact."""
    near = []
    for place in places:
        azimuth, _, metres = GEOD.inv(place.lon, place.lat, *shot.end)
        if 60.0 < metres / 1000.0 < 700.0:
            near.append((place, azimuth, metres / 1000.0))
    if not near:
        return None
    place, azimuth, away = near[rng.integers(len(near))]
    sector = 360.0 / rng.choice(WORDS)
    bearing = round(azimuth / sector) * sector % 360.0
    start = gazetteer.default().find(shot.site)[0]
    span = Span(0, 1)
    return locate(
        Event(
            f"e{number}",
            "launch",
            ("PRK",),
            span,
            missile_class="ballistic",
            range_km=rounded(shot.range_km, rng),
            apogee_km=rounded(shot.apogee_km, rng),
            flight_time_min=float(round(shot.time_s / 60.0)),
            clues={
                "origin": (Clue("place", (start,), span),),
                "impact": (
                    Clue("offset", (place,), span, bearing_deg=bearing,
                         distance_km=rounded(away, rng)),
                ),
            },
        ),
        gazetteer.default(),
    )  # fmt: skip
