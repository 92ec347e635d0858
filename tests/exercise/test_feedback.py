"""What is said to an answer: wrong, partly right, right, blank."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.exercise.exercise_site import FULL, OF_EACH_TYPE, PRACTICE, REVEALED, envelope, store
from tests.layers import some_now

CHECKED = [name for name in PRACTICE if name != REVEALED]
ONE_OF_EACH_TYPE = [name for name in OF_EACH_TYPE if name in CHECKED]


@pytest.mark.parametrize("item_id", some_now(CHECKED, ONE_OF_EACH_TYPE, "another exercise of a type is checked alike"))
def test_full_marks_are_called_right(context, show, item_id):
    store(context, item_id, envelope({"answer": FULL[item_id], "checked": False}))
    exercise = show(item_id)
    assert exercise.check().startswith(
        "Right." if item_id != "wa-rate-mina" else "Your weighted kappa with our ratings is 1.00"
    )


@pytest.mark.parametrize(
    "item_id",
    some_now([name for name in PRACTICE if name != REVEALED], 3, "a few types stand for all that share these controls"),
)
def test_a_blank_is_called_no_answer_and_never_wrong(show, item_id):
    exercise = show(item_id)
    assert exercise.check() == "There is no answer yet."
    assert exercise.state().get("checked", False) is False


@pytest.mark.parametrize(
    ("item_id", "answer", "said"),
    some_now(
        [
            (
                "wa-signs-of-bond",
                {"choices": ["a", "b"]},
                (
                    "1 of 2 found, 1 too many.\n“We both want me back at work.”\nWhat both want are goals.\n"
                    "“She noticed that it was a hard day.”\nTo be noticed is to matter: that is the bond."
                ),
            ),
            (
                "wa-signs-of-bond",
                {"choices": ["a"]},
                "1 of 2 right.\n“She noticed that it was a hard day.”\nTo be noticed is to matter: that is the bond.",
            ),
            ("ao-shared-share", {"text": "0.3"}, "Not yet.\nThat is r itself. Square it."),
            ("ao-shared-share", {"text": "9"}, "Not yet.\nThat is in percent. Answer between 0 and 1."),
            ("ao-shared-share", {"text": "0.7"}, "Not yet.\nThe share is the square of r."),
            (
                "ao-shared-share",
                {"text": "a tenth"},
                "“a tenth” cannot be read as a number. Write a number such as 0.25.",
            ),
            (
                "wa-match-lines",
                {"pairs": {"p1": "o2", "p2": "o1"}},
                (
                    "1 of 3 right.\n“I see why we do this.”\nWhat both do is a task.\n"
                    "Goals are what for, tasks are how, the bond is with whom."
                ),
            ),
            (
                "wa-repair-steps",
                {"order": ["b", "d", "a", "c"]},
                "2 of 4 right.\nIt has to be noticed before it can be named.",
            ),
            (
                "wa-score-sheet",
                {"scores": {"goal": "2.5", "task": "3.5", "bond": "4", "composite": "3.33"}},
                "Not yet.\nThese are the scores if no item is turned around.",
            ),
            (
                "wa-score-sheet",
                {"scores": {"goal": "2", "task": "two"}},
                "Task: “two” cannot be read as a number. Write a number such as 0.25.",
            ),
            (
                "wa-score-sheet",
                {"scores": {"goal": "2", "bond": "none"}},
                "1 of 4 right.\nTurn around what is reverse-keyed, then average what is answered.",
            ),
            (
                "ao-quarter-shared",
                {"parameters": {"r": 0.3, "n": 200}},
                "Not yet.\nThey share less than a quarter. Move r away from zero.",
            ),
            (
                "ao-quarter-shared",
                {"parameters": {"r": -0.9, "n": 200}},
                "Not yet.\nThey share more than a quarter. Move r toward zero.",
            ),
        ],
        4,
        "a few types stand for all that share these controls",
    ),
)
def test_what_is_not_right_is_told_why(context, show, item_id, answer, said):
    store(context, item_id, envelope({"answer": answer, "checked": False}))
    assert show(item_id).check() == said


def test_marks_stand_at_the_parts_with_a_sign_and_a_word(context, show):
    store(context, "wa-signs-of-bond", envelope({"answer": {"choices": ["a", "b"]}, "checked": True}))
    exercise = show("wa-signs-of-bond")
    assert exercise.marks() == {"a": "right", "b": "wrong", "c": "missed", "d": ""}
    expect(exercise.root.locator("[data-part=b] [data-slot=mark]")).to_have_text("not this")


def test_ratings_are_told_with_kappa_and_turn_by_turn(context, show):
    ratings = {"t2": 2, "t4": 2, "t6": 3, "t8": 0, "t10": 0}
    store(context, "wa-rate-mina", envelope({"answer": {"ratings": ratings}, "checked": True}))
    exercise = show("wa-rate-mina")
    # weighted_kappa([2, 2, 3, 0, 0], [1, 2, 3, 1, 0], range(4)): 1 - (2 / 5) / (62 / 25) = 0.84
    assert exercise.feedback().startswith("Your weighted kappa with our ratings is 0.84.")
    assert "At 3 of 5 turns we gave the same." in exercise.feedback()
    assert "You have rated 5 of 6 turns." in exercise.feedback()
    reasons = exercise.root.locator("[data-slot=reason]").all_inner_texts()
    assert reasons[0] == "You: 2 clear. We: 1 weak. She complies, and says little."
    assert reasons[2] == "Both: 3 strong. She attacks the task and the therapist’s plan."
    assert reasons[5] == "We: 0 none. She agrees."


def test_one_rated_turn_gives_no_kappa_and_says_why(context, show):
    store(context, "wa-rate-mina", envelope({"answer": {"ratings": {"t2": 2}}, "checked": True}))
    assert show("wa-rate-mina").feedback().startswith("Kappa needs two rated turns at least.")


def test_a_new_answer_takes_the_old_feedback_away(show):
    exercise = show("wa-whose-goal")
    exercise.choose("Tasks")
    assert exercise.check().startswith("Not yet.")
    exercise.choose("Goals")
    assert exercise.feedback() == ""
    assert exercise.marks() == {"a": "", "b": "", "c": ""}
    assert exercise.state() == {"answer": {"choice": "a"}, "checked": False}


def test_no_score_takes_the_place_of_a_score_and_back(show):
    exercise = show("wa-score-sheet")
    score = exercise.root.get_by_role("textbox", name="Bond")
    score.fill("3")
    exercise.root.get_by_role("checkbox", name="Bond: no score").check()
    expect(score).to_have_value("")
    assert exercise.answer() == {"scores": {"bond": "none"}}
    score.fill("4")
    expect(exercise.root.get_by_role("checkbox", name="Bond: no score")).not_to_be_checked()
    assert exercise.answer() == {"scores": {"bond": "4"}}


def test_a_long_text_is_never_cut_off_and_the_limits_are_said_once(show):
    exercise = show("wa-say-why")
    box = exercise.root.get_by_role("textbox")
    box.fill("word " * 79)
    assert exercise.text("aloud") == "79 words: as many as asked for."
    box.fill("word " * 80)
    assert exercise.text("aloud") == "79 words: as many as asked for."
    box.fill("word " * 81)
    assert exercise.text("aloud") == "81 words: more than 80. Nothing is cut off."
    assert len(exercise.answer()["text"].split()) == 81
