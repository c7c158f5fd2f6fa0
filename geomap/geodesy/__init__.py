"""Geometry on the WGS 84 ellipsoid, right across 180 degrees and over the poles.

In: degrees and kilometres, lon/lat shapes (EPSG:4326).
Out: points, lines, discs, rings, sectors, buffers and measures. Data is
(lon, lat); functions take ``lat=``, ``lon=`` by keyword.

Lines come with continuous longitudes, polygons cut at the 180th meridian;
`unwrap`, `cut_line`, `cut_polygon` and `shift_to` turn one form into the other.
"""

from __future__ import annotations

from geomap.geodesy.antimeridian import (
    cut_line,
    cut_polygon,
    region_of_ring,
    right_hand,
    shift_to,
    unwrap,
)
from geomap.geodesy.buffers import buffer
from geomap.geodesy.measures import area_km2, distance_km_to, inner_point, spread_km
from geomap.geodesy.parts import side
from geomap.geodesy.points import Inverse, destination, geodesic, inverse, offset_line, rhumb
from geomap.geodesy.shapes import disc, ring, sector, whole_earth

__all__ = [
    "Inverse",
    "area_km2",
    "buffer",
    "cut_line",
    "cut_polygon",
    "destination",
    "disc",
    "distance_km_to",
    "geodesic",
    "inner_point",
    "inverse",
    "offset_line",
    "region_of_ring",
    "rhumb",
    "right_hand",
    "ring",
    "sector",
    "shift_to",
    "side",
    "spread_km",
    "unwrap",
    "whole_earth",
]
