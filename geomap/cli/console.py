"""The two streams to the outside: data on standard output, talk on standard error.

In: lines and bytes.
Out: what people and other programs see; nothing unprintable in what is said.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.errors import OutputError
from geomap.terminal import printable

if TYPE_CHECKING:
    from tqdm import tqdm

T = TypeVar("T")

_MANY = 3  # a progress bar pays for more files than these
DELAY_S = 1.0
"""Quicker runs show no bar."""


@dataclass
class Console:
    """How one run talks to its user."""

    quiet: bool = False
    _bar: tqdm[Any] | None = None

    def say(self, line: str) -> None:
        """Tell something that is not an error, unless the user wants it quiet."""
        if not self.quiet:
            self._tell(line)

    def complain(self, line: str) -> None:
        """Tell an error, always."""
        self._tell(f"geomap: {line}")

    def progress(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Give the items, with a progress bar if they are many and a person looks on."""
        if self.quiet or total <= _MANY or not sys.stderr.isatty():
            yield from items
            return
        from tqdm import tqdm

        with tqdm(items, total=total, unit="file", delay=DELAY_S, file=sys.stderr) as bar:
            self._bar = bar
            try:
                yield from bar
            finally:
                self._bar = None

    def _tell(self, line: str) -> None:
        """Write one line to standard error; a closed one is no reason to stop."""
        text = printable(line)
        with contextlib.suppress(OSError, ValueError):
            if self._bar is not None:
                self._bar.write(text, file=sys.stderr)
            else:
                sys.stderr.write(text + "\n")
                sys.stderr.flush()


def put_data(text: str, encoding: str = "utf-8") -> None:
    """Write data to standard output, at once.

    Raises
    ------
    BrokenPipeError
        Nobody reads any more.
    OutputError
        The system refuses, as on a full disk.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise
    except OSError as err:
        _abandon_stdout()
        raise OutputError(f"standard output: cannot be written ({err.strerror})") from err


def put_table(text: str) -> None:
    """Write lines for people to standard output, in the terminal's own encoding."""
    encoding = sys.stdout.encoding or "utf-8"
    put_data(text.encode(encoding, "backslashreplace").decode(encoding), encoding)


def _abandon_stdout() -> None:
    """Send what is left for standard output nowhere, so that closing it raises nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
