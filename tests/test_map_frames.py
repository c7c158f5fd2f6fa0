"""Maps of frames, and geomap's layers on folium maps of one's own."""

from __future__ import annotations

import json
import re

import folium
import geopandas as gpd
import pytest
from hostile import HOSTILE
from launches import launch_reading
from shapely.geometry import LineString, MultiPoint, Point, Polygon

import geomap
from geomap import layers
from geomap.errors import GeometryError, InputError, OutputError
from geomap.frames import events_frame
from geomap.report import Report


def frame_of(shapes: list, **columns: list) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")


def drawn(made: geomap.maps.GeomapMap) -> list[dict]:
    return made.content.payload.features


def test_the_frame_of_a_report_is_drawn_as_the_report() -> None:
    made = geomap.map_events(events_frame([launch_reading()]), title="Frame")
    (event,) = made.content.payload.events
    assert event["when"] == "16 March 2023, 22:10 UTC"
    assert (event["kind"], event["actors"]) == ("launch", ["PRK"])
    points = [one for one in drawn(made) if one["geometry"]["type"] == "Point"]
    assert [one["properties"]["mark"] for one in points] == ["launch", "impact"]
    assert sum("of" in one["properties"] for one in drawn(made)) == 1
    assert made.get_root().title == "Frame"


def test_all_shapes_are_drawn() -> None:
    shapes = [
        Point(127, 40),
        LineString([(127, 40), (140, 43)]),
        Polygon([(0, 0), (4, 0), (4, 4), (0, 4)]),
        MultiPoint([(1, 1), (2, 2)]),
        None,
    ]
    made = geomap.map_events(frame_of(shapes, height_km=[1, 2, 3, 4, 5]))
    kinds = [one["geometry"]["type"] for one in drawn(made)]
    assert kinds == ["Point", "LineString", "Point", "Polygon", "Point", "Point"]
    assert drawn(made)[0]["properties"]["facts"] == [["height_km", "1"]]
    assert len(made.content.payload.events) == 5


def test_other_reference_systems_are_converted() -> None:
    frame = frame_of([Point(127.5, 40.25)]).to_crs("EPSG:3857")
    (point,) = drawn(geomap.map_events(frame))
    assert point["geometry"]["coordinates"] == [127.5, 40.25]


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(InputError, match="a GeoDataFrame is needed, not list"):
        geomap.map_events([])
    for shape in (Point(5e5, 4e6), Point(float("nan"), 1)):
        frame = gpd.GeoDataFrame(geometry=[Point(1, 1), shape])
        with pytest.raises(GeometryError, match="row 1"):
            geomap.map_events(frame)


def test_a_line_over_180_degrees_stays_whole() -> None:
    (line,) = drawn(geomap.map_events(frame_of([LineString([(170, 40), (-165, 45)])])))
    assert line["geometry"]["coordinates"] == [[-190.0, 40.0], [-165.0, 45.0]] or line["geometry"][
        "coordinates"
    ] == [[170.0, 40.0], [195.0, 45.0]]


def test_hostile_cells_reach_no_template() -> None:
    texts = [text for text in HOSTILE if text]
    columns = ("name", "kind", "date", "actors", "missile", "quote", "place", "{{7*191}}")
    frame = frame_of([Point(1, 1)] * len(texts), **dict.fromkeys(columns, texts))
    page = geomap.map_events(frame, title=texts[0]).get_root().render()
    island = re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', page)[0]
    assert "1337" not in page.replace(island, "")
    data = json.loads(island)
    assert [one["quote"] for one in data["events"]] == texts
    told = [one["properties"]["facts"] for one in data["features"]["features"]]
    assert told == [[["{{7*191}}", text]] for text in texts]


def own_map() -> folium.Map:
    own = folium.Map((40, 130), zoom_start=4, tiles=None)
    layers.base_map().add_to(own)
    layers.events(Report((launch_reading(),))).add_to(own)
    return own


def test_layers_go_onto_a_map_of_ones_own() -> None:
    page = own_map().get_root().render()
    calls = re.findall(r'geomap\.addTo\(\s*(\w+), "(\w+)", (\[[^]]*\])', page)
    assert [json.loads(parts) for *_, parts in calls] == [
        ["base"],
        ["regions", "paths", "marks", "legend"],
    ]
    for _, data, _ in calls:
        assert f'<script type="application/json" id="{data}">' in page
    assert page.count("gm.addTo = function") == 1


def test_single_layers_hold_what_they_say() -> None:
    report = Report((launch_reading(),))
    made = (layers.marks(report), layers.paths(report), layers.regions(report))
    assert [one.parts for one in made] == [["marks"], ["paths"], ["regions"]]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_in_a_layer_reach_no_template(text: str) -> None:
    own = folium.Map((40, 130), tiles=None)
    layers.events(Report((launch_reading(name=text, label=text),))).add_to(own)
    page = own.get_root().render()
    shown = re.sub(r"<script.*?</script>|[0-9a-f]{32}", "", page, flags=re.DOTALL)
    assert "1337" not in shown  # but for folium's own random names
    island = re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', page)[0]
    assert json.loads(island)["events"][0]["name" if text != "North Korea" else "kind"] == text


def test_a_layer_alone_says_where_it_belongs() -> None:
    with pytest.raises(OutputError, match=r"folium\.Map"):
        layers.marks(Report(())).render()
