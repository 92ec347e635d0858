"""Every type of exercise answered and checked by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.exercise.exercise_site import ExerciseOnPage


def press(exercise: ExerciseOnPage, *keys: str) -> None:
    for key in keys:
        exercise.page.keyboard.press(key)


def test_one_choice_is_made_and_checked_by_keyboard(show):
    exercise = show("wa-whose-goal")
    exercise.root.get_by_role("radio", name="Goals").focus()
    press(exercise, "ArrowDown", "Tab", "Enter")
    assert exercise.answer() == {"choice": "b"}
    assert exercise.feedback() == "Not yet.\nTasks are what the two do. She speaks of what it is for."
    expect(exercise.root.get_by_role("button", name="Check")).to_be_focused()


def test_several_choices_are_made_and_checked_by_keyboard(show):
    exercise = show("wa-signs-of-bond")
    exercise.root.get_by_role("checkbox").first.focus()
    press(exercise, "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Enter")
    assert exercise.answer() == {"choices": ["a", "c"]}
    assert exercise.feedback().startswith("Right.")


def test_true_or_false_is_chosen_and_checked_by_keyboard(show):
    exercise = show("wa-only-one-kind")
    exercise.root.get_by_role("radio", name="True").focus()
    press(exercise, "Space", "Tab", "Enter")
    assert "every change that two people work for" in exercise.feedback()


def test_enter_in_a_number_checks_it_and_leaves_the_page_where_it_is(show):
    exercise = show("ao-shared-share")
    exercise.root.get_by_label("Your answer").focus()
    exercise.page.keyboard.type("0,09")
    press(exercise, "Enter")
    assert exercise.feedback() == "Right.\nYes, r squared."
    expect(exercise.root.get_by_label("Your answer")).to_be_focused()


def test_pairs_are_matched_by_keyboard(show):
    exercise = show("wa-match-lines")
    exercise.root.get_by_role("combobox").first.focus()
    for letter in ("G", "T", "B"):
        press(exercise, letter, "Tab")
    press(exercise, "Enter")
    assert exercise.answer() == {"pairs": {"p1": "o2", "p2": "o3", "p3": "o1"}}
    assert exercise.feedback().startswith("Right.")


def test_steps_are_moved_by_keyboard_the_focus_stays_and_the_place_is_said(show):
    exercise = show("wa-repair-steps")
    up = exercise.root.get_by_role("button", name="Move up: Notice the strain.")
    up.focus()
    press(exercise, "Enter")
    assert exercise.answer() == {"order": ["b", "a", "c", "d"]}
    expect(up).to_be_focused()
    assert exercise.text("aloud") == "“Notice the strain.” is now number 1 of 4."
    press(exercise, "Enter")
    assert exercise.answer() == {"order": ["b", "a", "c", "d"]}
    expect(up).to_have_attribute("aria-disabled", "true")


def test_a_sheet_is_scored_by_keyboard(show):
    exercise = show("wa-score-sheet")
    exercise.root.get_by_role("textbox", name="Goal").focus()
    for score in ("2", "4.5", "4.67", "3.72"):
        exercise.page.keyboard.type(score)
        press(exercise, "Tab", "Tab")
    press(exercise, "Enter")
    assert exercise.feedback() == "Right.\nAll four."


def test_an_explorer_is_set_by_keyboard(show):
    exercise = show("ao-quarter-shared")
    exercise.root.locator("input[name=r]").focus()
    press(exercise, "End", *["ArrowLeft"] * 45)
    assert exercise.answer() == {"parameters": {"r": 0.5, "n": 200}}
    assert exercise.check() == "Right.\nYes: .50, or −.50, squared is a quarter."


def test_turns_are_rated_by_keyboard(show):
    exercise = show("wa-rate-mina")
    exercise.root.get_by_role("radio", name="0 none").first.focus()
    press(exercise, "ArrowRight", "Tab", "Space")
    assert exercise.answer() == {"ratings": {"t2": 1, "t4": 0}}


def test_a_text_is_written_by_keyboard_and_its_words_are_counted(show):
    exercise = show("wa-say-why")
    exercise.root.get_by_role("textbox").focus()
    exercise.page.keyboard.type("Two words")
    assert exercise.answer() == {"text": "Two words"}
    assert exercise.text("count") == "2 words."
