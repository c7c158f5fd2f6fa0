"""How many of the frozen blind places geomap finds and puts where they are.

In: `tests/blind/places.jsonl`, 200 places that news about missiles names, each
in a sentence of its own, written without knowledge of the gazetteer.
Out: on stdout the share found, the share resolved within 25 km (the figure to
quote) and within each row's own tolerance, by kind; with ``--misses`` the rows
that were missed.

Example: ``python benchmarks/blind_places.py``
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from geomap.gazetteer import default
from geomap.geodesy import inverse
from geomap.geoparse import parse
from geomap.model import Article

BLIND = Path(__file__).resolve().parent.parent / "tests" / "blind" / "places.jsonl"
WITHIN_KM = 25.0


def distance_km(row: dict[str, object]) -> float | None:
    """How far the mention that overlaps the row's name lies from its point; None if none does."""
    article = Article(id=str(row["id"]), text=str(row["sentence"]))
    for mention in parse(article, default()):
        if mention.start < row["end"] and row["start"] < mention.end:
            place = mention.place
            return inverse(
                lat1=row["lat"], lon1=row["lon"], lat2=place.lat, lon2=place.lon
            ).distance_km
    return None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list the rows that were missed")
    show_misses = parser.parse_args().misses
    rows = [json.loads(line) for line in BLIND.read_text(encoding="utf-8").splitlines()]
    total: Counter[str] = Counter(row["kind"] for row in rows)
    found: Counter[str] = Counter()
    near: Counter[str] = Counter()
    tolerated: Counter[str] = Counter()
    for row in rows:
        km = distance_km(row)
        found[row["kind"]] += km is not None
        near[row["kind"]] += km is not None and km <= WITHIN_KM
        tolerated[row["kind"]] += km is not None and km <= max(WITHIN_KM, row["tolerance_km"])
        if show_misses and (km is None or km > max(WITHIN_KM, row["tolerance_km"])):
            print(row["id"], row["surface"], "not found" if km is None else f"{km:.0f} km off")
    print(f"{'kind':<16}{'rows':>5}{'found':>7}{'25 km':>7}{'tolerance':>11}")
    for kind, count in total.most_common():
        print(f"{kind:<16}{count:>5}{found[kind]:>7}{near[kind]:>7}{tolerated[kind]:>11}")
    count = len(rows)
    shares = [sum(column.values()) / count for column in (found, near, tolerated)]
    print(
        f"{'all':<16}{count:>5}"
        + "".join(f"{s:>{w}.3f}" for s, w in zip(shares, (7, 7, 11), strict=True))
    )


if __name__ == "__main__":
    main()
