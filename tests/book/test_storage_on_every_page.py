"""Every page where the browser refuses storage, has no room left, or has kept what nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import book_pages
from tests.layers import some_now
from tests.operating import OPERATE
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
NOW = ["book/privacy.html", "explorers/two_slopes.html", "inventories/practice_alliance_short.html"]
PAGES = of_every_kind(book_pages(), *NOW)
REFUSED = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("Access is denied", "SecurityError"); } });
}"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('No room', 'QuotaExceededError'); };"
DAMAGE = """() => {
    const spoil = (value) => value !== null && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(part)]))
        : [{ value }, null];
    Object.entries(localStorage).forEach(([name, text], number) => {
        if (!text.startsWith("{") || number % 2) return localStorage.setItem(name, text.slice(0, -1) + "\\\\");
        const { state, ...envelope } = JSON.parse(text);
        localStorage.setItem(name, JSON.stringify({ ...envelope, state: spoil(state) }));
    });
    Object.entries(sessionStorage).forEach(([name]) => sessionStorage.setItem(name, "\\\\"));
}"""
"""Every other entry is cut, and in the others everything is of a kind that the code never wrote."""
TOLD = """() => [...document.querySelectorAll("[data-kind=storage], [data-kind=unavailable]")]
    .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""
DEAD = """() => [...document.querySelectorAll("[data-widget]:not([data-live])")].map((one) => one.dataset.name)"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page that must end without an uncaught error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize("path", some_now(PAGES, NOW[:2], "every page is used with every widget"))
@pytest.mark.parametrize("storage", [REFUSED, FULL], ids=["refused", "full"])
def test_a_page_works_and_tells_once_where_nothing_can_be_stored(reader: Page, site: str, path: str, storage: str):
    reader.add_init_script(storage)
    reader.goto(f"{site}/{path}", wait_until="networkidle")
    reader.evaluate(OPERATE)
    assert reader.evaluate(DEAD) == []
    assert len(reader.evaluate(TOLD)) <= 1


@pytest.mark.parametrize("path", some_now(PAGES, NOW[2:], "every page is used with every widget"))
def test_a_page_works_with_entries_that_nobody_can_read(reader: Page, site: str, path: str):
    reader.goto(f"{site}/{path}", wait_until="networkidle")
    reader.evaluate(OPERATE)
    reader.evaluate(DAMAGE)
    reader.reload(wait_until="networkidle")
    reader.evaluate(OPERATE)
    assert reader.evaluate(DEAD) == []
