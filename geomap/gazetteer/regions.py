"""Polygons of countries, divisions and seas, and land.

In: a region's key (`geomap.model.Place.region`), a box or a point.
Out: shapely polygons in lon/lat on WGS 84, cut at 180 degrees, right-handed;
which countries a point lies in; whether it is water.

Keys: ``country:PRK`` (ISO 3166 alpha-3, ``XKX`` for Kosovo),
``division:JP-01`` (ISO 3166-2), ``sea:yellow_sea`` (slug of ``seas.csv``),
``region:tohoku``, ``dispute:crimea`` (ids of ``regions.csv``, ``disputes.csv``;
only those that ``region_parts.csv`` makes up of countries and divisions).
``zone:JPN`` is the sea within 200 nautical miles of a coastal state, split
half-way to its neighbours: approximate everywhere, no legal claim.
Keys joined by ``+`` mean all of them together:
``country:PRK+country:KOR``.

Everything lies in ``data/regions.bin``, the zones in ``data/sea_zones.bin``,
mapped into memory; a shape is decoded when it is first asked for. Countries
and divisions are accurate to about 1 km, land and the coasts it cuts out to
about 0.4 km (Natural Earth 1:10m). ``tools/build_regions.py`` makes the file and describes it, and
``tools/build_sea_zones.py`` makes the zones.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
import struct
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geomap import tables
from geomap.errors import DataError, GeometryError

_FILE = "regions.bin"
_ZONES = "sea_zones.bin"
_MAGIC = b"GEOREG01"

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Store:
    """The mapped file: where each shape lies, and the file's scale."""

    data: memoryview
    places: dict[str, tuple[int, int]]
    unions: dict[str, str]
    units_per_degree: int
    tile_deg: int


def has_region(key: str) -> bool:
    """Whether a key, or each of the keys joined by ``+``, has a polygon.

    Examples
    --------
    >>> has_region("country:PRK"), has_region("country:ATLANTIS")
    (True, False)
    """
    return all(_has_one(part) for part in key.split("+"))


def _has_one(key: str) -> bool:
    """Whether a single key has a polygon."""
    store = _store_of(key)
    return (key in store.places and not key.startswith("land:")) or key in store.unions


def _store_of(key: str) -> _Store:
    """The file that holds a key."""
    return _store(_ZONES if key.startswith("zone:") else _FILE)


def keys(kind: str) -> tuple[str, ...]:
    """All keys of a kind, sorted.

    Parameters
    ----------
    kind : str
        ``country``, ``division``, ``sea``, ``region``, ``dispute`` or ``zone``.

    Examples
    --------
    >>> "sea:sea_of_japan" in keys("sea")
    True
    """
    store = _store_of(f"{kind}:")
    found = (key for key in (*store.places, *store.unions) if key.startswith(f"{kind}:"))
    return tuple(sorted(found))


def sea_names() -> tuple[str, ...]:
    """Slugs of the seas, straits and bays that have a polygon, sorted.

    Examples
    --------
    >>> "yellow_sea" in sea_names()
    True
    """
    return tuple(key.removeprefix("sea:") for key in keys("sea"))


@functools.cache
def region(key: str) -> BaseGeometry:
    """Polygon of a region.

    Parameters
    ----------
    key : str
        As in `geomap.model.Place.region`: ``country:``, ``division:``, ``sea:``,
        ``region:``, ``dispute:`` or ``zone:`` and a code; several joined by ``+`` give
        their union.

    Returns
    -------
    shapely.MultiPolygon
        Lon/lat on WGS 84, valid, within 180 degrees, shells counter-clockwise.
        Decoded once and kept.

    Raises
    ------
    DataError
        If there is no such region, or the file is missing or damaged.

    Examples
    --------
    >>> region("country:PRK").contains(shapely.Point(125.75, 39.03))
    True
    """
    parts = key.split("+")
    for part in parts:
        if not has_region(part):
            raise DataError(
                f"no region {part!r} in {_FILE}: use a key such as 'country:PRK', "
                "'division:JP-01' or 'sea:yellow_sea'; has_region() tells which there are"
            )
    parts = [single for part in parts for single in _store().unions.get(part, part).split("+")]
    if len(parts) == 1:
        return _shape(parts[0])
    return _multi(shapely.union_all([_shape(part) for part in parts]))


def land(bounds: Bounds) -> BaseGeometry:
    """Land inside a box.

    Parameters
    ----------
    bounds : tuple of float
        (west, south, east, north), degrees; west and east may run past 180
        degrees (``(170, 50, 200, 60)``), the land is then given in the same
        continuous longitudes.

    Returns
    -------
    shapely.MultiPolygon
        Land of Natural Earth 1:10m clipped to the box; lakes count as land,
        the Caspian Sea as water. Empty where all is water.

    Raises
    ------
    GeometryError
        If the box is empty, wider than the world or not finite.

    Examples
    --------
    >>> land((150, 30, 155, 35)).is_empty
    True
    >>> round(land((139, 42, 140, 43)).area, 2)
    0.11
    """
    west, south, east, north = bounds
    if not (west < east <= west + 360 and south < north):
        raise GeometryError(
            f"no box: {bounds}; give (west, south, east, north) in degrees, at most 360 wide"
        )
    store = _store()
    box = shapely.box(*bounds)
    columns = range(math.floor(west / store.tile_deg), math.ceil(east / store.tile_deg))
    rows = range(math.floor(south / store.tile_deg), math.ceil(north / store.tile_deg))
    worlds: dict[int, list[BaseGeometry]] = defaultdict(list)
    for x, y in itertools.product(columns, rows):
        part = _tile(x, y, store, box)
        if part is not None:
            worlds[_turn(x, store)].append(part)
    # Tiles of one world share the points on their common edges, which makes them fast to
    # join; the two sides of the meridian of 180 degrees do not.
    joined = [shapely.coverage_union_all(parts) for parts in worlds.values()]
    if len(joined) == 1:
        return _multi(joined[0])
    return _multi(shapely.union_all(joined))


def is_water(*, lat: float, lon: float) -> bool:
    """Whether a point lies in the sea (or the Caspian); lakes count as land.

    Parameters
    ----------
    lat, lon : float
        Degrees; any longitude, taken round the world.

    Examples
    --------
    >>> is_water(lat=41.5, lon=137), is_water(lat=42.15, lon=139.45)
    (True, False)
    """
    store = _store()
    around = _within_180(lon)
    x = min(math.floor(around / store.tile_deg), 180 // store.tile_deg - 1)
    y = min(math.floor(lat / store.tile_deg), 90 // store.tile_deg - 1)
    key = f"land:{x},{y}"
    return key not in store.places or not _shape(key).intersects(shapely.Point(around, lat))


def countries_at(*, lat: float, lon: float) -> tuple[str, ...]:
    """Alpha-3 codes of the countries whose land holds a point.

    Parameters
    ----------
    lat, lon : float
        Degrees; any longitude, taken round the world.

    Returns
    -------
    tuple of str
        Mostly one code; none at sea; two on a common border. Borders are
        those that Natural Earth draws, accurate to about 1 km.

    Examples
    --------
    >>> countries_at(lat=39.03, lon=125.75)
    ('PRK',)
    """
    codes, tree = _country_tree()
    point = shapely.Point(_within_180(lon), lat)
    return tuple(sorted({codes[i] for i in tree.query(point, predicate="intersects")}))


@functools.cache
def _country_tree() -> tuple[tuple[str, ...], shapely.STRtree]:
    """All polygons of all countries with the code of each."""
    found = [
        (key.removeprefix("country:"), part)
        for key in keys("country")
        for part in shapely.get_parts(_shape(key))
    ]
    return tuple(code for code, _ in found), shapely.STRtree([part for _, part in found])


def _within_180(lon: float) -> float:
    """Longitude from -180 to 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _turn(x: int, store: _Store) -> int:
    """Which copy of the world a column of tiles lies in; 0 from -180 to 180 degrees."""
    half = 180 // store.tile_deg
    return (x + half) // (2 * half)


def _tile(x: int, y: int, store: _Store, box: BaseGeometry) -> BaseGeometry | None:
    """Land of one tile inside a box; `x` may count on past 180 degrees."""
    turn = _turn(x, store)
    key = f"land:{x - turn * 360 // store.tile_deg},{y}"
    if key not in store.places:
        return None
    shape = _shape(key)
    if turn:
        shape = translate(shape, xoff=360.0 * turn)
    if box.covers(shapely.box(*shape.bounds)):
        return shape
    return _multi(shape.intersection(box))


def _multi(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry as one right-handed MultiPolygon."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    areas = [part for part in parts if part.geom_type == "Polygon"]
    whole: BaseGeometry = shapely.orient_polygons(shapely.MultiPolygon(areas))
    return whole


@functools.cache
def _store(file: str = _FILE) -> _Store:
    """Map a file and read its index."""
    data = tables.mapped(file)
    try:
        store = _read_index(data)
    except (KeyError, TypeError, ValueError, struct.error) as error:
        raise DataError(f"{file!r} of data/ is damaged ({error}): install geomap again") from error
    if store is None:
        raise DataError(f"{file!r} of data/ is damaged or cut off: install geomap again")
    return store


def _read_index(data: memoryview) -> _Store | None:
    """Find the shapes of a mapped file; None if it is no such file or not all of it."""
    if bytes(data[:8]) != _MAGIC:
        return None
    (length,) = struct.unpack_from("<I", data, 8)
    index: dict[str, Any] = json.loads(bytes(data[12 : 12 + length]))
    ends = list(itertools.accumulate(index["sizes"], initial=12 + length))
    if ends[-1] != len(data):
        return None
    places = dict(zip(index["keys"].split("\n"), itertools.pairwise(ends), strict=True))
    return _Store(data, places, index["unions"], index["units_per_degree"], index["tile_deg"])


@functools.cache
def _shape(key: str) -> BaseGeometry:
    """Decode one shape of its file."""
    store = _store_of(key)
    start, end = store.places[key]
    values = _numbers(np.frombuffer(store.data[start:end], dtype=np.uint8))
    polygons = int(values[0])
    rings = values[1 : 1 + polygons]
    at = 1 + polygons + int(rings.sum())
    points = values[1 + polygons : at]
    steps = (values[at:] >> 1) ^ -(values[at:] & 1)
    lonlat = np.cumsum(steps.reshape(-1, 2), axis=0) / store.units_per_degree
    shape: BaseGeometry = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        lonlat,
        (_offsets(points), _offsets(rings), np.array([0, polygons])),
    )[0]
    return shape


def _numbers(groups: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Whole numbers from groups of 7 bits, the lowest first; 128 says that more follow."""
    ends = np.flatnonzero(groups < 128)
    starts = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(groups)) - np.repeat(starts, ends - starts + 1)
    bits = (groups & 127).astype(np.int64) << (7 * place)
    return np.add.reduceat(bits, starts)


def _offsets(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each run starts, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(counts)))
