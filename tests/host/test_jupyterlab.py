"""The same widgets in a real JupyterLab and in Notebook 7, with a real kernel: Python moves them, and they Python."""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser_fixtures import SITE, wait_until
from tests.host.jupyter import ASK_KERNEL, IDLE, LAB, NOTEBOOK_7, Notebook
from tests.layers import some_now

CELLS = [
    'from widgets import InventoryForm\nform = InventoryForm("practice_alliance_short", responses={"bond_1": 5})\nform',
    "form",
    'heard = []\nform.observe(lambda change: heard.append(change["new"].item()), "composite")',
    "form.responses = dict.fromkeys(form.inventory.item_ids, 4)",
    'print("answers", form.responses.goal_1.item(), "heard", [round(value, 2) for value in heard])',
    "form.reverse_keyed = []",
    'print("key", form.reverse_keyed, "goal", form.subscale_scores.goal.item())',
]

SIDE_BY_SIDE = [
    """from widgets import InventoryForm
responses = {(1, "client"): {"goals_1": 4}, (2, "client"): {}}
form = InventoryForm("practice_session_rating", responses=responses)
form""",
    "print(form.responses.goals_1.tolist())",
    'form.responses = {(1, "client"): {"goals_1": 4}, (2, "client"): {"goals_1": 8.5}}',
]

EXPLORER = [
    "from widgets import explore_shared_variance\nexplorer = explore_shared_variance(r=0.3)\nexplorer",
    "explorer.r = 0.5",
    "print(explorer.r, round(explorer.readouts.shared, 4))",
]
EXERCISES = [
    """from widgets import Exercise, MyAnswers
choice = Exercise("wa-no-winner")
choice""",
    "choice",
    "print(choice.answer, choice.checked, choice.grade.status)",
    'choice.answer = {"choice": "b"}',
    'explorer = Exercise("wa-two-rules-disagree")\nexplorer',
    "print(sorted(explorer.answer['parameters']), explorer.grade.status)",
    'MyAnswers("working_alliance")',
]


NOTEBOOKS = {
    "form.ipynb": CELLS,
    "side_by_side.ipynb": SIDE_BY_SIDE,
    "explorer.ipynb": EXPLORER,
    "exercises.ipynb": EXERCISES,
}
COUNTS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.executionCount)"""
HELPED = "_sources/chapters/relationship.ipynb"
later = pytest.mark.whole("a real JupyterLab takes its time; two of its tests are run by everybody")


@pytest.fixture(scope="module", autouse=True)
def notebooks(lab):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for name, sources in NOTEBOOKS.items():
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), lab[1] / name)


@pytest.fixture(params=some_now([LAB, NOTEBOOK_7], [LAB], "Notebook 7 is JupyterLab in another frame"))
def notebook(browser, lab, request) -> Iterator[Notebook]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield Notebook(context.new_page(), lab[0], "form.ipynb", request.param)
    context.close()


def test_python_and_the_form_move_each_other(notebook):
    form = notebook.page.locator(".inventory-form")
    notebook.run_cell(0)
    expect(form.first.locator("input[name=bond_1][value='5']")).to_be_checked()
    notebook.run_cell(1)
    expect(form).to_have_count(2)
    notebook.run_cell(2)

    notebook.run_cell(3)  # a trait set from Python shows on the screen, in both views
    for view in form.all():
        expect(view.locator("input[name=goal_1][value='4']")).to_be_checked()
        expect(view.locator("[data-subscale=goal] [data-slot=score]")).to_have_text("3.50")

    form.first.locator("input[name=goal_1][value='1']").click()  # a click shows in Python, and in the other view
    expect(form.nth(1).locator("input[name=goal_1][value='1']")).to_be_checked()
    notebook.page.wait_for_timeout(500)
    assert "answers 1.0 heard [3.5, 3.25]" in notebook.run_cell(4)

    notebook.run_cell(5)  # a key broken from Python shows on the screen
    expect(form.first.locator("[data-slot=broken]")).to_contain_text("The key is changed for: 4, 5, 6.")
    form.first.get_by_text("Show the working").click()
    form.first.get_by_role("button", name="Mend the key").click()  # and one mended on the screen, in Python
    notebook.page.wait_for_timeout(500)
    assert "key ['goal_2', 'task_2', 'bond_2'] goal 2.75" in notebook.run_cell(6)


@later
def test_the_form_can_be_answered_by_keyboard_alone_in_jupyterlab(notebook):
    notebook.run_cell(0)
    form = notebook.page.locator(".inventory-form").first
    form.locator("input[name=bond_1][value='5']").focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(form.locator("input[name=bond_1][value='4']")).to_be_checked()
    notebook.page.wait_for_timeout(500)
    notebook.page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.widgets[4].model.sharedModel.setSource('print(form.responses.bond_1.item())')"
    )
    assert notebook.run_cell(4).strip() == "4.0"


@later
def test_python_and_several_ratings_with_sliders_move_each_other(browser, lab):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = Notebook(context.new_page(), lab[0], "side_by_side.ipynb")
    notebook.run_cell(0)
    form = notebook.page.locator(".inventory-form").first
    form.locator("summary").filter(has_text="Session 2, Client form").click()
    form.locator("[data-rating='2-client'] input[type=range][name=goals_1]").focus()
    notebook.page.keyboard.press("End")
    notebook.page.keyboard.press("ArrowLeft")
    expect(form.locator("[data-scores='2-client'] td").nth(1)).to_have_text("9.90")
    notebook.page.wait_for_timeout(500)
    assert notebook.run_cell(1).strip() == "[4.0, 9.9]"
    notebook.run_cell(2)
    expect(form.locator("[data-scores='2-client'] td").nth(1)).to_have_text("8.50")
    expect(form.locator("[data-picture='goals'] [data-slot=summary]")).to_have_text("Client from 4.00 to 8.50.")
    context.close()


@later
def test_python_and_an_explorer_move_each_other_and_draw_without_any_other_host(browser, lab):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    notebook = Notebook(page, lab[0], "explorer.ipynb")
    notebook.run_cell(0)
    explorer = page.locator(".explorer").first
    explorer.locator("canvas.marks").wait_for(timeout=60_000)
    notebook.run_cell(1)  # a trait set from Python moves the control
    expect(explorer.locator("[data-readout=shared]")).to_have_text("25.0%")
    explorer.locator("input[name=r]").focus()
    page.keyboard.press("ArrowRight")  # and a control moved on the screen, the trait
    expect(explorer.locator("[data-readout=shared]")).to_have_text("26.0%")
    page.wait_for_timeout(500)
    assert notebook.run_cell(2).strip() == "0.51 0.2601"
    assert notebook.foreign == []
    context.close()


@pytest.mark.parametrize("frame", some_now([LAB, NOTEBOOK_7], [LAB], "Notebook 7 is JupyterLab in another frame"))
def test_python_and_an_exercise_move_each_other_in_two_views(browser, lab, frame):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    notebook = Notebook(page, lab[0], "exercises.ipynb", frame)
    notebook.run_cell(0)
    notebook.run_cell(1)
    views = page.locator(".exercise")
    expect(views).to_have_count(2)
    views.first.locator("input[value=a]").check()  # a click shows in Python, and in the other view
    expect(views.nth(1).locator("input[value=a]")).to_be_checked()
    views.first.get_by_role("button", name="Check").click()
    page.wait_for_timeout(500)
    assert notebook.run_cell(2).strip() == "{'choice': 'a'} True scored"
    notebook.run_cell(3)  # an answer set from Python shows on the screen
    for view in views.all():
        expect(view.locator("input[value=b]")).to_be_checked()
    before = opened_modules(page)
    notebook.run_cell(6)  # another widget of the page brings what the first has brought, and opens its own alone
    page.locator(".my-answers").first.wait_for()
    names = [name.partition("@")[0] for name in opened_modules(page)]
    assert opened_modules(page)[: len(before)] == before
    assert sorted(set(names)) == sorted(names)
    assert {"exercise/exercise.js", "my_answers/my_answers.js", "host/kit/dom.js"} < set(names)
    context.close()


def opened_modules(page: Page) -> list[str]:
    """List the modules of ours that a notebook's page has opened, in order."""
    script = "() => Object.keys(globalThis[Symbol.for('psychotherapy-relationship:modules')])"
    found: list[str] = page.evaluate(script)
    return found


@later
def test_an_explorer_within_an_exercise_is_drawn_and_answers_with_no_request_to_another_host(browser, lab):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    notebook = Notebook(page, lab[0], "exercises.ipynb")
    notebook.run_cell(0)
    notebook.run_cell(4)
    exercise = page.locator(".exercise").last
    exercise.locator("canvas.marks").wait_for(timeout=60_000)
    exercise.locator("input[name=bond]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert notebook.run_cell(5).strip() == "['bond', 'goal', 'task'] scored"
    notebook.run_cell(6)
    expect(page.locator(".my-answers").last).to_contain_text("Make two rules disagree")
    assert notebook.foreign == []
    context.close()


@later
def test_jupyterlab_loses_what_is_run_before_the_kernel_is_there_and_a_notebooks_help_says_to_wait(browser, lab):
    """If it loses nothing any more, the sentence in ``book/_templates/downloads.md`` can go."""
    page = browser.new_context().new_page()
    held: list[Route] = []
    hold = lambda route: held.append(route) if route.request.method == "POST" else route.continue_()  # noqa: E731
    page.route("**/api/sessions?*", hold)
    page.goto(f"{lab[0]}/{LAB}/form.ipynb?reset")
    wait_until(page, "() => window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 1", timeout=90_000)
    while not held:
        page.wait_for_timeout(50)
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.unroute("**/api/sessions?*", hold)
    for route in held:
        route.continue_()
    wait_until(page, IDLE, timeout=90_000)
    page.evaluate(ASK_KERNEL, "'an answer comes after all that was asked before'")
    assert None in page.evaluate(COUNTS)
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")  # now the line says "Idle"
    assert None not in page.evaluate(COUNTS)
    page.context.close()
    (told,) = (cell.source for cell in nbformat.read(SITE / HELPED, as_version=4).cells if cell.id == "how-to-run")
    assert "wait until the line at its foot says *Idle*" in told


@later
def test_a_page_service_is_not_offered_where_there_is_no_page(notebook):
    notebook.run_cell(0)
    form = notebook.page.locator(".inventory-form").first
    expect(form.get_by_role("button", name="Start again")).to_be_visible()
    expect(form.get_by_role("button", name="Link to these answers")).to_be_hidden()
