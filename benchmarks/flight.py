"""Free flights measured: against an independent integration, published tests, and the clock.

In: ``--shared``, a folder that holds ``facts/lofted_tests.csv``; by default ``../shared`` beside
the checkout. Needs scipy.
Out: on stdout the errors of the free-flight time against scipy's DOP853 (which shares nothing
with geomap but the constants of WGS 84), the residuals in the given values, the published tests
row by row with the boost terms and equivalent maximum ranges fitted without the row in question,
and the time of solving and sampling against ``pyproj.Geod.fwd`` on as many points.

Example: ``python benchmarks/flight.py --shots 1000``
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
import time
from pathlib import Path

import numpy as np
from pyproj import Geod
from scipy.integrate import solve_ivp

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap import flight  # noqa: E402

MU, TURN, A, F, J2 = 398600.4418, 7.292115e-5, 6378.137, 1 / 298.257223563, 1.082629821e-3
E2 = F * (2 - F)
GEOD = Geod(ellps="WGS84")


# -- an integration that shares nothing with geomap ------------------------------------------


def vertical(x: float, y: float, z: float) -> tuple[float, float, float]:
    """Latitude, height above WGS 84 and distance from the axis, by rounds to the last digit."""
    out = math.hypot(x, y)
    lat = math.atan2(z, out * (1 - E2))
    for _ in range(12):
        sine = math.sin(lat)
        normal = A / math.sqrt(1 - E2 * sine * sine)
        new = math.atan2(z + E2 * normal * sine, out)
        if abs(new - lat) < 1e-15:
            break
        lat = new
    sine = math.sin(lat)
    normal = A / math.sqrt(1 - E2 * sine * sine)
    return lat, out * math.cos(lat) + z * sine - A * A / normal, out


def pull(bulge: float):
    """Right-hand side of the equations of motion, with a bulge or without."""

    def change(_: float, s: np.ndarray) -> tuple[float, ...]:
        x, y, z, vx, vy, vz = s.tolist()
        r2 = x * x + y * y + z * z
        main = -MU / (r2 * math.sqrt(r2))
        extra = 1.5 * bulge * A * A / r2
        tilt = 5 * z * z / r2
        level = main * (1 + extra * (1 - tilt))
        return vx, vy, vz, level * x, level * y, main * (1 + extra * (3 - tilt)) * z

    return change


def height(_: float, s: np.ndarray) -> float:
    """Height above the ellipsoid."""
    return vertical(*s[:3].tolist())[1]


def climb(_: float, s: np.ndarray) -> float:
    """Rate of climb."""
    x, y, z, vx, vy, vz = s.tolist()
    lat, _h, out = vertical(x, y, z)
    return math.cos(lat) * (x * vx + y * vy) / max(out, 1e-12) + math.sin(lat) * vz


height.terminal, height.direction, climb.direction = True, -1, -1


def fly(state: np.ndarray, bulge: float) -> tuple[float, float, float, float] | None:
    """Impact latitude and longitude, apogee and time of a launch at longitude 0."""
    done = solve_ivp(
        pull(bulge), (0, 20_000), state, "DOP853", events=(height, climb), rtol=1e-12, atol=1e-9
    )
    if not len(done.t_events[0]) or not len(done.t_events[1]):
        return None
    when, (x, y, z) = done.t_events[0][0], done.y_events[0][0][:3]
    lon = math.degrees(math.atan2(y, x) - TURN * when)
    apogee = max(height(0, s) for s in done.y_events[1])
    return math.degrees(vertical(x, y, z)[0]), lon, apogee, when


def launch(rng: np.random.Generator) -> tuple[float, np.ndarray]:
    """A random latitude, and a state in the frame that does not turn."""
    lat = math.asin(rng.uniform(-1, 1))
    azimuth = rng.uniform(0, 2 * math.pi)
    half = rng.uniform(200, 12_000) / 2 / 6371
    least = 6371 / 2 * (math.sin(half) + math.cos(half) - 1)
    top = 6371 + math.exp(rng.uniform(math.log(0.3 * least), math.log(10_000)))
    e = (top - 6371) / (top - 6371 * math.cos(half))
    a = top / (1 + e)
    speed = math.sqrt(MU * (2 / 6371 - 1 / a))
    level = min(1.0, math.sqrt(MU * a * (1 - e * e)) / (6371 * speed))
    normal = A / math.sqrt(1 - E2 * math.sin(lat) ** 2)
    place = np.array([normal * math.cos(lat), 0, normal * (1 - E2) * math.sin(lat)])
    up = np.array([math.cos(lat), 0, math.sin(lat)])
    north = np.array([-math.sin(lat), 0, math.cos(lat)])
    east = np.array([0.0, 1.0, 0.0])
    going = speed * (
        up * math.sqrt(1 - level * level)
        + level * (north * math.cos(azimuth) + east * math.sin(azimuth))
    )
    return math.degrees(lat), np.concatenate((place, going + TURN * place[0] * east))


def integrated(count: int, bulge: float, seed: int) -> np.ndarray:
    """Random shots of 200 to 12,000 km and up to 10,000 km high: lat, impact, apogee, time."""
    rng, rows = np.random.default_rng(seed), []
    while len(rows) < count:
        lat, state = launch(rng)
        flown = fly(state, bulge)
        if flown is None or flown[2] > 10_000:
            continue
        metres = GEOD.inv(0, lat, flown[1], flown[0])[2]
        if 200e3 <= metres <= 12_000e3:
            rows.append((lat, *flown))
    return np.array(rows).T


def against_integration(count: int) -> None:
    """Print the errors of the free-flight time."""
    print(f"free-flight time against DOP853, {count} random shots, seconds: worst (rms)")
    for name, bulge, seed in (("round Earth", 0.0, 1), ("with J2", J2, 2)):
        lat, to_lat, to_lon, apogee, when = integrated(count, bulge, seed)
        shots = flight.Shots(lat=lat, lon=0, to_lat=to_lat, to_lon=to_lon, apogee_km=apogee)
        for j2 in (False, True) if bulge else (False,):
            found = flight.solve(shots, j2=j2)
            off = np.abs(found.time_s - when)
            print(
                f"  integrated {name:<12} geomap {'with J2' if j2 else 'Kepler':<8}"
                f"{np.nanmax(off):12.3g} ({math.sqrt(np.nanmean(off**2)):.3g})"
                f"   unsolved {int(np.sum(~found.ok))}"
            )


# -- residuals in the given values -----------------------------------------------------------


def random_shots(count: int, seed: int) -> dict[str, np.ndarray]:
    """Launch points, azimuths, ranges and apogees that have a free flight."""
    rng = np.random.default_rng(seed)
    ranges = rng.uniform(0, 12_000, count)
    least = flight.minimum_energy_apogee_km(ranges)
    return {
        "lat": np.degrees(np.arcsin(rng.uniform(-1, 1, count))),
        "lon": rng.uniform(-180, 180, count),
        "azimuth_deg": rng.uniform(0, 360, count),
        "range_km": ranges,
        "apogee_km": np.exp(rng.uniform(np.log(0.7 * least + 10), np.log(10_000), count)),
    }


def misses(flights: flight.Flights, given: dict[str, np.ndarray]) -> dict[str, float]:
    """Worst miss of what was given, reckoned from the sampled flight alone."""
    flown = flight.sample(flights, 2)
    lon, lat = flown.lon[:, -1], flown.lat[:, -1]
    metres = GEOD.inv(lon, lat, flights.to_lon, flights.to_lat)[2]
    start = GEOD.inv(flown.lon[:, 0], flown.lat[:, 0], flights.lon, flights.lat)[2]
    # The greatest height by ever finer samples around it.
    low, high = np.zeros(len(flights)), flights.time_s
    for _ in range(12):
        times = low[:, None] + (high - low)[:, None] * np.linspace(0, 1, 17)
        heights = flight.at(flights, times).height_km
        best = np.argmax(heights, axis=1)
        row = np.arange(len(best))
        low, high = times[row, np.maximum(best - 1, 0)], times[row, np.minimum(best + 1, 16)]
    out = {
        "launch km": np.max(start) / 1000,
        "impact km": np.max(metres) / 1000,
        "impact height km": np.max(np.abs(flown.height_km[:, -1])),
        "apogee km": np.max(np.abs(heights.max(axis=1) - given["apogee_km"])),
    }
    if "time_s" in given:
        out["time s"] = np.max(np.abs(flights.time_s - given["time_s"]))
    return out


def residuals(count: int) -> None:
    """Print the worst residual in the given values of every sufficient set."""
    print(f"\nresidual in the given values, {count} shots, worst of each sufficient set")
    told = random_shots(count, 3)
    for j2 in (False, True):
        by_range = flight.solve(flight.Shots(**told), j2=j2)
        ok = by_range.ok
        given = {name: column[ok] for name, column in told.items()}
        truth = by_range.rows(ok)
        given["time_s"] = truth.time_s
        point = {"lat": truth.lat, "lon": truth.lon, "to_lat": truth.to_lat, "to_lon": truth.to_lon}
        ray = {name: given[name] for name in ("lat", "lon", "azimuth_deg", "range_km")}
        sets = {
            "azimuth, range, apogee": {**ray, "apogee_km": given["apogee_km"]},
            "impact, apogee": {**point, "apogee_km": given["apogee_km"]},
            "azimuth, range, time": {**ray, "time_s": given["time_s"]},
            "impact, time": {**point, "time_s": given["time_s"]},
        }
        for name, columns in sets.items():
            found = flight.solve(flight.Shots(**columns), j2=j2)
            show(f"{name}{', J2' if j2 else ''}", found, misses(found, given))
    few = {name: column[:1000] for name, column in given.items() if name != "range_km"}
    found = flight.by_azimuth(flight.Shots(**few))
    matched = {name: column[found.row] for name, column in few.items()}
    show("azimuth, apogee, time", found.flights, misses(found.flights, matched))


def show(name: str, found: flight.Flights, worst: dict[str, float]) -> None:
    """One line of residuals."""
    print(
        f"  {name:<28} {int(found.ok.sum()):>6} solved  ",
        "  ".join(f"{what} {value:.1e}" for what, value in worst.items()),
    )


# -- published tests -------------------------------------------------------------------------


def left_out(known: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, float]:
    """Residuals of wanted = factor x known with each row left out, and the factor of all."""
    sums, squares = known * wanted, known * known
    factors = (sums.sum() - sums) / (squares.sum() - squares)
    return wanted - factors * known, float(sums.sum() / squares.sum())


def rms(values: np.ndarray) -> float:
    """Root of the mean square."""
    return float(np.sqrt(np.mean(values**2)))


def published(shared: Path) -> None:
    """Print the published tests: times, boost terms, maximum ranges, contradictions."""
    with (shared / "facts" / "lofted_tests.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def column(name: str) -> np.ndarray:
        return np.array([float(row[name] or "nan") for row in rows])

    def halves(name: str) -> np.ndarray:
        return np.array(
            [flight.rounding_half(float(row[name])) if row[name] else 0 for row in rows]
        )

    shots = flight.Shots(
        **{n: column(n) for n in ("lat", "lon", "azimuth_deg", "range_km", "apogee_km")}
    )
    found, times = flight.solve(shots), column("flight_time_s")
    minutes = np.where(times % 60 == 0, 30.0, 0.5)
    gap = flight.time_gap(
        shots,
        times,
        time_half_s=minutes,
        apogee_half_km=halves("apogee_km"),
        range_half_km=halves("range_km"),
    )
    sourced = np.array([row["flight_time_sourced"] == "yes" for row in rows])
    print("\npublished tests: time minus free flight, s; unexplained seconds; kind; maximum range")
    burn = column("burn_time_s_unsourced")
    words = flight.maximum_range(
        shots,
        burn_time_s=burn,
        apogee_half_km=halves("apogee_km"),
        range_half_km=halves("range_km"),
    ).texts()
    kinds = flight.classify(found.range_km, found.apogee_km)
    marks = np.where(sourced, "sourced", "not sourced")
    for k, row in enumerate(rows):
        told = f"{times[k]:6.0f}" if row["flight_time_s"] else "     -"
        print(
            f"  {row['date_local']} {row['missile'][:24]:<24} {told} -{found.time_s[k]:7.1f} ="
            f" {gap.residual[k]:7.1f}  {gap.excess[k]:7.1f}  {marks[k]:<12}"
            f"{kinds[k]:<15}{words[k]}"
        )
    possible = sourced & (gap.excess == 0.0)
    for name, chosen in (("all sourced times", sourced), ("not contradicted", possible)):
        residual = gap.residual[chosen]
        by_speed, speed_factor = left_out(found.speed_km_s[chosen], residual)
        by_burn, burn_factor = left_out(burn[chosen], residual)
        print(
            f"  {name}, {chosen.sum()} rows: rms physics alone {rms(residual):.1f} s;"
            f" boost {speed_factor:.1f} s by km/s, leave one out {rms(by_speed):.1f} s;"
            f" boost {burn_factor:.2f} of assumed burn time, leave one out {rms(by_burn):.1f} s"
        )
    maximum_ranges(rows, found, column("published_max_range_km"), burn)


def maximum_ranges(rows: list, found: flight.Flights, told: np.ndarray, burn: np.ndarray) -> None:
    """Print the equivalent maximum ranges, each fitted without its own row."""
    sourced = np.array([row["published_max_range_sourced"] == "yes" for row in rows])
    chosen = sourced & (told < 13_000)
    speed, wanted = found.speed_km_s[chosen], flight.speed_of_range_km_s(told[chosen])
    for name, known in (("assumed burn time", burn[chosen]), ("launch speed alone", speed)):
        residual, factor = left_out(known, wanted - speed)
        off = flight.range_of_speed_km(wanted - residual) / told[chosen] - 1
        print(
            f"  maximum range by {name}, factor {factor:.5f}: worst {np.max(np.abs(off)):.1%}, rms"
            f" {rms(off):.1%}; each",
            " ".join(f"{value:+.1%}" for value in off),
        )


# -- speed -----------------------------------------------------------------------------------


def against_the_clock(count: int, samples: int, rounds: int) -> None:
    """Print processor time of solving and sampling against as many geodesics."""
    told = random_shots(count, 5)
    told["apogee_km"] = np.maximum(told["apogee_km"], 0.9 * 1500)
    shots = flight.Shots(**told)
    rng = np.random.default_rng(6)
    size = count * samples
    geodesics = (
        rng.uniform(-180, 180, size),
        np.degrees(np.arcsin(rng.uniform(-1, 1, size))),
        rng.uniform(0, 360, size),
        rng.uniform(200e3, 12_000e3, size),
    )
    print(f"\n{count} flights solved and sampled at {samples} points; processor seconds")
    ratios = []
    for _ in range(rounds):
        start = time.process_time()
        GEOD.fwd(*geodesics)
        middle = time.process_time()
        solved = flight.solve(shots)
        solving = time.process_time() - middle
        flight.sample(solved, samples)
        ours = time.process_time() - middle
        ratios.append(ours / (middle - start))
        print(
            f"  Geod.fwd {middle - start:.2f}   geomap {ours:.2f} (solving {solving:.2f})"
            f"   ratio {ratios[-1]:.2f}   solved {int(solved.ok.sum())}"
        )
    print(f"  median ratio {np.median(ratios):.2f}   reach 1.5")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--shots", type=int, default=10_000, help="shots to integrate")
    parser.add_argument("--rounds", type=int, default=5, help="rounds against the clock")
    asked = parser.parse_args()
    against_the_clock(100_000, 64, asked.rounds)
    residuals(10_000)
    published(asked.shared)
    against_integration(asked.shots)


if __name__ == "__main__":
    main()
