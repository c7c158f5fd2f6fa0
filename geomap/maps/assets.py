"""The scripts and style sheets of a map page, as text to be put into it.

In: the package's own `js/` and `css/`, and `static/`, which the build fills
with other people's code (see `LICENSES.txt`).
Out: ready text; a `DataError` where the package was not built.
"""

from __future__ import annotations

import functools
from pathlib import Path

from geomap.errors import DataError

_HERE = Path(__file__).resolve().parent

MODULES = (
    *("text", "symbols", "canvas", "basemap", "store", "filter", "cluster", "geodesic"),
    *("labels", "popup", "correct", "regions", "paths", "lines", "markers", "legend", "list"),
    *("search", "measure", "tools", "main"),
)
"""Our scripts in the order in which they stand in the page."""


@functools.cache
def leaflet_js() -> str:
    """Leaflet, its licence before it."""
    return _licences() + _static("leaflet.js")


@functools.cache
def jquery_js() -> str:
    """Give jQuery, which folium's own pop-ups need; its licence stands with Leaflet."""
    return _static("jquery.js")


@functools.cache
def geomap_js() -> str:
    """Our scripts, one after the other."""
    return "\n".join(_read(_HERE / "js" / f"{name}.js") for name in MODULES)


@functools.cache
def styles() -> str:
    """Leaflet's style sheet and ours."""
    return "\n".join([_static("leaflet.css"), map_styles(), _read(_HERE / "css" / "page.css")])


@functools.cache
def map_styles() -> str:
    """Style sheet of what geomap draws on a map, without the page around it."""
    return _read(_HERE / "css" / "map.css")


def _licences() -> str:
    """The licences of other people's code as a comment."""
    return "/*\n" + _read(_HERE / "LICENSES.txt").replace("*/", "* /") + "*/\n"


def _static(name: str) -> str:
    """A file that the build put there."""
    return _read(_HERE / "static" / name)


def _read(path: Path) -> str:
    """Text of a file of the package."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(
            f"{path} is missing: install geomap with pip; in a checkout run `pip install -e .`"
        ) from error
