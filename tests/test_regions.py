"""Regions, land and the base map's data: their shapes, and the world they must fit."""

from __future__ import annotations

import importlib
import itertools
import math
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from geomap import tables
from geomap.errors import DataError, GeometryError
from geomap.gazetteer import regions
from geomap.gazetteer.store import Store
from geomap.geodesy import area_km2

KINDS = ("country", "division", "sea", "region", "dispute")


def at(lon: float, lat: float) -> shapely.Point:
    return shapely.Point(lon, lat)


@pytest.mark.parametrize("kind", KINDS)
def test_every_region_is_a_right_shape(kind: str) -> None:
    shapes = [regions.region(key) for key in regions.keys(kind)]
    assert shapes
    for key, shape in zip(regions.keys(kind), shapes, strict=True):
        assert shape.geom_type == "MultiPolygon", key
        assert shape.is_valid, (key, shapely.is_valid_reason(shape))
        west, south, east, north = shape.bounds
        assert west >= -180 and east <= 180 and south >= -90 and north <= 90, key
        for part in shapely.get_parts(shape):
            assert part.exterior.is_ccw, key
            assert not any(hole.is_ccw for hole in part.interiors), key


def test_all_countries_of_the_table_have_a_region() -> None:
    wanted = {f"country:{row['iso3']}" for row in tables.rows("country_points.csv")}
    assert not {key for key in wanted if not regions.has_region(key)}


def test_all_seas_with_an_area_have_a_region() -> None:
    drawn = {row["slug"] for row in tables.rows("sea_shapes.csv")}
    named = {row["slug"] for row in tables.rows("seas.csv") if row["iho"]}
    assert drawn | named == set(regions.sea_names())
    assert drawn <= {row["slug"] for row in tables.rows("seas.csv")}


# Land areas as the countries' statistical offices give them, km2, to the last thousand.
@pytest.mark.parametrize(
    ("key", "area"),
    [
        ("country:PRK", 120_500),
        ("country:JPN", 378_000),
        ("country:KOR", 100_400),
        ("country:RUS", 17_098_000),
        ("country:FJI", 18_300),
        ("country:ISL", 103_000),
        ("division:JP-01", 83_400),
        ("division:US-AK", 1_518_000),
        ("sea:black_sea", 436_000),
        ("sea:caspian_sea", 389_000),
    ],
)
def test_areas_are_those_of_the_world(key: str, area: float) -> None:
    assert area_km2(regions.region(key)) == pytest.approx(area, rel=0.06)


@pytest.mark.parametrize(
    ("key", "lon", "lat"),
    [
        ("country:PRK", 125.75, 39.03),  # Pyongyang
        ("country:RUS", -172.0, 66.0),  # Chukotka beyond 180 degrees
        ("country:ATA", 0.0, -89.9),
        ("country:USA", -99.0, 39.0),
        ("country:FJI", 178.0, -17.8),
        ("division:JP-01", 141.35, 43.06),  # Sapporo
        ("division:JP-02", 140.74, 40.82),  # Aomori
        ("division:KP-02", 126.0, 39.3),  # South Pyongan
        ("division:KP-08", 127.53, 39.95),  # South Hamgyong
        ("division:UA-43", 34.1, 45.2),  # Crimea
        ("division:GB-SCT", -4.0, 57.0),
        ("division:US-GU", 144.78, 13.45),
        ("sea:sea_of_japan", 135.0, 40.0),
        ("sea:sea_of_japan", 139.0, 42.5),
        ("sea:yellow_sea", 123.5, 36.0),
        ("sea:east_china_sea", 123.5, 26.5),
        ("sea:north_pacific_ocean", -179.9, 30.0),
        ("sea:bering_sea", 179.9, 58.0),
        ("sea:tsugaru_strait", 140.6, 41.4),
        ("sea:taiwan_strait", 119.5, 24.5),
        ("sea:strait_of_hormuz", 56.5, 26.55),
        ("sea:bab_el_mandeb", 43.35, 12.6),
        ("sea:ross_sea", -176.0, -75.0),
        ("sea:caspian_sea", 50.5, 42.0),
    ],
)
def test_places_lie_in_their_regions(key: str, lon: float, lat: float) -> None:
    assert regions.region(key).contains(at(lon, lat))


@pytest.mark.parametrize(
    ("key", "lon", "lat"),
    [
        ("country:PRK", 126.98, 37.57),  # Seoul
        ("country:RUS", 0.0, 66.0),
        ("division:JP-01", 140.74, 40.82),
        ("sea:sea_of_japan", 141.35, 43.06),
        ("sea:sea_of_japan", 138.4, 38.05),  # Sado, an island in it
        ("sea:north_pacific_ocean", 137.0, 41.5),
    ],
)
def test_places_do_not_lie_in_other_regions(key: str, lon: float, lat: float) -> None:
    assert not regions.region(key).contains(at(lon, lat))


@pytest.mark.parametrize(
    ("name", "lat", "lon", "water"),
    [
        ("Okushiri", 42.15, 139.45, False),
        ("Ulleungdo", 37.5, 130.87, False),
        ("Guam", 13.45, 144.78, False),
        ("mid Sea of Japan", 41.5, 137.0, True),
        ("off Wonsan", 39.3, 128.2, True),
        ("Caspian Sea", 42.0, 50.5, True),
        ("Lake Baikal", 53.5, 108.0, False),
        ("South Pole", -90.0, 0.0, False),
        ("North Pole", 90.0, 0.0, True),
        ("Wrangel Island on 180", 71.2, 180.0, False),
        ("Wrangel Island on 180, other sign", 71.2, -180.0, False),
        ("Wrangel Island, one turn on", 71.2, 181.0, False),
        ("Pacific on 180", 30.0, 180.0, True),
    ],
)
def test_water_and_land(name: str, lat: float, lon: float, water: bool) -> None:
    assert regions.is_water(lat=lat, lon=lon) is water, name


@pytest.mark.parametrize(
    ("lat", "lon", "codes"),
    [
        (39.03, 125.75, ("PRK",)),
        (35.68, 139.7, ("JPN",)),
        (41.5, 137.0, ()),
        (66.0, -172.0, ("RUS",)),
        (66.0, 188.0, ("RUS",)),
        (13.45, 144.78, ("GUM",)),
        (42.67, 21.17, ("XKX",)),
    ],
)
def test_countries_at(lat: float, lon: float, codes: tuple[str, ...]) -> None:
    assert regions.countries_at(lat=lat, lon=lon) == codes


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Dokdo", 37.24, 131.87), ("Senkaku Islands", 25.74, 123.47), ("Wake", 19.28, 166.62)],
)
def test_small_islands_are_there(name: str, lat: float, lon: float) -> None:
    assert not regions.land((lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1)).is_empty, name


def test_seas_hold_no_land() -> None:
    for slug in ("sea_of_japan", "yellow_sea", "persian_gulf", "tsugaru_strait"):
        sea = regions.region(f"sea:{slug}")
        west, south, east, north = sea.bounds
        dry = sea.intersection(regions.land((west, south, east, north)))
        assert dry.area < 0.02 * sea.area, slug


def test_tiles_of_land_share_their_edges() -> None:
    tiles = [
        regions.land((x, y, x + 5, y + 5)) for x in range(-180, 180, 5) for y in range(-90, 90, 5)
    ]
    present = [tile for tile in tiles if not tile.is_empty]
    assert shapely.coverage_is_valid(present)


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-180, 540),
    st.floats(-90, 85),
    st.floats(0.5, 40),
    st.floats(0.5, 30),
)
def test_land_of_a_box_is_the_land_of_its_halves(
    west: float, south: float, width: float, height: float
) -> None:
    east, north = west + width, min(south + height, 90.0)
    middle = west + width / 3
    whole = regions.land((west, south, east, north))
    halves = [
        regions.land((west, south, middle, north)),
        regions.land((middle, south, east, north)),
    ]
    assert whole.is_valid
    assert whole.is_empty or shapely.box(west, south, east, north).buffer(1e-9).covers(whole)
    assert sum(half.area for half in halves) == pytest.approx(whole.area, abs=1e-7)
    assert not slivers(whole)


def slivers(shape: BaseGeometry) -> list[BaseGeometry]:
    """Holes thinner than the grid of the file: left where tiles do not join."""
    holes = [shapely.Polygon(hole) for part in shapely.get_parts(shape) for hole in part.interiors]
    return [hole for hole in holes if hole.area < 1e-4 * hole.length / 2]


def test_land_past_180_is_the_land_from_the_other_side() -> None:
    past = regions.land((175, 60, 195, 72))
    west, east = regions.land((175, 60, 180, 72)), regions.land((-180, 60, -165, 72))
    assert past.area == pytest.approx(west.area + east.area, rel=1e-9)
    assert past.bounds[0] >= 175 and past.bounds[2] > 185


@pytest.mark.parametrize(
    "bounds",
    [
        (1, 1, 1, 2),
        (2, 1, 1, 2),
        (0, 2, 1, 1),
        (0, 0, 361, 1),
        (math.nan, 0, 1, 1),
        (0, 0, 1, math.nan),
    ],
)
def test_no_box_no_land(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(GeometryError, match="no box"):
        regions.land(bounds)


@pytest.mark.parametrize("key", ["country:XXX", "land:26,7", "", "country:PRK+country:XXX", "+"])
def test_unknown_regions_are_refused(key: str) -> None:
    assert not regions.has_region(key)
    with pytest.raises(DataError, match="no region"):
        regions.region(key)


def test_joined_keys_give_the_union() -> None:
    both = regions.region("country:PRK+country:KOR")
    assert both.is_valid
    assert both.contains(at(125.75, 39.03)) and both.contains(at(126.98, 37.57))
    single = sum(regions.region(f"country:{code}").area for code in ("PRK", "KOR"))
    assert both.area == pytest.approx(single, rel=1e-6)


def test_packing_what_was_read_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[1] / "tools"))
    region_pack = importlib.import_module("region_pack")
    store = regions._store()
    for key in [*list(store.places)[::25], "country:RUS", "country:FJI", "sea:bering_sea"]:
        start, end = store.places[key]
        shape = regions._shape(key)
        assert region_pack.pack(shape) == bytes(store.data[start:end]), key
        assert region_pack.on_grid(shape).area == pytest.approx(shape.area, rel=1e-6), key


@pytest.mark.parametrize("damage", [b"", b"GEOREG01", b"GEOREG01\x05\x00\x00\x00{}   ", b"x" * 40])
def test_a_damaged_file_is_named(
    damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "regions.bin"
    path.write_bytes(damage)
    monkeypatch.setattr(tables, "data_path", lambda name: path)
    regions._store.cache_clear()
    try:
        with pytest.raises(DataError, match=r"regions\.bin"):
            regions.has_region("country:PRK")
    finally:
        regions._store.cache_clear()


def test_a_file_cut_short_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tables.data_path("regions.bin").read_bytes()
    path = tmp_path / "regions.bin"
    path.write_bytes(whole[:-1])
    monkeypatch.setattr(tables, "data_path", lambda name: path)
    regions._store.cache_clear()
    try:
        with pytest.raises(DataError, match="cut off"):
            regions.has_region("country:PRK")
    finally:
        regions._store.cache_clear()


def test_every_region_the_gazetteer_names_exists() -> None:
    store = Store(tables.mapped("gazetteer.bin"), "gazetteer.bin")
    places = itertools.takewhile(
        lambda place: not place.id.startswith("city:"), map(store.place, range(len(store)))
    )
    named = {place.region for place in places if place.region}
    assert len(named) > 300
    assert not {key for key in named if not regions.has_region(key)}


def test_parts_of_regions_belong_to_known_places() -> None:
    ids = {f"region:{row['id']}" for row in tables.rows("regions.csv")}
    ids |= {f"dispute:{row['id']}" for row in tables.rows("disputes.csv")}
    assert {row["key"] for row in tables.rows("region_parts.csv")} <= ids
    assert regions.region("region:korean_peninsula").contains(at(127.0, 38.0))
    assert not regions.region("region:us_mainland").contains(at(-150.0, 65.0))
