"""Every page of the built book: nothing foreign, no error, accessible, and no more than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser_fixtures import SITE

PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def test_the_book_has_been_built():
    assert "chapters/working_alliance.html" in PAGES


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_of_another_host_and_raises_no_error(page, site, path):
    page.goto(f"{site}/{path}", wait_until="networkidle")
    page.mouse.wheel(0, 20000)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", [path for path in PAGES if path != "index.html"])  # which only leads to the first page
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_has_no_accessibility_fault(browser, site, path, scheme, width):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{site}/{path}")
    page.add_style_tag(content="* { content-visibility: visible !important; }")  # all of the page is judged
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.mouse.wheel(0, 20000)
    page.wait_for_load_state("networkidle")
    faults = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [
        (fault["id"], fault["nodes"][0]["html"][:200], fault["nodes"][0]["failureSummary"]) for fault in faults
    ] == []


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


@pytest.mark.parametrize("rate", [60_000, 25_000])
def test_a_slow_line_that_brings_the_page_in_pieces_still_gives_a_living_form(browser, site, rate):
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 40, "downloadThroughput": rate, "uploadThroughput": 60_000}
    session.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="commit")
    page.locator(".inventory-form").first.wait_for(timeout=60_000)
    page.locator(".inventory-form").first.scroll_into_view_if_needed()
    page.locator("[data-widget][data-live]").first.wait_for(timeout=60_000)
    context.close()
