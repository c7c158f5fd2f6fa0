"""The commands fly and check."""

import json

import pytest

from geomap.cli import codes, main

TEXT = (
    "date 2022-03-25\n\nNorth Korea on Thursday launched an intercontinental ballistic missile "
    "from Sunan. The missile reached a maximum altitude of 6,248.5 km "
    "and flew 1,090 km in 67 minutes."
)


def test_fly_prints_the_flight_and_writes_geojson(tmp_path, capfd):
    file = tmp_path / "f.geojson"
    words = ["fly", "--from", "Sunan", "--to", "41.5,137", "--apogee-km", "6045"]
    assert main([*words, "--time-min", "69", "--missile", "Hwasong-17", "-o", str(file)]) == 0
    out = capfd.readouterr().out
    assert "lofted" in out
    assert "66 min 21 s" in out
    assert "15,000 km" in out
    parts = {f["properties"]["part"]: f for f in json.loads(file.read_text())["features"]}
    assert {"origin", "impact", "path", "corridor"} <= set(parts)
    assert len(parts["path"]["geometry"]["coordinates"][0]) == 3


@pytest.mark.parametrize(
    ("more", "kind"), [([], "minimum-energy"), (["--time-min", "30"], "lofted")]
)
def test_fly_prints_json(more, kind, capfd):
    words = ["fly", "--from", "39.2,125.67", "--to", "Guam", "--json", "-o", "-"]
    assert main([*words, *more]) == codes.OK
    told = json.loads(capfd.readouterr().out)
    assert told["trajectory"] == kind
    assert told["points"][0]["height_km"] == pytest.approx(0.0, abs=1e-3)
    assert max(p["height_km"] for p in told["points"]) == pytest.approx(told["apogee_km"], rel=0.01)


@pytest.mark.parametrize(
    "more", [["--time-min", "3"], ["--apogee-km", "40000"], ["--missile", "Foo"]]
)
def test_fly_says_why_there_is_no_flight(more, capfd):
    words = ["fly", "--from", "Sunan", "--to", "Guam", "-o", "-"]
    assert main([*words, *more]) == codes.NOTHING
    assert capfd.readouterr().err.startswith("geomap: no ")


def test_fly_writes_a_map(tmp_path):
    page = tmp_path / "f.html"
    words = ["fly", "--from", "Sunan", "--to", "Guam", "-q", "-o", str(page)]
    assert main(words) == codes.OK
    assert "From Sunan to Guam" in page.read_text()


def test_check_tells_the_size_of_the_contradiction(tmp_path, capfd):
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    assert main(["check", str(file)]) == codes.OK
    out = capfd.readouterr().out
    assert "1 flight checked, 1 contradiction" in out
    assert "too short" in out
    assert '"67 minutes"' in out


def test_check_of_nothing(tmp_path, capfd):
    file = tmp_path / "a.txt"
    file.write_text("Nothing happened.")
    assert main(["check", str(file)]) == codes.NOTHING
    assert "no flight" in capfd.readouterr().out
