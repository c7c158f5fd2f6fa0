"""Build hook: other people's JavaScript from pinned wheels into the package.

In: the wheels that `[build-system] requires` names (XStatic-Leaflet and
XStatic-jQuery carry the files of Leaflet and jQuery unchanged).
Out: `geomap/maps/static/` with `leaflet.js`, `leaflet.css` (its pictures as
data URIs) and `jquery.js`, for wheels and editable installs alike; a wheel
gets `data/` as `geomap/_data` besides. Nothing is fetched, and a file that
differs from the one expected stops the build.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Asset(NamedTuple):
    """One file of another project, where it lies and what it must be."""

    name: str
    wheel: str
    path: str
    sha256: str


ASSETS = (
    Asset(
        "leaflet.js",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/leaflet.js",
        "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03",
    ),
    Asset(
        "leaflet.css",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/leaflet.css",
        "90b693d86392a4779c861b28cf307e7e59c3fb35328c4d8b95f58f814d38c722",
    ),
    Asset(
        "jquery.js",
        "XStatic-jQuery",
        "xstatic/pkg/jquery/data/jquery.min.js",
        "fc9a93dd241f6b045cbff0481cf4e1901becd0e12fb45166a8f17f95823f0b1a",
    ),
)
PICTURES = (
    Asset(
        "marker-icon.png",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/images/marker-icon.png",
        "574c3a5cca85f4114085b6841596d62f00d7c892c7b03f28cbfa301deb1dc437",
    ),
    Asset(
        "marker-icon-2x.png",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/images/marker-icon-2x.png",
        "00179c4c1ee830d3a108412ae0d294f55776cfeb085c60129a39aa6fc4ae2528",
    ),
    Asset(
        "marker-shadow.png",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/images/marker-shadow.png",
        "264f5c640339f042dd729062cfc04c17f8ea0f29882b538e3848ed8f10edb4da",
    ),
    Asset(
        "layers.png",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/images/layers.png",
        "1dbbe9d028e292f36fcba8f8b3a28d5e8932754fc2215b9ac69e4cdecf5107c6",
    ),
    Asset(
        "layers-2x.png",
        "XStatic-Leaflet",
        "xstatic/pkg/leaflet/data/images/layers-2x.png",
        "066daca850d8ffbef007af00b06eac0015728dee279c51f3cb6c716df7c42edf",
    ),
)
SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S*\s*$")
CSS_PICTURE = re.compile(r"url\(images/([a-z0-9-]+\.png)\)")
# Folium's own markers without an icon ask Leaflet for pictures beside its
# style sheet; a page that stands alone has to bring them along.
MARKER_PICTURES = """
(function () {{
  "use strict";
  delete L.Icon.Default.prototype._getIconUrl;
  L.Icon.Default.mergeOptions({{
    iconUrl: "{icon}",
    iconRetinaUrl: "{icon_2x}",
    shadowUrl: "{shadow}"
  }});
}})();
"""


def read_checked(asset: Asset) -> bytes:
    """Bytes of an asset out of its installed wheel."""
    data = Path(str(distribution(asset.wheel).locate_file(asset.path))).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != asset.sha256:
        message = f"{asset.wheel}: {asset.path} is not the file expected (sha256 {found})"
        raise ValueError(message)
    return data


def data_uris() -> dict[str, str]:
    """Each picture as a data URI."""
    return {
        picture.name: "data:image/png;base64," + base64.b64encode(read_checked(picture)).decode()
        for picture in PICTURES
    }


def script(text: str) -> str:
    """Script that may stand inside a page: no source map, no closing tag."""
    text = SOURCE_MAP.sub("\n", text)
    if "</script" in text.lower() or "<!--" in text:
        message = "a script to be inlined holds a script tag"
        raise ValueError(message)
    return text


def write_static(static: Path) -> None:
    """Write the bundle of other people's code into `static`."""
    static.mkdir(parents=True, exist_ok=True)
    pictures = data_uris()
    texts = {asset.name: read_checked(asset).decode() for asset in ASSETS}
    texts["leaflet.js"] = script(texts["leaflet.js"]) + MARKER_PICTURES.format(
        icon=pictures["marker-icon.png"],
        icon_2x=pictures["marker-icon-2x.png"],
        shadow=pictures["marker-shadow.png"],
    )
    texts["jquery.js"] = script(texts["jquery.js"])
    texts["leaflet.css"] = CSS_PICTURE.sub(
        lambda found: f"url({pictures[found.group(1)]})", texts["leaflet.css"]
    )
    for name, text in texts.items():
        (static / name).write_text(text, encoding="utf-8", newline="\n")


class GeomapBuildHook(BuildHookInterface):
    """Hatchling's entry: runs before a wheel or an editable install is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the bundle; put `data/` into the wheel that is no editable one."""
        root = Path(self.root)
        write_static(root / "geomap" / "maps" / "static")
        if version != "editable":
            build_data["force_include"][str(root / "data")] = "geomap/_data"
