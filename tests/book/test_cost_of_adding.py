"""What it costs to add to the book: one file for an inventory, two for a chapter; and what a build refuses to print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
BUILT = shutil.ignore_patterns("_build", ".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
INVENTORY = "practice_alliance_short"
SENTENCE = "What I came for is still what we steer by."
LICENSED = "My reason for being here hasn't been lost on the way."
BUILD = (sys.executable, "-m", "book")
builds_the_book = pytest.mark.whole("a copy of the whole book is built, for some minutes")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house, to add to."""
    copy = tmp_path_factory.mktemp("house") / "book"
    shutil.copytree(ROOT, copy, ignore=BUILT)
    (copy / "book/node_modules").symlink_to(ROOT / "book/node_modules")
    return copy


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory):
    """An instructor's folder, outside the book, with a licensed inventory in it."""
    folder = tmp_path_factory.mktemp("own inventories")
    source = (ROOT / f"data/inventories/{INVENTORY}.yml").read_text("utf-8").replace(INVENTORY, "licensed_alliance")
    source = source.replace("permission: open", "permission: structure-only").replace(SENTENCE, LICENSED)
    source = re.sub(r"(?m)^(    (?:client|therapist|observer|instruction): )(?=\w)", r"\1Under license, ", source)
    (folder / "licensed_alliance.yml").write_text(source, "utf-8")
    return folder


def attempt(house: Path, *command: str, inventories: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(house), "INVENTORIES": str(inventories or "")}
    return subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, check=False)


def run(house: Path, *command: str, inventories: Path | None = None) -> str:
    done = attempt(house, *command, inventories=inventories)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_one_file_adds_an_inventory_that_can_be_answered_and_scored(house):
    source = (house / f"data/inventories/{INVENTORY}.yml").read_text("utf-8")
    (house / "data/inventories/second_alliance.yml").write_text(source.replace(INVENTORY, "second_alliance"), "utf-8")
    program = (
        "from widgets import InventoryForm, inventory_ids\n"
        "form = InventoryForm('second_alliance', 'observer', {'bond_1': 4, 'bond_2': 2, 'bond_3': 4})\n"
        "print('second_alliance' in inventory_ids(), form.subscale_scores.bond.item(), form.storage_name())"
    )
    printed = run(house, sys.executable, "-c", program)
    assert printed.strip() == "True 4.0 second_alliance-observer"


@builds_the_book
def test_two_files_add_a_chapter_and_one_in_an_own_folder_a_licensed_inventory(house, own_folder):
    shutil.copy(house / "book/template.ipynb", house / "chapters/second_chapter.ipynb")
    contents = (house / "_toc.yml").read_text("utf-8")
    entry = "      - file: chapters/working_alliance\n"
    (house / "_toc.yml").write_text(contents.replace(entry, f"{entry}      - file: chapters/second_chapter\n"), "utf-8")
    run(house, *BUILD, inventories=own_folder)
    page = (house / "_build/html/chapters/second_chapter.html").read_text("utf-8")
    assert 'data-widget="inventory_form"' in page
    assert "second_chapter.html" in (house / "_build/html/book/index.html").read_text("utf-8")

    licensed = (house / "_build/html/inventories/licensed_alliance.html").read_text("utf-8")
    assert "Item 11" in licensed
    assert "Structure only: wording licensed" in licensed
    assert "inventories/licensed_alliance.html" in (house / "_build/html/book/inventories.html").read_text("utf-8")
    assert not [
        path for path in (house / "_build/html").rglob("*") if path.is_file() and LICENSED.encode() in path.read_bytes()
    ]


@builds_the_book
def test_a_build_refuses_licensed_wording_that_a_notebook_printed(house, own_folder):
    chapter = house / "chapters/second_chapter.ipynb"
    notebook = nbformat.read(chapter, as_version=4)
    notebook.cells.append(
        nbformat.v4.new_code_cell("print(Inventory.load('licensed_alliance').wording('client').iloc[10])")
    )
    nbformat.write(notebook, chapter)
    done = attempt(house, *BUILD, inventories=own_folder)
    assert done.returncode != 0
    assert "chapters/second_chapter.html: licensed_alliance, item goal_4" in done.stdout + done.stderr
    assert not (house / "_build/html/chapters/second_chapter.html").exists()
