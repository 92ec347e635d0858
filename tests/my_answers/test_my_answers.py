"""My answers' Python side: what it publishes, follows and writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from tests.classroom.samples import answers_with_full_marks, sample_bank
from widgets.classroom.assignments.assignment import chapter_assignment
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.problems import ClassroomError
from widgets.exercise.exercise import Exercise
from widgets.my_answers.my_answers import MyAnswers

PACKAGE_ROOT = Path(__file__).parents[2] / "widgets"
CHAPTER = "working_alliance"
BANK = sample_bank()


@pytest.fixture
def answers():
    """My answers in a kernel in which no exercise runs yet."""
    Exercise.live.clear()
    return MyAnswers(CHAPTER, BANK)


@pytest.fixture
def exercise(answers):  # noqa: ARG001 (in the same kernel)
    return Exercise("wa-whose-goal", BANK)


def test_it_lists_the_exercises_of_the_chapter_in_their_order(answers):
    titles = html.fromstring(answers.static_html()).xpath("//li/span[@class='my-answers__name']/text()")
    wanted = chapter_assignment(CHAPTER, BANK).items
    assert titles == [BANK.item(name)["title"] for name in wanted]


def test_an_unknown_chapter_is_refused_and_the_chapters_are_named():
    with pytest.raises(ClassroomError, match="There is no chapter 'alliances'; chapters are working_alliance"):
        MyAnswers("alliances", BANK)


def test_the_page_of_assignments_gets_one_without_exercises():
    empty = MyAnswers(None, BANK)
    assert empty.definition["items"] == []
    assert empty.definition["assignment"] is None
    assert empty.definition["edition"] == BANK.edition
    assert empty.answers == {}


def test_nothing_of_any_key_is_in_the_page():
    texts = re.findall(r'"(?:feedback|rationale|model_answer|rubric|marker_note|correct|reasons|tolerance)":', _page())
    assert texts == []


def _page() -> str:
    return MyAnswers(CHAPTER, BANK).static_html()


def test_no_wording_of_an_inventory_is_in_the_page():
    item = BANK.item("wa-score-sheet")
    assert item["sheet"][0]["statement"] not in _page()


def test_what_an_exercise_says_is_text_and_never_markup():
    assert "<9 o'clock>" in BANK.item("wa-late-again")["prompt"]
    root = html.fromstring(_page())
    assert root.xpath("//small") == []
    assert len(root.xpath("//script")) == 1


def test_the_page_is_the_same_each_time():
    assert _page() == _page()


def test_code_and_name_are_kept_in_one_place_for_all_pages(answers):
    assert (answers.storage_name(), answers.kept) == ("my-answers", ("code", "name"))
    assert MyAnswers(None, BANK).storage_name() == "my-answers"


def test_it_has_the_answers_of_the_exercises_that_run(answers, exercise):
    exercise.answer = {"choice": "b"}
    assert answers.answers == {"wa-whose-goal": {"choice": "b"}}


def test_a_blank_is_no_answer(answers, exercise):
    Exercise("wa-say-why", BANK).answer = {"text": "  "}
    assert exercise.answer == {}
    assert answers.answers == {}


def test_the_view_follows_an_exercise_that_was_there_before_it(exercise):
    answers = MyAnswers(CHAPTER, BANK)
    exercise.answer = {"choice": "b"}
    exercise.checked = True
    assert answers.states == {"wa-whose-goal": {"answer": {"choice": "b"}, "checked": True}}


def test_the_view_that_asks_gets_the_states_of_later_exercises(answers):
    later = Exercise("wa-whose-goal", BANK)
    answers.asked += 1
    later.answer = {"choice": "b"}
    assert answers.states["wa-whose-goal"]["answer"] == {"choice": "b"}


def test_an_exercise_that_was_made_anew_counts_and_the_old_one_does_not(answers, exercise):
    exercise.answer = {"choice": "b"}
    again = Exercise("wa-whose-goal", BANK)
    assert answers.answers == {}
    again.answer = {"choice": "c"}
    assert answers.answers == {"wa-whose-goal": {"choice": "c"}}


def test_an_exercise_of_another_chapter_is_left_out(answers):
    Exercise("ao-shared-share", BANK).answer = {"text": "0.09"}
    assert answers.answers == {}


def test_the_file_of_a_notebook_is_read_by_the_grader(answers, tmp_path):
    full = answers_with_full_marks(BANK)
    exercises = [Exercise(name, BANK) for name in chapter_assignment(CHAPTER, BANK).items]
    for exercise in exercises:
        exercise.answer = full[exercise.item["id"]]
    path = answers.write_response_file(tmp_path / "mine.json", code=" mina.b ", name="Mina B.")
    response = read_response(path.read_bytes())
    assert (response.assignment_id, response.edition) == ("chapter-working_alliance", BANK.edition)
    assert (response.code, response.student_name) == ("mina.b", "Mina B.")
    assert response.answers == {exercise.item["id"]: full[exercise.item["id"]] for exercise in exercises}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", response.saved)
    assert not response.edited


def test_an_exercise_with_several_numbers_says_that_the_first_was_answered(tmp_path):
    answers = MyAnswers("alliance_and_outcome", BANK)
    path = answers.write_response_file(tmp_path / "mine.json", code="mina")
    assert read_response(path.read_bytes()).variants == {"ao-shared-share": 0, "ao-upper-half": 0}


def test_the_code_in_the_field_is_used_if_none_is_given(answers, tmp_path):
    answers.code = "mina"
    path = answers.write_response_file(tmp_path / "mine.json")
    assert read_response(path.read_bytes()).code == "mina"


def test_no_file_is_written_without_a_code(answers, tmp_path):
    with pytest.raises(ValueError, match="there is no code; give code="):
        answers.write_response_file(tmp_path / "mine.json")
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_of_no_chapter(tmp_path):
    with pytest.raises(ValueError, match="belongs to no chapter"):
        MyAnswers(None, BANK).write_response_file(tmp_path / "mine.json", code="mina")


def test_the_bundle_has_a_stable_text(answers):
    data, _ = answers._repr_mimebundle_()
    assert data["text/plain"] == "MyAnswers('working_alliance')"
    assert data["text/html"] == answers.static_html()


def test_the_state_beside_the_markup_has_neither_code_nor_answers(answers, exercise):
    exercise.answer = {"choice": "b"}
    answers.code = ""
    state = json.loads(html.fromstring(answers.static_html()).xpath("//script")[0].text)
    assert set(state) == {"definition", "words", "code", "name"}
