"""The conformance report names every criterion, tests that there are, and their outcome."""

from __future__ import annotations

import re

import pytest
from conformance_tables import criteria_table, files_table
from lxml import html

from book.conformance import Criterion, named_tests, read_criteria, read_results
from tests.chapters.notebooks import ROOT
from tests.conformance import outcomes

# https://www.w3.org/TR/WCAG22/; 4.1.1 is no longer part of it.
LEVELS = {
    "A": """
        1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3
        2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
    """,
    "AA": """
        1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2
        3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
    """,
}
CRITERIA = read_criteria()
JUNIT = """<testsuites><testsuite timestamp="2026-12-01T10:00:00">
<testcase classname="tests.book.test_bar" name="one"/>
<testcase classname="tests.book.test_bar" name="two"><failure message="no"/></testcase>
<testcase classname="tests.book.test_bar" name="three"><error message="no"/></testcase>
<testcase classname="tests.host.test_types" name="four"/>
</testsuite></testsuites>"""


def test_every_criterion_of_the_standard_stands_once_in_its_order_and_at_its_level():
    assert {one.number: one.level for one in CRITERIA} == {
        number: level for level, numbers in LEVELS.items() for number in numbers.split()
    }
    places = [tuple(map(int, one.number.split("."))) for one in CRITERIA]
    assert places == sorted(places)


@pytest.mark.parametrize("path", named_tests(CRITERIA))
def test_a_test_that_is_named_is_one(path):
    assert re.search(r"^def test_", (ROOT / path).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"state": "perfect"}, "choose one of supported, partly, not applicable"),
        ({"state": "supported"}, "name those that judge it"),
        ({"state": "partly", "tests": ("tests/a.py",)}, "say what is not met"),
        ({"state": "not applicable", "note": "There is none.", "tests": ("tests/a.py",)}, "take them out"),
    ],
)
def test_what_does_not_hold_together_is_named_with_its_fix(told, problem):
    assert problem in Criterion("1.1.1", "A name", "A", **told).problem()


def test_outcomes_are_counted_file_by_file_and_another_file_is_left_out(tmp_path):
    (tmp_path / "junit.xml").write_text(JUNIT, "utf-8")
    counted = outcomes(tmp_path / "junit.xml", ["tests/book/test_bar.py", "tests/book/test_pages.py"])
    assert counted == {"day": "2026-12-01", "tests": {"tests/book/test_bar.py": {"passed": 1, "failed": 2}}}


def test_what_is_supported_has_no_test_that_failed():
    failed = {path for path, outcome in read_results()["tests"].items() if outcome["failed"]}
    assert [one.number for one in CRITERIA if one.state == "supported" and failed & {*one.tests}] == []


def test_the_page_has_a_row_for_each_criterion_and_for_each_file_with_its_outcome():
    rows = html.fromstring(f"<div>{criteria_table(None)}</div>").findall(".//tbody/tr")
    assert [row.find("th").text.split()[0] for row in rows] == [one.number for one in CRITERIA]
    assert [row.find("td").text for row in rows] == [one.state for one in CRITERIA]
    files = html.fromstring(f"<div>{files_table(None)}</div>").findall(".//tbody/tr")
    for row, path in zip(files, named_tests(CRITERIA), strict=True):
        assert row.find("th/code").text in path
        judges, outcome = (cell.text for cell in row.findall("td"))
        assert judges
        counts = read_results()["tests"].get(path)
        assert outcome == ("{passed} passed, {failed} failed".format(**counts) if counts else "not run")
