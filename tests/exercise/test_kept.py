"""What an exercise keeps on the device, takes from a link or from storage, and never believes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser_fixtures import wait_until
from tests.exercise.exercise_site import FULL, GRADED, HOSTILE, OF_EACH_TYPE, REVEALED, ExerciseOnPage, envelope, store
from tests.layers import some_now
from tests.touch import swipe


@pytest.mark.parametrize(
    "item_id", some_now([*OF_EACH_TYPE, REVEALED], 4, "a few types stand for all that share these controls")
)
def test_an_answer_is_kept_over_a_reload(context, show, item_id):
    store(context, item_id, envelope({"answer": FULL[item_id], "checked": False}))
    exercise = show(item_id)
    exercise.reload()
    assert exercise.answer() == FULL[item_id]
    assert exercise.notices() == ""


def test_what_was_said_to_an_answer_is_said_again_after_a_reload(show):
    exercise = show("ao-quarter-shared")
    exercise.root.locator("input[name=r]").fill("0.3")
    said = exercise.check()
    assert said.startswith("Not yet.")
    expect(exercise.reload().root.locator("[data-slot=feedback]")).to_have_text(re.compile("Move r away from zero"))


def test_saved_is_said_where_the_device_has_saved(show):
    exercise = show("wa-late-again")
    assert exercise.text("saved") == ""
    exercise.choose("Tasks")
    assert exercise.text("saved") == "Saved on this device"
    exercise.reload()
    assert exercise.text("saved") == "Saved on this device"


def test_saved_is_not_said_where_the_device_refuses(context, show):
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    exercise = show("wa-late-again")
    exercise.choose("Tasks")
    assert exercise.text("saved") == ""
    assert "This browser is not keeping your answers" in exercise.notices()
    exercise.page.watcher.errors.clear()  # the theme's own use of the storage


def test_a_text_that_is_too_long_to_be_handed_in_says_so_where_others_are_said_to_be_saved(show):
    exercise = show("wa-say-why")
    box = exercise.root.get_by_role("textbox")
    box.fill("so " * 20_000)
    assert exercise.text("saved") == "Saved on this device"
    box.fill("so " * 20_001)
    assert exercise.text("saved") == "Saved on this device, but too long to be handed in"
    assert "more than 60,000 letters" in exercise.text("count")
    assert len(exercise.reload().root.get_by_role("textbox").input_value()) == 60_003
    assert exercise.text("saved") == "Saved on this device, but too long to be handed in"


def test_a_text_runs_in_the_direction_of_its_script(show):
    box = show("wa-say-why").root.get_by_role("textbox")
    box.fill("כי כך היא אמרה")
    assert box.evaluate("box => getComputedStyle(box).direction") == "rtl"
    box.fill("Because")
    assert box.evaluate("box => getComputedStyle(box).direction") == "ltr"


def test_after_starting_again_twice_undo_gives_the_answer_back(show):
    exercise = show("wa-say-why")
    exercise.root.get_by_role("textbox").fill("Because")
    exercise.root.get_by_role("button", name="Start again", exact=True).dblclick()
    exercise.press("Undo")
    assert exercise.answer() == {"text": "Because"}


def test_a_touch_that_becomes_a_scroll_is_no_answer_on_the_explorer_of_an_exercise(phone, site):
    exercise = ExerciseOnPage(phone, site, "ao-quarter-shared", "all").open()
    slider = exercise.root.locator("input[type=range]").first
    before = slider.input_value()
    swipe(phone, slider, 250)
    assert slider.input_value() == before
    assert exercise.answer() == {}


def test_starting_again_blanks_the_answer_and_can_be_undone(show):
    exercise = show("wa-say-why")
    exercise.root.get_by_role("textbox").fill("Because")
    exercise.press("Start again")
    assert exercise.answer() == {}
    expect(exercise.root.get_by_role("textbox")).to_have_value("")
    exercise.press("Undo")
    assert exercise.answer() == {"text": "Because"}
    expect(exercise.root.get_by_role("button", name="Start again")).to_be_focused()


@pytest.mark.parametrize(
    "item_id", some_now([*OF_EACH_TYPE, REVEALED], 4, "a few types stand for all that share these controls")
)
def test_starting_again_leaves_nothing_on_the_controls(context, show, item_id):
    store(context, item_id, envelope({"answer": FULL[item_id], "checked": False}))
    exercise = show(item_id)
    untouched = exercise.page.context.browser.new_context().new_page()
    untouched.goto(exercise.address)
    exercise.press("Start again")
    form = """() => [...document.querySelectorAll('.exercise :is(input, select, textarea, li)')]
        .map(control => `${control.dataset.part} ${control.value} ${control.checked}`)"""
    assert exercise.page.evaluate(form) == untouched.evaluate(form)
    untouched.context.close()


def test_an_answer_given_before_the_module_is_there_counts(context, site):
    page = context.new_page()
    held = []
    page.route("**/exercise.js", lambda route: held.append(route))  # noqa: PLW0108 (no bound built-in)
    exercise = ExerciseOnPage(page, site, "wa-match-lines")
    store(context, "wa-match-lines", envelope({"answer": {"pairs": {"p1": "o1", "p2": "o3"}}, "checked": True}))
    page.goto(exercise.address)
    exercise.root.get_by_role("combobox").first.select_option("o2")
    wait_until(page, "document.querySelector('[data-started]') !== null")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    exercise.wait()
    assert exercise.state() == {"answer": {"pairs": {"p1": "o2", "p2": "o3"}}, "checked": False}


def test_a_link_shows_an_answer_and_mine_is_safe(show):
    exercise = show("wa-whose-goal")
    exercise.choose("Tasks")
    link = '?visit#open=exercise-wa-whose-goal&v=1&answer={"choice":"c"}'
    exercise.page.goto(f"{exercise.address}{link}")
    exercise.wait()
    expect(exercise.root.get_by_role("radio", name="Bond")).to_be_checked()
    assert exercise.text("saved") == ""
    exercise.press("Back to my answers")
    expect(exercise.root.get_by_role("radio", name="Tasks")).to_be_checked()


@pytest.mark.parametrize(
    ("item_id", "state", "told"),
    some_now(
        [
            ("wa-whose-goal", {"answer": {"choice": HOSTILE}}, "is not an answer to this exercise"),
            ("wa-whose-goal", {"answer": HOSTILE, "checked": True}, f"“{HOSTILE}” is not an answer to this exercise"),
            ("wa-signs-of-bond", {"answer": {"choices": ["a", HOSTILE]}}, f"“{HOSTILE}” is no part of this exercise"),
            (
                "wa-match-lines",
                {"answer": {"pairs": {"p1": HOSTILE}}},
                f"“p1” is “{HOSTILE}”, which cannot be answered here",
            ),
            ("wa-repair-steps", {"answer": {"order": ["a", HOSTILE]}}, "does not name every step once"),
            ("wa-rate-mina", {"answer": {"ratings": {"t2": 17}}}, "“t2” is “17”, which cannot be answered here"),
            (
                "ao-quarter-shared",
                {"answer": {"parameters": {"r": 7, "n": 20}}},
                "“r” is “7”, which cannot be answered here",
            ),
            ("ao-quarter-shared", {"answer": {"parameters": {"r": 0.5, "x": 1}}}, "“x” is no part of this exercise"),
            ("wa-score-sheet", {"answer": {"scores": {"goal": [HOSTILE]}}}, "“goal” is “"),
            ("wa-say-why", {"answer": {"text": {"a": 1}}}, "is not an answer to this exercise"),
        ],
        3,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_storage_is_not_believed_and_what_it_says_is_shown_as_text(context, show, item_id, state, told):
    store(context, item_id, envelope(state))
    exercise = show(item_id)
    assert told in exercise.notices()
    assert exercise.root.locator("img").count() == 0


@pytest.mark.parametrize(
    ("item_id", "answer"),
    some_now(
        [
            ("ao-shared-share", {"text": HOSTILE}),
            ("wa-score-sheet", {"scores": {"goal": HOSTILE}}),
            ("wa-say-why", {"text": HOSTILE}),
        ],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_markup_in_an_answer_is_text(context, show, item_id, answer):
    store(context, item_id, envelope({"answer": answer, "checked": True}))
    exercise = show(item_id)
    assert exercise.answer() == answer
    assert exercise.root.locator("img").count() == 0
    if item_id != "wa-say-why":
        assert HOSTILE in exercise.feedback()


def test_two_tabs_of_one_page_agree(show, context, site):
    exercise = show("wa-whose-goal")
    other = ExerciseOnPage(context.new_page(), site, "wa-whose-goal").open()
    exercise.choose("Bond")
    expect(other.root.get_by_role("radio", name="Bond")).to_be_checked()


def test_a_page_chooses_the_variant_and_the_order_of_choices(context, page, site):
    context.add_init_script("""new MutationObserver(() => {
        const el = document.querySelector('[data-widget=exercise]');
        if (el) el.dataset.variant = 2, el.dataset.order = 'c a b';
    }).observe(document, { childList: true, subtree: true })""")
    numeric = ExerciseOnPage(page, site, "ao-shared-share").open()
    assert "At a correlation of 0.5, what share" in numeric.root.locator(".exercise__prompt").inner_text()
    numeric.root.get_by_label("Your answer").fill("0.25")
    assert numeric.check().startswith("Right.")
    choice = ExerciseOnPage(page, site, "wa-whose-goal").open()
    assert choice.root.locator(".exercise__choice").all_inner_texts() == ["Bond", "Goals", "Tasks"]


@pytest.mark.parametrize(
    ("variant", "order"),
    some_now(
        [("7", "c a"), ("-1", "c a z"), ("x", "a a b"), ("1.5", "<b>")],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_variant_or_an_order_that_cannot_be_is_not_used(context, page, site, variant, order):
    context.add_init_script(f"""new MutationObserver(() => {{
        const el = document.querySelector('[data-widget=exercise]');
        if (el) el.dataset.variant = '{variant}', el.dataset.order = '{order}';
    }}).observe(document, {{ childList: true, subtree: true }})""")
    numeric = ExerciseOnPage(page, site, "ao-shared-share").open()
    assert "At a correlation of 0.3, what share" in numeric.root.locator(".exercise__prompt").inner_text()
    choice = ExerciseOnPage(page, site, "wa-whose-goal").open()
    assert choice.root.locator(".exercise__choice").all_inner_texts() == ["Goals", "Tasks", "Bond"]


@pytest.mark.parametrize("item_id", some_now(GRADED, 4, "a few types stand for all that share these controls"))
def test_a_graded_exercise_keeps_its_answer_and_says_nothing_to_it(context, show, item_id):
    store(context, item_id, envelope({"answer": FULL[item_id], "checked": True}))
    exercise = show(item_id)
    assert exercise.feedback() == ""
    expect(exercise.root.get_by_role("button", name="Check")).to_have_count(0)
    assert exercise.text("saved") == "Saved on this device"
