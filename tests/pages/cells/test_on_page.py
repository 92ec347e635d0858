"""A chapter's code is run and changed where it stands; native Python stands for the one in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import faults_in_every_setting, sideways
from tests.browser_fixtures import SITE
from tests.pages.cells.code_on_page import CHAPTER, CodeOnPage
from tests.pages.native_python import INSTEAD, native_python
from tests.server import serve

FACTS = "classroom/cells.json"
KEPT = "psychotherapy-relationship:code-working_alliance"


def facts() -> dict[str, object]:
    told: dict[str, object] = json.loads((SITE / FACTS).read_text("utf-8"))
    return told


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The book, of which a library named ``faraway`` could be fetched from ``far.example``."""
    told = {**facts(), "absent": {"faraway": "faraway"}, "host": "far.example"}
    instead = {**INSTEAD, FACTS: json.dumps(told).encode()}
    with serve(SITE, instead, native_python(tmp_path_factory.mktemp("python"))) as address:
        yield address


@pytest.fixture
def code(page: Page, site: str) -> CodeOnPage:
    return CodeOnPage(page, site).open()


def test_a_page_that_nobody_asks_loads_nothing_of_it(page, site):
    page.goto(f"{site}/{CHAPTER}.html", wait_until="networkidle")
    asked = page.watcher.requests
    assert [address for address in asked if "/cells" in address or "pyodide" in address or "/python" in address] == []


def test_python_starts_after_the_reader_has_read_what_it_takes_and_runs_what_was_changed(code):
    cell = code.cell("scores Noor")
    cell.write("print('two')\n1 + 1").area.press("Shift+Enter")
    expect(cell.notice).to_contain_text(f"It takes {facts()['megabytes']} MB from this site")
    assert not [address for address in code.page.watcher.requests if address.endswith("/python")]
    cell.press("Start Python")
    expect(cell.output.locator("pre")).to_have_text("two\n2\n")
    expect(cell.area).to_be_focused()
    assert "The cell" not in cell.run("1 +", "This cell ended with an error.")
    expect(cell.output).to_contain_text("Line 1: 1 +")
    code.page.reload()
    code.opener.click()
    expect(cell.area).to_have_value("1 +")
    cell.press("Start over")
    expect(cell.area).to_have_count(0)
    assert json.loads(code.page.evaluate("key => localStorage.getItem(key)", KEPT))["state"]["cells"] == {}


@pytest.mark.whole("test_session.py says the same of Python's side")
def test_the_cells_before_are_offered_and_a_form_that_python_shows_is_alive_both_ways(code):
    cell = code.cell("shows Noor's answers")
    code.start(cell)
    expect(cell.notice).to_contain_text("(1 of them have not run)")
    cell.press("Run them first")
    expect(cell.status).to_have_text("Done.")
    cell.run("form = InventoryForm('practice_alliance_short')\nform")
    shown = cell.output.locator(".inventory-form")
    shown.locator("[data-item=goal_1] input[value='4']").check()
    other = code.cell("scores Noor")
    assert other.run("form.responses.goal_1.item()") == "4.0"
    other.run("form.responses = {'goal_1': 2}")
    expect(shown.locator("[data-item=goal_1] input[value='2']")).to_be_checked()
    own = code.cell("shows Noor's answers").el.locator(".cell_output [data-widget] [data-item=goal_1] input:checked")
    expect(own).to_have_value("2")  # the book's own form still holds what Noor answered


def test_a_library_of_another_host_is_asked_for_once_and_only_after_a_yes(code):
    cell = code.cell("scores Noor")
    cell.write("import faraway\nfaraway.reach()")
    code.start(cell)
    expect(cell.notice).to_contain_text("This cell needs faraway")
    expect(cell.notice).to_contain_text("far.example")
    cell.press("Not now")
    expect(cell.status).to_contain_text("Without faraway")
    assert cell.run("print('here')") == "here"


@pytest.mark.whole("axe in every setting")
def test_cells_that_can_be_run_have_no_accessibility_fault_and_fit_a_phone(code):
    asking, given = code.cell("picks two lines"), code.cell("scores Noor")
    given.write("print('given')")
    code.start(given)
    expect(given.output.locator("pre")).to_have_text("given\n")
    given.run("1 / 0", "This cell ended with an error.")
    asking.press("Run")
    expect(asking.notice).to_contain_text("Run them first")
    assert faults_in_every_setting(code.page, within={"include": [[".page-cell"]]}) == []
    code.page.set_viewport_size({"width": 360, "height": 800})
    assert sideways(code.page) <= 0


@pytest.mark.whole("a further file that may be missing")
def test_a_missing_file_is_named_on_the_page(context, site):
    page = context.new_page()
    page.route(f"**/{FACTS}", lambda route: route.fulfill(status=503, body="busy"))
    page.goto(f"{site}/{CHAPTER}.html")
    page.get_by_role("button", name="Run the code here").click()
    expect(page.get_by_role("alert").filter(has_text="did not arrive")).to_contain_text("cells.json: 503")


def test_with_no_net_python_does_not_start_and_the_page_says_what_works_all_the_same(context, site):
    page = context.new_page()
    code = CodeOnPage(page, site).open()
    cell = code.cell("scores Noor")
    cell.press("Run")
    expect(cell.notice).to_contain_text("For that you need the net")
    context.set_offline(True)
    cell.press("Start Python")
    expect(cell.status).to_contain_text("Python was given up")
    expect(cell.status).to_contain_text("do without it")
    form = page.locator("[data-widget=inventory_form]").first
    form.locator("[data-item=goal_1] input[value='5']").check()
    expect(form.locator("[data-subscale=goal] [data-slot=answered]")).not_to_be_empty()
    context.set_offline(False)
    cell.press("Run")
    expect(cell.status).not_to_contain_text("Python was given up")
