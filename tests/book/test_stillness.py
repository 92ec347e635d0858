"""Nothing moves while one reads: on a slow line, typefaces that come late or never, a phone and a wide screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import SITE, wait_until
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
TOGETHER = 4
"""So many pages are read at the same time: most of it is waiting for the line."""
NOW = ["chapters/working_alliance.html"]
REDIRECT = "index.html"
READ_BEFORE = "book/privacy.html"
OURS = {*SITE.rglob("*.html")} - {*(SITE / "live").rglob("*.html")}
PAGES = of_every_kind({path.relative_to(SITE).as_posix() for path in OURS} - {*NOW, REDIRECT})
HEIGHTS = {1280: 720, 360: 800}
"""Of a wide screen, and of a phone's."""
MOST = 0.02
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": -1}
NO_TYPEFACES = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
READ = Path(__file__).with_name("read_to_the_end.js").read_text("utf-8")

Tabs = Callable[..., list[Page]]


def batches() -> list[list[str]]:
    """Put the pages together that are read at the same time."""
    return [NOW, *(PAGES[start : start + TOGETHER] for start in range(0, len(PAGES), TOGETHER))]


def open_tab(browser: Browser, width: int, *, has_typefaces: bool) -> Page:
    """Open a tab on a slow line of its own, in which each page is read to its end as it comes."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, has_touch=width < 600)
    context.add_init_script(READ)
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.emulateNetworkConditions", SLOW)
    if not has_typefaces:
        context.add_init_script(NO_TYPEFACES)
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return tab


@pytest.fixture(scope="module")
def tabs(browser: Browser, site: str) -> Iterator[Tabs]:
    """Give the tabs of readers who have, or will never have, the book's typefaces on their device."""
    opened: list[Page] = []

    @cache
    def open_tabs(width: int, *, has_typefaces: bool) -> list[Page]:
        ours = [open_tab(browser, width, has_typefaces=has_typefaces) for _ in range(TOGETHER)]
        opened.extend(ours)
        if has_typefaces:
            for tab in ours:
                tab.goto(f"{site}/{READ_BEFORE}", wait_until="commit")
            for tab in ours:
                wait_until(tab, "localStorage.getItem('typefaces')")
        return ours

    yield open_tabs
    for tab in opened:
        tab.context.close()


@pytest.mark.parametrize("has_typefaces", [False, True], ids=["without", "with"])
@pytest.mark.parametrize("width", some_now(HEIGHTS, [1280], "each page comes down a slow line again"))
@pytest.mark.parametrize(
    "paths", some_now(batches(), 1, "each page comes twice down a slow line"), ids=lambda paths: paths[0]
)
def test_nothing_moves_with_or_without_the_books_typefaces(tabs, site, paths, width, has_typefaces):
    reading = list(zip(tabs(width, has_typefaces=has_typefaces), paths, strict=False))
    for tab, path in reading:
        tab.goto(f"{site}/{path}", wait_until="commit")
    moved: dict[str, Any] = {}
    for tab, path in reading:
        wait_until(tab, "'shifts' in window", timeout=180_000)  # the gradebook brings Python
        assert has_typefaces or tab.evaluate("document.documentElement.dataset.typefaces") is None
        shifts = tab.evaluate("window.shifts")
        if sum(value for value, *_ in shifts) > MOST:
            moved[path] = shifts
    assert moved == {}
