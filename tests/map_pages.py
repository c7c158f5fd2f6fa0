"""Pages opened in a real browser without a network, for the tests of the map.

Chromium is driven by Playwright; its requests, console and dialogs are all
recorded, and only the file itself may be asked for.

In: a map, or a file. Out: `browsers`, and `opening`, which the fixtures of
conftest.py hand to the tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from geomap import maps

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


@dataclass
class Seen:
    """A page and everything it did."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def texts(self, selector: str) -> list[str]:
        """Exact text contents of elements."""
        found = self.page.eval_on_selector_all(selector, "all => all.map(e => e.textContent)")
        return [str(text) for text in found]

    def open_popup(self, selector: str) -> None:
        """Open the pop-up of a marker, as a click does."""
        self.page.eval_on_selector(selector, "e => e.click()")
        self.page.wait_for_selector(".gm-popup")


def browsers() -> Iterator[Browser]:
    """A browser of this machine, or Playwright's own."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *root])
        yield made
        made.close()


def opening(context: BrowserContext, folder: Path) -> Iterator[Callable[[maps.GeomapMap], Seen]]:
    """Save a map and open the file; afterwards nothing may have gone wrong."""
    opened: list[Seen] = []

    def save_and_open(made: maps.GeomapMap) -> Seen:
        path = folder / f"map{len(opened)}.html"
        made.save(path)
        page = context.new_page()
        seen = Seen(page, path.as_uri())
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.messages.append(message.text))
        page.on("pageerror", lambda error: seen.messages.append(str(error)))
        page.on("dialog", lambda dialog: seen.messages.append(f"dialog {dialog.message}"))
        page.goto(seen.url)
        opened.append(seen)
        return seen

    yield save_and_open
    for seen in opened:
        assert [url for url in seen.requests if not url.startswith("data:")] == [seen.url]
        assert seen.messages == []
