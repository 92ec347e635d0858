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
from tests.twins.draws import DRAWS
from tests.twins.twins import TWINS

HERE = Path(__file__).parent
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
    assert TWINS[stem](case["given"]) == case["wanted"]


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
