"""The base map's data: what its format promises, and that the world is in it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
import shapely

from geomap import tables

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LINES = ("coasts", "borders", "disputed")
Line = list[tuple[float, float]]


def points(arc: str, unit: float) -> Line:
    """Unpack an arc as the head of tools/build_basemap.py says."""
    numbers, value, shift = [], 0, 0
    for sign in arc:
        group = SIGNS.index(sign)
        value |= (group & 31) << shift
        shift += 5
        if group < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    assert shift == 0 and len(numbers) % 2 == 0
    x = y = 0
    out = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x * unit, y * unit))
    return out


@pytest.fixture(scope="module")
def base() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tables.raw("basemap.json"))
    return found


@pytest.fixture(scope="module")
def arcs(base: dict[str, Any]) -> list[Line]:
    return [points(arc, base["unit"]) for arc in base["arcs"]]


def rings(country: dict[str, Any], arcs: list[Line]) -> list[list[Line]]:
    """Rings of each polygon of a country."""
    return [
        [[p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])] for ring in polygon]
        for polygon in country["polygons"]
    ]


def test_it_is_small() -> None:
    assert len(tables.raw("basemap.json")) <= 500_000


def test_all_lies_within_the_world(arcs: list[Line]) -> None:
    for arc in arcs:
        assert len(arc) > 1
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in arc)


def test_rings_close_and_turn_the_right_way(base: dict[str, Any], arcs: list[Line]) -> None:
    for country in base["countries"]:
        for polygon in rings(country, arcs):
            for number, ring in enumerate(polygon):
                assert ring[0] == ring[-1], country["name"]
                twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
                assert (twice > 0) is (number == 0), country["name"]
                assert all(abs(a[0] - b[0]) < 180 or abs(a[1]) == 90 for a, b in pairwise(ring))


def test_each_line_is_stroked_once(base: dict[str, Any], arcs: list[Line]) -> None:
    numbers = [number for kind in LINES for number in base[kind]]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(len(arcs)))


def test_no_line_runs_along_the_edge_of_the_map(base: dict[str, Any], arcs: list[Line]) -> None:
    for kind in LINES:
        for number in base[kind]:
            for (ax, ay), (bx, by) in pairwise(arcs[number]):
                assert not (abs(ax) == abs(bx) == 180), (kind, number)
                assert min(ay, by) > -89.5, (kind, number)
                assert abs(ax - bx) < 180, (kind, number)


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("PRK", 125.75, 39.03),
        ("RUS", -172.0, 66.0),
        ("FJI", 178.0, -17.8),
        ("ATA", 0.0, -89.0),
        ("JPN", 141.35, 43.06),
        ("ZAF", 25.0, -29.0),
    ],
)
def test_capitals_and_ends_of_the_world(
    base: dict[str, Any], arcs: list[Line], code: str, lon: float, lat: float
) -> None:
    (country,) = [country for country in base["countries"] if country["code"] == code]
    shapes = [shapely.Polygon(shell, holes) for shell, *holes in rings(country, arcs)]
    assert any(shape.contains(shapely.Point(lon, lat)) for shape in shapes)


def test_enclaves_are_holes(base: dict[str, Any], arcs: list[Line]) -> None:
    (country,) = [country for country in base["countries"] if country["code"] == "ZAF"]
    shapes = [shapely.Polygon(shell, holes) for shell, *holes in rings(country, arcs)]
    lesotho = shapely.Point(28.3, -29.5)
    assert not any(shape.contains(lesotho) for shape in shapes)


def test_labels(base: dict[str, Any]) -> None:
    for country in base["countries"]:
        if not country["code"]:
            assert (country["name"], country["label"]) == ("", None)
            continue
        assert country["name"] and len(country["code"]) == 3
        lon, lat = country["label"]
        assert -180 <= lon <= 180 and -90 <= lat <= 90
        assert 0 < country["zoom"] < 12
    names = {country["code"]: country["name"] for country in base["countries"]}
    assert names["PRK"] == "North Korea" and names["TUR"] == "Türkiye"
