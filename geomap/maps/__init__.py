"""The Folium map of readings: one offline file.

In: readings, or a GeoDataFrame of anybody's.
Out: `GeomapMap`, which shows itself in a notebook and saves itself as one
HTML page with everything in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from geomap.maps.content import content
from geomap.maps.folium_map import GeomapMap
from geomap.maps.frame import map_events
from geomap.maps.names import NAMES, Names
from geomap.model import Reading

__all__ = ["NAMES", "GeomapMap", "Names", "build", "map_events"]


def build(
    readings: Iterable[Reading], *, title: str | None = None, names: Names = "both"
) -> GeomapMap:
    """Map of everything that the readings hold.

    Parameters
    ----------
    readings : iterable of Reading
        One article each.
    title : str, optional
        Title of the page; by default what was read and its date.
    names : {"both", "article", "en"}
        Whose names are shown: the article's with the gazetteer's beside them
        where that is another name, the article's alone, or English ones.

    Returns
    -------
    GeomapMap
        A `folium.Map`; `.save("map.html")` writes one file that needs no
        network.

    Raises
    ------
    DataError
        The package was not built, or a data file is missing.

    Examples
    --------
    >>> build([], title="Nothing yet").get_root().title
    'Nothing yet'
    """
    return GeomapMap(content(readings, title, names=names))
