"""Every package has a place for each type of exercise, or says why it has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.host.words import read_words
from widgets.packages import questions
from widgets.packages.blackboard import blackboard
from widgets.packages.canvas import quiz_text
from widgets.packages.common_cartridge import items
from widgets.packages.formats import FORMATS
from widgets.packages.moodle import questions as moodle
from widgets.packages.nbgrader import cells, checks
from widgets.packages.printed import printed

REFUSED = {name for name in ITEM_TYPES if f"unfit_{name}" in questions.WORDS}
INTERACTIONS = (Path(questions.__file__).parent / "scorm/interactions.js").read_text("utf-8")
KINDS = INTERACTIONS[INTERACTIONS.index("const KINDS") :]
PLACES = {
    "moodle": {*moodle.WRITERS, *REFUSED},
    "canvas": {*quiz_text.WRITERS, *REFUSED},
    "blackboard": {*blackboard.WRITERS, *REFUSED},
    "common_cartridge": {*items.WRITERS, *REFUSED},
    "scorm": set(re.findall(r"^  (\w+): \[", KINDS, re.MULTILINE)),
    "nbgrader": {*checks.CHECKS, *FREE_RESPONSES, *REFUSED},
    "printed": {name for name in ITEM_TYPES if f"type_{name}" in printed.WORDS},
}


def test_every_format_is_looked_at():
    assert set(PLACES) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_package_has_a_place_for_every_type_or_refuses_it_and_for_no_other(name):
    assert PLACES[name] == set(ITEM_TYPES)


@pytest.mark.parametrize("name", [*checks.CHECKS, *FREE_RESPONSES])
def test_a_notebook_says_how_each_type_that_it_holds_is_answered(name):
    assert f"asks_{name}" in cells.WORDS


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_the_page_that_builds_assignments_has_a_name_for_every_type(name):
    assert {name, f"{name}_type"} & set(read_words("pages/builder/builder"))
