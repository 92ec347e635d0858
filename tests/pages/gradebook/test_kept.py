"""What this browser keeps: marks that survive bad storage, other tabs and strange contents."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser_fixtures import wait_until
from tests.layers import some_now
from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, STORED

FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def envelope(state):
    return json.dumps({"version": 1, "widget": "gradebook", "state": state})


@pytest.mark.parametrize(
    "script",
    some_now([FORBIDDEN, FULL], 1, "the other way to refuse is heard in the same place"),
    ids=["forbidden", "full"],
)
def test_without_storage_marks_stay_on_the_page_and_it_says_so(page, site, script):
    page.add_init_script(script)
    page.on("dialog", lambda dialog: dialog.accept())
    gradebook = GradebookOnPage(page, site).open().put(DOWNLOAD, FILE, LIST)
    gradebook.sign("AB")
    gradebook.choose("is_plain", 1)
    gradebook.press("Next →")
    gradebook.press("← Previous")
    assert gradebook.root.locator("[data-criterion=is_plain] input").nth(1).is_checked()
    expect(gradebook.slot("notices")).to_contain_text("This browser keeps nothing")
    page.watcher.errors.clear()  # the theme's own use of the storage


@pytest.mark.parametrize(
    "text",
    some_now(
        [
            "{",
            "null",
            envelope([]),
            envelope({"marker": 1, "by": {}}),
            envelope({"marker": "AB", "by": {"AB": []}}),
            envelope({"marker": "AB", "by": {"AB": {"pia": {"wa-say-why": {"is_plain": -1}}}}}),
            envelope({"marker": "AB", "by": {"AB": {"pia": {"wa-say-why": {"comment": 3}}}}}),
            envelope({"marker": "AB", "by": {"AB": {"pia": {"wa-say-why": {"points": "all"}}}}}),
            envelope({"marker": "AB", "by": {}, "decided": {"AB": [{"kind": "curve"}]}}),
        ],
        2,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_marks_that_cannot_be_read_are_set_aside_and_told(page, site, text):
    page.add_init_script(f"localStorage[{json.dumps(STORED)}] ??= {json.dumps(text)}")
    gradebook = GradebookOnPage(page, site).open().put(DOWNLOAD, FILE, LIST)
    expect(gradebook.slot("notices")).to_contain_text("could not be read")
    assert page.evaluate(f"localStorage['{STORED}:unreadable']")
    gradebook.sign("AB")
    gradebook.choose("is_plain", 1)
    kept = json.loads(page.evaluate(f"localStorage['{STORED}']"))["state"]
    assert kept == {"marker": "AB", "by": {"AB": {"quin": {"wa-say-why": {"is_plain": 1}}}}}


def hear(tab, mark):
    """Wait until a tab knows what another has written: later than a script acts, sooner than a hand."""
    wait_until(tab.page, "([name, mark]) => localStorage[name]?.includes(mark)", arg=[STORED, mark])


def test_two_tabs_do_not_lose_each_others_marks(graded, site):
    other = GradebookOnPage(graded.page.context.new_page(), site).open().put(DOWNLOAD, FILE, LIST)
    graded.sign("AB")
    graded.choose("is_plain", 1)
    hear(other, '"is_plain":1')
    other.sign("AB")
    expect(other.root.locator("[data-criterion=is_plain] input").nth(1)).to_be_checked()
    other.press("Next →")
    other.choose("is_plain", 0)
    hear(graded, '"is_plain":0')
    graded.choose("names_reason", 2)
    kept = graded.page.evaluate(f"JSON.parse(localStorage['{STORED}']).state")
    assert kept["by"]["AB"] == {
        "pia": {"wa-say-why": {"is_plain": 0}},
        "quin": {"wa-say-why": {"is_plain": 1, "names_reason": 2}},
    }
    other.page.close()


def test_nothing_but_marks_is_kept(graded):
    graded.sign("AB")
    graded.choose("is_plain", 1)
    assert graded.page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('psycho'))") == [STORED]
