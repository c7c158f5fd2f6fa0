"""How many articles a second geomap reads, stage by stage and as a command, and in what memory.

In: JSON Lines with ``id`` and ``text``, such as ``benchmarks/variants.py`` prints.
Out: on stdout CPU seconds and articles a second on one core: of each stage; of all without and
with regions; of ``geomap extract --jsonl -``; and the peak memory of that command for a tenth of
the articles and for all, which shows whether it grows.

Example: ``python benchmarks/throughput.py many.jsonl``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds of some work, and what it gave."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def told(name: str, number: int, seconds: float) -> None:
    """Print one row."""
    print(f"{name:<34}{seconds:9.2f} s{number / seconds:9.0f} a second", flush=True)


def stages(lines: Iterable[str]) -> None:
    """Time the stages over the same articles."""
    from geomap import articles, events, gazetteer, geoparse, tracks
    from geomap.locate import locate
    from geomap.report import reading_of

    asked = [json.loads(line) for line in lines]
    world = gazetteer.default()
    decoding, read = timed(lambda: [articles.from_text(one["text"], id=one["id"]) for one in asked])
    number = len(read)
    for article in read[:50]:  # the first articles pay for loading
        reading_of(article)
    parsing, parsed = timed(lambda: [geoparse.parse(article, world) for article in read])
    pairs = list(zip(read, parsed, strict=True))
    reading, found = timed(lambda: [events.read_events(a, m, world) for a, m in pairs])
    placing, located = timed(
        lambda: [tuple(locate(event, world) for event in told) for told in found]
    )
    drawing, _ = timed(lambda: [tracks.paths(told, world) for told in located])
    told("text to article", number, decoding)
    told("places", number, parsing)
    told("events", number, reading)
    told("regions", number, placing)
    told("paths", number, drawing)
    words = decoding + parsing + reading
    told("all without regions and paths", number, words)
    told("all", number, words + placing + drawing)


def command(lines: list[str]) -> tuple[float, float]:
    """Return CPU seconds and peak MB of ``geomap extract --jsonl -`` over the lines."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told_lines:
        told_lines.writelines(lines)
        told_lines.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-m", "geomap", "extract", "--quiet", "--jsonl", "-"],
            stdin=told_lines, stdout=subprocess.DEVNULL, cwd=ROOT,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"geomap extract failed: {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=20_000, help="the most to read")
    asked = parser.parse_args()
    with asked.articles.open(encoding="utf-8") as file:
        lines = [line for line, _ in zip(file, range(asked.number), strict=False)]
    few = lines[: max(1, len(lines) // 10)]
    stages(few)
    starting, _ = command(lines[:1])
    _, less_mb = command(few)
    seconds, mb = command(lines)
    told("extract --jsonl -", len(lines), seconds - starting)
    print(f"peak memory: {less_mb:.0f} MB for {len(few)}, {mb:.0f} MB for {len(lines)} articles")


if __name__ == "__main__":
    main()
