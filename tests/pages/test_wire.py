"""What the engine answers is what the page's calls.js says that it answers: TypeScript judges real answers.

Every call of a page is answered natively, on what the first edition left in folders and on one thing of each kind that
can go wrong. The answers become JavaScript with the types of ``calls.js``: a name that only one side has is an error.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.classroom.gradebook.decided import accept, more_time, override
from tests.compatibility.conftest import VERSION_1
from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.response_file import read_response, write_response
from widgets.classroom.grading.marks import Mark, Marks, read_marks, write_marks
from widgets.pages.engine.dispatch import PageCalls

ROOT = Path(__file__).parents[2]
PAGES = ("builder", "cells", "gradebook")
ASSIGNMENT = Assignment.from_json((VERSION_1 / "assignment.json").read_text("utf-8"))
BANK = (VERSION_1 / f"{ASSIGNMENT.id}.bank.json").read_text("utf-8")
WEEK = [VERSION_1 / f"answers-{ASSIGNMENT.id}-{code}.json" for code in ("mina-7", "otto-9")]
MARKS = read_marks((VERSION_1 / f"marks-{ASSIGNMENT.id}-ab.json").read_bytes(), "marks.json")
NUMBER = "ao-twice-as-strong"
ITEM, RUBRIC = "ao-no-podium", ("figures", "even_hand", "rival_and_study")
RENAMED = {"gradebook": "is_far", "builder": "reason", "cells": "library"}
"""A name deep within an answer of each page, for showing that a change of it on one side is found."""

Answered = list[tuple[str, Any]]


class Wire:
    """Asks a page's calls, and keeps what is answered as the page gets it."""

    def __init__(self, page: str, folder: Path) -> None:
        self.calls = PageCalls(page, str(folder))
        self.folder = folder
        self.answered: Answered = []

    def ask(self, call: str, files: tuple[Path, ...] | list[Path] = (), /, **given: Any) -> Any:
        names, paths = ([str(place) for place, _ in enumerate(files)], [*map(str, files)])
        if files:
            given["names"] = [path.name for path in files]
        told = self.calls.call(call, json.dumps(given), json.dumps(names), json.dumps(paths), lambda *_progress: None)
        result = json.loads(told)["result"]
        self.answered.append((call, result))
        return result

    def write(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


def ask_gradebook(folder: Path) -> Answered:
    """Go through a class: with nothing, without an assignment, without keys, whole, marked, and taken away."""
    wire = Wire("gradebook", folder)
    keyless = Bank.from_json(BANK).for_students().to_json()
    wire.ask("open", bank=keyless, built="")
    wire.ask("add", [VERSION_1 / "class.csv"])
    wire.ask("add", WEEK)
    wire.ask("add", [VERSION_1 / "assignment.json"])
    wire.ask("claim", names=["class.csv", "assignment.json"], own=True)
    given = read_response(WEEK[0].read_bytes())
    strange = replace(
        given, code="zoe", variants={}, answers={**given.answers, ITEM: {"text": "Two sentences of mine."}}
    )
    edited = json.loads(WEEK[1].read_text("utf-8"))
    late = more_time("otto_9", "2026-12-05T23:59:00Z", "CD")
    marked = {code: {ITEM: Mark(dict.fromkeys(RUBRIC, 1))} for code in MARKS.marks}
    other = replace(MARKS, marker="CD", marks=marked, decisions=(accept(NUMBER, {"text": "7"}), late))
    unknown = {"nobody": {ITEM: Mark({"figures": 1}), "wa-five-lines": Mark(points=1.0)}}
    own_marks = {ASSIGNMENT.id: [write_marks(MARKS).decode()]}
    wire.ask(
        "add",
        [
            VERSION_1 / f"{ASSIGNMENT.id}.bank.json",
            wire.write("strange.json", write_response(strange)),
            wire.write("edited.json", json.dumps({**edited, "sha256": "0" * 64}).encode()),
            wire.write("marks-cd.json", write_marks(replace(other, marks={**other.marks, **unknown}))),
            wire.write("photo.png", b"\x89PNG"),
        ],
        marks=own_marks,
    )
    state = wire.ask("claim", names=[f"{ASSIGNMENT.id}.bank.json", "marks-cd.json"], own=True, marks=own_marks)
    group = state["problems"][0]
    wire.ask("more_problems", code=group["code"], severity=group["severity"], start=0)
    decided = (override("mina-7", NUMBER, 0.5), more_time("mina-7", "2026-12-05T23:59:00Z"))
    levels = Marks(ASSIGNMENT.id, "AB", {"mina-7": {ITEM: Mark(dict.fromkeys(RUBRIC, 0), "Look again.")}}, decided)
    wire.ask("mark", marks=write_marks(levels).decode())
    wire.ask("mark", marks=write_marks(levels).decode())
    for row in state["rows"]:
        wire.ask("student", key=row["key"])
    for name in ("free_responses", "unread", "analysis"):
        wire.ask(name, item=ITEM)
    for name in ("marks-cd.json", "class.csv"):
        wire.ask("marks", name=name)
    for kind in ("canvas", "moodle", "plain", "problems", "decisions", "item_analysis"):
        wire.ask("export", kind=kind)
    wire.ask("grade", accept=["edited.json"], combine="first", marks=own_marks)
    wire.ask("remove", names=["photo.png"], marks={ASSIGNMENT.id: ["{}"]})
    return wire.answered


def ask_builder(folder: Path) -> Answered:
    """Pack the same assignment for each learning system that needs nothing else."""
    wire = Wire("builder", folder)
    for name in ("moodle", "common_cartridge", "canvas", "blackboard", "nbgrader"):
        wire.ask("pack", format=name, assignment=ASSIGNMENT.to_json(), bank=BANK)
    return wire.answered


def ask_cells(folder: Path) -> Answered:
    """Run cells that end in each way, and set what a widget holds."""
    wire = Wire("cells", folder)
    wire.ask("open", absent={"faraway": "faraway"})
    wire.ask("makers", source="one + 1", before=["one = 1"])
    for source in (
        "from widgets import Exercise\nExercise('wa-no-winner')",
        "1 / 0",
        "def f():\n    import faraway\nf()",
    ):
        wire.ask("run", source=source)
    wire.ask("set", number=0, changes={"answer": {"choice": "a"}})
    wire.ask("load", packages=["faraway"])
    wire.ask("told", name="practice_alliance_short-client", state={"responses": {}, "reverse_keyed": []})
    return wire.answered


ASK: dict[str, Callable[[Path], Answered]] = {
    "builder": ask_builder,
    "cells": ask_cells,
    "gradebook": ask_gradebook,
}


def typed(types: Path, answered: Answered) -> str:
    """Write answers as JavaScript of the types that a page's calls.js gives them."""
    answers = f'import("{types}").Answers'
    names = json.dumps(dict.fromkeys((name for name, _ in answered), True))
    lines = [f"/** @type {{Record<keyof {answers}, true>}} */\nexport const calls = {names};"]
    for place, (name, result) in enumerate(answered):
        lines.append(
            f'/** @type {{{answers}["{name}"]}} */\nexport const {name}_{place} = {json.dumps(result, indent=1)};'
        )
    return "\n".join(lines) + "\n"


def renamed(value: Any, name: str) -> Any:
    """Give one name another one, wherever it stands."""
    if isinstance(value, dict):
        return {f"{one}_too" if one == name else one: renamed(inner, name) for one, inner in value.items()}
    return [renamed(one, name) for one in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answered]:
    return {page: ask(tmp_path_factory.mktemp(page)) for page, ask in ASK.items()}


@pytest.fixture(scope="module")
def complaints(answered: dict[str, Answered], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What TypeScript says of the honest answers, and of those with a fault on either side, in one run."""
    folder = tmp_path_factory.mktemp("wire")
    shutil.copytree(ROOT / "widgets", folder / "widgets", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for page, name in RENAMED.items():
        types = folder / "widgets/pages" / page / "calls.js"
        (folder / f"{page}.js").write_text(typed(types, answered[page]))
        told = [(call, renamed(result, name)) for call, result in answered[page]]
        (folder / f"{page}_fault_in_python.js").write_text(typed(types, told))
        fault = types.with_name("fault.js")
        fault.write_text(types.read_text("utf-8").replace(f"{name}:", f"{name}_too:"), "utf-8")
        (folder / f"{page}_fault_in_javascript.js").write_text(typed(fault, answered[page]))
    options = {"lib": ["es2023"], "noUnusedLocals": False}
    config = {"extends": str(ROOT / "tests/tsconfig.json"), "compilerOptions": options, "include": ["*.js"]}
    (folder / "tsconfig.json").write_text(json.dumps(config))
    command = [ROOT / "tests/node_modules/.bin/tsc", "--pretty", "false"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    return [line for line in told.stdout.splitlines() if not line.startswith(" ")]  # what is indented explains


def test_every_answer_is_what_the_pages_types_say(complaints):
    assert [line for line in complaints if "_fault_in_" not in line.partition("(")[0]] == []


@pytest.mark.parametrize("side", ["python", "javascript"])
@pytest.mark.parametrize("page", PAGES)
def test_a_name_that_only_one_side_has_is_found(complaints, page, side):
    found = [line for line in complaints if line.startswith(f"{page}_fault_in_{side}.js(")]
    assert found
    assert all(RENAMED[page] in line for line in found)


@pytest.mark.parametrize("page", PAGES)
def test_every_call_is_asked(answered, page):
    handlers = import_module(f"widgets.pages.{page}.calls").make_handlers()
    assert {name for name, _ in answered[page]} == set(handlers)


def lists_in(value: Any, place: str) -> Iterator[tuple[str, bool]]:
    """Go through the lists of an answer; an exercise and what somebody answered are their own matter."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"item", "answer", "right", "numbers", "comments"}:
                yield from lists_in(inner, f"{place}.{name}")
    if isinstance(value, list):
        yield place, bool(value)
        for inner in value:
            yield from lists_in(inner, f"{place}[]")


@pytest.mark.parametrize("page", PAGES)
def test_every_list_has_something_in_it_so_that_its_types_are_judged(answered, page):
    found = [each for name, result in answered[page] for each in lists_in(result, name)]
    filled = {place for place, is_filled in found if is_filled}
    assert {place for place, _ in found} - filled == set()
