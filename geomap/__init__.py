"""geomap: from a news article about missiles to a map.

In: an article (a file, a text).
Out: a `Report`: events, places and paths as GeoDataFrames, a Folium map,
GeoJSON.

>>> import geomap
>>> report = geomap.read_text("North Korea fired a missile.", date="2023-03-16")
>>> report.to_file  # doctest: +ELLIPSIS
<bound method Report.to_file of ...>

Importing geomap loads nothing but this file; each name brings its own module
when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.errors import (
        CorrectionsError,
        GeomapError,
        InputError,
        NotTextError,
        OutputError,
        TooLargeError,
    )
    from geomap.gazetteer import GeomapGeocoder, geocode
    from geomap.maps import map_events
    from geomap.reaches import Reach, reach
    from geomap.report import Report, read, read_many, read_text

__version__ = "0.1.0"

__all__ = [
    "CorrectionsError",
    "GeomapError",
    "GeomapGeocoder",
    "InputError",
    "NotTextError",
    "OutputError",
    "Reach",
    "Report",
    "TooLargeError",
    "__version__",
    "geocode",
    "layers",
    "map_events",
    "reach",
    "read",
    "read_many",
    "read_text",
]

_HOMES = {
    "CorrectionsError": "geomap.errors",
    "GeomapError": "geomap.errors",
    "GeomapGeocoder": "geomap.gazetteer",
    "InputError": "geomap.errors",
    "NotTextError": "geomap.errors",
    "OutputError": "geomap.errors",
    "Reach": "geomap.reaches",
    "Report": "geomap.report",
    "TooLargeError": "geomap.errors",
    "geocode": "geomap.gazetteer",
    "reach": "geomap.reaches",
    "map_events": "geomap.maps",
    "read": "geomap.report",
    "read_many": "geomap.report",
    "read_text": "geomap.report",
}


def __getattr__(name: str) -> Any:
    """Bring a public name from its module when it is first asked for."""
    if name == "layers":
        return import_module("geomap.layers")
    if name not in _HOMES:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Tell the public names, for completion."""
    return sorted({*globals(), *__all__})
