"""The exit codes of ``geomap``.

In: nothing. Out: their numbers. Of several faults in one run, `FAULT` goes
before `UNREADABLE`, and that before `NOTHING`.
"""

from __future__ import annotations

from typing import Final

OK: Final = 0
FAULT: Final = 1
"""A fault of geomap itself."""
USAGE: Final = 2
"""Wrong usage, or an output that cannot be written."""
UNREADABLE: Final = 3
"""An input or a line could not be read; the rest is done."""
NOTHING: Final = 4
"""No input gave anything; files are still written. Never from ``extract``."""
INTERRUPTED: Final = 130
