"""The page around a map: one file that asks nothing of the network.

In: what the map and the user's own layers put into a folium figure.
Out: HTML, the same bytes for the same map.

Folium names its elements at random; here they are named in order. A page with
nothing but geomap's own content is sealed: a content security policy allows
its own scripts, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import warnings
from typing import Any

from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.folium import Map

from geomap.maps import assets
from geomap.maps.gate import Ready, plain_text

_ID = re.compile(r"_([0-9a-f]{32})")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_ICON_LINKS = ("L.AwesomeMarkers", ("awesome", "bootstrap", "glyphicons"))


class Page(Figure):
    """The root of a geomap map: a branca figure that writes its own page."""

    def __init__(self, title: str, height: str = "600px") -> None:
        super().__init__(height=height)
        self.title = title
        self.header._children.clear()

    def render(self, **kwargs: Any) -> str:
        """The whole page.

        Warns
        -----
        UserWarning
            A layer of the user's asks for files from the network.
        """
        for child in tuple(self._children.values()):
            child.render(**kwargs)
        script = self.script.render(**kwargs)
        self._add_what_layers_need(script)
        self._warn_of_links()
        text = (
            "<head>\n"
            f"<title>{plain_text(str(self.title))}</title>\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"{self.header.render(**kwargs)}\n</head>\n<body>\n{self.html.render(**kwargs)}\n"
            f"<script>{script}</script>\n</body>\n"
        )
        text = _ids_in_order(text, _ids(self))
        policy = "" if self._has_own_layers() else _policy(text)
        start = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' + policy
        return start + text.removeprefix("<head>\n") + "</html>\n"

    def _repr_html_(self, **kwargs: Any) -> str:
        """The page in a frame of its own, with no rights but to run its scripts."""
        page = html.escape(self.render(**kwargs))
        return (
            f'<iframe title="{plain_text(str(self.title))}" srcdoc="{page}" '
            f'sandbox="allow-scripts" width="{self.width}" height="{self.height}" '
            'style="border:none" allowfullscreen></iframe>'
        )

    def _has_own_layers(self) -> bool:
        """Whether the user added anything to the map or the page."""
        maps = list(self._children.values())
        return len(maps) != 1 or bool(maps[0]._children) or bool(_links(self))

    def _add_what_layers_need(self, script: str) -> None:
        """What folium's own layers take for granted: jQuery, and links for its icons."""
        if "$(" in script:
            jquery = Ready(f"<script>{assets.jquery_js()}</script>")
            self.header.add_child(jquery, name="jquery")
        if _ICON_LINKS[0] in script:
            for links, kind in ((Map.default_js, JavascriptLink), (Map.default_css, CssLink)):
                for name, url in links:
                    if name.startswith(_ICON_LINKS[1]):
                        self.header.add_child(kind(url), name=name)

    def _warn_of_links(self) -> None:
        """Say that the page is no longer one that works alone."""
        urls = sorted(link.url for link in _links(self))
        if urls:
            warnings.warn(
                "layers added to this map make it load files from the network: " + ", ".join(urls),
                UserWarning,
                stacklevel=2,
            )


def _links(page: Figure) -> list[Any]:
    """Links to files elsewhere."""
    children = page.header._children.values()
    return [child for child in children if isinstance(child, (JavascriptLink, CssLink))]


def _ids(root: Element) -> set[str]:
    """The random names of an element and of all that hang on it.

    Folium keeps some of its elements as children, others (a pop-up's text, a
    marker's icon) as attributes.
    """
    found: dict[str, Element] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element._id in found:
            continue
        found[element._id] = element
        held: list[Any] = [*vars(element).values(), *element._children.values()]
        waiting += [one for one in held if isinstance(one, Element)]
    return set(found)


def _ids_in_order(text: str, known: set[str]) -> str:
    """The text with elements' random names replaced by numbers in order of appearance.

    Only names of the page's own elements are touched, so an article that
    happens to hold such a number keeps it.
    """
    numbers: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in known:
            return found.group()
        return "_" + numbers.setdefault(name, str(len(numbers) + 1))

    return _ID.sub(number, text)


def _policy(text: str) -> str:
    """The content security policy that allows the scripts of this text."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in _SCRIPT.findall(text)
    )
    content = _POLICY.format(hashes=hashes)
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">\n'
