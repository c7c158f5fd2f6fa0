"""Reach: rings by missile and site, right over poles and 180, with sourced figures."""

import json

import pytest
from shape_checks import assert_cut
from shapely.geometry import Point

import geomap
from geomap import tables
from geomap.cli import codes, main
from geomap.errors import InputError
from geomap.geodesy import area_km2
from geomap.reaches import missile, site


def test_several_missiles_at_several_sites():
    found = geomap.reach(["Hwasong-12", 1200], ["Sunan", "Sinpo"])
    assert [area.missile.range_km for area in found.areas] == [4500.0, 4500.0, 1200.0, 1200.0]
    names = [city.name for city in found.areas[2].cities]
    assert "Seoul" in names
    assert found.areas[0].people > found.areas[2].people > 50_000_000
    assert area_km2(found.union) >= area_km2(found.areas[0].geometry)
    for area in found.areas:
        assert_cut(area.geometry)
        assert all(city.distance_km <= area.missile.range_km for city in area.cities)


@pytest.mark.parametrize("where", ["89,10", "-89.5,0", "52,179.5"])
def test_rings_over_a_pole_and_across_180_have_the_area_of_a_disc(where):
    area = geomap.reach(1000, where).areas[0]
    assert_cut(area.geometry)
    assert area_km2(area.geometry) == pytest.approx(3.1352e6, rel=0.005)
    assert area.geometry.intersects(Point(area.site.lon, area.site.lat))


def test_a_figure_without_a_source_says_so():
    told = {row["id"]: row for row in tables.rows("missile_ranges.csv")}
    known = {row["id"] for row in tables.rows("missiles.csv")}
    assert set(told) <= known
    assert all(bool(row["source"]) == (row["sourced"] == "yes") for row in told.values())
    assert "unsourced" in missile("Sarmat").told
    assert "source: " in missile("Hwasong-15").told


@pytest.mark.parametrize("name", ["Foo", "SM-3", "-5", "1e9"])
def test_an_unknown_missile_or_range_is_refused(name):
    with pytest.raises(InputError, match=r"range|known"):
        missile(name)


@pytest.mark.parametrize("name", ["Nowhereville-on-Sea", "95,10", "10,181"])
def test_an_unknown_site_is_refused(name):
    with pytest.raises(InputError, match=r"place|point"):
        site(name)


def test_the_command_writes_geojson_and_a_map(tmp_path, capfdbinary):
    file = tmp_path / "r.geojson"
    words = ["reach", "Hwasong-15", "--from", "Sunan"]
    assert main([*words, "-o", str(file)]) == codes.OK
    assert {f["properties"]["part"] for f in json.loads(file.read_text())["features"]} == {
        "site",
        "reach",
    }
    assert b"13,000 km" in capfdbinary.readouterr().out
    page = tmp_path / "r.html"
    assert main([*words, "-q", "-o", str(page)]) == codes.OK
    assert "Hwasong-15 from Sunan" in page.read_text()
    assert main([*words, "--json", "-o", "-"]) == codes.OK
    (area,) = json.loads(capfdbinary.readouterr().out.splitlines()[-1])
    assert area["sourced"] is True


def test_the_command_tells_what_it_does_not_know(capfd, tmp_path):
    assert main(["reach", "Foo", "--from", "Sunan"]) == codes.NOTHING
    assert main(["reach", "KN-23", "--from", "Sunan", "-o", "x.png"]) == codes.USAGE
    err = capfd.readouterr().err
    assert "no missile 'Foo'" in err
    assert ".geojson" in err
