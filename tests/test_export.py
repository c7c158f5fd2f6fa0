from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import samples
from geojson_validator import validate_geometries, validate_structure
from jsonschema import Draft202012Validator
from shapely.geometry import shape

from geomap import articles, export, tables
from geomap.export import geojson, record
from geomap.model import ClueUse, Span
from geomap.report import read, read_text

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
PROBLEMS = [
    "inner_and_exterior_ring_intersect",
    "self_intersection",
    "duplicate_nodes",
    "excessive_coordinate_precision",
    "3d_coordinates",
    "outside_lat_lon_boundaries",
]
PARTS = {"origin", "impact", "site", "overflies", "path", "region", "place", "corridor"}


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    content = json.loads(tables.data_path("schema/extract.schema.json").read_text())
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    """The sample, the seed and nothing, as they stand in a file."""
    readings = [samples.reading(), samples.empty(), *read(SEED).readings]
    return json.loads(export.dumps(geojson(readings)))


# GeoJSON ---------------------------------------------------------------------


def lonlats(coordinates: Any) -> Iterator[list[float]]:
    """All positions of a geometry's coordinates."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from lonlats(part)


def lines_and_rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """Every line and every ring."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    if kind in ("MultiLineString", "Polygon"):
        return coordinates
    return [ring for polygon in coordinates for ring in polygon] if kind == "MultiPolygon" else []


def turn(ring: list[list[float]]) -> float:
    """Twice the signed area of a ring; counter-clockwise is positive."""
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)


def test_a_validator_finds_nothing(collection: dict[str, Any]) -> None:
    assert validate_structure(collection) == {}
    # Holes and many points are no faults; a line that ends at 180 degrees is taken for one that
    # crosses it, so that is checked below.
    found = validate_geometries(collection, criteria_problematic=PROBLEMS)
    assert found["invalid"] == {}
    assert found["problematic"] == {}


def test_the_collection_is_what_rfc_7946_asks(collection: dict[str, Any]) -> None:
    assert set(collection) == {"type", "features"}
    assert collection["features"]
    for feature in collection["features"]:
        assert set(feature) <= {"type", "id", "geometry", "properties", "bbox"}
        for lon, lat in lonlats(feature["geometry"]["coordinates"]):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
        for line in lines_and_rings(feature["geometry"]):
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(line))


def test_outer_rings_turn_left_and_are_closed(collection: dict[str, Any]) -> None:
    polygons = 0
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if not geometry["type"].endswith("Polygon"):
            continue
        single = geometry["type"] == "Polygon"
        for rings in [geometry["coordinates"]] if single else geometry["coordinates"]:
            polygons += 1
            assert all(ring[0] == ring[-1] for ring in rings)
            assert turn(rings[0]) > 0
            assert all(turn(hole) < 0 for hole in rings[1:])
        assert shape(geometry).is_valid
    assert polygons > 3


def test_every_feature_tells_its_event_and_part(collection: dict[str, Any]) -> None:
    properties = [feature["properties"] for feature in collection["features"]]
    assert {p["part"] for p in properties} <= PARTS
    assert all(isinstance(p["event_id"], str) and p["event_id"] for p in properties)
    sample = [p for p in properties if p["event_id"] == "sample-1"]
    drawn = {"origin", "impact", "overflies", "region", "path", "corridor"}
    assert {p["part"] for p in sample} == drawn


def test_path_across_180_is_cut(collection: dict[str, Any]) -> None:
    (path,) = [
        f["geometry"]
        for f in collection["features"]
        if f["properties"]["event_id"] == "sample-1" and f["properties"]["part"] == "path"
    ]
    assert path["type"] == "MultiLineString"
    west, east = path["coordinates"]
    assert west[-1][0] == 180
    assert east[0][0] == -180
    assert west[-1][1] == east[0][1]


def test_hostile_words_stand_letter_for_letter(collection: dict[str, Any]) -> None:
    names = {feature["properties"].get("quote") for feature in collection["features"]}
    assert any(samples.HOSTILE in name for name in names if name)


def test_ogrinfo_reads_the_file(collection: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "events.geojson"
    export.write_atomic(file, export.dumps(collection))
    done = subprocess.run(
        ["ogrinfo", "-ro", "-al", "-so", file], capture_output=True, text=True, check=True
    )
    assert f"Feature Count: {len(collection['features'])}" in done.stdout
    assert "WGS 84" in done.stdout
    assert done.stderr == ""


# The extract object ----------------------------------------------------------


@pytest.mark.parametrize("which", ["sample", "empty", "seed", "page"])
def test_records_fit_the_published_schema(which: str, schema: Draft202012Validator) -> None:
    page = b"<html><body><p>North Korea fired a missile over northern Japan in 2022.</p></body>"
    readings = {
        "sample": samples.reading,
        "empty": samples.empty,
        "seed": lambda: read(SEED).readings[0],
        "page": lambda: read_text(articles.from_bytes(page, id="p", label="p").text).readings[0],
    }
    found = json.loads(export.dumps(record(readings[which]())))
    assert list(schema.iter_errors(found)) == []


def test_schema_is_versioned_and_names_no_host(schema: Draft202012Validator) -> None:
    assert schema.schema["$id"] == f"urn:geomap:schema:extract:{export.SCHEMA_VERSION}"
    assert schema.schema["$defs"]["article"]["properties"]["schema_version"] == {
        "const": export.SCHEMA_VERSION
    }


@pytest.mark.parametrize("key", ["id", "text", "date", "places", "events", "schema_version"])
def test_schema_refuses_a_record_that_lacks_a_key(key: str, schema: Draft202012Validator) -> None:
    found = record(samples.reading())
    del found[key]
    assert not schema.is_valid(found)


def test_schema_takes_the_object_for_a_bad_line(schema: Draft202012Validator) -> None:
    assert schema.is_valid(export.error_record(id=None, error="line 2: not JSON", line=2))
    assert not schema.is_valid(export.error_record(id=None, error="not JSON", line=0))


def test_spans_point_at_their_words() -> None:
    found = record(samples.reading())
    text = found["text"]
    for place in found["places"]:
        assert text[place["start"] : place["end"]] == place["text"]
        assert place["evidence"] == [[place["start"], place["end"]]]
    launch = found["events"][0]
    start, end = launch["quote_span"]
    assert text[start:end] == launch["quote"]
    ((start, end),) = launch["impact"]["evidence"]
    assert text[start:end] == "near Midway"
    (account,) = launch["accounts"]["range_km"]
    assert text[slice(*account["span"])] == "1,000 km"


def test_locations_carry_what_is_promised() -> None:
    launch, drill = record(samples.reading())["events"]
    assert launch["origin"]["inferred"]
    assert launch["impact"] == {
        "name": "waters near Midway",
        "lat": 28.2,
        "lon": -177.4,
        "uncertainty_km": 180.0,
        "basis": "near",
        "inferred": False,
        "disputed": True,
        "names": ["Midway", "Pihemanu"],
        "how": "around the place",
        "clues": [],
        "evidence": launch["impact"]["evidence"],
    }
    assert [place["name"] for place in launch["overflies"]] == ["waters near Midway"]
    assert drill["origin"] is drill["impact"] is drill["site"] is None


def test_a_clue_that_contradicts_says_by_how_much() -> None:
    reading = samples.reading()
    first = reading.events[0]
    assert first.impact is not None
    spot = first.impact.geometry
    uses = (
        ClueUse("near", "near Midway", spot, (Span(0, 4),)),
        ClueUse("range", "900 km flown", spot, (), 61.24),
    )
    changed = replace(first, impact=replace(first.impact, clues=uses))
    given = record(replace(reading, events=(changed, *reading.events[1:])))
    assert given["events"][0]["impact"]["clues"] == [
        {
            "kind": "near",
            "name": "near Midway",
            "agrees": True,
            "off_km": None,
            "evidence": [[0, 4]],
        },
        {
            "kind": "range",
            "name": "900 km flown",
            "agrees": False,
            "off_km": 61.2,
            "evidence": [],
        },
    ]


# JSON text -------------------------------------------------------------------


def test_json_text_keeps_letters_and_hides_what_steers() -> None:
    value = "東海 \x1b\x7f\x9b\u2028\u202e\ufeff\ud800"
    text = export.dumps([value])
    assert text.startswith('["東海 ')
    assert text.isprintable()
    assert json.loads(text) == [value]


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_json_text_has_no_numbers_that_are_none(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        export.dumps({"lat": number})
