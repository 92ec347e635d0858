"""The real Pyodide under the gradebook's page; where a test is about the page, native Python stands for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, marks_file


@pytest.fixture(scope="session")
def site(pyodide_site: str) -> str:
    return pyodide_site


def shown_and_made(gradebook: GradebookOnPage) -> list[object]:
    """All that an instructor sees of a class and takes away, with a mark from a file and then without it."""
    seen: list[object] = []
    marks = marks_file("ab", pia=(1, 0))
    gradebook.open().put(DOWNLOAD, FILE, LIST, marks)
    for _ in range(2):
        seen += [gradebook.rows(), gradebook.codes(), gradebook.slot("files").inner_text()]
        kinds = (
            gradebook.part("take_away").locator("[data-export]").evaluate_all("all => all.map(o => o.dataset.export)")
        )
        seen += [gradebook.download(kind) for kind in kinds]
        if gradebook.file(marks[0]).count():
            gradebook.remove(marks[0])
            gradebook.page.wait_for_timeout(1000)  # Chromium starts no more than ten downloads in one second
    return seen


def test_python_in_the_page_shows_and_makes_what_native_python_does(page: Page, context, site, native_site):
    real = shown_and_made(GradebookOnPage(page, site))
    assert real == shown_and_made(GradebookOnPage(context.new_page(), native_site))
    assert len(real) == 2 * (3 + 10)


def test_the_page_says_that_python_starts_while_files_can_be_chosen_already(page, site):
    gradebook = GradebookOnPage(page, site).open()
    assert "The grading program starts" in gradebook.slot("doing").inner_text()
    gradebook.put(DOWNLOAD, FILE)
    expect(gradebook.slot("busy")).to_be_hidden()
    assert gradebook.slot("class").inner_text() == "1 of 4 students have a total."


def test_python_that_cannot_be_loaded_is_told_with_what_to_do(context, site):
    page = context.new_page()
    page.route("**/engine.zip*", lambda route: route.abort())
    gradebook = GradebookOnPage(page, site).open()
    expect(gradebook.slot("notices")).to_contain_text("The grading program could not be started", timeout=60_000)
    expect(gradebook.slot("busy")).to_be_hidden()
