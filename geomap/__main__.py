"""``python -m geomap``: the same as the command ``geomap``.

In: the command line. Out: the exit code.
"""

from __future__ import annotations

import sys

from geomap.cli import main

if __name__ == "__main__":
    sys.exit(main())
