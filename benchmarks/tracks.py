"""Corridors and contradictions against simulated flights and planted errors.

In: nothing. Out: a table on stdout: shares of true impacts and mid-course points inside the
90 and 50 % envelopes; shares of planted errors found and of sound reports accused; milliseconds
a path.

Example: ``python benchmarks/tracks.py --reports 1000``
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import replace

import numpy as np
import shapely
from simulated import GEOD, Shot, anchors, report, shots

from geomap import gazetteer, tables
from geomap.locate import locate_mention
from geomap.model import Candidate, LocatedEvent, Location, Mention
from geomap.tracks import contradictions, corridors, paths

MILE_KM = 1.609344
OTHER_KM = 200.0
"""A wrong site lies at least so far from the true one."""

OTHER_TIME = 0.25
"""A wrong day's time differs at least by this share."""


def reports(count: int, seed: int) -> list[tuple[Shot, LocatedEvent]]:
    """So many shots with what was written of them."""
    rng = np.random.default_rng(seed)
    places = anchors()
    found: list[tuple[Shot, LocatedEvent]] = []
    batch = 0
    while len(found) < count:
        for shot in shots(2 * count, seed + batch):
            told = report(shot, places, rng, len(found))
            if told is not None and told.origin is not None and told.impact is not None:
                found.append((shot, told))
            if len(found) == count:
                break
        batch += 1
    return found


def coverage(pairs: list[tuple[Shot, LocatedEvent]]) -> None:
    """Print how often the truth lies in its envelope."""
    start = time.process_time()
    lines = paths([told for _, told in pairs])
    middle = time.process_time()
    found = corridors([told for _, told in pairs], lines)
    end = time.process_time()
    by_event = {(one.event_id, one.share): one.geometry for one in found}
    methods = Counter(line.method for line in lines)
    print(f"{len(pairs)} reports, paths: {dict(methods)}, with a corridor: {len(found) // 2}")
    print(f"milliseconds a path {1e3 * (middle - start) / len(pairs):.2f}, a pair of envelopes "
          f"{1e3 * (end - middle) / max(1, len(found) // 2):.2f}")  # fmt: skip
    for share in (0.9, 0.5):
        held: dict[str, list[bool]] = {"impact": [], "mid-course": [], "impact in its region": []}
        for shot, told in pairs:
            region = by_event.get((told.event.id, share))
            if region is None or told.impact is None:
                continue
            mid = shot.track[len(shot.track) // 2]
            held["impact"].append(bool(shapely.intersects_xy(region, *shot.end)))
            held["mid-course"].append(bool(shapely.intersects_xy(region, *mid)))
            inside = shapely.intersects_xy(told.impact.geometry, *shot.end)
            held["impact in its region"].append(bool(inside))
        words = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in held.items())
        print(f"inside the {share:.0%} envelope: {words}")


def planted(
    pairs: list[tuple[Shot, LocatedEvent]], rng: np.random.Generator
) -> list[tuple[str, LocatedEvent]]:
    """One error in each report, of four kinds in turn."""
    found = []
    others = [told for _, told in pairs]
    for number, (_, sound) in enumerate(pairs):
        kind = ("miles as km", "swapped", "wrong site", "wrong day's time")[number % 4]
        event, told = sound.event, sound
        assert event.range_km and event.apogee_km and event.flight_time_min
        if kind == "miles as km":
            event = replace(
                event, range_km=event.range_km / MILE_KM, apogee_km=event.apogee_km / MILE_KM
            )
        elif kind == "swapped":
            event = replace(event, range_km=event.apogee_km, apogee_km=event.range_km)
        elif kind == "wrong site":
            told = replace(sound, origin=_elsewhere(sound, rng))
        else:
            event = replace(event, flight_time_min=_another(event.flight_time_min, others, rng))
        found.append((kind, replace(told, event=event)))
    return found


def _elsewhere(told: LocatedEvent, rng: np.random.Generator) -> Location:
    """Another site of the table, far from this one's."""
    assert told.origin
    rows = tables.rows("launch_sites.csv")
    while True:
        name = rows[rng.integers(len(rows))]["name"]
        place = gazetteer.default().find(name)[0]
        metres = GEOD.inv(told.origin.lon, told.origin.lat, place.lon, place.lat)[2]
        if metres / 1000.0 > OTHER_KM:
            mention = Mention(0, 1, name, "site", (Candidate(place, 1.0),))
            return locate_mention(mention, gazetteer.default())


def _another(minutes: float, others: list[LocatedEvent], rng: np.random.Generator) -> float:
    """The time of another report, unlike this one's."""
    while True:
        other = others[rng.integers(len(others))].event.flight_time_min
        assert other
        if abs(other - minutes) > OTHER_TIME * minutes:
            return other


def accusations(pairs: list[tuple[Shot, LocatedEvent]], seed: int) -> None:
    """Print how many errors are found and how many sound reports are accused."""
    half = len(pairs) // 2
    wrong = planted(pairs[:half], np.random.default_rng(seed))
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for kind, told in wrong:
        total[kind] += 1
        found[kind] += bool(contradictions([told]))
    print("errors found: " + ", ".join(f"{kind} {found[kind]}/{total[kind]}" for kind in total)
          + f"; all {sum(found.values()) / half:.3f}")  # fmt: skip
    accused = [told for _, told in pairs[half:] if contradictions([told])]
    print(f"sound reports accused: {len(accused)} of {len(pairs) - half}")
    for told in accused[:5]:
        print("   ", contradictions([told])[0].words)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    gazetteer.default()
    coverage(reports(options.reports, options.seed))
    accusations(reports(400, options.seed + 1000), options.seed)


if __name__ == "__main__":
    main()
