from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
import samples

import geomap
from geomap.errors import InputError, NotTextError, OutputError
from geomap.report import Report, reading_of

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def seed() -> Report:
    return geomap.read(SEED)


def test_seed_gives_frames_a_list_and_a_map(seed: Report) -> None:
    assert len(seed.events) == len(seed.readings[0].events) > 0
    assert len(seed.places) > 10
    assert len(seed.paths) > 0
    assert seed.events is seed.events
    assert all(isinstance(f, gpd.GeoDataFrame) for f in (seed.events, seed.places, seed.paths))
    assert type(seed.map()).__mro__[1].__module__.startswith("folium")


def test_in_a_terminal_a_list_in_a_cell_the_map(seed: Report) -> None:
    text = repr(seed)
    assert text == str(seed)
    assert len(text.splitlines()) == 1 + len(seed.events)
    assert "launch  North Korea" in text
    assert all(line.isprintable() for line in text.splitlines())
    assert "<iframe" in seed._repr_html_()


def test_report_of_nothing() -> None:
    report = geomap.read_many([])
    assert str(report) == "nothing read"
    assert [len(f) for f in (report.events, report.places, report.paths)] == [0, 0, 0]


def test_several_files_keep_their_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text("Nothing happened.")
    report = geomap.read_many([tmp_path / "b.txt", tmp_path / "a.txt"])
    assert [reading.article.id for reading in report.readings] == ["b", "a"]


def test_ids_of_events_are_one_of_a_kind_though_files_share_a_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("North Korea fired a missile.")
    report = geomap.read_many(sorted(tmp_path.glob("*/x.txt")))
    assert [reading.article.id for reading in report.readings] == ["x", "x-2"]
    assert len(report.events) == 2
    assert report.events["event_id"].is_unique


def test_text_with_a_date() -> None:
    report = geomap.read_text("North Korea fired a missile on Thursday.", "2023-03-17", id="x")
    article = report.readings[0].article
    assert (article.id, article.date) == ("x", "2023-03-17")


@pytest.mark.parametrize("text", ["", " \n", "a\0b"])
def test_text_that_is_none(text: str) -> None:
    with pytest.raises(NotTextError):
        geomap.read_text(text)


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        geomap.read(tmp_path / "none.txt")


def test_areas_are_sites_that_no_event_claims(seed: Report) -> None:
    reading = seed.readings[0]
    claimed = {
        place.id
        for located in reading.events
        for clues in located.event.clues.values()
        for clue in clues
        for place in clue.places
    }
    for mention, location in reading.areas:
        assert mention.role == "site"
        assert mention.place.id not in claimed
        assert not location.geometry.is_empty


@pytest.mark.parametrize("name", ["events.geojson", "events.JSON"])
def test_to_file_writes_geojson(tmp_path: Path, name: str) -> None:
    path = Report((samples.reading(),)).to_file(tmp_path / name)
    assert json.loads(path.read_text())["type"] == "FeatureCollection"


@pytest.mark.parametrize("name", ["events", "events.shp", "events.html"])
def test_to_file_knows_its_endings(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"use \.geojson"):
        Report((samples.reading(),)).to_file(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_reading_twice_gives_the_same(seed: Report) -> None:
    assert reading_of(seed.readings[0].article) == seed.readings[0]


def test_facade_is_sorted_complete_and_lazy() -> None:
    assert geomap.__all__ == sorted(geomap.__all__)
    for name in geomap.__all__:
        assert getattr(geomap, name) is not None
        assert name in dir(geomap)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        geomap.nothing  # noqa: B018
