"""Predict, then reveal: the prediction is locked, the truth shown, and the record kept to oneself."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.exercise.exercise_site import REVEALED, ExerciseOnPage, envelope, predict, store
from tests.layers import some_now


def record_of(exercise: ExerciseOnPage) -> list[dict]:
    stored = exercise.page.evaluate("localStorage['psychotherapy-relationship:calibration'] ?? 'null'")
    return (json.loads(stored) or {"state": {"predictions": []}})["state"]["predictions"]


def test_a_prediction_is_locked_and_the_truth_revealed_with_the_explorer(show):
    exercise = show(REVEALED)
    expect(exercise.root.locator(".explorer")).to_be_hidden()
    predict(exercise, "55", "50", "60")
    said = exercise.feedback()
    assert "It is 64%." in said
    assert "Your guess of 55% is off by 9 percentage points." in said
    assert "Your range, 50% to 60%, does not hold it." in said
    assert exercise.root.locator(".exercise__form input:not([readonly])").count() == 0
    exercise.root.locator("canvas").wait_for()
    expect(exercise.root.locator("[data-readout=upper]")).to_have_text("64%")
    assert record_of(exercise) == [{"item": REVEALED, "guess": 55, "low": 50, "high": 60, "truth": 64}]


def test_the_explorer_that_was_revealed_can_be_moved(show):
    exercise = show(REVEALED)
    predict(exercise, "64", "60", "70")
    exercise.root.locator("canvas").wait_for()
    exercise.root.locator("input[name=r]").fill("0.5")
    expect(exercise.root.locator("[data-readout=upper]")).to_have_text("75%")
    assert exercise.answer() == {"text": "64", "low": "60", "high": "70"}
    assert "Your guess of 64% is that number." in exercise.feedback()


def test_only_the_first_prediction_counts(show):
    exercise = show(REVEALED)
    predict(exercise, "55", "50", "60")
    exercise.press("Start again")
    expect(exercise.root.locator(".explorer")).to_be_hidden()
    predict(exercise, "64", "60", "70")
    assert "Only your first prediction counts" in exercise.feedback()
    assert [one["guess"] for one in record_of(exercise)] == [55]


def test_the_record_says_how_many_ranges_held_and_draws_them(context, show):
    mine = [{"item": f"a-{n}", "guess": 3, "low": 1, "high": 5, "truth": 9 if n == 0 else 4} for n in range(4)]
    damaged = [*mine, {"item": "b", "guess": "3"}, None, {"item": "a-1", "guess": 0, "low": 0, "high": 0, "truth": 9}]
    text = json.dumps({"version": 1, "widget": "calibration", "state": {"predictions": damaged}})
    context.add_init_script(
        f"if (!sessionStorage.two) {{ localStorage['psychotherapy-relationship:calibration'] = {json.dumps(text)};"
        " sessionStorage.two = 1; }"
    )
    exercise = show(REVEALED)
    predict(exercise, "62", "60", "70")
    assert "Of your 5 ranges, 4 held the answer. Ranges meant for 8 in 10 would hold about 4." in exercise.feedback()
    picture = exercise.root.get_by_role("img", name="5 ranges, each on its own scale")
    assert picture.locator("[data-result=held]").count() == 4
    assert picture.locator("[data-result=missed]").count() == 1


def test_the_record_is_in_no_answer_that_is_handed_in(show):
    exercise = show(REVEALED)
    predict(exercise, "55", "50", "60")
    assert exercise.state() == {"answer": {"text": "55", "low": "50", "high": "60"}, "checked": True}


@pytest.mark.parametrize(
    ("prediction", "said"),
    some_now(
        [
            (("", "", ""), "There is no answer yet."),
            (("", "50", "60"), "Write your best guess."),
            (("55", "50", ""), "Write both ends of your range."),
            (("about half", "50", "60"), "“about half” cannot be read as a number. Write a number such as 0.25."),
            (("55", "60", "50"), "Your range goes from 60 to 50. Write the lower end first."),
            (("55", "60", "70"), "Your best guess, 55, lies outside your range. Widen the range, or guess anew."),
        ],
        2,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_prediction_that_is_not_whole_reveals_nothing(show, prediction, said):
    exercise = show(REVEALED)
    predict(exercise, *prediction)
    assert exercise.feedback() == said
    expect(exercise.root.locator(".explorer")).to_be_hidden()
    assert record_of(exercise) == []


def test_a_prediction_that_storage_calls_checked_but_is_none_reveals_nothing(context, show):
    store(context, REVEALED, envelope({"answer": {"text": "x", "low": "1", "high": "2"}, "checked": True}))
    exercise = show(REVEALED)
    assert "cannot be read as a number" in exercise.feedback()
    expect(exercise.root.locator(".explorer")).to_be_hidden()
