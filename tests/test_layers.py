"""The two layers of tests: what everybody runs, and what is run before a release."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import whole_layer
from tests.layers import some_now

TESTS = Path(__file__).parent
FILE = """
import pytest
def test_now(): pass
@pytest.mark.whole("takes a minute")
def test_later(): pass
"""


def run(tmp_path: Path, *options: str) -> str:
    (tmp_path / "test_it.py").write_text(FILE, "utf-8")
    (tmp_path / "conftest.py").write_text((TESTS / "conftest.py").read_text("utf-8"), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", tmp_path]
    done = subprocess.run([*command, *options, tmp_path], cwd=TESTS.parent, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("workers", some_now([["-n", "2"], []], 1, "with one worker it is simpler"))
def test_it_says_how_many_tests_were_left_to_the_whole_layer(tmp_path, workers):
    told = run(tmp_path, *workers)
    assert ("1 passed" in told, "1 tests were left to the whole layer: make test-all" in told) == (True, True)


def test_the_tests_of_a_file_stay_on_one_worker(tmp_path):
    for name in ("test_a.py", "test_b.py"):
        cases = (
            "import pytest\n@pytest.mark.parametrize('case', range(4))\ndef test_it(case, worker_id): print(worker_id)"
        )
        (tmp_path / name).write_text(cases, "utf-8")
    told = run(tmp_path, "-n", "2", "--dist", "loadfile", "-vv")
    workers = re.findall(r"\[(gw\d)\].*PASSED \S*test_([ab])\.py", told)
    assert sorted({file for _, file in workers}) == ["a", "b"]
    assert len(set(workers)) == 2


def test_the_whole_layer_leaves_nothing(tmp_path):
    told = run(tmp_path, "--whole")
    assert ("2 passed" in told, "left" in told) == (True, False)


def test_of_many_cases_some_run_now_and_all_in_the_whole_layer():
    chosen = some_now(["a", "b", "c"], ["b"], "many")
    assert chosen[1] == "b"
    assert [case.values for case in (chosen[0], chosen[2])] == [("a",), ("c",)]
    assert {mark.args for case in (chosen[0], chosen[2]) for mark in case.marks} == {("many",)}


def test_a_case_that_is_none_is_named():
    with pytest.raises(ValueError, match="'z' is none of the cases"):
        some_now(["a"], ["z"], "many")


def test_every_test_of_the_whole_layer_says_why():
    trees = [ast.parse(path.read_text("utf-8")) for path in TESTS.rglob("*.py") if "node_modules" not in path.parts]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    marks = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "whole"]
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    reasons = [node for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr == "whole"]
    assert len(reasons) == len(marks) > 0


def test_a_change_of_what_touches_every_page_is_told(tmp_path):
    (tmp_path / "widgets/host").mkdir(parents=True)
    sheet, note = tmp_path / "widgets/host/tokens.css", tmp_path / "note.txt"
    sheet.write_text("a { color: red }", "utf-8")
    note.write_text(f"{whole_layer.state(tmp_path)}\n", "utf-8")
    assert whole_layer.advice(tmp_path, note) == ""
    sheet.write_text("a { color: blue }", "utf-8")
    assert "run make test-all" in whole_layer.advice(tmp_path, note)
