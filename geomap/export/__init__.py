"""Readings as files and streams that other programs take.

In: `Reading` values.
Out: a GeoJSON FeatureCollection (RFC 7946), the JSON object that
``geomap extract`` prints, and files written whole or not at all.
"""

from __future__ import annotations

from geomap.export.collection import geojson
from geomap.export.files import check_writable, write_atomic
from geomap.export.records import SCHEMA_VERSION, error_record, record
from geomap.export.text import dumps

__all__ = [
    "SCHEMA_VERSION",
    "check_writable",
    "dumps",
    "error_record",
    "geojson",
    "record",
    "write_atomic",
]
