"""What the commands do.

In: the parsed options.
Out: the exit code; files, data and talk on the way.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from geomap import export, listing
from geomap.cli import codes
from geomap.cli.console import Console, put_data, put_table
from geomap.cli.inputs import STDIN, Input, inputs
from geomap.cli.loading import no_collection
from geomap.errors import DataError, GeomapError, OutputError
from geomap.model import Article, Reading
from geomap.report import reading_of, with_free_id
from geomap.terminal import printable

T = TypeVar("T")


@dataclass
class Run:
    """One run of one command: its options, and what has come of it so far."""

    options: argparse.Namespace
    console: Console
    faults: int = 0
    unread: int = 0
    found: int = 0

    @property
    def to_stdout(self) -> bool:
        """Whether the data go to standard output."""
        return bool(self.options.output == STDIN)


def run(options: argparse.Namespace) -> int:
    """Run one command.

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
    if not options.files:
        if sys.stdin is None or sys.stdin.isatty():
            sys.stderr.write(options.parser.format_help())
            return codes.USAGE
        options.files = [STDIN]
    try:
        return _checked(Run(options, console))
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        return codes.OK
    except OutputError as err:
        console.complain(str(err))
        return codes.USAGE
    except GeomapError as err:
        console.complain(str(err))
        return codes.FAULT
    except Exception as err:
        _confess(console, err, "")
        return codes.FAULT


def _checked(run: Run) -> int:
    """Look whether the run can succeed before the long work, then do it."""
    problem = _problem(run.options)
    if problem:
        run.console.complain(problem)
        return codes.USAGE
    if not run.to_stdout:
        export.check_writable(Path(run.options.output))
    _COMMANDS[run.options.command](run)
    return _exit_code(run)


def _problem(options: argparse.Namespace) -> str | None:
    """What is wrong with the files named, if anything."""
    if options.files.count(STDIN) > 1:
        return "standard input (-) can be read only once"
    output = Path(options.output)
    if options.output != STDIN and output.is_file():
        for name in options.files:
            if name != STDIN and Path(name).exists() and output.samefile(name):
                return f"{name}: input and output are the same file; choose another -o"
    return None


def _exit_code(run: Run) -> int:
    """The exit code that the run has earned."""
    if run.faults:
        return codes.FAULT
    if run.unread:
        return codes.UNREADABLE
    if not run.found and run.options.command != "extract":
        run.console.complain(f"{_SOUGHT[run.options.command]} found in any input")
        return codes.NOTHING
    return codes.OK


def _map(run: Run) -> None:
    """``geomap map``."""
    readings = _collected(run)
    if readings:
        with no_collection():
            from geomap import maps
        _deliver(run, maps.build(readings).get_root().render(), "map")


def _export(run: Run) -> None:
    """``geomap export``."""
    readings = _collected(run)
    if readings:
        _deliver(run, export.dumps(export.geojson(readings)) + "\n", "GeoJSON")


def _extract(run: Run) -> None:
    """``geomap extract``: one line an article as it comes, or all of them into a file."""
    lines = _extracted(run)
    if not run.to_stdout:
        _deliver(run, "".join(lines), "JSON")
        return
    for line in lines:
        put_data(line)


def _extracted(run: Run) -> Iterator[str]:
    """One line of JSON for each article, and for each line that failed."""
    for source, line in _each(run, _json_of):
        if line is not None:
            yield line
        elif source.line is not None:
            error = export.error_record(id=source.id, error=source.error or "", line=source.line)
            yield export.dumps(error) + "\n"


def _json_of(article: Article) -> str:
    """All that was read out of one article, as one line of JSON."""
    return export.dumps(export.record(reading_of(article))) + "\n"


def _places(run: Run) -> None:
    """``geomap places``."""
    tables = []
    for source, reading in _each(run, reading_of):
        if reading is None or not reading.mentions:
            continue
        run.found += 1
        several = len(run.options.files) > 1 or source.line is not None
        heading = f"{printable(source.label)}\n" if several else ""
        tables.append(heading + listing.places_table(reading) + "\n")
    text = "\n".join(tables)
    if not run.to_stdout:
        _deliver(run, text, "table")
    elif text:
        put_table(text)


_SOUGHT = {"map": "no event", "export": "no event", "places": "no place"}
_COMMANDS = {"map": _map, "export": _export, "extract": _extract, "places": _places}


def _collected(run: Run) -> list[Reading]:
    """Read everything, telling one line an event."""
    readings = []
    taken: set[str] = set()

    def read(article: Article) -> Reading:
        return reading_of(with_free_id(article, taken))

    for _, reading in _each(run, read):
        if reading is not None:
            run.found += bool(reading.events or reading.areas)
            readings.append(reading)
            for line in listing.reading_lines(reading):
                run.console.say(line)
    return readings


def _each(run: Run, work: Callable[[Article], T]) -> Iterator[tuple[Input, T | None]]:
    """Do `work` on each article in order; None stands for one that failed, which is told."""
    options, console = run.options, run.console
    for source in console.progress(
        inputs(options.files, jsonl=options.jsonl), total=len(options.files)
    ):
        if source.article is None:
            run.unread += 1
            console.complain(source.error or source.label)
            yield source, None
            continue
        for warning in source.article.warnings:
            console.say(f"geomap: warning: {warning}")
        try:
            done = work(source.article)
        except DataError:
            raise  # the next article would fail the same way
        except Exception as err:
            run.faults += 1
            reason = _confess(console, err, f"{source.label}: ")
            yield replace(source, error=reason), None
            continue
        yield source, done


def _deliver(run: Run, text: str, what: str) -> None:
    """Put the result where the user wants it."""
    if run.to_stdout:
        put_data(text)
        return
    path = export.write_atomic(run.options.output, text)
    run.console.say(f"{what}: {path.absolute()}")


def _confess(console: Console, err: Exception, where: str) -> str:
    """Tell a fault of our own and how to report it; with GEOMAP_DEBUG=1, its traceback."""
    reason = f"{where}internal error ({type(err).__name__}: {err})"
    hint = "please report it; GEOMAP_DEBUG=1 shows where it arose"
    console.complain(f"{reason}; this is a fault of geomap, {hint}")
    if os.environ.get("GEOMAP_DEBUG", "0") not in ("", "0"):
        for line in traceback.format_exc().splitlines():
            console.complain(line)
    return reason
