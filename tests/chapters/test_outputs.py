"""What the notebooks have stored is what their cells gave when the site was built."""

from __future__ import annotations

import json

import nbformat
import pytest

from tests.chapters.notebooks import ROOT, UNSTORED, normalize, notebook_paths

EXECUTED = ROOT / "_build" / "executed"
CHAPTERS = [path for path in notebook_paths() if path.parent.name == "chapters"]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_stored_outputs_are_those_of_the_build(path):
    kept = EXECUTED / f"{path.stem}.json"
    if not kept.is_file():
        pytest.fail("The build has not run this chapter; run make site first.", pytrace=False)
    ran = json.loads(kept.read_text("utf-8"))["cells"]
    stored = nbformat.read(path, as_version=4)
    again = nbformat.read(path, as_version=4)
    for index, cell in enumerate(again.cells):
        if cell.cell_type == "code":
            cell.outputs = nbformat.from_dict(ran[str(index)][1])
    assert outputs_of(normalize(again)) == outputs_of(stored)


def outputs_of(notebook: nbformat.NotebookNode) -> list[tuple[str, list[dict]]]:
    """Give the source and the outputs of every cell whose output is stored."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [(cell.source, cell.outputs) for cell in cells if UNSTORED not in cell.metadata.get("tags", [])]
