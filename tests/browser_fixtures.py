"""A real Chromium, the built book, and watchers that fail a test on any error or foreign request."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.server import serve
from widgets.packages.printed.pdf import find_browser

SITE = Path(__file__).parents[1] / "_build" / "html"
OF_JUPYTER = {"live/index.html", "live/notebooks/index.html"}
"""Pages of the site that JupyterLite has written."""
REDIRECT = "index.html"
"""It only leads to the first page."""
TRACES = Path(__file__).parents[1] / "_build" / "traces"
BETWEEN_LOOKS = 50
"""Milliseconds."""
FAILED = pytest.StashKey[bool]()
CHROMIUM_MISSING = (
    "The browser tests need Chromium, and none is here. Install it (Debian: apt-get install chromium-headless-shell), "
    "or set CHROMIUM to the path of the program."
)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"

# What is expected comes at once on a machine at rest; a busy one may need longer, and is not at fault.
expect.set_options(timeout=20_000)


def book_pages() -> list[str]:
    """List the places of all pages of the built book that can be read; none where it has not been built."""
    return sorted({path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")} - OF_JUPYTER - {REDIRECT})


def add_styles(page: Page, css: str) -> None:
    """Give a page further styles; an element that a script adds with styles is refused by the page's own policy."""
    page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


def wait_until(page: Page, script: str, *, arg: Any = None, timeout: float = 30_000) -> None:
    """Wait until a script says yes. Playwright's own way makes code of a text, which the page's policy refuses.

    Raises
    ------
    TimeoutError
        If it has not after so many milliseconds.
    """
    end = time.monotonic() + timeout / 1000
    while not page.evaluate(script, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"after {timeout / 1000:g} s it is still not so: {script}")
        page.wait_for_timeout(BETWEEN_LOOKS)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; a machine without one fails, it does not skip."""
    program = find_browser()
    if program is None:
        pytest.fail(CHROMIUM_MISSING, pytrace=False)
    return program


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Browser:
    return playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@pytest.fixture(scope="session")
def cut_off_browser(playwright: Playwright, chromium: str) -> Browser:
    """A browser that reaches this machine and no other."""
    return playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, NO_OTHER_HOST])


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    if not (SITE / "index.html").is_file():
        pytest.fail("There is no built book in _build/html; run make site first.", pytrace=False)
    with serve(SITE) as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether a test failed, for the fixtures that end after it."""
    report: pytest.TestReport = yield
    item.stash[FAILED] = item.stash.get(FAILED, default=False) or report.failed
    return report


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser as it comes; of a test that fails, a trace stays in ``_build/traces`` (``playwright show-trace``)."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.tracing.start()
    yield context
    failed = request.node.stash.get(FAILED, default=False)
    name = re.sub(r"[^\w.-]+", "-", request.node.nodeid)
    if failed:
        for number, page in enumerate(context.pages):
            page.screenshot(path=TRACES / f"{name}.{number}.png")
    context.tracing.stop(path=TRACES / f"{name}.zip" if failed else None)
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone, which is touched."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


class Watcher:
    """Remembers what a page should never do."""

    def __init__(self, page: Page, site: str) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.hear)
        page.on("request", lambda request: self.note(request.url, site))

    def hear(self, message: ConsoleMessage) -> None:
        """Remember an error, but not of the icon that the browser itself looks for where a page names none."""
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            self.errors.append(message.text)

    def note(self, url: str, site: str) -> None:
        self.requests.append(url)
        if not url.startswith((site, "data:", "blob:")):
            self.foreign.append(url)


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that must end without an error and without a request to another host."""
    page = context.new_page()
    watcher = Watcher(page, site)
    page.watcher = watcher  # type: ignore[attr-defined]
    yield page
    assert watcher.errors == []
    assert watcher.foreign == []
