"""Menu, search and colors where a browser forbids storage, or has none left."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lent_storage import with_lent_storage
from playwright.sync_api import Browser, Page, expect

from tests.browser_fixtures import SITE, Watcher

FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("Access is denied", "SecurityError"); } });
}"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('No room', 'QuotaExceededError'); };"
ABSENT = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });"


def test_a_script_keeps_in_the_storage_that_it_is_lent():
    script = 'localStorage.setItem("a", 1); sessionStorage.getItem("b"); window.localStorage; myLocalStorage'
    assert with_lent_storage(script) == (
        'lentStorage.local.setItem("a", 1); lentStorage.session.getItem("b"); window.lentStorage.local; myLocalStorage'
    )


def test_no_script_of_the_theme_keeps_in_a_storage_that_may_throw():
    ours = SITE / "_static" / "one_script.js"  # all of our modules, which keep in their own way
    scripts = {*(SITE / "_static").glob("*.js"), *(SITE / "_static/scripts").glob("*.js")} - {ours}
    assert [path.name for path in scripts if re.search(r"\b(local|session)Storage\b", path.read_text("utf-8"))] == []


@pytest.fixture(params=[FORBIDDEN, FULL, ABSENT], ids=["forbidden", "full", "absent"])
def phone(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="light")
    context.add_init_script(request.param)
    page = context.new_page()
    watcher = Watcher(page, site)
    page.goto(f"{site}/book/privacy.html", wait_until="networkidle")
    yield page
    context.close()
    assert watcher.errors == []


def test_menu_search_and_color_button_work(phone):
    phone.locator(".primary-toggle").click()
    expect(phone.get_by_role("dialog", name="Book menu")).to_be_visible()
    phone.keyboard.press("Escape")
    phone.locator(".search-button").first.click()
    expect(phone.get_by_role("dialog", name="Search")).to_be_visible()
    phone.keyboard.press("Escape")
    modes = []
    for _ in range(3):
        phone.locator(".theme-switch-button:visible").first.click()
        modes.append(phone.locator("html").get_attribute("data-mode"))
    assert modes == ["dark", "light", "auto"]
