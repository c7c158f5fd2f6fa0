"""What becomes of errors at the top of a run.

In: the work of a command.
Out: its exit code; for an error a line on standard error and the code it stands for.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

from geomap.cli import codes
from geomap.cli.console import Console
from geomap.errors import CorrectionsError, GeomapError, OutputError


def guarded(console: Console, work: Callable[[], int]) -> int:
    """Do the work of a command; whatever goes wrong is told and becomes an exit code.

    Parameters
    ----------
    console : Console
        Where errors are told.
    work : callable
        Gives the exit code if all goes well.

    Returns
    -------
    int
        The exit code, see `geomap.cli.codes`.
    """
    try:
        return work()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        return codes.OK
    except (OutputError, CorrectionsError) as err:
        console.complain(str(err))
        return codes.USAGE
    except GeomapError as err:
        console.complain(str(err))
        return codes.FAULT
    except Exception as err:
        confess(console, err, "")
        return codes.FAULT


def confess(console: Console, err: Exception, where: str) -> str:
    """Tell a fault of our own and how to report it; with GEOMAP_DEBUG=1, its traceback.

    Parameters
    ----------
    console : Console
        Where it is told.
    err : Exception
        The fault, as it is being handled.
    where : str
        What was worked on, ending in ": "; or nothing.

    Returns
    -------
    str
        The fault in one line.
    """
    reason = f"{where}internal error ({type(err).__name__}: {err})"
    hint = "please report it; GEOMAP_DEBUG=1 shows where it arose"
    console.complain(f"{reason}; this is a fault of geomap, {hint}")
    if os.environ.get("GEOMAP_DEBUG", "0") not in ("", "0"):
        for line in traceback.format_exc().splitlines():
            console.complain(line)
    return reason
