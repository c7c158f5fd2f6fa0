"""The saved map in a real browser without a network: what is drawn, what is said.

Chromium is driven by Playwright; its requests, console and dialogs are all
recorded, and only the file itself may be asked for.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import folium
import pytest
from hostile import HOSTILE, UNHOLDABLE
from launches import launch_reading, located_at
from playwright.sync_api import Browser, BrowserContext

from geomap import maps
from geomap.model import Article, Event, LocatedEvent, Reading, Span


def test_everything_is_drawn(show) -> None:
    seen = show(maps.build([launch_reading(end_known=False)]))
    assert seen.page.locator(".gm-mark").count() == 3
    assert seen.page.locator("path.gm-region").count() == 3
    assert seen.page.locator("path.gm-path").count() == 1
    assert seen.texts(".gm-open-end") == ["?"]
    assert seen.texts(".gm-kinds label") == ["Launch1", "Impact1", "Flight path1", "Disputed area1"]
    labels = seen.page.locator(".gm-event-label:visible").all_inner_texts()
    assert "Senkaku / Diaoyu" in " ".join(labels).replace("\n", " ")
    assert seen.page.title() == "Missile events in the news, 16 March 2023"
    assert seen.page.locator(".leaflet-control-scale").count() == 1
    assert "Natural Earth" in seen.texts(".leaflet-control-attribution")[0]


def test_base_map_is_painted(show) -> None:
    seen = show(maps.build([launch_reading()]))
    painted = """canvas => {
        const found = new Set();
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        for (let at = 0; at < data.length; at += 4) found.add(data[at] + "," + data[at + 3]);
        return found.size;
    }"""
    assert seen.page.eval_on_selector("canvas", painted) > 20


def test_popup_tells_all(show) -> None:
    seen = show(maps.build([launch_reading()]))
    seen.open_popup(".gm-mark")
    assert seen.texts(".gm-popup h3 bdi") == ["Missile launch"]
    assert seen.texts(".gm-popup .gm-caption bdi") == ["Launched from: North Korea"]
    assert seen.texts(".gm-popup blockquote") == ["North Korea launched a missile early Thursday."]
    assert seen.texts(".gm-popup mark") == ["North Korea"]
    told = dict(zip(seen.texts(".gm-popup dt"), seen.texts(".gm-popup dd"), strict=True))
    assert told == {
        "When": "16 March 2023, 22:10 UTC",
        "Who": "North Korea",
        "Missile": "Hwasong-17",
        "Located": "North Korea is named in the text",
        "Uncertainty": "about 300 km",
        "Source": "news.txt",
    }


@pytest.mark.parametrize("selector", ["path.gm-region", "path.gm-path"])
def test_regions_and_lines_tell_too(show, selector: str) -> None:
    seen = show(maps.build([launch_reading()]))
    seen.page.dispatch_event(selector, "click", {"clientX": 600, "clientY": 300, "bubbles": True})
    seen.page.wait_for_selector(".gm-popup")
    assert seen.texts(".gm-popup blockquote")[0].startswith("North Korea launched")


def test_two_launches_from_one_region_share_it(show) -> None:
    seen = show(maps.build([launch_reading(), launch_reading()]))
    assert seen.page.locator(".gm-mark").count() == 6
    assert seen.page.locator("path.gm-region").count() == 3
    marks = seen.page.locator('.gm-mark[aria-label*="Launched from"]').all()
    left, right = (mark.bounding_box() for mark in marks)
    assert left and right and left["x"] + left["width"] <= right["x"]


def test_legend_hides_and_shows(show) -> None:
    seen = show(maps.build([launch_reading()]))
    box = seen.page.get_by_role("checkbox", name="Launch")
    box.uncheck()
    assert seen.page.locator(".gm-mark").count() == 2
    box.check()
    assert seen.page.locator(".gm-mark").count() == 3


def test_marks_work_by_keyboard(show) -> None:
    seen = show(maps.build([launch_reading()]))
    first = seen.page.locator(".gm-mark").first
    assert first.get_attribute("aria-label") == (
        "1. Launched from: North Korea, 16 March 2023, 22:10 UTC"
    )
    assert first.get_attribute("role") == "button"
    first.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector(".gm-popup")


def test_list_leads_to_the_map(show) -> None:
    seen = show(maps.build([launch_reading()]))
    seen.page.get_by_role("button", name="Show event 1 on the map").click()
    seen.page.wait_for_selector(".gm-popup")


def test_pacific_marks_sit_together(show) -> None:
    seen = show(maps.build([launch_reading(origin=(-120.0, 35.0), impact=(167.7, 8.7))]))
    boxes = [mark.bounding_box() for mark in seen.page.locator(".gm-mark").all()]
    assert all(box and 0 < box["x"] < 1000 and 0 < box["y"] < 800 for box in boxes)


def test_reduced_motion_is_kept(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    maps.build([launch_reading()]).save(tmp_path / "map.html")
    page.goto((tmp_path / "map.html").as_uri())
    assert page.locator(".leaflet-zoom-animated.leaflet-marker-icon").count() == 0


def test_page_reads_without_scripts(browser: Browser, tmp_path: Path) -> None:
    made = browser.new_context(java_script_enabled=False, offline=True)
    page = made.new_page()
    maps.build([launch_reading()]).save(tmp_path / "map.html")
    page.goto((tmp_path / "map.html").as_uri())
    assert "Missile launch" in page.locator(".gm-events").inner_text()
    made.close()


def hostile_map() -> tuple[maps.GeomapMap, list[tuple[str, str]]]:
    """A map with every hostile string in every field, and what must be read on it."""
    texts = [*HOSTILE, UNHOLDABLE]
    pairs = [(text, f"North Korea launched {text} today.") for text in texts]
    readings = [
        launch_reading(
            text=words,
            quote=words,
            name=text,
            label=text,
            actors=(text,),
            said_by=text,
            origin=(100.0 + index % 40 * 3, 20.0 + index // 40 * 20),
        )
        for index, (text, words) in enumerate(pairs)
    ]
    return maps.build(readings, title="".join(HOSTILE)), pairs


POPUPS = """() => Array.from(document.querySelectorAll(".gm-events button")).map(button => {
    button.click();
    const popup = Array.from(document.querySelectorAll(".gm-popup")).pop();
    const pick = selector => popup.querySelector(selector).textContent;
    const terms = Array.from(popup.querySelectorAll("dt"), one => one.textContent);
    const told = Array.from(popup.querySelectorAll("dd"), one => one.textContent);
    const facts = Object.fromEntries(terms.map((term, index) => [term, told[index]]));
    return [pick("h3 bdi"), pick(".gm-caption bdi"), pick("blockquote"), facts];
})"""


def test_hostile_words_are_shown_letter_for_letter(show) -> None:
    made, pairs = hostile_map()
    seen = show(made)
    shown = seen.page.evaluate(POPUPS)[::2]
    assert len(shown) == len(pairs) >= 60
    for (text, words), (title, caption, quote, facts) in zip(pairs, shown, strict=True):
        assert (title, quote) == (f"Missile launch: {text}", words)
        assert caption == f"Came down: {text} / sea"
        assert facts["Who"] == facts["Missile"] == facts["Source"] == text
        assert facts["Located"] == f"off {text} is named in the text"
        assert facts["Reported"] == f"range: 1,000 km ({text})"


def test_hostile_words_make_no_element_and_run_nothing(show) -> None:
    made, pairs = hostile_map()
    seen = show(made)
    quotes = seen.texts(".gm-events blockquote")
    assert quotes[::2] == [words for _, words in pairs]
    assert seen.texts("h1") == ["".join(HOSTILE)]
    assert seen.page.locator("img, iframe, object, embed, base, link, form").count() == 0
    assert seen.page.locator("script").count() == 4
    assert seen.page.evaluate("Object.prototype.polluted === undefined")
    assert "1337" not in seen.page.locator("body").inner_text()


def test_hostile_words_are_searched_and_filtered_by(show) -> None:
    made, pairs = hostile_map()
    seen = show(made)
    seen.page.get_by_label("Search events and places").fill("<svg/onload=alert(1)>")
    assert "<svg/onload=alert(1)>" in seen.texts(".gm-results bdi")[0]
    seen.page.evaluate("document.querySelector('.gm-filter').open = true")
    actors = seen.texts(".gm-filter fieldset:first-of-type label bdi")
    assert len(actors) == 11  # and one box for events that tell no actor
    assert set(actors) <= {text for text, _ in pairs}


def test_hostile_names_make_corrections_that_can_be_read(show) -> None:
    made, pairs = hostile_map()
    seen = show(made)
    written = seen.page.evaluate(
        "texts => texts.map(t => geomap.correctionToml([t, 3], t, [190, 40.5], t))",
        [text for text, _ in pairs],
    )
    for (text, _), toml in zip(pairs, written, strict=True):
        (entry,) = tomllib.loads(toml)["place"]
        expected = text.replace("\ud800", "\ufffd")
        assert (entry["text"], entry["article"], entry["why"]) == (expected,) * 3
        assert (entry["start"], entry["lat"], entry["lon"]) == (3, 40.5, -170.0)


def test_invisible_characters_are_marked(show) -> None:
    text = "right\u202eto left"
    seen = show(maps.build([launch_reading(name=text, label=text)]))
    chip = seen.page.locator(".gm-events .gm-chip").first
    assert chip.get_attribute("data-code") == "U+202E"
    shown = chip.evaluate("e => getComputedStyle(e, '::before').content")
    assert shown == '"U+202E"'
    assert chip.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


def test_folium_layers_work_offline(show) -> None:
    made = maps.build([launch_reading()])
    folium.Marker((35.0, 139.0), popup="mine", tooltip="also mine").add_to(made)
    folium.PolyLine([(30, 130), (40, 140)]).add_to(made)
    folium.LayerControl().add_to(made)
    seen = show(made)
    seen.page.eval_on_selector("img.leaflet-marker-icon", "e => e.click()")
    seen.page.wait_for_selector(".leaflet-popup")
    assert "mine" in seen.texts(".leaflet-popup-content")[0]


def test_map_draws_in_a_notebooks_frame(context: BrowserContext, tmp_path: Path) -> None:
    shown = maps.build([launch_reading()])._repr_html_()
    path = tmp_path / "cell.html"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'><body>{shown}</body>", encoding="utf-8")
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(path.as_uri())
    assert page.frame_locator("iframe").locator(".gm-mark").count() == 3
    assert messages == []


def test_crisp_place_needs_no_region(show) -> None:
    place = located_at("Tokyo", 139.75, 35.68, 15.0)
    event = LocatedEvent(Event("m", "meeting", ("JPN",), Span(0, 4)), site=place)
    seen = show(maps.build([Reading(Article("a", "They met."), (), (event,), ())]))
    assert seen.page.locator(".gm-mark").count() == 1
    assert seen.page.locator("path.gm-region").count() == 0
