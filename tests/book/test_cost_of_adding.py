"""What it costs to add to the book: one file for an inventory, two for a chapter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = shutil.ignore_patterns("_build", ".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
JUPYTER_BOOK = str(Path(sys.executable).with_name("jupyter-book"))
INVENTORY = "practice_alliance_short"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house, to add to."""
    copy = tmp_path_factory.mktemp("house") / "book"
    shutil.copytree(ROOT, copy, ignore=BUILT)
    return copy


def run(house: Path, *command: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(house)}
    done = subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_one_file_adds_an_inventory_that_can_be_answered_and_scored(house):
    source = (house / f"data/inventories/{INVENTORY}.yml").read_text("utf-8")
    (house / "data/inventories/second_alliance.yml").write_text(source.replace(INVENTORY, "second_alliance"), "utf-8")
    program = (
        "from widgets import InventoryForm, inventory_ids\n"
        "form = InventoryForm('second_alliance', 'observer', {'bond_1': 4, 'bond_2': 2, 'bond_3': 4})\n"
        "print(inventory_ids(), form.subscale_scores.bond.item(), form.storage_name())"
    )
    printed = run(house, sys.executable, "-c", program)
    assert printed.strip() == f"['{INVENTORY}', 'second_alliance'] 4.0 second_alliance-observer"


def test_two_files_add_a_chapter(house):
    shutil.copy(house / "book/template.ipynb", house / "chapters/second_chapter.ipynb")
    contents = (house / "_toc.yml").read_text("utf-8")
    entry = "      - file: chapters/working_alliance\n"
    (house / "_toc.yml").write_text(contents.replace(entry, f"{entry}      - file: chapters/second_chapter\n"), "utf-8")
    run(house, JUPYTER_BOOK, "build", ".", "-W", "-n", "--keep-going")
    page = (house / "_build/html/chapters/second_chapter.html").read_text("utf-8")
    assert 'data-widget="inventory_form"' in page
    assert "second_chapter.html" in (house / "_build/html/book/index.html").read_text("utf-8")
