"""A rule that is written in Python and in JavaScript says the same in both.

``<stem>.json`` has the cases of a twin, which this file and ``twins.test.js`` read. Then hypothesis draws, and one Node
process answers for the page. What the book itself holds is compared as a whole.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins.book_texts import OWN
from tests.twins.draws import DRAWS, contents, ids, sound_marks
from tests.twins.twins import TWINS
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.grading.decisions import Decision, write_decisions
from widgets.classroom.grading.marks import read_marks
from widgets.classroom.strict_json import with_whole_letters

HERE = Path(__file__).parent
DROPPED = Decision("drop", "Two keys fit.", "2026-11-30T18:00:00+01:00", "AB", item="wa-say-why")
CASES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.json"))}


def alike(told: Any) -> Any:
    """Give what is compared: as JSON has it, and numbers as near as the order of adding leaves them."""
    if isinstance(told, dict):
        return {name: alike(part) for name, part in told.items()}
    if isinstance(told, list):
        return [alike(part) for part in told]
    return pytest.approx(told, abs=1e-9) if isinstance(told, float) else told


def test_every_twin_has_a_file_of_cases_a_function_and_what_is_drawn():
    assert sorted(CASES) == sorted(TWINS) == sorted(DRAWS)
    assert [stem for stem, cases in CASES.items() if not cases] == []


@pytest.mark.parametrize(
    ("stem", "case"),
    [pytest.param(stem, case, id=f"{stem}: {case['says']}") for stem, cases in CASES.items() for case in cases],
)
def test_python_gives_what_the_case_wants(stem, case):
    assert TWINS[stem](case["given"]) == alike(case["wanted"])


@pytest.mark.parametrize("stem", list(TWINS))
@given(data=st.data())
def test_python_and_the_page_say_the_same_of_whatever_is_drawn(page_side, stem, data):
    drawn = data.draw(DRAWS[stem])
    [on_page] = page_side.ask(stem, [drawn])
    assert on_page == alike(TWINS[stem](drawn))


@pytest.mark.parametrize("stem", list(OWN))
def test_python_and_the_page_say_the_same_of_all_that_the_book_holds(page_side, stem):
    held = OWN[stem]()
    assert held
    for one, on_page in zip(held, page_side.ask(stem, held), strict=True):
        assert on_page == alike(TWINS[stem](one)), one


@given(drawn=contents)
def test_the_file_that_the_page_writes_is_read_by_python_as_it_was_meant(page_side, drawn):
    [text] = page_side.ask("write_response", [drawn])
    read = read_response(text.encode())
    meant = with_whole_letters(drawn)
    assert (read.edited, read.answers, read.variants) == (False, meant["answers"], meant["variants"])
    assert (read.code, read.student_name) == tuple(meant["student"][name].strip() for name in ("code", "name"))
    assert (read.assignment_id, read.assignment_title) == tuple(
        meant["assignment"][name].strip() for name in ("id", "title")
    )


@given(
    drawn=st.dictionaries(st.sampled_from(["mina", "otto"]), st.dictionaries(ids, sound_marks, min_size=1)),
    decided=st.sampled_from([(), (DROPPED,)]),
)
def test_the_marks_that_the_page_writes_are_read_by_python_as_they_were_meant(page_side, drawn, decided):
    [text] = page_side.ask("write_marks", [{"marks": drawn, "decisions": write_decisions(decided)}])
    read = read_marks(text.encode(), "marks.json")
    given_by_hand = {code: {item: mark.get("points") for item, mark in of.items()} for code, of in drawn.items()}
    assert (read.assignment_id, read.marker, read.decisions) == ("a-1f2e3d4c", "AB", decided)
    assert {code: {item: mark.points for item, mark in of.items()} for code, of in read.marks.items()} == given_by_hand
