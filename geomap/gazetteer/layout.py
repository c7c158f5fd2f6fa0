"""Layout of `data/gazetteer.bin`: named sections one after another.

In: sections as bytes (building), or a memory map of the file (reading).
Out: the file's bytes, or a view of each section without copying.

The file starts with a magic word and the number of sections; then for each its
name (16 bytes), offset and length (8 bytes each).  Sections start at multiples
of 64 bytes; numbers are little-endian.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping

from geomap.errors import DataError

MAGIC = b"GEOMAPGZ"
VERSION = 1
KINDS = (
    "country",
    "division",
    "city",
    "sea",
    "strait",
    "island",
    "cape",
    "site",
    "base",
    "airfield",
    "line",
    "region",
    "dispute",
    "building",
)
"""Kinds of places; the file stores their number in this order."""

ABBREVIATION = 1 << 31
"""Flag of a posting: the name counts only in capital letters ("US", not "us")."""

ROW_MASK = ABBREVIATION - 1

MAX_NAME = 60
"""Longest name in code points; it bounds the work at each start of a word."""

_HEAD = struct.Struct("<8sII")
_ENTRY = struct.Struct("<16sQQ")
_ALIGN = 64


def pack(sections: Mapping[str, bytes]) -> bytes:
    """Lay out sections as one file, in the order given."""
    offset = _aligned(_HEAD.size + _ENTRY.size * len(sections))
    head = bytearray(_HEAD.pack(MAGIC, VERSION, len(sections)))
    body = bytearray()
    start = offset
    for name, data in sections.items():
        head += _ENTRY.pack(name.encode("ascii"), offset, len(data))
        body += data.ljust(_aligned(len(data)), b"\0")
        offset = start + len(body)
    return bytes(head).ljust(start, b"\0") + bytes(body)


def _aligned(size: int) -> int:
    """`size`, rounded up to where the next section may start."""
    return -(-size // _ALIGN) * _ALIGN


def unpack(data: memoryview, name: str) -> dict[str, memoryview]:
    """Views of the sections of a file; `name` is the file's, for messages.

    Raises
    ------
    DataError
        If the file is no gazetteer, of another version, or cut off.
    """
    if sys.byteorder != "little":
        raise DataError(f"{name} is little-endian, this machine is not: rebuild it there")
    if len(data) < _HEAD.size:
        raise DataError(f"{name} is cut off: install geomap again")
    magic, version, count = _HEAD.unpack_from(data)
    if magic != MAGIC or version != VERSION:
        raise DataError(f"{name} is no gazetteer of version {VERSION}: install geomap again")
    if len(data) < _HEAD.size + count * _ENTRY.size:
        raise DataError(f"{name} is cut off: install geomap again")
    sections = {}
    for index in range(count):
        label, offset, length = _ENTRY.unpack_from(data, _HEAD.size + index * _ENTRY.size)
        if offset + length > len(data):
            raise DataError(f"{name} is cut off: install geomap again")
        sections[label.rstrip(b"\0").decode("ascii")] = data[offset : offset + length]
    return sections
