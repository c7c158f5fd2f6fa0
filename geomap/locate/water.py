"""What came down at sea: its point is put into the water.

In: a `Location` that the text places at sea.
Out: the same with its point in water, moved as little as its region allows.
"""

from __future__ import annotations

from dataclasses import replace

import shapely
from shapely.geometry import Point

from geomap.gazetteer import regions
from geomap.locate.kept import inner_point, spread_km
from geomap.locate.shapes import water_of
from geomap.model import Location

_NEAR_DEG = 0.2


def in_water(location: Location) -> Location:
    """Move a point that lies on land into the water of its region.

    Coasts of regions are simplified, those that decide what is water are not:
    a point close to the shore may lie on the wrong side.
    """
    if regions.is_water(lat=location.lat, lon=location.lon):
        return location
    around = Point(location.lon, location.lat).buffer(_NEAR_DEG)
    for reach in (location.geometry.intersection(around), location.geometry):
        if shapely.area(reach) <= 0.0:
            continue
        water = water_of(reach)
        if water is reach:
            continue
        x, y = inner_point(water)
        if regions.is_water(lat=y, lon=x):
            spread = spread_km(location.geometry, lat=y, lon=x)
            return replace(
                location, lon=x, lat=y, uncertainty_km=max(spread, location.uncertainty_km)
            )
    return location
