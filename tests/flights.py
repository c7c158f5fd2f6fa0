"""Random shots, published tests, and a numerical flight that shares nothing with geomap."""

import numpy as np
from hypothesis import strategies as st
from pyproj import Transformer

MU, TURN, RADIUS, J2 = 398600.4418, 7.292115e-5, 6378.137, 1.082629821e-3
POLE = 6356.752314245
TO_XYZ = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)

LOFTED = (
    # date, lat, lon, azimuth, range, apogee, free flight over the turning Earth to the second
    # (from notes made before geomap flew anything), published seconds
    ("2016-06-22", 39.1677, 127.4817, 73, 400, 1413.6, 1277, None),
    ("2017-02-12", 39.9270, 125.2080, 90, 500, 550, 725, None),
    ("2017-05-14", 40.0659, 125.2099, 71, 787, 2111.5, 1686, 1800),
    ("2017-07-04", 39.8722, 125.2692, 86, 933, 2802, 2080, 2340),
    ("2017-07-28", 40.6112, 126.4257, 70, 998, 3724.9, 2605, 2832),
    ("2017-08-29", 39.2002, 125.6733, 73, 2700, 550, 825, 840),
    ("2017-09-15", 39.2002, 125.6733, 72, 3700, 770, 1041, 1140),
    ("2017-11-29", 39.2820, 125.8690, 76, 950, 4475, 3040, 3180),
    ("2022-03-24", 39.2002, 125.6733, 72, 1090, 6248.5, 4111, 4052),
    ("2022-11-18", 39.2002, 125.6733, 70, 999.2, 6040.9, 3979, 4135),
    ("2023-02-18", 39.2002, 125.6733, 72, 989, 5768.5, 3813, 4015),
    ("2024-10-31", 39.1120, 125.9980, 62, 1001.2, 7687.5, 5018, 5156),
)

KNOWN = st.fixed_dictionaries(
    {
        "lat": st.floats(-90, 90),
        "lon": st.floats(-180, 180),
        "azimuth_deg": st.floats(0, 360),
        "range_km": st.floats(0, 12_000),
        "apogee_km": st.floats(1, 10_000),
    }
)


def xyz(lon, lat, height_km):
    """Earth-fixed kilometres, by PROJ."""
    columns = np.broadcast_arrays(np.mod(lon, 360.0), lat, np.asarray(height_km) * 1000.0)
    return np.stack(TO_XYZ.transform(*columns)) / 1000.0


def acceleration(place, speed, bulge):
    """What a body feels in the frame that turns with the Earth: gravity and its two ghosts."""
    x, y, z = place
    square = (place**2).sum(axis=0)
    main = -MU / square**1.5
    extra = 1.5 * bulge * RADIUS**2 / square
    tilt = 5.0 * z**2 / square
    level = main * (1.0 + extra * (1.0 - tilt)) + TURN**2
    return np.stack(
        (
            level * x + 2.0 * TURN * speed[1],
            level * y - 2.0 * TURN * speed[0],
            main * (1.0 + extra * (3.0 - tilt)) * z,
        )
    )


def fly(place, speed, time_s, *, bulge=0.0, steps=4000):
    """Positions of n bodies after their times, by Runge-Kutta in the turning frame."""
    step = time_s / steps
    for _ in range(steps):
        a1 = acceleration(place, speed, bulge)
        v2 = speed + 0.5 * step * a1
        a2 = acceleration(place + 0.5 * step * speed, v2, bulge)
        v3 = speed + 0.5 * step * a2
        a3 = acceleration(place + 0.5 * step * v2, v3, bulge)
        v4 = speed + step * a3
        a4 = acceleration(place + step * v3, v4, bulge)
        place = place + step / 6.0 * (speed + 2.0 * (v2 + v3) + v4)
        speed = speed + step / 6.0 * (a1 + 2.0 * (a2 + a3) + a4)
    return place


def known(count, seed, *, most_km=12_000):
    """Random shots as columns, high enough to come down where they should."""
    rng = np.random.default_rng(seed)
    ranges = rng.uniform(200, most_km, count)
    least = 0.25 * np.minimum(ranges, 5_000)
    return {
        "lat": np.degrees(np.arcsin(rng.uniform(-1, 1, count))),
        "lon": rng.uniform(-180, 180, count),
        "azimuth_deg": rng.uniform(0, 360, count),
        "range_km": ranges,
        "apogee_km": np.exp(rng.uniform(np.log(least), np.log(10_000))),
    }


def fall_time(apogee_km, steps=20_000):
    """Twice the time to fall from an apogee to the pole, by the energy integral.

    With r = r_pole + h cos2(u) the end at rest loses its singularity.
    """
    edges = np.linspace(0.0, 0.5 * np.pi, steps + 1)
    u = 0.5 * (edges[1:] + edges[:-1])
    r = POLE + apogee_km * np.cos(u) ** 2
    top = POLE + apogee_km
    # v = sqrt(2 mu (1/r - 1/top)) and top - r = h sin2(u).
    dt = 2.0 * np.cos(u) * np.sqrt(apogee_km * r * top / (2.0 * MU))
    return 2.0 * dt.sum() * (edges[1] - edges[0])
