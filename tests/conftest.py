"""What all tests share: in CI a skipped test is a failed one."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from map_pages import Seen
    from playwright.sync_api import Browser, BrowserContext

    from geomap.maps import GeomapMap

# How long an example takes depends on the machine: timings are no tests.
settings.register_profile("geomap", deadline=None)
settings.load_profile("geomap")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn skips into failures where nobody would notice them."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser, started when a test first asks for it."""
    from map_pages import browsers

    yield from browsers()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that is offline."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    yield made
    made.close()


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Iterator[Callable[[GeomapMap], Seen]]:
    """Save a map and open the file; afterwards nothing may have gone wrong."""
    from map_pages import opening

    yield from opening(context, tmp_path)
