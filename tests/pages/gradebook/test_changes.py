"""What a mark changes is told alone, and the page that takes it in has what a fresh page has."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.gradebook.decided import accept, drop, excuse, more_time, override
from tests.classroom.hostile import ASSIGNMENT, BANK, changed_answers, honest_file, hostile_files
from widgets.classroom.grading.marks import Mark, Marks, write_marks
from widgets.pages.gradebook.calls import GradebookCalls

FILES = {
    "assignment.json": ASSIGNMENT.to_json().encode(),
    "pia.json": honest_file("pia"),
    "quin.json": changed_answers("quin", ao_clients_needed={"text": "about 90"}),
    "edited.json": hostile_files()["edited.json"],
    "class.csv": b"name,code\nPia Roth,pia\nQuin Lee,quin\nSam Ode,sam\n",
    "cd.json": write_marks(Marks(ASSIGNMENT.id, "CD", {"pia": {"wa-say-why": Mark({"names_reason": 0})}})),
}
LEVELS = st.fixed_dictionaries({"names_reason": st.integers(0, 2), "is_plain": st.integers(0, 1)})
MARKS = st.one_of(
    st.tuples(st.just("wa-say-why"), st.none() | st.builds(Mark, LEVELS, st.sampled_from(["", "Well seen."]))),
    st.tuples(st.just("ao-clients-needed"), st.none() | st.builds(Mark, points=st.sampled_from([0.5, 1.0, 99.0]))),
)
GIVEN = st.lists(st.tuples(st.sampled_from(["pia", "quin", "gone"]), MARKS), min_size=1, max_size=6)


class Page:
    """The calls with what the page shows, which changes as the page's changes.js does it."""

    def __init__(self, marks: list[str]) -> None:
        self.calls = GradebookCalls()
        self.ask("open", bank=BANK.to_json())
        numbered = {str(place): data for place, data in enumerate(FILES.values())}
        self.shown = self.ask("add", numbered, names=list(FILES), own=True, marks={ASSIGNMENT.id: marks})

    def ask(self, call: str, files: dict[str, bytes] | None = None, /, **given: Any) -> Any:
        result, _ = self.calls.by_name()[call](given, files or {}, lambda *_progress: None)
        return json.loads(json.dumps(result, allow_nan=False))

    def mark(self, text: str) -> Any:
        changes = self.ask("mark", marks=text)
        known = {(group["severity"], group["code"]): group for group in self.shown["problems"]}
        groups = [known[g["severity"], g["code"]] if g["entries"] is None else g for g in changes["problems"]]
        for place, row in changes["rows"]:
            self.shown["rows"][place] = row
        replaced = ("items", "to_mark", "agreements", "decisions")
        self.shown |= {"problems": groups, **{name: changes[name] for name in replaced}}
        return changes


def marks_of(marks: dict[str, dict[str, Mark]]) -> str:
    return write_marks(Marks(ASSIGNMENT.id, "AB", marks)).decode()


@given(GIVEN)
def test_a_page_that_takes_in_changes_shows_what_a_fresh_page_shows(steps):
    page = Page([])
    marks: dict[str, dict[str, Mark]] = {}
    for code, (item_id, mark) in steps:
        student = marks.setdefault(code, {})
        student.pop(item_id, None)
        student |= {item_id: mark} if mark else {}
        page.mark(marks_of({code: student}))
    whole = marks_of({code: given for code, given in marks.items() if given})
    assert page.shown == Page([whole] if any(marks.values()) else []).shown


@pytest.mark.parametrize(
    ("decision", "rows"),
    [
        (override("pia", "wa-late-again", 0.5), ["pia"]),
        (excuse("sam"), ["sam"]),
        (more_time("quin", "2026-12-05T23:59:00Z"), ["quin"]),
        (accept("ao-clients-needed", {"text": "about 90"}), ["quin"]),
        (drop("wa-late-again"), ["pia", "quin", "sam", "olga"]),
    ],
    ids=lambda given: getattr(given, "kind", ""),
)
def test_a_decision_brings_the_rows_that_it_concerns_and_the_page_shows_what_a_fresh_page_shows(decision, rows):
    page, text = Page([]), write_marks(Marks(ASSIGNMENT.id, "AB", {}, (decision,))).decode()
    before = page.shown
    changes = page.mark(text)
    assert sorted(row["code"] for _, row in changes["rows"]) == sorted(rows)
    assert page.shown == Page([text]).shown
    page.mark(marks_of({}))
    assert page.shown == Page([]).shown
    assert before["decisions"] == []


def test_a_mark_brings_one_row_and_no_problem_that_stayed():
    changes = Page([]).mark(marks_of({"pia": {"wa-say-why": Mark({"names_reason": 2, "is_plain": 1})}}))
    assert [(place, row["code"]) for place, row in changes["rows"]] == [(0, "pia")]
    new = {group["code"] for group in changes["problems"] if group["entries"] is not None}
    assert new == {"awaiting_marks", "markers_differ"}
    assert "edited" in {group["code"] for group in changes["problems"]}


def test_a_mark_that_was_given_before_changes_nothing():
    page = Page([])
    page.mark(marks_of({"pia": {"wa-say-why": Mark({"names_reason": 2})}}))
    changes = page.mark(marks_of({"pia": {"wa-say-why": Mark({"names_reason": 2})}}))
    assert changes["rows"] == []
    assert all(group["entries"] is None for group in changes["problems"])


def test_files_are_told_with_what_keeps_them_from_being_graded():
    page = Page([])
    state = page.ask("remove", names=["class.csv"], marks={ASSIGNMENT.id: ["{}"]})
    assert state["failed"].startswith("'marks' is no file of marks.")
    assert [file["name"] for file in state["files"]] == [name for name in FILES if name != "class.csv"]
    assert "rows" not in state
