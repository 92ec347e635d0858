"""How much is done: a drop is one question to Python, and a mark draws one student anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import wait_until
from tests.classroom.hostile import honest_file
from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, marks_file, points_of

LISTEN = """
    window.asked = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (data, ...rest) {
        if (data.name) window.asked.push(data.name);
        return post.call(this, data, ...rest);
    };
"""
TAG = "for (const node of document.querySelectorAll('tbody tr, [data-code]')) node.isOld = true"
NEW = "all => all.filter(one => !one.isOld).map(one => one.dataset.code ?? one.cells[1].innerText)"


@pytest.fixture
def heard(page: Page, site: str) -> GradebookOnPage:
    page.add_init_script(LISTEN)
    return GradebookOnPage(page, site).open().settle()


def asked(gradebook: GradebookOnPage) -> list[str]:
    found: list[str] = gradebook.page.evaluate("window.asked.splice(0)")
    return found


def test_one_drop_of_files_is_one_question(heard):
    asked(heard)
    heard.put(("a.json", honest_file("pia")))
    assert asked(heard) == ["add"]
    heard.put(FILE, DOWNLOAD, LIST, marks_file("AB", pia=(1, 1)))
    assert asked(heard) == ["add", "free_responses"]  # what there is to mark is fetched to be shown
    assert points_of(heard, "pia") == "2"
    heard.remove("marks-AB.json")
    assert asked(heard) == ["remove", "free_responses"]


def test_marks_that_this_browser_has_kept_come_with_the_drop(heard):
    heard.put(FILE, DOWNLOAD, LIST)
    heard.sign("AB")
    heard.choose("names_reason", 2)
    heard.choose("is_plain", 1)
    heard.open().settle()
    asked(heard)
    heard.put(FILE, DOWNLOAD, LIST)
    assert asked(heard) == ["add", "free_responses"]
    assert points_of(heard, "quin") == "3"


def test_a_mark_is_one_question_and_draws_the_students_row_and_the_problems_that_changed(heard):
    heard.put(FILE, DOWNLOAD, LIST)
    heard.sign("AB")
    expect(heard.slot("busy")).to_be_hidden()
    wait_until(heard.page, "window.asked.at(-1) === 'grade'")
    heard.settle()
    asked(heard)
    heard.page.evaluate(TAG)
    heard.choose("names_reason", 2)
    heard.choose("is_plain", 1)
    wait_until(heard.page, "window.asked.length > 0")
    heard.settle()
    assert asked(heard) == ["mark"]
    assert points_of(heard, "quin") == "3"
    assert heard.part("students").locator("tbody tr").evaluate_all(NEW) == ["quin"]
    assert heard.part("problems").locator("details").evaluate_all(NEW) == ["awaiting_marks"]


def test_answers_that_are_open_stay_open_and_show_what_a_mark_gave(heard):
    heard.put(FILE, DOWNLOAD, LIST)
    heard.sign("AB")
    for name in ("Quin Lee", "Pia Roth"):
        heard.part("students").get_by_role("button", name=name).click()
    heard.choose("names_reason", 2)
    heard.choose("is_plain", 1)
    details = heard.part("students").locator(".gradebook__opened")
    expect(details.filter(has_text="quin says of wa-say-why")).to_contain_text("3 of 3 points")
    assert details.count() == 2
    assert heard.part("students").locator("[aria-expanded=true]").count() == 2
