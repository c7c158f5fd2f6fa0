"""The command ``geomap geocode``: where a name is.

In: the parsed options.
Out: the exit code; a table or JSON on standard output.

It stands apart from `run`, so that it loads the gazetteer alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from geomap import gazetteer
from geomap.cli import codes
from geomap.cli.console import Console, put_data, put_table
from geomap.cli.faults import guarded
from geomap.gazetteer.search import address
from geomap.model import Candidate
from geomap.terminal import printable, table

_HEADINGS = ("score", "name", "kind", "in", "lat", "lon", "radius", "why", "id", "source")
_WIDTHS = (6, 34, 9, 40, 8, 9, 9, 80, 24, 60)


def geocode(options: argparse.Namespace) -> int:
    """Run ``geomap geocode``.

    Parameters
    ----------
    options : argparse.Namespace
        As `geomap.cli.parser.build_parser` gives them.

    Returns
    -------
    int
        The exit code, see `geomap.cli.codes`.
    """
    console = Console(quiet=options.quiet)
    return guarded(console, lambda: _geocoded(options, console))


def _geocoded(options: argparse.Namespace, console: Console) -> int:
    """Answer every query; `codes.NOTHING` where none has an answer."""
    answers = []
    for query in options.queries:
        found = gazetteer.geocode(query, limit=options.number)
        answers.append((query, found))
        if not found:
            console.complain(f"no place found for {query!r}; {_hint(query)}")
    if options.json:
        put_data("".join(_line(*answer) for answer in answers))
    else:
        put_table("\n".join(_lines(answers)))
    return codes.OK if any(found for _, found in answers) else codes.NOTHING


def _hint(query: str) -> str:
    """What to do about a query without an answer."""
    for sign in (",", " in "):
        name, parted, _ = query.partition(sign)
        if parted and gazetteer.geocode(name):
            return f"{name.strip()!r} without what follows is known"
    return "try another spelling, or the name of what is near"


def _lines(answers: Sequence[tuple[str, Sequence[Candidate]]]) -> list[str]:
    """A table for each query that has an answer, headed by the query if they are several."""
    heads = [f"{printable(query)}\n" if len(answers) > 1 else "" for query, _ in answers]
    return [
        head + table([_HEADINGS, *(_cells(one) for one in found)], _WIDTHS) + "\n"
        for head, (_, found) in zip(heads, answers, strict=True)
        if found
    ]


def _cells(candidate: Candidate) -> tuple[str, ...]:
    """The row of one candidate."""
    place = candidate.place
    return (
        f"{candidate.score:g}",
        place.name,
        place.kind,
        ", ".join(address(place, gazetteer.default())[1:]) or "-",
        f"{place.lat:.4f}",
        f"{place.lon:.4f}",
        f"{place.radius_km:,.0f} km",
        ", ".join(candidate.reasons),
        place.id,
        place.source + ("" if place.sourced else " (not checked)"),
    )


def _line(query: str, found: Sequence[Candidate]) -> str:
    """One line of JSON; in ASCII it cannot steer a terminal, but for DEL."""
    return json.dumps(_record(query, found)).replace("\x7f", "\\u007f") + "\n"


def _record(query: str, found: Sequence[Candidate]) -> dict[str, Any]:
    """One query and its candidates as JSON has them."""
    return {"query": query, "candidates": [_candidate(one) for one in found]}


def _candidate(candidate: Candidate) -> dict[str, Any]:
    """One candidate."""
    place = candidate.place
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "address": ", ".join(address(place, gazetteer.default())),
        "country": place.country,
        "division": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
        "source": place.source,
        "sourced": place.sourced,
    }
