"""Places by name, and the polygons of regions.

In: a name, a query, a text or a place's id.
Out: `geomap.model.Place` values; `Candidate`s for a query; where names of places
stand in a text.

`Gazetteer` opens `data/gazetteer.bin` by memory mapping; `default` keeps one
open.  `geomap.gazetteer.regions` holds the polygons.  `GeomapGeocoder` is the
same gazetteer for users of geopy; naming it loads geopy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.gazetteer.places import Dispute, Gazetteer, Hit, default
from geomap.gazetteer.search import geocode

if TYPE_CHECKING:
    from geomap.gazetteer.geocoder import GeomapGeocoder

__all__ = ["Dispute", "Gazetteer", "GeomapGeocoder", "Hit", "default", "geocode"]


def __getattr__(name: str) -> Any:
    """Load what needs geopy only when it is named."""
    if name == "GeomapGeocoder":
        from geomap.gazetteer.geocoder import GeomapGeocoder

        return GeomapGeocoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
