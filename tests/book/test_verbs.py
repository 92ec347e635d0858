"""The verbs work in a folder of any name, with make or without it, and never write over what a reader changed."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from book import environment, verbs
from book.unpacked_notebooks import unpack_notebooks
from tests.chapters.notebooks import ROOT
from widgets.packages.package import zip_files

AWKWARD = "some path/Übung 1"
BEGUN_BY_ANY_PYTHON = ["book/__init__.py", "book/verbs.py", "book/environment.py", "book/unpacked_notebooks.py"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder whose name has a space and a letter that is not English."""
    made = tmp_path / AWKWARD
    made.mkdir(parents=True)
    return made


def test_make_hands_its_verbs_on_in_a_folder_whose_name_has_a_space(folder):
    for name in ["Makefile", *BEGUN_BY_ANY_PYTHON]:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    of_the_caller = {"PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}  # when make itself runs the tests
    bare = {name: value for name, value in os.environ.items() if name not in of_the_caller}
    made = subprocess.run(
        ["make", f"PYTHON={sys.executable}"], cwd=folder, env=bare, capture_output=True, text=True, check=True
    )
    assert [line.split()[0] for line in made.stdout.splitlines()] == list(verbs.VERBS)


def test_make_knows_every_verb_and_leaves_nothing_to_a_shell():
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    assert next(line for line in lines if line.startswith("VERBS")) == f"VERBS := {' '.join(verbs.VERBS)}"
    assert [line for line in lines if line.startswith("\t")] == ['\t@"$(PYTHON)" -m book.verbs $@']


def test_the_readme_tells_every_verb():
    told = re.findall(r"^\| `make ([a-z-]+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted([*told, "help"]) == sorted(verbs.VERBS)


@pytest.mark.parametrize("name", BEGUN_BY_ANY_PYTHON)
def test_a_python_that_is_too_old_can_read_the_verbs_and_so_say_that_it_is(name):
    source = (ROOT / name).read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
    imported = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= {*sys.stdlib_module_names, "book"}


def test_a_python_that_is_too_old_is_told(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    with pytest.raises(SystemExit, match=r"3\.11 or newer is needed"):
        verbs.main(["book"])


def test_an_unknown_verb_is_named_with_those_that_there_are():
    with pytest.raises(SystemExit, match="'bok' is no verb; there are help, book, live"):
        verbs.main(["bok"])


@pytest.fixture
def programs(folder, monkeypatch) -> None:
    """Let the verbs run in this folder, with an environment of its own that has one program."""
    made = folder / ".venv" / "bin"
    made.mkdir(parents=True)
    for name, value in {"ROOT": folder, "ENVIRONMENT": folder / ".venv", "PROGRAMS": made}.items():
        monkeypatch.setattr(environment, name, value)
    tool = made / "tool"
    tool.write_text('#!/bin/sh\nprintf "%s|" "$PWD" "$EDITION" "$@" > told\n', "utf-8")
    tool.chmod(0o755)


@pytest.mark.usefixtures("programs")
def test_a_program_of_the_environment_runs_in_the_books_folder_with_its_words_as_they_are(folder):
    environment.run("tool", "tests/**/*.js", "two words", EDITION="student")
    assert (folder / "told").read_text("utf-8") == f"{folder}|student|tests/**/*.js|two words|"


@pytest.mark.usefixtures("programs")
def test_a_program_that_is_missing_is_named_with_what_to_do():
    with pytest.raises(SystemExit, match=r"no-such-tool is not among the programs in .*; delete .*\.venv and try"):
        environment.run("no-such-tool")


@pytest.mark.usefixtures("programs")
def test_packages_are_installed_once_and_again_when_the_pins_have_changed(folder, monkeypatch):
    installed = []
    monkeypatch.setattr(environment, "run", lambda *command: installed.append(command[-1]))
    (folder / "pins.txt").write_text("one==1\n", "utf-8")
    environment.have_packages("reader", "pins.txt")
    environment.have_packages("reader", "pins.txt")
    assert installed == ["pins.txt"]
    os.utime(folder / ".venv" / "reader", (0, 0))
    environment.have_packages("reader", "pins.txt")
    assert installed == ["pins.txt", "pins.txt"]


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize(
    ("need", "files"),
    [
        ("have_reader", ["requirements.txt"]),
        ("have_builder", ["requirements.txt", "book/requirements.txt"]),
        ("have_tester", ["requirements.txt", "book/requirements.txt", "tests/requirements.txt"]),
    ],
)
def test_nobody_installs_what_only_others_need(folder, monkeypatch, need, files):
    installed = []
    monkeypatch.setattr(environment, "run", lambda *command: installed.append(command[-1]))
    (folder / ".venv" / "pip").touch()
    for name in ["pyproject.toml", *files]:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    getattr(environment, need)()
    assert installed == files


@pytest.mark.parametrize("is_built", [True, False])
def test_notebooks_that_are_there_are_opened_with_nothing_that_builds_them(folder, monkeypatch, is_built):
    done = []
    monkeypatch.setattr(verbs, "ROOT", folder)
    monkeypatch.setattr(verbs, "run", lambda *command: done.append(command[2]))
    monkeypatch.setattr(verbs, "have_reader", lambda: done.append("reader"))
    monkeypatch.setattr(verbs, "site", lambda: done.append("site"))
    monkeypatch.setattr(verbs, "is_newer", lambda *_: is_built)
    monkeypatch.setattr(verbs, "unpack_notebooks", lambda *_: [])
    verbs.live()
    assert done == ["reader", *([] if is_built else ["site"]), "jupyterlab"]


def archive(folder: Path, **notebooks: str) -> Path:
    path = folder / "notebooks.zip"
    path.write_bytes(zip_files({f"chapters/{name}.ipynb": text for name, text in notebooks.items()}))
    return path


def test_a_notebook_that_the_reader_changed_is_kept_and_named(folder):
    chapters, mine = folder / "mine" / "chapters", folder / "mine"
    assert unpack_notebooks(archive(folder, bond="1", goal="1"), mine) == []
    (chapters / "bond.ipynb").write_text("my words", "utf-8")
    assert unpack_notebooks(archive(folder, bond="2", goal="2", task="2"), mine) == ["chapters/bond.ipynb"]
    found = {path.stem: path.read_text("utf-8") for path in chapters.glob("*.ipynb")}
    assert found == {"bond": "my words", "goal": "2", "task": "2"}


def test_a_notebook_that_nobody_has_unpacked_here_is_not_written_over(folder):
    mine = folder / "mine"
    (mine / "chapters").mkdir(parents=True)
    (mine / "chapters" / "bond.ipynb").write_text("my words", "utf-8")
    assert unpack_notebooks(archive(folder, bond="1"), mine) == ["chapters/bond.ipynb"]
    assert (mine / "chapters" / "bond.ipynb").read_text("utf-8") == "my words"


@pytest.mark.whole("an environment is made, and the book built, in a fresh clone: many minutes")
def test_a_fresh_clone_in_such_a_folder_is_checked_and_built(tmp_path):
    clone = tmp_path / AWKWARD
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(["make", f"PYTHON={sys.executable}", "check", "site"], cwd=clone, env=bare, check=True)
    assert (clone / "_build/html/downloads/notebooks.zip").is_file()
