"""Nothing moves while one reads: on a slow line, typefaces that come late or never, a phone and a wide screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import SITE, wait_until
from tests.layers import some_now

pytestmark = pytest.mark.spread
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if path.parent != SITE)
NOW = ["chapters/working_alliance.html"]
HEIGHTS = {1280: 720, 360: 800}
"""Of a wide and of a narrow screen."""
MOST = 0.02
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": -1}
KEEP_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => node?.className || node?.nodeName);
        if (!hadRecentInput) window.shifts.push([value, ...moved]);
    }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(params=some_now(HEIGHTS, [1280], "each page comes twice down a slow line"))
def slow_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a slow line that remembers what moved."""
    viewport = {"width": request.param, "height": HEIGHTS[request.param]}
    with browser.new_context(viewport=viewport) as context:
        context.add_init_script(KEEP_SHIFTS)
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        yield page


def what_moved(page: Page) -> list[Any]:
    """List what moved while the page came and was read to its end, if all of it together is too much."""
    page.wait_for_load_state("networkidle", timeout=180_000)  # the gradebook brings Python, down a slow line
    height = page.evaluate("document.documentElement.scrollHeight")
    for _ in range(min(12, height // 600)):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(100)
    shifts: list[Any] = page.evaluate("window.shifts")
    return shifts if sum(value for value, *_ in shifts) > MOST else []


@pytest.mark.parametrize("path", some_now(PAGES, NOW, "each page comes twice down a slow line, in two widths"))
def test_nothing_moves_with_or_without_the_books_typefaces(slow_page, site, path):
    slow_page.goto(f"{site}/{path}", wait_until="load")
    assert slow_page.evaluate("document.documentElement.dataset.typefaces") is None
    assert what_moved(slow_page) == []
    wait_until(slow_page, "localStorage.getItem('typefaces')")
    slow_page.goto("about:blank")  # and not a reload, after which the browser itself scrolls to where one was
    slow_page.goto(f"{site}/{path}", wait_until="load")
    assert what_moved(slow_page) == []
