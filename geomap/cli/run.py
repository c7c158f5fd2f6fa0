"""What the commands do.

In: the parsed options.
Out: the exit code; files, data and talk on the way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from geomap import export, gazetteer, listing
from geomap.cli import codes
from geomap.cli.console import Console, put_data, put_table
from geomap.cli.faults import confess, guarded
from geomap.cli.inputs import STDIN, Input, inputs
from geomap.cli.loading import no_collection
from geomap.errors import DataError
from geomap.geoparse.corrections import Correction, unused, unused_warning
from geomap.geoparse.corrections_toml import load
from geomap.geoparse.skeleton import skeleton
from geomap.model import Article, Corrected, Reading
from geomap.report import explained, reading_of, with_free_id
from geomap.terminal import printable

T = TypeVar("T")

CORRECTIONS = "corrections.toml"
"""Where ``places --edit`` writes if -o does not say."""


@dataclass
class Run:
    """One run of one command: its options, and what has come of it so far."""

    options: argparse.Namespace
    console: Console
    faults: int = 0
    unread: int = 0
    found: int = 0
    corrections: tuple[Correction, ...] = ()
    corrected: list[Corrected] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    @property
    def to_stdout(self) -> bool:
        """Whether the data go to standard output."""
        return bool(self.options.output == STDIN)

    def read(self, article: Article) -> Reading:
        """Read one article as the options say."""
        reading = reading_of(article, corrections=self.corrections, demonyms=self.options.demonyms)
        self.corrected += reading.corrected
        return reading

    def read_apart(self, article: Article) -> Reading:
        """Read one article under an id that no other of this run has."""
        return self.read(with_free_id(article, self.ids))


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
    if options.output is None:
        options.output = CORRECTIONS if options.edit else STDIN
    if not options.files:
        if sys.stdin is None or sys.stdin.isatty():
            sys.stderr.write(options.parser.format_help())
            return codes.USAGE
        options.files = [STDIN]
    return guarded(console, lambda: _checked(Run(options, console)))


def _checked(run: Run) -> int:
    """Look whether the run can succeed before the long work, then do it."""
    problem = _problem(run.options)
    if problem:
        run.console.complain(problem)
        return codes.USAGE
    if not run.to_stdout:
        export.check_writable(Path(run.options.output))
    if run.options.corrections is not None:
        run.corrections = load(run.options.corrections, gazetteer.default())
    _COMMANDS[run.options.command](run)
    for correction in unused(run.corrections, run.corrected):
        run.console.say(f"geomap: warning: {unused_warning(correction)}")
    return _exit_code(run)


def _problem(options: argparse.Namespace) -> str | None:
    """What is wrong with the files named, if anything."""
    if options.files.count(STDIN) > 1:
        return "standard input (-) can be read only once"
    if options.edit and options.corrections is not None:
        return "--edit writes corrections, --corrections follows them; give one of the two"
    if options.output == STDIN or not Path(options.output).is_file():
        return None
    for name in (*options.files, options.corrections or STDIN):
        if name != STDIN and Path(name).exists() and Path(options.output).samefile(name):
            return f"{name}: input and output are the same file; choose another -o"
    if options.edit and not options.force:
        return f"{options.output}: there already; choose another -o, or --force to write over it"
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
        _deliver(run, maps.build(readings, names=run.options.names).get_root().render(), "map")


def _export(run: Run) -> None:
    """``geomap export``."""
    readings = _collected(run)
    if readings:
        _deliver(run, export.dumps(export.geojson(readings)) + "\n", "GeoJSON")


def _extract(run: Run) -> None:
    """``geomap extract``: one line an article as it comes, or all of them into a file."""
    if run.options.explain:
        _explain(run)
        return
    lines = _extracted(run)
    if not run.to_stdout:
        _deliver(run, "".join(lines), "JSON")
        return
    for line in lines:
        put_data(line)


def _explain(run: Run) -> None:
    """``geomap extract --explain``: a page of text an article."""
    pages = (
        "\n".join(listing.explanation_lines(reading, explained(reading))) + "\n"
        for _, reading in _each(run, run.read_apart)
        if reading is not None
    )
    if not run.to_stdout:
        _deliver(run, "\n".join(pages), "explanation")
        return
    for number, page in enumerate(pages):
        put_table(f"\n{page}" if number else page)


def _extracted(run: Run) -> Iterator[str]:
    """One line of JSON for each article, and for each line that failed."""
    for source, line in _each(run, lambda article: _json_of(run, article)):
        if line is not None:
            yield line
        elif source.line is not None:
            error = export.error_record(id=source.id, error=source.error or "", line=source.line)
            yield export.dumps(error) + "\n"


def _json_of(run: Run, article: Article) -> str:
    """All that was read out of one article, as one line of JSON."""
    return export.dumps(export.record(run.read(article))) + "\n"


def _places(run: Run) -> None:
    """``geomap places``: a table, or with ``--edit`` a file of corrections to fill in."""
    if run.options.edit:
        _edit(run)
        return
    tables = []
    for source, reading in _each(run, run.read):
        if reading is None or not (reading.mentions or reading.corrected):
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


def _edit(run: Run) -> None:
    """``geomap places --edit``."""
    readings = [reading for _, reading in _each(run, run.read_apart) if reading is not None]
    run.found = sum(bool(reading.mentions) for reading in readings)
    if readings:
        parsed = ((reading.article, reading.mentions) for reading in readings)
        _deliver(run, skeleton(parsed), "corrections to fill in")


def _check(run: Run) -> None:
    """``geomap check``: which flights contradict themselves."""
    from geomap.cli.check import check_lines

    pages = []
    for _, reading in _each(run, run.read_apart):
        if reading is not None:
            lines, count = check_lines(reading)
            run.found += count
            pages.append("\n".join(lines) + "\n")
    text = "\n".join(pages)
    if not run.to_stdout:
        _deliver(run, text, "checks")
    elif text:
        put_table(text)


_SOUGHT = {"map": "no event", "export": "no event", "places": "no place", "check": "no flight"}
_COMMANDS = {
    "map": _map,
    "export": _export,
    "extract": _extract,
    "places": _places,
    "check": _check,
}


def _collected(run: Run) -> list[Reading]:
    """Read everything, telling one line an event."""
    readings = []
    for _, reading in _each(run, run.read_apart):
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
            reason = confess(console, err, f"{source.label}: ")
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
