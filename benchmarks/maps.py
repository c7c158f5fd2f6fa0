"""What a map of many events costs, against folium's own markers.

In: nothing; run it with the interpreter geomap is installed for.
Out: a table on stdout: bytes and build time (CPU) of geomap's map and of a folium map with one
Marker and one PolyLine an event and the same words in the pop-up, the empty map's size taken off
both; with ``--browser`` also how long the page keeps the browser's main thread busy when it opens,
pans and zooms, in Chromium without a network.

The events are made up: launches with an origin, an impact and a line, a sentence of their own.

Example: ``python benchmarks/maps.py --number 5000 --browser``
"""

from __future__ import annotations

import argparse
import html
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import folium  # noqa: E402

from geomap import geodesy, maps  # noqa: E402
from geomap.features import event_facts  # noqa: E402
from geomap.model import (  # noqa: E402
    Account,
    Article,
    Event,
    FlightPath,
    LocatedEvent,
    Location,
    Reading,
    Span,
)  # fmt: skip

KINDS = ("Hwasong-17", "Iskander", "Kinzhal", "Shahab-3", "Agni-V")
ACTORS = ("PRK", "RUS", "IRN", "IND", "CHN", "USA")
LONG_TASKS = """
window.gmLong = [];
new PerformanceObserver(list => list.getEntries().forEach(
    one => window.gmLong.push(one.duration))).observe({type: "longtask", buffered: true});
"""


def reading(number: int, dice: random.Random) -> Reading:
    """One launch with a sentence of about 150 letters."""
    lon, lat = dice.uniform(20, 140), dice.uniform(10, 60)
    far = geodesy.destination(
        lat=lat, lon=lon, azimuth_deg=dice.uniform(0, 360), distance_km=dice.uniform(100, 1500)
    )
    text = (
        f"On day {number} the ministry said that a missile of the type {dice.choice(KINDS)} was "
        f"fired from Site {number} toward Target {number}, where it came down without harm."
    )
    day = f"20{number % 24 + 1:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    event = Event(
        f"a{number}.1", "launch", (dice.choice(ACTORS),), Span(0, len(text)), date=day,
        missile=dice.choice(KINDS), range_km=400.0,
        accounts={"range_km": (Account(400.0, Span(0, 6), "about", "the ministry"),)},
        evidence={"kind": (Span(3, 8),)},
    )  # fmt: skip
    ends = [
        Location(name, point[1], point[0], 15.0, "named", "named in the text",
                 geodesy.disc(lat=point[1], lon=point[0], radius_km=15.0))
        for name, point in ((f"Site {number}", (lon, lat)), (f"Target {number}", far))
    ]  # fmt: skip
    line = geodesy.geodesic(lat1=lat, lon1=lon, lat2=far[1], lon2=far[0])
    path = FlightPath(event.id, "geodesic", line, False, True, True, "shortest line between both")
    return Reading(
        Article(f"a{number}", text, day, f"a{number}.txt"), (),
        (LocatedEvent(event, origin=ends[0], impact=ends[1]),), (path,),
    )  # fmt: skip


def words(one: Reading) -> str:
    """The pop-up's words, as a folium user would write them."""
    event = one.events[0]
    facts = event_facts(one.article, event.event)
    ends = f"{event.origin.name} to {event.impact.name}"
    rows = [facts["when"], facts["who"], facts["missile"], *facts["numbers"], ends, facts["quote"]]
    return "<br>".join(html.escape(str(row)) for row in rows)


def with_folium(readings: list[Reading]) -> str:
    """Markers and lines of folium's own."""
    made = folium.Map(location=(40, 90), zoom_start=3, tiles=None)
    for one in readings:
        event = one.events[0]
        folium.Marker((event.origin.lat, event.origin.lon), popup=words(one)).add_to(made)
        line = [(lat, lon) for lon, lat in one.paths[0].lonlat]
        folium.PolyLine(line, popup=words(one)).add_to(made)
    return str(made.get_root().render())


def with_geomap(readings: list[Reading]) -> str:
    """The whole page of geomap."""
    return str(maps.build(readings).get_root().render())


def cost(build: Callable[[list[Reading]], str], readings: list[Reading]) -> tuple[int, float, str]:
    """Bytes beyond those of an empty map, CPU seconds, and the page."""
    empty = len(build([]).encode())
    start = time.process_time()
    page = build(readings)
    seconds = time.process_time() - start
    return len(page.encode()) - empty, seconds, page


def browse(page: str) -> None:
    """Print how long the main thread was busy at a stretch."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        path.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
        tab = shown.new_page()
        tab.add_init_script(LONG_TASKS)
        start = time.perf_counter()
        tab.goto(path.as_uri())
        tab.wait_for_selector(".gm-mark")
        opened = time.perf_counter() - start
        told = [f"open {opened:.2f} s, busy at most {longest(tab):.2f} s"]
        tab.mouse.move(600, 400)
        tab.mouse.down()
        tab.mouse.move(400, 300, steps=5)
        tab.mouse.up()
        tab.wait_for_timeout(800)
        told.append(f"pan {longest(tab):.2f} s")
        tab.locator(".leaflet-control-zoom-in").click()
        tab.wait_for_timeout(1500)
        told.append(f"zoom {longest(tab):.2f} s")
        tab.locator(".gm-kinds input").first.uncheck()
        tab.wait_for_timeout(800)
        told.append(f"filter {longest(tab):.2f} s")
        print("  " + "; ".join(told), flush=True)
        browser.close()


def longest(tab: object) -> float:
    """Seconds of the longest task since the last call."""
    return float(
        tab.evaluate("() => {const all = gmLong.splice(0); return Math.max(0, ...all) / 1000}")
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=5000, help="events (default 5000)")
    parser.add_argument("--browser", action="store_true", help="open the page in Chromium too")
    parser.add_argument("--alone", action="store_true", help="leave folium's map out")
    asked = parser.parse_args()
    dice = random.Random(7)
    readings = [reading(number, dice) for number in range(asked.number)]
    cost(with_geomap, readings[:10])
    size, seconds, page = cost(with_geomap, readings)
    each = size / asked.number
    print(f"geomap {size / 1e6:8.2f} MB {each:7.0f} bytes an event {seconds:7.2f} s", flush=True)
    if not asked.alone:
        cost(with_folium, readings[:10])
        theirs, their_seconds, _ = cost(with_folium, readings)
        print(f"folium {theirs / 1e6:8.2f} MB {theirs / asked.number:7.0f} bytes an event "
              f"{their_seconds:7.2f} s")  # fmt: skip
        print(
            f"ratio  {size / theirs:8.3f} of the bytes {seconds / their_seconds:8.3f} of the time"
        )
    if asked.browser:
        browse(page)


if __name__ == "__main__":
    main()
