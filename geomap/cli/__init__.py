"""The command ``geomap``.

In: the words of the command line.
Out: an exit code; data on standard output or in files, talk on standard error.

This module, `codes` and `parser` load nothing heavy, so that ``--help`` is
quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from geomap.cli import codes
from geomap.cli.loading import leave_quickly, no_collection
from geomap.cli.parser import build_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``geomap``; by default those of the process.

    Returns
    -------
    int
        The exit code, see `geomap.cli.codes`.

    Raises
    ------
    SystemExit
        From argparse: 0 after ``--help`` and ``--version``, 2 on wrong usage.

    Examples
    --------
    >>> main(["--version"])
    Traceback (most recent call last):
    SystemExit: 0
    """
    words = sys.argv[1:] if argv is None else list(argv)
    parser = build_parser()
    if not words:
        parser.print_help()
        return codes.OK
    options = parser.parse_args(words)
    leave_quickly()
    try:
        if options.command == "geocode":
            from geomap.cli.geocode import geocode

            return geocode(options)
        if options.command == "reach":
            from geomap.cli import reach

            return reach.run(options)
        if options.command == "fly":
            from geomap.cli import fly

            return fly.run(options)
        with no_collection():
            from geomap.cli.run import run
        return run(options)
    except KeyboardInterrupt:
        sys.stderr.write("\ngeomap: interrupted\n")
        return codes.INTERRUPTED
