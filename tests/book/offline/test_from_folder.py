"""The built book in a folder, opened as files: what is alive there, and what says that it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.book.offline.kept_site import kept_pages
from tests.book.offline.operating import operate_every_kind, wake_every_widget
from tests.browser_fixtures import SITE
from tests.firefox import run_firefox
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
PAGES = of_every_kind(kept_pages(), "book/index.html")
TOOLS = ("classroom/assignment", "classroom/builder", "classroom/gradebook", "live/run")
SOON = 1000  # ms
A_WIDGET = "inventories/practice_alliance_short.html"

EACH_ALIVE = """async () => {
    const widgets = [...document.querySelectorAll("[data-widget]")];
    for (const el of widgets) {
        el.scrollIntoView();
        for (let i = 0; i < 200 && !("live" in el.dataset); i += 1) {
            el.dispatchEvent(new Event("pointermove", { bubbles: true })); // somebody is there
            await new Promise(ready => setTimeout(ready, 50));
        }
    }
    return [widgets.length, document.querySelectorAll("[data-live]").length];
}"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The address of the book in a folder with a name that has to be written otherwise in an address."""
    place = tmp_path / "Übung 1 #2 $& 100%"
    place.symlink_to(SITE)
    return place.as_uri()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must end without an error and without a request that leaves the device.

    That a browser gives no module to a page in a folder is no error here: the same modules come in one script.
    """
    page = context.new_page()
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        of_module = message.location["url"].startswith("file:") or ".js' from origin 'null'" in message.text
        if message.type == "error" and not (of_module and ("ERR_FAILED" in message.text or "CORS" in message.text)):
            errors.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda sent: sent.url.startswith(("file:", "data:", "blob:")) or errors.append(sent.url))
    yield page
    assert errors == []


@pytest.mark.parametrize("path", some_now(PAGES, ["book/index.html"], "each is a page to load"))
def test_a_page_opens_without_an_error(page, folder, path):
    page.goto(f"{folder}/{path}")
    page.wait_for_load_state("load")
    wake_every_widget(page)


def test_a_form_scores_and_keeps_what_is_answered(page, folder):
    page.goto(f"{folder}/{A_WIDGET}")
    form = page.locator(".inventory-form").first
    page.locator("[data-live]").first.wait_for()
    answer = form.locator("fieldset").first.locator("input[type=radio]").first
    before = form.inner_text()
    answer.check()
    assert form.inner_text() != before
    page.reload()
    page.locator("[data-live]").first.wait_for()
    expect(answer).to_be_checked()


@pytest.mark.whole("goes through a chapter")
def test_every_kind_of_widget_is_operated(page, folder):
    operate_every_kind(page, folder)


@pytest.mark.parametrize("tool", some_now(TOOLS, ["classroom/builder"], "the same words stand on all four"))
def test_a_tool_says_within_a_second_what_it_needs_on_each_system(page, folder, tool):
    page.goto(f"{folder}/{tool}.html")
    told = page.get_by_role("alert").filter(has_text="opened as a file")
    expect(told).to_be_visible(timeout=SOON)
    for words in ("Windows", "py -m http.server", "macOS", "Linux", "python3 -m http.server", "http://127.0.0.1:8000"):
        expect(told).to_contain_text(words)


def test_the_search_finds_and_says_of_each_hit_what_it_is(page, folder):
    page.goto(f"{folder}/search.html?q=rupture")
    hits = page.locator("ul.search li")
    expect(hits.filter(has_text="Chapter").first).to_be_visible()
    expect(page.locator(".search-summary")).to_contain_text("found")


def test_the_control_says_that_the_book_is_on_this_device_already(page, folder):
    page.goto(f"{folder}/book/how_to_read.html")
    expect(page.locator("[data-keeping] [data-slot=said]")).to_contain_text("opened from a folder")
    expect(page.locator("[data-keeping] button:visible")).to_have_count(0)


@pytest.mark.whole("starts Firefox")
def test_the_widgets_of_a_chapter_are_alive_in_firefox(tmp_path_factory, folder):
    with run_firefox(tmp_path_factory.mktemp("profile")) as firefox:
        tab = firefox.open_tab()
        firefox.go(tab, f"{folder}/chapters/working_alliance.html")
        alive = firefox.run(tab, EACH_ALIVE)
    assert alive[0] == alive[1] > 0
