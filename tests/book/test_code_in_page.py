"""What a chapter's page has to know before its code runs: each cell, what it asks for, and what Python takes."""

from __future__ import annotations

import json
import subprocess
import sys

import nbformat
import pytest
from code_in_page import cells_lock, cells_of, fetched_first
from lxml import html

from tests.browser_fixtures import SITE
from tests.chapters.notebooks import ROOT

CHAPTERS = [path.stem for path in sorted((ROOT / "chapters").glob("*.ipynb"))]


def entry(place, *depends):
    return {"file_name": place, "depends": list(depends), "imports": []}


OURS = {
    "psychotherapy-relationship": entry("wheels/1/book.whl", "anywidget", "jinja2"),
    "anywidget": entry("wheels/2/anywidget.whl", "comm"),
    "comm": entry("wheels/3/comm.whl"),
    "jinja2": entry("wheels/4/jinja2.whl"),
    "traitlets": entry("wheels/5/traitlets.whl"),
}
FAR = {"pandas": entry("https://far.example/pandas.whl", "numpy"), "numpy": entry("https://far.example/numpy.whl")}
BOOK = entry("wheels/1/book.whl", "anywidget", "jinja2", "pandas")


def test_to_load_the_book_fetches_nothing_of_the_distribution_and_no_kernel():
    lock = cells_lock(OURS, {**OURS, **FAR, "psychotherapy-relationship": BOOK})
    assert fetched_first(lock) == ["jinja2", "psychotherapy-relationship", "traitlets"]


def test_what_the_distribution_has_comes_with_what_it_needs():
    lock = cells_lock(OURS, {**OURS, **FAR, "psychotherapy-relationship": BOOK})
    assert (lock["pandas"], lock["numpy"]) == (FAR["pandas"], FAR["numpy"])


def test_a_distribution_on_the_site_itself_does_not_come_before_it_is_used_either():
    here = {"pandas": entry("pandas.whl", "numpy"), "numpy": entry("numpy.whl")}
    whole = {**OURS, **here, "psychotherapy-relationship": BOOK}
    assert fetched_first(cells_lock(whole, whole)) == ["jinja2", "psychotherapy-relationship", "traitlets"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_code_on_a_page_is_the_notebooks_cell_by_cell(chapter):
    shown = html.parse(SITE / f"chapters/{chapter}.html").xpath("//details[contains(@class, 'folded-code')]//pre")
    sources = [source for _, source in cells_of(ROOT / f"chapters/{chapter}.ipynb")]
    assert [code.text_content().removesuffix("\n") for code in shown] == sources


def test_every_cell_is_told_by_its_name_and_the_first_of_a_chapter_needs_nothing():
    told = json.loads((SITE / "classroom/cells.json").read_text("utf-8"))["cells"]
    assert set(told) == {f"chapters/{chapter}" for chapter in CHAPTERS}
    for page, cells in told.items():
        assert [cell["id"] for cell in cells] == [name for name, _ in cells_of(ROOT / f"{page}.ipynb")]
        assert cells[0]["needs"] is False


def trial(*sources):
    given = json.dumps({"absent": {"pandas": "pandas"}, "chapters": {"one": sources}})
    command = [sys.executable, "-m", "book.live.cell_trial"]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)


def test_a_cell_is_tried_without_libraries_and_one_that_uses_what_another_could_not_make_needs_the_same():
    tried = trial("import pandas as pd\nx = 1", "frame = pd.DataFrame()", "frame.shape", "x + 1")
    assert json.loads(tried.stdout) == {"one": [False, True, True, False]}


def test_a_cell_that_fails_in_a_browser_stops_the_build_and_is_named():
    tried = trial("1 / 0")
    assert tried.returncode != 0
    assert "1 / 0" in tried.stderr


def test_a_cell_whose_code_is_not_shown_is_not_run_on_the_page(tmp_path):
    cells = [nbformat.v4.new_code_cell("shown", id="a"), nbformat.v4.new_code_cell("hidden", id="b")]
    cells[1].metadata["tags"] = ["remove-input"]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "one.ipynb")
    assert list(cells_of(tmp_path / "one.ipynb")) == [("a", "shown")]
