"""The notebook of every chapter, as a reader downloads it, run as a whole in JupyterLab and in Notebook 7.

Each is opened once. All of its widgets are drawn, and one of each kind and its Python move each other.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Locator

from tests.browser_fixtures import SITE
from tests.host.jupyter import LAB, NOTEBOOK_7, Notebook
from tests.pages_of_every_kind import chapters_of_every_kind

CHAPTERS = chapters_of_every_kind()
VIEW = "application/vnd.jupyter.widget-view+json"
SHOWN = {
    "inventory_form": ".inventory-form",
    "explorer": ".explorer canvas.marks",
    "exercise": ".exercise",
    "my_answers": ".my-answers",
}
"""What a widget puts on the screen once its module runs: in a notebook nothing of it is there before."""
KEPT = {"inventory_form": "responses", "explorer": "parameters", "exercise": "answer", "my_answers": "code"}
"""The trait in which a widget has what a reader did."""
MOVED = {
    "inventory_form": "[type=radio]:not(:checked), [type=range], [type=number]",
    "explorer": "[type=range]",
    "exercise": "[type=radio]:not(:checked), [type=checkbox]:not(:checked)",
    "my_answers": "[name=student-code]",
}
"""Controls of which the first that one sees is moved; an exercise without such a one leaves it to the next."""
UNSAID = re.compile(r"(?<!\w)\{[a-z][\w:]*\}|:::|\b[a-z]+\d{4}[a-z]+\b")
"""A role or a box, whose braces a notebook program leaves standing; and the key of a citation."""
TEXT_CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .map((cell, place) => (cell.model.type === "markdown" ? place : -1)).filter(place => place >= 0)"""
PROSE = """cell => {
    const copy = cell.querySelector(".jp-RenderedMarkdown").cloneNode(true);
    for (const code of copy.querySelectorAll("code")) code.remove();  // where a row of a table may be named by its key
    return copy.textContent;
}"""
CONTROLS = """cell => [...cell.querySelectorAll("input, select, textarea")]
    .map(one => ["radio", "checkbox"].includes(one.type) ? one.checked : one.value)"""
NAME_WIDGETS = """
import json
from ipywidgets.widgets.widget import _instances
print(json.dumps({name: getattr(one, "widget", "") for name, one in _instances.items()}))
"""
pytestmark = pytest.mark.whole("chapters are run in two programs: minutes")


@pytest.fixture(scope="module", params=product(CHAPTERS, [LAB, NOTEBOOK_7]), ids=" in ".join)
def chapter(cut_off_browser, lab, request) -> Iterator[Notebook]:
    """A chapter, with all of its cells run."""
    name, frame = request.param
    address, folder = lab
    shutil.copy(SITE / f"_sources/chapters/{name}.ipynb", folder)
    context = cut_off_browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = Notebook(context.new_page(), address, f"{name}.ipynb", frame)
    notebook.run_all()
    yield notebook
    notebook.close()
    context.close()


@pytest.fixture
def widgets(chapter) -> list[tuple[int, str, str]]:
    """Every widget that the chapter shows: its cell, its kind, and its name in the kernel."""
    kinds = json.loads(chapter.ask_kernel(NAME_WIDGETS))
    views = [
        (cell, output["data"][VIEW]["model_id"])
        for cell, outputs in enumerate(chapter.outputs())
        for output in outputs
        if VIEW in output.get("data", {})
    ]
    return [(cell, kinds[name], name) for cell, name in views]


def test_no_cell_of_a_chapter_ends_with_an_error(chapter):
    outputs = [output for outputs in chapter.outputs() for output in outputs]
    assert [output["evalue"] for output in outputs if output["output_type"] == "error"] == []
    assert len(outputs) > len(SHOWN)


def test_a_chapters_prose_has_no_role_and_no_key_of_a_citation(chapter):
    places = chapter.page.evaluate(TEXT_CELLS)
    prose = [chapter.come_to(place, ".jp-RenderedMarkdown").evaluate(PROSE) for place in places]
    assert all(prose)
    assert [found for text in prose for found in UNSAID.findall(text)] == []


def test_every_widget_of_a_chapter_is_drawn_and_nobody_else_is_asked(chapter, widgets):
    assert {"exercise", "my_answers"} < {kind for _, kind, _ in widgets}
    for cell, kind, _ in widgets:
        chapter.come_to(cell, SHOWN[kind])
    assert chapter.errors == []
    assert chapter.foreign == []


@pytest.mark.parametrize("kind", SHOWN)
def test_one_widget_of_each_kind_and_python_move_each_other(chapter, widgets, kind):
    shown = [(number, name) for number, found, name in widgets if found == kind]
    for number, name in shown:
        cell = chapter.come_to(number, SHOWN[kind])
        open_first_rating(cell)
        control = cell.locator(MOVED[kind]).filter(visible=True).first
        if control.count():
            move_both_ways(chapter, cell, control, f"_instances[{name!r}].{KEPT[kind]}")
            return
    assert shown == []


def open_first_rating(cell: Locator) -> None:
    """Of a form that holds several ratings, open the first."""
    closed = cell.locator("[data-rating]:not([open]) > summary")
    if closed.count():
        closed.first.click()


def move(control: Locator) -> None:
    kind = control.get_attribute("type")
    if kind in {"radio", "checkbox"}:
        control.check()
    elif kind == "range":
        is_at_end = control.evaluate("one => one.value === one.max")
        control.press("ArrowLeft" if is_at_end else "ArrowRight")
    elif kind == "number":
        control.press("ArrowUp")
    else:
        control.fill("s17")
        control.blur()


def move_both_ways(notebook: Notebook, cell: Locator, control: Locator, trait: str) -> None:
    """Move a control, which Python hears; set what was before from Python, which the screen shows."""
    python_before, screen_before = notebook.ask_kernel(f"before = {trait}\nprint(before)"), cell.evaluate(CONTROLS)
    move(control)
    assert cell.evaluate(CONTROLS) != screen_before
    wait_for(notebook, lambda: notebook.ask_kernel(f"print({trait})") != python_before)
    notebook.ask_kernel(f"{trait} = before")
    wait_for(notebook, lambda: cell.evaluate(CONTROLS) == screen_before)


def wait_for(notebook: Notebook, is_so: Callable[[], bool]) -> None:
    """Wait until both sides have heard of each other."""
    for _ in range(400):
        if is_so():
            return
        notebook.page.wait_for_timeout(50)
    pytest.fail("one side has not heard of the other")
