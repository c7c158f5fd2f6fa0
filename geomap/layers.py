"""geomap's layers for a folium map of the user's own.

In: a report or its readings.
Out: elements for `folium.Map.add_child` or ``.add_to``: marks, flight paths,
regions, the legend that filters them, the base map.

>>> import folium, geomap
>>> from geomap import layers
>>> own = folium.Map((40, 130), zoom_start=4, tiles=None)
>>> report = geomap.read_text("North Korea fired a missile from Sunan.", date="2023-03-16")
>>> layers.base_map().add_to(own)  # doctest: +ELLIPSIS
<geomap.layers.Layer object at ...>
>>> layers.events(report).add_to(own)  # doctest: +ELLIPSIS
<geomap.layers.Layer object at ...>

The page is the user's: it has no content security policy of geomap's, and
folium's own links to files on the network stay in it. What geomap adds has
passed the gate: no text of an article can run in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from branca.element import Figure, MacroElement
from folium.template import Template

from geomap.errors import OutputError
from geomap.maps import assets
from geomap.maps.content import Content, content
from geomap.maps.gate import Ready
from geomap.maps.names import Names
from geomap.model import Reading

__all__ = ["Layer", "base_map", "events", "marks", "paths", "regions"]


class HasReadings(Protocol):
    """What a layer is made of: a `geomap.Report`, or anything else with readings."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """One for each article."""


class Layer(MacroElement):
    """Something that geomap draws on a folium map; made by the functions of this module."""

    # No text in here: names that branca makes, and names of parts.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            geomap.addTo(
                {{ this._parent.get_name() }}, "{{ this.get_name() }}_data", {{ this.parts|tojson }}
            );
        {% endmacro %}
        """
    )

    def __init__(self, shown: Content, parts: Iterable[str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "GeomapLayer"
        self.parts = list(parts)
        self._content = shown

    def render(self, **kwargs: Any) -> str:
        """Put scripts, styles and data into the figure; folium calls this on saving."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise OutputError("a layer is drawn on a map in a figure: add it to a folium.Map")
        data = self._content.island(whole="base" in self.parts)
        island = f'<script type="application/json" id="{self.get_name()}_data">{data}</script>'
        style = f"<style>{assets.map_styles()}</style>"
        figure.header.add_child(Ready(style), name="geomap_layer_styles")
        figure.html.add_child(Ready(island), name=f"{self.get_name()}_data")
        # After Leaflet, which folium links to in the header.
        scripts = f"<script>{assets.geomap_js()}</script>"
        figure.html.add_child(Ready(scripts), name="geomap_layer_scripts")
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def events(report: HasReadings, *, names: Names = "both") -> Layer:
    """Everything of a report: regions, paths, marks, and the legend that filters them.

    Parameters
    ----------
    report : Report
        As `geomap.read` gives it.
    names : {"both", "article", "en"}
        As in `Report.map`.

    Returns
    -------
    Layer
        To be added to a `folium.Map`.

    Examples
    --------
    >>> import geomap
    >>> events(geomap.read_text("Calm.", date="2023-03-16")).parts
    ['regions', 'paths', 'marks', 'legend']
    """
    return _layer(report, ("regions", "paths", "marks", "legend"), names)


def marks(report: HasReadings, *, names: Names = "both") -> Layer:
    """The marks of a report's locations alone; see `events`."""
    return _layer(report, ("marks",), names)


def paths(report: HasReadings) -> Layer:
    """The flight paths of a report alone; see `events`."""
    return _layer(report, ("paths",), "en")


def regions(report: HasReadings) -> Layer:
    """The regions of a report's locations alone; see `events`."""
    return _layer(report, ("regions",), "en")


def base_map() -> Layer:
    """Land, coasts and borders of Natural Earth, which need no network."""
    return Layer(content([]), ("base",))


def _layer(report: HasReadings, parts: Iterable[str], names: Names) -> Layer:
    """A layer of some parts of a report."""
    return Layer(content(report.readings, names=names), parts)
