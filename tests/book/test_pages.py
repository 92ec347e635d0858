"""Every page of the built book: nothing foreign, no error, accessible, and no more than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.accessibility import faults_in_every_setting
from tests.browser_fixtures import REDIRECT, SITE, Watcher, add_styles, book_pages
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
ALIKE = ("chapters/", "explorers/", "inventories/", "scenes/", "sessions/", "classroom/")
"""Folders of pages with the same parts: one of each, or of each color, is judged by all, the others in the whole layer.
The tests of the classroom's pages judge their states, too."""
PAGES = sorted([REDIRECT, *book_pages()])
JUDGED = {path for path in PAGES if not path.startswith(ALIKE)}
JUDGED |= {next((path for path in PAGES if path.startswith(folder)), "") for folder in ALIKE}
JUDGED |= {"chapters/working_alliance.html", "chapters/transference.html", "chapters/real_relationship.html"}
OTHERS = sorted({*PAGES} - JUDGED)
TOGETHER = 8
"""So many pages are opened at the same time: most of it is waiting for them to come to rest."""
FIRSTS = range(0, len(OTHERS), TOGETHER)


def test_the_book_has_been_built():
    assert "chapters/working_alliance.html" in PAGES


def load_whole(page, address: str) -> None:
    """Load a page, and all that comes when a reader nears it."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("scrollTo({ top: 20000, behavior: 'instant' })")  # a wheel turns on while the page is judged
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", sorted(JUDGED))
def test_a_page_is_accessible_in_every_setting_raises_no_error_and_asks_nothing_of_another_host(page, site, path):
    load_whole(page, f"{site}/{path}")
    if path != REDIRECT:
        assert faults_in_every_setting(page) == []


@pytest.mark.parametrize(
    "first", some_now(FIRSTS, FIRSTS[::4], "they are made of the same"), ids=lambda first: OTHERS[first]
)
def test_pages_like_those_raise_no_error_and_ask_nothing_of_another_host(context, site, first):
    paths = OTHERS[first : first + TOGETHER]
    tabs = [context.new_page() for _ in paths]
    watchers = [Watcher(tab, site) for tab in tabs]
    for tab, path in zip(tabs, paths, strict=True):
        tab.goto(f"{site}/{path}", wait_until="commit")
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    assert [(path, told) for path, one in zip(paths, watchers, strict=True) for told in one.errors + one.foreign] == []


@pytest.mark.whole("axe looks at the contrast of every letter in four settings")
@pytest.mark.parametrize("path", of_every_kind(book_pages()))
def test_every_text_of_a_page_has_enough_contrast(page, site, path):
    load_whole(page, f"{site}/{path}")
    assert faults_in_every_setting(page, whole=True) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_a_wrong_contrast_in_one_setting_of_one_page_is_found(page, site, width, scheme):
    page.goto(f"{site}/book/privacy.html", wait_until="networkidle")
    narrow = "max-width: 500px" if width < 500 else "min-width: 1000px"
    rule = "article h1 { color: color-mix(in srgb, currentColor 20%, transparent) !important; }"
    add_styles(page, f"@media ({narrow}) and (prefers-color-scheme: {scheme}) {{ {rule} }}")
    found = faults_in_every_setting(page)
    assert {(found_width, found_scheme, fault[0]) for found_width, found_scheme, fault in found} == {
        (width, scheme, "color-contrast")
    }
    page.watcher.errors.clear()


def test_a_page_without_widgets_loads_nothing_of_theirs(page, site):
    page.goto(f"{site}/book/glossary.html", wait_until="networkidle")
    assert [url for url in page.watcher.requests if "widgets-" in url] == []


def test_a_page_loads_each_module_once_however_many_forms_it_has(page, site):
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="networkidle")
    for form in page.locator("[data-widget]").all():
        form.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    modules = [url for url in page.watcher.requests if "/widgets-" in url]
    assert any(url.endswith("inventory_form.js") for url in modules)
    assert len(modules) == len(set(modules))


def test_a_widget_far_from_the_screen_is_not_run(page, site):
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="networkidle")
    assert page.locator("[data-started]").count() == 0


def test_no_other_widget_manager_and_no_stored_widget_state_is_in_any_page():
    for path in PAGES:
        text = Path(SITE / path).read_text("utf-8")
        assert not re.search(r"require(\.min)?\.js|html-manager|widget-state\+json|thebe|fontawesome\.js", text), path


@pytest.mark.parametrize("rate", some_now([60_000, 25_000], [60_000], "ten seconds pass until the page is there"))
def test_a_slow_line_that_brings_the_page_in_pieces_still_gives_a_living_form(browser, site, rate):
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 40, "downloadThroughput": rate, "uploadThroughput": 60_000}
    session.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="commit")
    page.locator(".inventory-form").first.wait_for(timeout=120_000)
    page.locator(".inventory-form").first.scroll_into_view_if_needed()
    page.locator("[data-widget][data-live]").first.wait_for(timeout=120_000)
    context.close()
