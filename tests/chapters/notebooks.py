"""Run the chapters and store them in one normal form, or say which are not in it.

``python -m tests.chapters.notebooks`` runs and stores; with ``--check`` it only compares, and runs nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
LANGUAGE = {"language_info": {"name": "python"}}
OURS = ("summary", "tags")
"""What we say of a cell: what its code does, in a line, and how it is shown."""
UNSTORED = "nbval-ignore-output"
"""The tag of a cell whose output is a widget or a chart: it is run, but its output is not stored."""


def notebook_paths() -> list[Path]:
    """List every chapter, and the template that a new chapter starts from."""
    return [*sorted((ROOT / "chapters").glob("*.ipynb")), ROOT / "book" / "template.ipynb"]


def normalize(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop all that a front end adds and a reader does not need."""
    notebook.metadata = nbformat.from_dict({**KERNEL, **LANGUAGE})
    count = 0
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({name: cell.metadata[name] for name in OURS if cell.metadata.get(name)})
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            cell.outputs = [] if UNSTORED in tags else [_normal_output(output, count) for output in cell.outputs]
    return notebook


def _normal_output(output: nbformat.NotebookNode, count: int) -> nbformat.NotebookNode:
    if "execution_count" in output:
        output.execution_count = count
    if "metadata" in output:
        output.metadata = nbformat.from_dict({})
    return output


def run(path: Path) -> nbformat.NotebookNode:
    """Run a notebook in its own folder."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


def as_text(notebook: nbformat.NotebookNode) -> str:
    """Write a notebook as the file should hold it."""
    text: str = nbformat.writes(notebook)
    return text.rstrip("\n") + "\n"


def unnormalized(path: Path) -> bool:
    """Say whether a notebook's file is not in the normal form."""
    text = path.read_text("utf-8")
    return text != as_text(normalize(nbformat.reads(text, as_version=4)))


def main(arguments: list[str]) -> str | None:
    """Do what the command line asks; give the error message, if any."""
    if "--check" in arguments:
        wrong = [path.relative_to(ROOT).as_posix() for path in notebook_paths() if unnormalized(path)]
        return f"not in the normal form: {', '.join(wrong)}; run make notebooks" if wrong else None
    for path in notebook_paths():
        print("running", path.relative_to(ROOT))
        path.write_text(as_text(normalize(run(path))), "utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
