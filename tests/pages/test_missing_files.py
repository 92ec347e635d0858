"""A file that the instructors' pages need does not arrive: they say which, what to do, and go on after another try."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE

SOON = 10_000  # ms
STARTING = 60_000  # ms: Python starts in the page
CORE = ("engine.zip", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WHY = "Python starts in the page for each"
ERROR_PAGE = "Service unavailable: 25 b."


class Gate:
    """Answers 503 for a file until it is opened."""

    def __init__(self, page: Page, name: str) -> None:
        self.is_open = False
        page.context.route(f"**/{name}*", self.answer)

    def answer(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            route.fulfill(status=503, body=ERROR_PAGE)


@pytest.fixture
def page(context) -> Page:
    """A page of which errors are expected."""
    return context.new_page()


def press_again(place: Locator) -> None:
    place.get_by_role("button", name="Try again").click()


def told_and_tried_again(page: Page, site: str, name: str) -> GradebookOnPage:
    """The gradebook without a file, then with it; the answers are put in while it is missing."""
    gate = Gate(page, name)
    gradebook = GradebookOnPage(page, site).open()
    told = gradebook.slot("notices")
    expect(told).to_contain_text(name, timeout=SOON)
    expect(gradebook.slot("busy")).to_be_hidden()
    given = [{"name": file, "mimeType": "", "buffer": data} for file, data in (DOWNLOAD, FILE)]
    gradebook.part("files").locator("[data-file=any]").set_input_files(given)
    press_again(told)
    expect(told).to_contain_text(name, timeout=SOON)  # it is still missing
    gate.is_open = True
    press_again(told)
    gradebook.file(FILE[0]).wait_for(state="attached", timeout=STARTING)
    expect(told).to_be_empty()
    gradebook.settle().press(f"{FILE[0]} is mine, use it")
    return gradebook.settle()


@pytest.mark.parametrize("name", ["bank.json", "worker.js"])
def test_the_gradebook_names_the_file_and_grades_what_was_put_in_meanwhile_after_another_try(page, native_site, name):
    gradebook = told_and_tried_again(page, native_site, name)
    assert gradebook.slot("class").inner_text() == "1 of 4 students have a total."


@pytest.mark.whole(WHY)
@pytest.mark.parametrize("name", CORE)
def test_the_gradebook_names_the_part_of_python_and_starts_after_another_try(page, pyodide_site, name):
    gradebook = told_and_tried_again(page, pyodide_site, name)
    assert gradebook.slot("class").inner_text() == "1 of 4 students have a total."


def choose_everything(page: Page) -> Locator:
    page.locator(".builder[data-live]").wait_for()
    page.get_by_role("button", name="Choose all shown").click()
    page.get_by_label("Title", exact=True).fill("Week 2")
    return page.locator(".builder")


def test_the_builder_says_that_the_exercises_did_not_come_and_shows_them_after_another_try(page, native_site):
    gate = Gate(page, "bank.json")
    page.goto(f"{native_site}/instructor/builder.html")
    told = page.locator(".builder [data-slot=notices]")
    expect(told).to_contain_text("bank.json: 503", timeout=SOON)
    gate.is_open = True
    press_again(told)
    choose_everything(page)
    expect(told).to_be_empty()


@pytest.mark.whole(WHY)
@pytest.mark.parametrize("name", ["worker.js", *CORE])
def test_the_builder_names_the_part_of_python_and_makes_the_package_after_another_try(page, pyodide_site, name):
    gate = Gate(page, name)
    page.goto(f"{pyodide_site}/instructor/builder.html")
    builder = choose_everything(page)
    page.get_by_role("button", name="Moodle XML").click()
    expect(builder.locator("[data-slot=report]")).to_contain_text(name, timeout=SOON)
    gate.is_open = True
    with page.expect_download(timeout=STARTING):
        press_again(builder)


@pytest.mark.parametrize("name", ["forms/my_answers.txt", "vega.js"])
def test_no_package_is_made_of_what_a_server_says_when_it_fails(page, native_site, name):
    Gate(page, name)
    page.goto(f"{native_site}/instructor/builder.html")
    builder = choose_everything(page)
    page.get_by_role("button", name="SCORM 1.2").click()
    expect(builder.locator("[data-slot=report]")).to_contain_text(f"{name.split('/')[-1]}: 503", timeout=SOON)
    expect(builder.locator("[data-slot=origin]")).to_be_hidden()  # nothing has been handed out


@pytest.mark.parametrize(
    ("file", "name"), [("builder.html", "view.js"), ("builder.html", "builder.js"), ("gradebook.html", "intake.js")]
)
def test_a_module_that_does_not_arrive_is_named_on_the_page(page, native_site, file, name):
    gate = Gate(page, name)
    page.goto(f"{native_site}/instructor/{file}")
    told = page.get_by_role("alert").filter(has_text="did not arrive")
    expect(told).to_be_visible(timeout=SOON)
    expect(told).to_contain_text(file.replace(".html", ".js"))
    gate.is_open = True
    press_again(told)
    page.locator("[data-live]").wait_for()
    expect(told).to_be_hidden()
