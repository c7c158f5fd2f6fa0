"""The tables of data/: found, read and sound."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import shapely

from geomap import tables
from geomap.errors import DataError
from geomap.gazetteer import regions

PLACES = (
    "buildings.csv",
    "disputes.csv",
    "launch_sites.csv",
    "reference_points.csv",
    "regions.csv",
    "seas.csv",
)


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(DataError, match=r"atlantis\.csv.*install geomap again"):
        tables.data_path("atlantis.csv")


def test_a_wheel_s_folder_comes_before_the_checkout_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("wheel", "checkout"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text(f"where\n{folder}\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_FOLDERS", (tmp_path / "wheel", tmp_path / "checkout"))
    assert tables.data_path("x.csv") == tmp_path / "wheel" / "x.csv"
    (tmp_path / "wheel" / "x.csv").unlink()
    assert tables.data_path("x.csv") == tmp_path / "checkout" / "x.csv"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2,3\n", "line 2: 3 cells under 2 columns"),
        (b"", "is empty"),
        (b"a,b\n\xff,2\n", "cannot be read"),
        (b'a,b\n"1,2\n', "cannot be read"),
    ],
)
def test_a_damaged_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
) -> None:
    (tmp_path / "broken.csv").write_bytes(content)
    monkeypatch.setattr(tables, "_FOLDERS", (tmp_path, tmp_path))
    with pytest.raises(DataError, match=message):
        tables.rows.__wrapped__("broken.csv")


def test_rows_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        tables.rows("seas.csv")[0]["name"] = "Lake"  # type: ignore[index]


def test_a_map_holds_the_file_s_bytes() -> None:
    assert bytes(tables.mapped("seas.csv")) == tables.raw("seas.csv")
    assert tables.mapped("seas.csv").readonly


def test_an_empty_file_cannot_be_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.bin").touch()
    monkeypatch.setattr(tables, "_FOLDERS", (tmp_path, tmp_path))
    with pytest.raises(DataError, match="cannot be mapped"):
        tables.mapped("empty.bin")


def test_every_table_has_as_many_cells_as_columns() -> None:
    names = sorted(path.name for path in tables.data_path("seas.csv").parent.glob("*.csv"))
    assert set(PLACES) < set(names)
    assert all(tables.rows(name) for name in names)


@pytest.mark.parametrize("name", PLACES)
def test_places_of_a_table_are_sound(name: str) -> None:
    rows = tables.rows(name)
    first = next(iter(rows[0]))
    assert len({row[first] for row in rows}) == len(rows)
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["sourced"] in ("yes", "no"), row
        names = (row["name"], *tables.values(row["aliases"]), *tables.values(row.get("also", "")))
        assert len(set(names)) == len(names), row
        assert not any(other.startswith(("the ", "The ")) for other in names), row


def test_rows_that_say_they_are_sourced_name_the_source() -> None:
    for name in ("launch_sites.csv", "reference_points.csv"):
        for row in tables.rows(name):
            assert bool(row["source"]) or row["sourced"] == "no", row


def test_sites_lie_on_land() -> None:
    # A base in the sea, or a sign lost from a longitude, is a wrong row. Crimea, which the
    # polygons draw with Russia, and islets that they leave out ask for land, not for a country.
    limit_deg = {"site": 0.12, "base": 0.12, "airfield": 0.05, "city": 0.05}
    at_sea = {"boyko_towers", "kwajalein", "taiping_island_airstrip"}
    for name in ("launch_sites.csv", "reference_points.csv"):
        for row in tables.rows(name):
            if row["kind"] not in limit_deg or row["id"] in at_sea:
                continue
            lat, lon, reach = float(row["lat"]), float(row["lon"]), limit_deg[row["kind"]]
            land = regions.land((lon - reach, lat - reach, lon + reach, lat + reach))
            assert land.distance(shapely.Point(lon, lat)) <= reach, row


def test_countries_of_the_tables_are_countries() -> None:
    known = {row["iso3"] for row in tables.rows("country_points.csv")}
    known |= {row["iso3"] for row in tables.rows("country_names.csv")}
    used = {row["iso3"] for row in tables.rows("demonyms.csv")}
    for row in tables.rows("disputes.csv"):
        used |= {*tables.values(row["claimants"]), *tables.values(row["holder"])}
    for name in ("launch_sites.csv", "reference_points.csv", "buildings.csv"):
        used |= {row["country"] for row in tables.rows(name)} - {""}
    assert used <= known


def test_every_sovereign_state_but_the_vatican_has_a_demonym() -> None:
    states = {row["iso3"] for row in tables.rows("country_points.csv")}
    assert states - {row["iso3"] for row in tables.rows("demonyms.csv")} == {"VAT"}


def test_sources_speaks_of_every_table() -> None:
    folder = tables.data_path("seas.csv").parent
    text = (folder / "SOURCES.md").read_text(encoding="utf-8")
    mine = [*PLACES, "gazetteer.bin", "country_points.csv", "country_names.csv", "demonyms.csv"]
    assert all(name in text for name in mine)


def test_tables_end_lines_in_one_way() -> None:
    for path in tables.data_path("seas.csv").parent.glob("*.csv"):
        data = path.read_bytes()
        assert b"\r" not in data, path
        assert data.endswith(b"\n"), path
        assert list(csv.reader(data.decode("utf-8").splitlines(), strict=True)), path
