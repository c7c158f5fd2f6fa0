"""geomap's map as a folium map.

In: the content of a page.
Out: `GeomapMap`, a `folium.Map`: layers and plug-ins can be added to it, and
it saves itself as one file that needs no network.
"""

from __future__ import annotations

from typing import Any

from branca.element import Figure
from folium import Map
from folium.template import Template

from geomap.errors import OutputError
from geomap.maps import assets
from geomap.maps.content import Content
from geomap.maps.gate import Ready, html_text
from geomap.maps.page import Page
from geomap.maps.table import events_table


class GeomapMap(Map):
    """Map of what articles report, with its legend, list and base map.

    Made by `geomap.maps.build`. It is an ordinary `folium.Map`: anything that
    folium adds to a map can be added to it. The saved page holds Leaflet, the
    base map and all data, and makes no request. Of folium's usual companions
    it holds jQuery, and only where a folium pop-up was added; the others
    (Bootstrap, Font Awesome, Awesome Markers) are left out. A layer or plug-in
    that needs files of its own keeps folium's links to them: the page then
    loads these from the network, and saving it warns with a `UserWarning` that
    names them. Text given to folium's own pop-ups and tooltips does not pass
    geomap's gate: folium renders it as a template, so never give it text from
    an article.

    Attributes
    ----------
    content : Content
        What is shown, as plain data.
    """

    # No text in here: names that branca makes, and numbers.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }}, {{ this.options|tojavascript }}
            );
            geomap.show({{ this.get_name() }});
            {%- if this.objects_to_stay_in_front %}
            function objects_in_front() {
                {%- for one in this.objects_to_stay_in_front %}
                {{ one.get_name() }}.bringToFront();
                {%- endfor %}
            }
            {{ this.get_name() }}.on("overlayadd", objects_in_front);
            document.addEventListener("DOMContentLoaded", objects_in_front);
            {%- endif %}
        {% endmacro %}
        """
    )
    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # folium's own way to name them
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, content: Content) -> None:
        (south, west), (north, east) = content.bounds
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            zoom_snap=0.25,
            attribution_control=False,
        )
        self.options |= {"minZoom": 1, "maxZoom": 12}
        self.content = content
        Page(content.title).add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the page's parts into the figure; folium calls this on saving."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise OutputError("a map is drawn in a branca Figure: add it to one")
        name = self.get_name()
        parts = (
            (figure.header, "geomap_styles", f"<style>{assets.styles()}</style>"),
            (figure.header, "geomap_leaflet", f"<script>{assets.leaflet_js()}</script>"),
            (figure.header, "geomap_scripts", f"<script>{assets.geomap_js()}</script>"),
            (figure.html, name, _body(name, self.content)),
        )
        for parent, key, text in parts:
            parent.add_child(Ready(text), name=key)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def _body(name: str, content: Content) -> str:
    """The page's visible part and its data island; `name` is the map's element id."""
    return (
        f'<div class="gm-page">\n<header class="gm-head"><h1><bdi>{html_text(content.title)}</bdi>'
        f"</h1><p><bdi>{html_text(content.subtitle)}</bdi></p></header>\n"
        f'<div class="gm-map"><div class="folium-map" id="{name}" role="application" '
        'aria-label="Map of the events; they are listed beside it"></div></div>\n'
        f'<section class="gm-list" id="{name}_list" aria-label="Events" tabindex="0">\n'
        f"{events_table(content.payload)}\n"
        "</section>\n</div>\n"
        f'<script type="application/json" id="{name}_data">{content.island()}</script>'
    )
