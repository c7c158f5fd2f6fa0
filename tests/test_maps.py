"""The map's page: self-contained, sealed, the same bytes, open to folium's layers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import folium
import html5lib
import pytest
from folium.plugins import AntPath
from hostile import HOSTILE
from launches import TEXT, launch_reading, located_at

from geomap import maps
from geomap.errors import DataError
from geomap.maps import assets
from geomap.maps.content import content
from geomap.model import Article, Event, LocatedEvent, Reading, Span

LINK = re.compile(
    r"""(?:src|href)\s*=\s*["']?(?!data:)[a-z]+:|url\((?!["']?(?:data:|#))""", re.IGNORECASE
)


def page_of(*readings: Reading, title: str | None = None) -> str:
    return maps.build(readings, title=title).get_root().render()


def island_of(page: str) -> dict:
    found = re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', page)
    assert len(found) == 1
    return json.loads(found[0])


def places_of(page: str) -> list[dict]:
    return [one["properties"] for one in island_of(page)["features"]["features"]]


def without_island(page: str) -> str:
    return re.sub(r'(<script type="application/json" id="\w+">).*?(</script>)', r"\1\2", page)


def test_page_is_one_file_of_valid_html() -> None:
    page = page_of(launch_reading())
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert not LINK.search(markup)
    assert "<link" not in markup
    assert "@import" not in page
    assert len(page) < 2_000_000
    html5lib.HTMLParser(strict=True).parse(page)
    assert '<html lang="en">' in page
    assert page.count("<title>") == 1


def test_policy_allows_the_pages_own_scripts_only() -> None:
    page = page_of(launch_reading())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert re.findall(r"'sha256-([^']*)'", policy.group(1)) == hashes
    assert policy.group(1).startswith("default-src 'none'; ")


def test_same_readings_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "a.html", tmp_path / "b.html"]
    for path in paths:
        maps.build([launch_reading()]).save(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_rendering_twice_changes_nothing() -> None:
    made = maps.build([launch_reading()])
    assert made.get_root().render() == made.get_root().render()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reaches_neither_template_nor_script(text: str) -> None:
    words = f"North Korea launched {text} today."
    reading = launch_reading(text=words, quote=words, name=text, label=text)
    page = page_of(reading, title=text)
    assert "1337" not in without_island(page)
    event, place = island_of(page)["events"][0], places_of(page)[0]
    assert (event["quote"], event["missile"], place["place"]) == (words, text, text)
    harmless = page_of(launch_reading(label="x"), title="x")
    scripts = r"<script>(.*?)</script>"
    assert re.findall(scripts, page, re.DOTALL) == re.findall(scripts, harmless, re.DOTALL)
    for risky in ("{{", "{%", "${", "<img", "<svg", "javascript:alert(1)'>", "--><"):
        assert risky not in re.sub(
            r"<script>.*?</script>|<style>.*?</style>", "", without_island(page), flags=re.DOTALL
        )


def test_numbers_like_folium_names_stay_what_they_are() -> None:
    number = "0123456789abcdef0123456789abcdef"
    page = page_of(launch_reading(label=number), title=number)
    assert page.count(number) == 4


def test_list_tells_every_event_without_scripts() -> None:
    place = located_at("Tokyo", 139.75, 35.68, 15.0)
    events = (
        LocatedEvent(Event("m", "meeting", ("JPN",), Span(131, 144)), site=place),
        LocatedEvent(Event("s", "strike", (), Span(0, 11))),
    )
    page = page_of(Reading(Article("a", TEXT), (), events, ()))
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    rows = ["".join(body.itertext()) for body in tree.iter("tbody")]
    assert len(rows) == 2
    assert "Meeting" in rows[0]
    assert "Met at: Tokyo (within about 15 km)" in rows[0]
    assert "The text does not say where." in rows[1]


def test_several_articles_share_one_map() -> None:
    readings = [launch_reading(), launch_reading(origin=(-120.0, 35.0), impact=(167.0, 9.0))]
    shown = content(readings)
    assert shown.title == "Missile events in 2 articles"
    assert shown.subtitle == "16 March 2023"
    assert len(shown.payload.events) == 4
    drawn = [one["properties"] for one in shown.payload.features]
    assert {one["event"] for one in drawn if "of" not in one} == {0, 1, 2, 3}


def test_nothing_found_is_still_a_map() -> None:
    page = page_of(Reading(Article("a", "Nothing."), (), (), ()))
    assert "No event was found in the text." in page
    assert places_of(page) == []


def test_view_holds_the_events() -> None:
    (south, west), (north, east) = content([launch_reading()]).bounds
    assert south < 25.75 < 43.0 < north
    assert west < 123.5 < 139.0 < east


def map_with_layers() -> maps.GeomapMap:
    made = maps.build([launch_reading()])
    folium.Marker((35, 139), popup="mine", tooltip="mine").add_to(made)
    folium.GeoJson({"type": "Point", "coordinates": [1, 2]}).add_to(made)
    folium.LayerControl().add_to(made)
    return made


def test_users_layers_are_folium_layers() -> None:
    made = map_with_layers()
    assert isinstance(made, folium.Map)
    page = made.get_root().render()
    assert "jQuery v3.7.1" in page
    assert "Content-Security-Policy" not in page
    assert page == map_with_layers().get_root().render()
    assert not re.search(r"(marker|popup|map)_[0-9a-f]{32}", page)


def test_plugins_that_need_the_network_say_so() -> None:
    made = maps.build([launch_reading()])
    AntPath([(0, 0), (1, 1)]).add_to(made)
    with pytest.warns(UserWarning, match="from the network: https://"):
        made.get_root().render()
    made = maps.build([])
    folium.Marker((1, 2), icon=folium.Icon("red")).add_to(made)
    with pytest.warns(UserWarning, match="awesome"):
        made.get_root().render()


def test_map_shows_itself_in_a_frame_without_rights() -> None:
    shown = maps.build([launch_reading()], title='a"b')._repr_html_()
    frame = html5lib.parseFragment(shown, namespaceHTMLElements=False)[0]
    assert frame.get("sandbox") == "allow-scripts"
    assert frame.get("title") == 'a"b'
    assert frame.get("srcdoc") == page_of(launch_reading(), title='a"b')


def test_a_map_can_stand_in_another_figure() -> None:
    figure = folium.Figure()
    made = maps.build([launch_reading()])
    made.add_to(figure)
    assert "geomap.show(" in figure.render()


def test_missing_bundle_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_HERE", tmp_path)
    assets.leaflet_js.cache_clear()
    with pytest.raises(DataError, match="pip install -e"):
        assets.leaflet_js()


def test_licences_go_with_the_page() -> None:
    page = page_of(launch_reading())
    assert "BSD 2-Clause License" in page
    assert "Natural Earth" in page


def test_drawing_a_map_needs_no_data_frames() -> None:
    code = "import sys, geomap.maps; sys.exit('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
