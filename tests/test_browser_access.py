"""The saved map for everybody: axe-core finds nothing serious, keys do what clicks do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from launches import launch_reading
from map_pages import Seen
from playwright.sync_api import Page

from geomap import maps

AXE = Path(sys.prefix) / "share" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(one => one.impact === "serious" || one.impact === "critical")
    .map(one => [one.id, one.nodes.map(node => node.html + " " + node.failureSummary)])"""


def serious(page: Page) -> list:
    """What axe-core finds serious or critical, run from outside the page's policy."""
    page.context.new_cdp_session(page).send("Page.enable")
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    return list(page.evaluate(RUN_AXE))


def many() -> maps.GeomapMap:
    readings = [
        launch_reading(origin=(100.0 + at * 2, 30.0), actors=(("PRK", "JPN")[at % 2],))
        for at in range(30)
    ]
    return maps.build(readings)


STATES = {
    "opened": "",
    "pop-up": "document.querySelector('.gm-mark').click()",
    "filter": "document.querySelector('.gm-filter').open = true",
    "dark": "document.querySelector('.gm-tool[aria-label^=Light]').click()",
    "dark pop-up": "document.querySelector('.gm-tool[aria-label^=Light]').click();"
    "document.querySelector('.gm-mark').click()",
    "correction": "document.querySelector('.gm-mark[aria-label*=Disputed]').click();"
    "document.querySelector('.gm-entry').click();document.querySelector('.gm-wrong').click()",
}


@pytest.mark.parametrize("state", list(STATES))
def test_nothing_serious_in_any_state(show, state: str) -> None:
    seen = show(many())
    seen.page.emulate_media(reduced_motion="reduce")
    seen.page.evaluate(f"() => {{{STATES[state]}}}")
    assert serious(seen.page) == []


def test_nothing_serious_in_search_or_print(show) -> None:
    seen = show(maps.build([launch_reading()]))
    seen.page.get_by_label("Search events and places").fill("korea")
    assert serious(seen.page) == []
    seen.page.emulate_media(media="print")
    assert serious(seen.page) == []


def focus_order(seen: Seen, presses: int) -> list[str]:
    """What the tab key comes to, by class."""
    found = []
    for _ in range(presses):
        seen.page.keyboard.press("Tab")
        found.append(str(seen.page.evaluate("document.activeElement.getAttribute('class')")))
    return found


def test_keys_reach_everything_in_order(show) -> None:
    seen = show(maps.build([launch_reading()]))
    order = focus_order(seen, 30)
    wanted = ("folium-map", "gm-mark", "gm-tool", "gm-list")
    first = [next(at for at, name in enumerate(order) if one in name) for one in wanted]
    assert first == sorted(first)


def test_a_pop_up_takes_the_focus_and_gives_it_back(show) -> None:
    seen = show(maps.build([launch_reading()]))
    mark = seen.page.locator(".gm-mark").first
    mark.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector(".gm-popup")
    assert seen.page.evaluate("document.activeElement.className") == "gm-popups"
    seen.page.keyboard.press("Escape")
    seen.page.wait_for_selector(".gm-popup", state="detached")
    assert mark.evaluate("e => e === document.activeElement")
