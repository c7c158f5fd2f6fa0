"""How long geomap takes to start and to make the seed's map, as ratios.

In: nothing; run it with the interpreter geomap is installed for.
Out: a table on stdout: median seconds of each command, and the two ratios
that are to stay low: ``geomap --help`` against ``python -c pass`` and the
seed's map against importing geopandas and folium. The commands of a pair take
turns, so a drift of the machine's speed touches both alike.

Example: ``python benchmarks/startup.py --runs 15``
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def compare(name: str, ours: list[str], theirs: list[str], *, runs: int, reach: float) -> None:
    """Time two commands in turns, after one warm-up each, and print the ratio."""
    seconds(ours)
    seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:<12} {mine:7.3f} s {other:7.3f} s   ratio {ratio:5.2f}   reach {reach}")


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each (default 11)")
    runs = parser.parse_args().runs
    geomap = str(Path(sysconfig.get_path("scripts")) / "geomap")
    seeds = [str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "map.html")
        compare(
            "--help",
            [geomap, "--help"],
            [sys.executable, "-c", "pass"],
            runs=runs,
            reach=4,
        )
        compare(
            "map seeds",
            [geomap, "map", *seeds, "-o", target],
            [sys.executable, "-c", "import geopandas, folium"],
            runs=max(3, runs // 2),
            reach=1.5,
        )


if __name__ == "__main__":
    main()
