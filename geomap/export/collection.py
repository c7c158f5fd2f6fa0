"""GeoJSON (RFC 7946).

In: `Reading` values.
Out: one FeatureCollection, longitude before latitude, no ``crs`` member,
outer rings counter-clockwise, geometries cut at 180 degrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geomap.features import features
from geomap.model import Reading


def geojson(readings: Iterable[Reading]) -> dict[str, Any]:
    """Return one FeatureCollection for any number of articles.

    Parameters
    ----------
    readings : iterable of Reading
        What was read; their features stand in this order.

    Returns
    -------
    dict
        A GeoJSON FeatureCollection (RFC 7946, WGS 84). Every Feature has one
        geometry and, in ``properties``, ``article``, ``event_id`` and
        ``part`` (origin, impact, site, overflies, path, corridor, region,
        place).

    Examples
    --------
    >>> geojson([])
    {'type': 'FeatureCollection', 'features': []}
    """
    found = [feature for reading in readings for feature in features(reading)]
    return {"type": "FeatureCollection", "features": found}
