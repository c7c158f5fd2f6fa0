"""Where a computed flight or reach goes: a map or GeoJSON, told by the file's ending.

In: the ending of ``-o``, what makes the map, what makes the GeoJSON.
Out: the file, or GeoJSON on standard output.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from geomap import export
from geomap.cli.console import Console, put_data
from geomap.errors import OutputError
from geomap.terminal import printable

STDOUT = "-"
MAPS = (".html", ".htm")
GEOJSON = (".geojson", ".json")


def check(output: str) -> None:
    """Raise `OutputError` where nothing can be written, before the work is done."""
    if output == STDOUT:
        return
    path = Path(output)
    if path.suffix.lower() not in (*MAPS, *GEOJSON):
        raise OutputError(
            f"{printable(output)}: end the name in .html for a map or in .geojson for GeoJSON"
        )
    export.check_writable(path)


def deliver(
    output: str,
    console: Console,
    *,
    map_of: Callable[[], Any],
    geojson_of: Callable[[], dict[str, Any]],
) -> None:
    """Write a map or GeoJSON; ``-`` is GeoJSON on standard output."""
    if Path(output).suffix.lower() in MAPS:
        what, text = "map", map_of().get_root().render()
    else:
        what, text = "GeoJSON", export.dumps(geojson_of()) + "\n"
    if output == STDOUT:
        put_data(text)
        return
    path = export.write_atomic(output, text)
    console.say(f"{what}: {path.absolute()}")
