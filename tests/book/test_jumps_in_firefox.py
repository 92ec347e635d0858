"""Every entry of a chapter's contents, and a link that opens a widget, in Firefox."""

from __future__ import annotations

import pytest
from lxml import html

from tests.book.test_jumps import AT_REST, CHAPTERS, FOLLOW, LANDED, contents, is_right
from tests.browser_fixtures import SITE
from tests.firefox import run_firefox

pytestmark = pytest.mark.whole("starts Firefox")


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with run_firefox(tmp_path_factory.mktemp("profile")) as browser:
        yield browser, browser.open_tab()


def landed(tab, name: str) -> dict:
    browser, page = tab
    browser.run(page, AT_REST)
    return dict(browser.run(page, LANDED, name))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_entry_of_the_contents_lands_where_it_says_and_the_farthest_the_first_time(tab, site, chapter):
    browser, page = tab
    browser.go(page, f"{site}/chapters/{chapter}.html")
    missed = []
    for name in reversed(contents(chapter)):
        browser.run(page, FOLLOW, name)
        place = landed(tab, name)
        missed += [] if is_right(place) else [(name, place)]
    assert missed == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_link_that_opens_a_widget_shows_it(tab, site, chapter):
    tree = html.parse(SITE / "chapters" / f"{chapter}.html")
    name = [str(widget.get("data-name")) for widget in tree.xpath("//*[@data-widget='exercise']")][-1]
    browser, page = tab
    browser.go(page, "about:blank")
    browser.go(page, f"{site}/chapters/{chapter}.html#open={name}&v=1")
    assert is_right(landed(tab, name))
