"""Names of formats, versions and limits that Python and the page share are written in Python, and sent to the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from widgets.classroom.assignments import assignment, canvas_titles, students_site
from widgets.classroom.collecting import response_file
from widgets.classroom.grading import marks
from widgets.exercise_types import shapes

WIDGETS = Path(__file__).parents[2] / "widgets"
PAGES_OWN = {
    "classroom/assignments/assignment.js": {"LONGEST"},  # of a link or a file that a page looks at
    "exercise_types/kappa.js": {"FEWEST_PAIRS"},  # a step of the twin itself, held by its cases
    "exercise_types/shapes.js": {"LONGEST_NUMBER"},  # compared below
    "explorer/sound.js": {"MOST_STEPS"},  # of a sound, which no Python makes
    "host/permalink.js": {"LINK_VERSION"},
    "host/storage.js": {"ENVELOPE_VERSION"},
    "my_answers/context.js": {"MOST_TOLD"},
    "packages/scorm/interactions.js": {"LONGEST"},  # these are SCORM's
    "packages/scorm/suspend_data.js": {"MOST_LETTERS", "VERSION"},
    "pages/cells/kept_code.js": {"LONGEST"},  # of a cell that is kept on the device
    "pages/cells/page_widgets.js": {"LONGEST"},  # that a form may take to come alive
    "pages/gradebook/answers.js": {"LONGEST"},
    "pages/gradebook/intake.js": {"LARGEST"},
}
"""Limits and versions of what no Python reads or writes, and one that a test compares with Python's."""


def test_the_pages_tests_are_given_what_python_sends():
    sent = {"assignment": assignment.RULES, "marks": marks.RULES, "responses": response_file.RULES}
    sent |= {"site": students_site.RULES, "titles": canvas_titles.RULES}
    assert json.loads(Path(__file__).with_name("rules.json").read_text("utf-8")) == json.loads(json.dumps(sent))


def test_no_page_writes_the_name_of_a_format_itself():
    texts = {path: path.read_text("utf-8") for path in WIDGETS.rglob("*.js")}
    assert [path for path, text in texts.items() if "psychotherapy-relationship/" in text] == []


def test_no_page_has_a_limit_or_a_version_of_its_own_that_python_has_too():
    kind = re.compile(r"const (\w*(?:FORMAT|VERSION|LONGEST|LARGEST|MOST|FEWEST|ITEM_ID)\w*)\b")
    named = {
        path.relative_to(WIDGETS).as_posix(): set(kind.findall(path.read_text("utf-8")))
        for path in WIDGETS.rglob("*.js")
    }
    assert {name: constants for name, constants in named.items() if constants} == PAGES_OWN


def test_the_longest_answers_are_as_long_on_the_page_as_in_python():
    written = re.findall(r"const (LONGEST_\w+) = ([\d_]+);", (WIDGETS / "exercise_types/shapes.js").read_text("utf-8"))
    assert {name: int(value) for name, value in written} == {
        "LONGEST_NUMBER": shapes.LONGEST_NUMBER,
    }
