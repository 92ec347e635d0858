"""The wheels: the reader's holds nothing of a graded key, works without what is heavy, and is always the same."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from types import SimpleNamespace

import pytest
from reader_wheel import wheel_place, write_wheel

from book.key_scan import refuse_keys
from book.wheels.__main__ import write_wheels
from book.wheels.wheel import make_wheel, wheel_name
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.bank import Bank
from widgets.datasets import DATA
from widgets.packages.package import zip_files

BANK = make_bank()
GRADED = [name for name, item in BANK.items.items() if item["use"] == "graded"]
ESSAY = next(name for name in GRADED if "model_answer" in BANK.key(name))
CHOICE = next(name for name in GRADED if BANK.items[name]["type"] == "single_choice")
READERS = make_wheel("student", BANK.for_students())
HEAVY = ("altair", "numpy", "pandas", "scipy", "statsmodels", "vl_convert")


def inside(wheel):
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_readers_wheel_has_no_key_and_no_teaching_note_and_passes_the_search(tmp_path):
    assert not [name for name in inside(READERS) if name.startswith(("widgets/data/keys", "widgets/data/teaching"))]
    wheel = tmp_path / wheel_name("student")
    wheel.write_bytes(READERS)
    refuse_keys([tmp_path])
    assert wheel.is_file()


def test_the_readers_wheel_brings_the_students_bank_and_the_instructors_brings_all():
    instructors = inside(make_wheel("instructor", BANK))
    assert Bank.from_json(inside(READERS)["widgets/data/bank.json"].decode()) == BANK.for_students()
    assert Bank.from_json(instructors["widgets/data/bank.json"].decode()) == BANK
    assert {f"widgets/data/{place}/relationship.yml" for place in ("keys", "teaching")} <= set(instructors)


def test_a_readers_wheel_with_the_instructors_bank_is_refused():
    with pytest.raises(ValueError, match=r"the reader's wheel takes the students' bank; give bank\.for_students\(\)"):
        make_wheel("student", BANK)


def test_the_wheel_is_the_same_whenever_it_is_made():
    assert make_wheel("student", BANK.for_students()) == READERS


def test_the_wheel_says_who_wrote_it_and_under_which_licenses():
    (metadata,) = (content for name, content in inside(READERS).items() if name.endswith("METADATA"))
    told = message_from_bytes(metadata)
    assert told["License-Expression"] == "MIT AND CC-BY-4.0 AND BSD-3-Clause AND ISC"
    assert told.get_all("License-File") == ["LICENSE", "LICENSE-text", "widgets/host/vega_licenses.txt"]
    assert told["Author"] == "The Psychotherapy Relationship contributors"
    assert "pandas>=3" in told.get_all("Requires-Dist")
    assert told["Requires-Python"] == ">=3.11"


def secret(name):
    return BANK.key(name)["model_answer"]


CONTAINERS = {
    "a wheel": ("x-1-py3-none-any.whl", lambda text: zip_files({"widgets/data/notes.md": text})),
    "a wheel in a zip": ("x.zip", lambda text: zip_files({"x.whl": zip_files({"a/b.txt": text})})),
    "a zip of notebooks": ("chapters.zip", lambda text: zip_files({"a.ipynb": notebook(text)})),
    "a notebook": ("a.ipynb", lambda text: notebook(text).encode()),
    "a notebook's output": ("a.ipynb", lambda text: json.dumps({"outputs": [{"text": [text]}]}).encode()),
}


def notebook(text):
    return json.dumps({"cells": [{"cell_type": "markdown", "source": text.splitlines(keepends=True)}]})


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_planted_key_is_found_in_every_kind_of_container(tmp_path, container):
    name, pack = CONTAINERS[container]
    planted = tmp_path / name
    planted.write_bytes(pack(secret(ESSAY)))
    with pytest.raises(SystemExit, match=rf"(?s)graded keys would be published.*{name}: {ESSAY}, model_answer"):
        refuse_keys([planted])
    assert planted.exists()  # whoever looks through a folder of sources keeps the keys


@pytest.mark.parametrize("path", ["widgets/data/keys/own.yml", "own.json"])
def test_a_bare_key_in_a_wheel_is_found_by_its_shape(tmp_path, path):
    planted = tmp_path / "x.whl"
    own = {"yml": f"keys:\n  {CHOICE}:\n    correct: a\n", "json": json.dumps({CHOICE: {"correct": "a"}})}
    planted.write_bytes(zip_files({path: own[path.split(".")[1]]}))
    with pytest.raises(SystemExit, match=f"{CHOICE}, correct"):
        refuse_keys([planted])


def test_a_readers_wheel_in_which_a_key_is_found_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("book.wheels.__main__.make_wheel", lambda *_: zip_files({"a.txt": secret(ESSAY)}))
    with pytest.raises(SystemExit, match=f"{ESSAY}, model_answer"):
        write_wheels(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"lost\.whl: there is no such file or folder"):
        refuse_keys([tmp_path / "lost.whl"])


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(io.BytesIO(READERS)) as archive:
        archive.extractall(folder)
    return folder


def run_without(blocked, program, folder):
    """Run a program with the wheel alone, where some libraries are not to be had."""
    blocking = f"import sys; sys.modules.update(dict.fromkeys({list(blocked)}))"
    environment = {**os.environ, "PYTHONPATH": str(folder), "CLASSROOM_KEYS": "", "INVENTORIES": ""}
    ran = subprocess.run(
        [sys.executable, "-c", f"{blocking}\n{program}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_an_exercise_and_my_answers_need_nothing_heavy(unpacked):
    program = (
        "from widgets import Exercise, MyAnswers\n"
        "exercise = Exercise('wa-no-winner')\n"
        "exercise.answer = {'choice': 'a'}\n"
        f"graded = Exercise({CHOICE!r})\n"
        "page = exercise.static_html() + graded.static_html() + MyAnswers('working_alliance').static_html()\n"
        "print(exercise.grade.points, graded.key, '<form' in page)"
    )
    assert run_without(HEAVY, program, unpacked) == "1.0 None True\n"


def test_a_form_needs_no_statistics_no_drawing_and_no_judge_of_files(unpacked):
    program = (
        "from widgets import InventoryForm\n"
        "form = InventoryForm('practice_alliance_short', responses={'bond_1': 5, 'bond_2': 1, 'bond_3': 4})\n"
        "print('<form' in form.static_html(), form.subscale_scores.bond.item() > 4)"
    )
    assert run_without({"jsonschema", *HEAVY} - {"numpy", "pandas"}, program, unpacked) == "True True\n"


def test_an_inventory_of_ones_own_is_checked_beside_a_wheel_too(unpacked, tmp_path):
    own = (DATA / "inventories" / "practice_alliance_short.yml").read_text("utf-8")
    (tmp_path / "mine.yml").write_text(own, "utf-8")
    program = (
        f"import os; os.environ['INVENTORIES'] = {str(tmp_path)!r}\n"
        "from widgets import Inventory, InventoryError\n"
        "try: Inventory.load('mine')\n"
        "except InventoryError as error: print(error)"
    )
    assert "the file is called 'mine'; make the two the same" in run_without((), program, unpacked)


def test_an_explorer_is_shown_and_drawn_live_where_nothing_can_compile_it(unpacked):
    program = (
        "from widgets import explore_shared_variance\n"
        "explorer = explore_shared_variance()\n"
        "explorer.wants_library = True\n"
        "print('<svg' in explorer.static_html(), 'drawVega' in explorer.library)"
    )
    assert run_without({"vl_convert"}, program, unpacked) == "True True\n"


def test_no_graded_key_is_asked_for_in_vain(unpacked):
    program = (
        "from widgets.authoring.bank_maker import make_bank\n"
        "from widgets.classroom.problems import MissingKeyError\n"
        f"try: make_bank().key({CHOICE!r})\n"
        "except MissingKeyError as error: print(error)"
    )
    assert "is not in this bank: it is the students'" in run_without((), program, unpacked)


@pytest.mark.whole("pip installs the wheel into a folder of its own")
def test_pip_installs_the_readers_wheel_and_its_command_runs(tmp_path):
    wheel = tmp_path / wheel_name("student")
    wheel.write_bytes(READERS)
    place = tmp_path / "here"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", place, wheel]
    subprocess.run(pip, check=True)
    command = [place / "bin" / "classroom", "--help"]
    told = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(place)}, check=True, capture_output=True)
    assert b"usage: classroom" in told.stdout


@pytest.mark.parametrize(("edition", "bank"), [("student", BANK.for_students()), ("instructor", BANK)])
def test_the_site_of_each_edition_offers_its_own_wheel_at_its_place(tmp_path, monkeypatch, edition, bank):
    monkeypatch.setenv("EDITION", edition)
    write_wheel(SimpleNamespace(outdir=tmp_path, builder=SimpleNamespace(format="html")), None)
    (offered,) = tmp_path.rglob("*.whl")
    assert offered.relative_to(tmp_path).as_posix() == wheel_place() == f"downloads/{wheel_name(edition)}"
    assert Bank.from_json(inside(offered.read_bytes())["widgets/data/bank.json"].decode()) == bank
