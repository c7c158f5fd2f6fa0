"""The map's filter, stacks, list, search and tools in a browser: what the page says."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from geographiclib.geodesic import Geodesic
from launches import launch_reading

import geomap
from geomap import maps
from geomap.maps.table import PAGE
from geomap.model import Reading

ACTORS = ("PRK", "JPN", "IRN")


def salvo(number: int) -> list[Reading]:
    """Launches from a few places, by three actors."""
    return [
        launch_reading(
            origin=(120.0 + at % 5 * 4, 30.0), actors=(ACTORS[at % 3],), label=f"{at}.txt"
        )
        for at in range(number)
    ]


def shown(seen, selector: str = ".gm-events tbody") -> int:
    return seen.page.locator(selector).count()


def test_marks_that_would_cover_each_other_are_stacked(show) -> None:
    seen = show(maps.build(salvo(30)))
    counts = seen.texts(".gm-stack .gm-number")
    assert 3 <= len(counts) <= 8
    assert sum(int(count.strip("×")) for count in counts) == 90
    seen.page.eval_on_selector(".gm-stack", "e => e.click()")
    seen.page.wait_for_selector(".gm-choice")
    assert seen.texts(".gm-popup h3")[0] == f"{counts[0].strip('×')} here"
    seen.page.locator(".gm-entry").first.click()
    seen.page.wait_for_selector(".gm-popup dl")
    seen.page.locator(".gm-back").click()
    seen.page.wait_for_selector(".gm-choice")


def test_the_list_follows_the_filter(show) -> None:
    seen = show(maps.build(salvo(9)))
    assert shown(seen) == 18
    seen.page.locator(".gm-filter summary").click()
    seen.page.get_by_role("checkbox", name="Japan").uncheck()
    seen.page.get_by_role("checkbox", name="not told").uncheck()
    assert shown(seen) == 6
    assert seen.texts(".gm-status") == ["6 of 18 events"]
    assert "Japan" not in " ".join(seen.texts(".gm-events .gm-when"))
    for name in ("Launch", "Impact", "Flight path", "Disputed area"):
        seen.page.get_by_role("checkbox", name=name, exact=False).first.uncheck()
    assert seen.texts(".gm-none") == ["The filter hides every event."]
    assert shown(seen, ".gm-mark") == 0


def test_certainty_is_filtered_by(show) -> None:
    seen = show(maps.build(salvo(3)))
    seen.page.locator(".gm-filter summary").click()
    seen.page.get_by_role("checkbox", name="disputed", exact=False).last.uncheck()
    assert not seen.page.locator('.gm-mark[aria-label*="Disputed"]').count()
    assert shown(seen) == 3


DATED = {
    "2022-10": ("2022-10-15", "", True),
    "2022-10-04": ("2022-10", "2022-10", True),
    "2022-10-05": ("", "2022-10-04", False),
    "2021": ("2022-01-01", "", False),
    "2023": ("2022-01-01", "2023-05", True),
}


@pytest.mark.parametrize("date", list(DATED))
def test_dates_are_compared_as_finely_as_they_are_known(show, date: str) -> None:
    first, last, expected = DATED[date]
    seen = show(maps.build([]))
    allowed = seen.page.evaluate(
        """([date, from, to]) => {
            const model = {events: [{facts: {date}, who: [], points: [], paths: []}],
                points: [], paths: [], regions: []};
            return geomap.applyFilter(model, Object.assign(geomap.everything(), {from, to}));
        }""",
        [date, first, last],
    )
    assert allowed == expected


def test_the_date_range_has_two_ends(show) -> None:
    made = maps.build(salvo(2))
    made.content.payload.events[0]["date"] = "2020-01-01"
    seen = show(made)
    seen.page.locator(".gm-filter summary").click()
    seen.page.get_by_role("slider", name="From").press("ArrowRight")
    assert seen.texts(".gm-range-words") == ["2023-03-16 – 2023-03-16"]
    assert seen.page.get_by_role("slider", name="From").get_attribute("aria-valuetext") == (
        "2023-03-16"
    )
    assert "2020" not in " ".join(seen.texts(".gm-events .gm-when"))


def test_the_list_turns_pages(show) -> None:
    seen = show(maps.build(salvo(260)))
    assert shown(seen) == PAGE
    assert seen.texts(".gm-pager span") == ["1–500 of 520"]
    seen.page.get_by_role("button", name="Next").click()
    assert shown(seen) == 20
    assert seen.texts(".gm-events tbody th")[0] == "501"


def test_scripts_write_the_same_rows_as_the_page(show) -> None:
    made = maps.build([launch_reading()])
    seen = show(made)
    page = Path(url2pathname(urlsplit(seen.url).path)).read_text(encoding="utf-8")
    written = seen.page.evaluate(
        """page => Array.from(new DOMParser().parseFromString(page, "text/html")
            .querySelectorAll(".gm-events tbody"), one => one.textContent)""",
        page,
    )
    assert seen.texts(".gm-events tbody") == written


def test_search_finds_events_places_and_seas(show) -> None:
    seen = show(maps.build(salvo(3)))
    field = seen.page.get_by_label("Search events and places")
    for query, found in (("japan sea", "Sea of Japan (East Sea)"), ("turkiye", "Türkiye")):
        field.fill(query)
        assert seen.texts(".gm-results bdi")[0] == found
    field.fill("hwasong-17")
    assert seen.texts(".gm-results bdi")[0].startswith("1. Missile launch")
    field.press("Enter")
    seen.page.wait_for_selector(".gm-popup dl")
    field.fill("zzzz")
    assert seen.texts(".gm-results") == ["nothing found"]


def test_measuring_follows_the_ellipsoid(show) -> None:
    seen = show(maps.build([]))
    dice = random.Random(5)
    pairs = [
        [
            [dice.uniform(-180, 180), dice.uniform(-89, 89)],
            [dice.uniform(-180, 180), dice.uniform(-89, 89)],
        ]
        for _ in range(60)
    ]
    measured = seen.page.evaluate("pairs => pairs.map(p => geomap.geodesic(p[0], p[1]))", pairs)
    for (start, end), line in zip(pairs, measured, strict=True):
        true = Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0])
        if true["s12"] > 19.9e6:
            continue
        assert line["km"] == pytest.approx(true["s12"] / 1000, abs=1e-4)
        halfway = Geodesic.WGS84.Direct(start[1], start[0], true["azi1"], true["s12"] / 2)
        nearest = min(
            Geodesic.WGS84.Inverse(lat, lon, halfway["lat2"], halfway["lon2"])["s12"]
            for lon, lat in line["points"]
        )
        assert nearest < 51_000
        steps = [abs(b[0] - a[0]) for a, b in zip(line["points"], line["points"][1:], strict=False)]
        assert max(steps) <= 180


def test_measuring_tells_the_length(show) -> None:
    seen = show(maps.build([]))
    seen.page.get_by_role("button", name="Measure a distance").click()
    seen.page.mouse.click(500, 300)
    seen.page.mouse.click(700, 500)
    told = seen.texts(".gm-readout")[0]
    assert " km, " in told
    assert shown(seen, "path.gm-measured") == 1
    seen.page.keyboard.press("Escape")
    assert shown(seen, "path.gm-measured") == 0


def test_coordinates_follow_the_pointer(show) -> None:
    seen = show(maps.build([launch_reading()]))
    assert seen.page.evaluate("geomap.coordinateWords(-5.5, 195.25)") == "5.500° S, 164.750° W"
    before = seen.texts(".gm-readout")
    seen.page.mouse.move(400, 200)
    assert seen.texts(".gm-readout") != before


def test_light_and_dark(show) -> None:
    seen = show(maps.build([launch_reading()]))
    theme = "document.querySelector('.gm-page').dataset.theme"
    pixel = """() => {
        const canvas = document.querySelector("canvas");
        const found = new Map();
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        for (let at = 0; at < data.length; at += 400) if (data[at + 3] === 255) found.set(
            data[at], (found.get(data[at]) || 0) + 1);
        return Array.from(found).sort((a, b) => b[1] - a[1])[0][0];
    }"""
    assert seen.page.evaluate(theme) == "light"
    seen.page.get_by_role("button", name="Light or dark map").click()
    assert (seen.page.evaluate(theme), seen.page.evaluate(pixel)) == ("dark", 0x2B)
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.page.evaluate(theme) == "light"


def test_paper_shows_everything_in_light(show) -> None:
    seen = show(maps.build([launch_reading()]))
    seen.page.get_by_role("button", name="Light or dark map").click()
    seen.page.emulate_media(media="print")
    seen.page.wait_for_selector(".gm-printing[data-theme=light]")
    area = seen.page.locator(".gm-map").bounding_box()
    marks = [mark.bounding_box() for mark in seen.page.locator(".gm-mark").all()]
    assert len(marks) == 3
    assert all(0 < box["x"] < area["width"] for box in marks)
    assert all(area["y"] < box["y"] < area["y"] + area["height"] for box in marks)
    assert not seen.page.locator(".gm-tools").is_visible()
    assert seen.page.locator(".gm-legend").is_visible()
    seen.page.emulate_media(media="screen")
    seen.page.wait_for_selector(".gm-page[data-theme=dark]:not(.gm-printing)")


def test_a_correction_can_be_read_back(show) -> None:
    report = geomap.read_text("North Korea fired a missile from Wonsan.", date="2023-03-16")
    seen = show(report.map())
    seen.open_popup('.gm-mark[aria-label*="Wonsan"]')
    seen.page.locator(".gm-wrong").click()
    seen.page.mouse.click(600, 420)
    (entry,) = tomllib.loads(seen.page.locator(".gm-correct textarea").input_value())["place"]
    assert (entry["text"], entry["article"], entry["start"]) == ("Wonsan", "text", 33)
    assert entry["lat"] != pytest.approx(39.153, abs=1e-3)
    seen.page.locator(".gm-correct").get_by_role("button", name="Close").click()
    assert shown(seen, ".gm-correct") == 0


def test_many_paths_share_a_canvas_and_can_be_clicked(show) -> None:
    seen = show(maps.build(salvo(100)))
    assert shown(seen, "path.gm-path") == 0
    assert shown(seen, ".leaflet-gm-lines-pane canvas") == 1
