"""The inventory form on the built page, with no kernel, used as a reader uses it."""

from __future__ import annotations

import io
import json
import random

import pandas as pd
import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.browser_fixtures import wait_until
from tests.inventory_form.form_on_page import CHAPTER, CLIENT, THERAPIST, FormOnPage
from tests.layers import some_now
from widgets import Inventory, InventoryForm, case_responses

INVENTORY = Inventory.load("practice_alliance_short")
NOOR = case_responses("Noor", "practice_alliance_short").loc[[(3, "client")]]
INVENTORY_PAGE = "inventories/practice_alliance_short.html"
STORED = "psychotherapy-relationship:practice_alliance_short-client"


@pytest.fixture
def form(page, site):
    return FormOnPage(page).open(site)


def given_answers(row: pd.DataFrame) -> dict[str, int]:
    return {item: int(step) for item, step in row.iloc[0].dropna().items()}


def test_the_form_opens_with_the_answers_and_scores_of_the_case(form):
    assert form.answers() == given_answers(NOOR)
    assert [form.score(part) for part in ("goal", "task", "bond")] == ["1.75", "3.00", "4.50"]
    assert form.composite() == "3.08"


def test_an_answer_changes_the_score_the_picture_and_the_sentence(form):
    mark = form.root.locator("[data-subscale=goal] [data-slot=mark]")
    place = "mark => getComputedStyle(mark).getPropertyValue('--position')"
    before = mark.evaluate(place)
    form.answer("goal_1", 5)
    assert form.score("goal") == "2.50"
    assert float(mark.evaluate(place)) == 0.375 != float(before)
    assert "11 of 12 items answered. Goal 2.50." in form.sentence()


def test_the_live_sentence_is_announced_politely(form):
    form.answer("goal_1", 5)
    expect(form.root.get_by_role("status").filter(has_text="items answered")).to_have_text(form.sentence())


@pytest.mark.whole("scores are compared case by case in tests/twins, without a page")
def test_too_few_answers_give_no_score_and_say_what_is_needed(form):
    form.answer("task_4", "")
    assert form.score("task") == "no score"
    assert form.composite() == "no score"
    row = form.root.locator("[data-subscale=task]")
    assert "2 of 4: 3 needed" in row.inner_text()
    expect(row.locator("[data-slot=mark]")).to_be_hidden()


@pytest.mark.whole("scores are compared case by case in tests/twins, without a page")
def test_one_answer_too_few_is_averaged_over_the_others(form):
    assert "3 of 4: the mean of these" in form.text("[data-subscale=task]")


def test_a_reader_can_break_the_key_and_mend_it(form):
    form.root.get_by_text("Show the working").click()
    form.root.get_by_label("Item 4, reverse-keyed").uncheck()
    assert form.score("goal") == "2.25"
    note = form.root.locator("[data-slot=broken]")
    assert "The key is changed for: 4." in note.inner_text()
    assert "Goal 1.75." in note.inner_text()
    form.press("Mend the key")
    assert form.score("goal") == "1.75"
    expect(note).to_be_hidden()


@pytest.mark.whole("a further way through the same form")
def test_the_working_shows_how_a_reverse_keyed_item_is_turned_around(form):
    form.root.get_by_text("Show the working").click()
    assert "6 − 4 = 2" in form.root.locator("[data-working=goal_2]").inner_text()
    assert form.root.locator("[data-formula=goal]").inner_text() == "Goal: (2 + 2 + 2 + 1) ÷ 4 = 1.75"
    assert form.root.locator("[data-formula-composite]").inner_text() == "Alliance: (1.75 + 3.00 + 4.50) ÷ 3 = 3.08"


@pytest.mark.whole("a further way through the same form")
def test_starting_again_brings_the_case_back_and_can_be_undone(form):
    form.answer("goal_1", 5)
    form.press("Start again")
    assert form.answers() == given_answers(NOOR)
    form.press("Undo")
    assert form.answers()["goal_1"] == 5


def test_clearing_can_be_undone(form):
    form.press("Clear all answers")
    assert form.answers() == {}
    form.press("Undo")
    assert form.answers() == given_answers(NOOR)


@pytest.mark.parametrize(
    "second", some_now(["Clear all answers", "Start again"], 1, "the other button ends the same way")
)
def test_after_two_presses_undo_gives_back_what_was_there_before_the_first(form, second):
    form.answer("goal_1", 5)
    before = form.answers()
    form.press("Clear all answers")
    form.press(second)
    form.press("Undo")
    assert form.answers() == before


@pytest.mark.whole("a further way through the same form")
def test_undo_gives_back_what_was_answered_between_two_presses(form):
    form.press("Clear all answers")
    form.answer("goal_1", 5)
    form.press("Clear all answers")
    form.press("Undo")
    assert form.answers() == {"goal_1": 5}


def test_a_chapter_and_the_page_of_its_inventory_keep_their_answers_apart(form, site):
    form.answer("goal_1", 5)
    in_chapter = form.answers()
    form.page.goto(f"{site}/{INVENTORY_PAGE}")
    assert form.wait().answers() == {}
    form.answer("task_1", 2)
    form.page.goto(f"{site}/{CHAPTER}")
    assert form.wait().answers() == in_chapter
    assert form.notices() == ""
    form.answer("bond_1", 1)
    form.page.goto(f"{site}/{INVENTORY_PAGE}")
    assert form.wait().answers() == {"task_1": 2}
    assert form.kept()["state"]["responses"] == {"3-client": {**in_chapter, "bond_1": 1}, "client": {"task_1": 2}}


@pytest.mark.whole("a further way through the same form")
def test_two_tabs_with_a_chapter_and_the_page_of_its_inventory_leave_one_another_alone(form, context, site):
    other = FormOnPage(context.new_page())
    other.page.goto(f"{site}/{INVENTORY_PAGE}")
    other.wait().answer("task_1", 2)
    form.answer("goal_1", 5)
    other.answer("task_2", 3)
    form.page.reload()
    assert form.wait().answers() == {**given_answers(NOOR), "goal_1": 5}
    other.page.reload()
    assert other.wait().answers() == {"task_1": 2, "task_2": 3}


@pytest.mark.parametrize(
    "heard",
    some_now([True, False], 1, "the other way is tested in kept_state.test.js, too"),
    ids=["heard", "not-heard"],
)
def test_after_site_data_were_deleted_elsewhere_one_answer_brings_none_of_the_old_ones_back(form, context, site, heard):
    form.page.goto(f"{site}/{INVENTORY_PAGE}")
    form.wait()
    for item in ("goal_1", "goal_2", "goal_3"):
        form.answer(item, 4)
    if heard:
        elsewhere = context.new_page()
        elsewhere.goto(f"{site}/book/glossary.html")
        elsewhere.evaluate("localStorage.clear()")
        expect(form.radio("goal_1", "")).to_be_checked()
    else:  # as by the browser's own settings
        form.page.evaluate("localStorage.clear()")
    form.answer("bond_1", 1)
    assert form.answers() == {"bond_1": 1}
    assert form.kept()["state"]["responses"] == {"client": {"bond_1": 1}}


def test_answers_are_kept_on_this_device(form):
    form.answer("bond_4", 2)
    form.page.reload()
    assert form.wait().answers()["bond_4"] == 2


@pytest.mark.whole("a further way through the same form")
def test_the_two_forms_of_the_page_keep_their_answers_apart(form):
    therapist = FormOnPage(form.page, THERAPIST).wait()
    before = therapist.answers()
    form.answer("bond_4", 1)
    assert therapist.answers() == before


def test_an_answer_given_before_the_module_is_there_counts(context, site):
    page = context.new_page()
    held = []
    page.route("**/inventory_form.js", lambda route: held.append(route))  # noqa: PLW0108 (no bound built-in)
    page.goto(f"{site}/{CHAPTER}")
    form = FormOnPage(page)
    form.root.scroll_into_view_if_needed()
    form.answer("goal_1", 4)
    wait_until(page, "document.querySelector('[data-started]') !== null")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    form.wait()
    assert form.answers()["goal_1"] == 4
    assert form.score("goal") == "2.25"
    assert form.kept()["state"]["responses"]["3-client"]["goal_1"] == 4


def test_a_link_reproduces_the_state(form, context):
    form.answer("goal_1", 5)
    form.root.get_by_text("Show the working").click()
    form.root.get_by_label("Item 4, reverse-keyed").uncheck()
    form.press("Link to these answers")
    link = form.root.get_by_label("A link that shows these answers").input_value()
    stranger = context.browser.new_context().new_page()
    stranger.goto(link)
    other = FormOnPage(stranger).wait()
    assert other.answers() == form.answers()
    assert other.score("goal") == form.score("goal")


@pytest.mark.whole("a further way through the same form")
def test_a_link_does_not_take_the_place_of_my_own_answers(form, site):
    form.answer("goal_1", 5)
    form.page.goto(f"{site}/{CHAPTER}?visit#open=practice_alliance_short-client&v=1&goal_1=1")
    form.wait()
    assert form.answers() == {"goal_1": 1}
    assert "Your own are safe on this device" in form.notices()
    form.press("Back to my answers")
    assert form.answers()["goal_1"] == 5
    assert form.kept()["state"]["responses"]["3-client"]["goal_1"] == 5


def test_a_visitor_can_keep_what_a_link_shows(form, site):
    form.answer("goal_1", 5)
    form.page.goto(f"{site}/{CHAPTER}?visit#open=practice_alliance_short-client&v=1&goal_1=1")
    form.wait().press("Keep these instead")
    form.page.goto(f"{site}/{CHAPTER}")
    assert form.wait().answers() == {"goal_1": 1}


@pytest.mark.whole("a further way through the same form")
def test_changes_during_a_visit_are_not_kept_unasked(form, site):
    form.answer("goal_1", 5)
    form.page.goto(f"{site}/{CHAPTER}?visit#open=practice_alliance_short-client&v=1&goal_1=1")
    form.wait().answer("goal_2", 3)
    assert form.kept()["state"]["responses"]["3-client"]["goal_1"] == 5


@pytest.mark.whole("a further way through the same form")
def test_a_link_followed_on_the_open_page_shows_its_answers(form):
    form.page.evaluate("location.hash = '#open=practice_alliance_short-client&v=1&bond_1=2'")
    expect(form.radio("bond_1", 2)).to_be_checked()
    assert form.answers() == {"bond_1": 2}


@pytest.mark.parametrize(
    ("after", "told"),
    some_now(
        [
            ("#open=practice_alliance_short-client&v=1&goal_1=9", "“goal_1” is “9”, but answers run from 1 to 5"),
            ("#open=practice_alliance_short-client&v=1&goal_1=x", "“goal_1” is “x”, but answers run from 1 to 5"),
            ("#open=practice_alliance_short-client&v=1&goal_9=1", "“goal_9” is no item of this form"),
            ("#open=practice_alliance_short-client&v=1&reverse_keyed=a", "“a” cannot be reverse-keyed"),
            ("#open=practice_alliance_short-client&v=7&goal_1=1", "another edition of this book (link version “7”)"),
            (
                "#open=practice_alliance_short-client&amp;v=1&amp;3-client=2_4_3_4_4_2__2_5_4_1_5",
                "cut or changed on its way",
            ),
            ("#open%3Dpractice_alliance_short-client%26v%3D1%263-client%3D2_4_3", "cut or changed on its way"),
            ("#open=practice_alliance_short-cl", "cut or changed on its way"),
            ("#open=practice_alliance_short-client&v=1", "gives no answer to the last items"),
            ("#open=practice_alliance_short-client&v=1&3-client=2_4_3_4_4_2__2", "gives no answer to the last items"),
            ("#open=nobody&v=1", "The link asks for “nobody”, which is not on this page"),
            ("#open=practice_alliance_short-client&v=1&%E0%A4%A=1", "is no item of this form"),
            ("#open=practice_alliance_short-client&v=1&<img src=x onerror=alert(1)>=1", "is no item of this form"),
        ],
        3,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_broken_link_says_what_is_wrong_and_keeps_the_rest(page, site, after, told):
    form = FormOnPage(page).open(site, after)
    assert told in form.notices()
    form.answer("bond_1", 3)
    assert form.answers()["bond_1"] == 3
    assert page.locator(".inventory-form img").count() == 0


@pytest.mark.parametrize(
    ("text", "told"),
    some_now(
        [
            ("{not json", "it is not JSON"),
            ("42", "it was not written by this form"),
            ('{"version": 99, "widget": "inventory_form", "state": {}}', "it was not written by this form"),
            ('{"version": 1, "widget": "another", "state": {"responses": {}}}', "it was not written by this form"),
        ],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_storage_that_cannot_be_read_is_set_aside_and_told(context, page, site, text, told):
    context.add_init_script(
        f"if (!sessionStorage.once) {{ localStorage['{STORED}'] = {json.dumps(text)}; sessionStorage.once = 1; }}"
    )
    form = FormOnPage(page).open(site)
    assert told in form.notices()
    assert form.answers() == given_answers(NOOR)
    form.answer("goal_1", 4)
    assert page.evaluate(f"localStorage['{STORED}:unreadable']") == text


def test_what_is_sound_in_damaged_storage_is_used_and_the_rest_named(context, page, site):
    state = {"responses": {"goal_1": 4, "goal_2": 17, "bond_1": "<b>5</b>"}, "reverse_keyed": ["bond_2"]}
    envelope = json.dumps({"version": 1, "widget": "inventory_form", "state": state})
    context.add_init_script(f"localStorage['{STORED}'] = {json.dumps(envelope)}")
    form = FormOnPage(page).open(site)
    assert form.answers() == {"goal_1": 4}
    assert "“goal_2” is “17”" in form.notices()
    assert "“bond_1” is “<b>5</b>”" in form.notices()


def test_a_full_storage_is_told_and_no_answer_is_lost(context, page, site):
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    form = FormOnPage(page).open(site)
    form.answer("goal_1", 5)
    assert "This browser is not keeping your answers" in form.notices()
    assert form.score("goal") == "2.50"
    assert json.loads(form.download("Download JSON"))["ratings"][0]["responses"]["goal_1"] == 5
    page.watcher.errors.clear()  # the theme's own use of the storage


@pytest.mark.whole("a further way through the same form")
def test_a_storage_that_is_switched_off_is_survived(context, page, site):
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(f"{site}/{CHAPTER}")
    form = FormOnPage(page).wait()
    form.answer("goal_1", 5)
    assert form.score("goal") == "2.50"
    assert "This browser is not keeping your answers" in form.notices()
    page.watcher.errors.clear()  # the theme's own use of the storage


def test_two_tabs_of_one_page_agree(form, context, site):
    other = FormOnPage(context.new_page()).open(site)
    form.answer("bond_3", 1)
    expect(other.radio("bond_3", 1)).to_be_checked()
    other.answer("bond_1", 1)
    expect(form.radio("bond_1", 1)).to_be_checked()
    assert form.answers() == other.answers()


def test_the_csv_is_a_table_that_python_scores(form):
    table = pd.read_csv(io.StringIO(form.download("Download CSV")))
    assert f"{INVENTORY.composite(table).item():.2f}" == form.composite()


@pytest.mark.whole("a further way through the same form")
def test_the_json_holds_answers_key_and_scores(form):
    taken = json.loads(form.download("Download JSON"))
    rated = taken["ratings"][0]
    assert (rated["session"], rated["perspective"]) == (3, "client")
    assert {item: step for item, step in rated["responses"].items() if step is not None} == given_answers(NOOR)
    assert rated["subscale_scores"] == INVENTORY.subscale_scores(NOOR).iloc[0].to_dict()
    assert taken["reverse_keyed"] == INVENTORY.reverse_keyed


def test_the_python_cell_makes_the_same_form(form):
    form.press("Python for these answers")
    names: dict[str, InventoryForm] = {}
    exec(form.root.get_by_label("A cell that makes this form").input_value(), names)  # noqa: S102
    assert given_answers(names["form"].responses) == form.answers()


@pytest.mark.whole("a further way through the same form")
def test_the_python_cell_sets_a_key_that_the_reader_has_changed(form):
    form.root.get_by_text("Show the working").click()
    form.root.get_by_label("Item 4, reverse-keyed").uncheck()
    form.press("Python for these answers")
    names: dict[str, InventoryForm] = {}
    exec(form.root.get_by_label("A cell that makes this form").input_value(), names)  # noqa: S102
    assert f"{names['form'].subscale_scores.goal.item():.2f}" == form.score("goal") == "2.25"


@pytest.mark.whole("scores are compared case by case in tests/twins, without a page")
def test_a_thousand_random_answer_patterns_score_alike_in_python_and_on_the_page(form):
    draw = random.Random(20261122)  # noqa: S311
    patterns = [
        {item: step for item in INVENTORY.item_ids if (step := draw.choice([1, 2, 3, 4, 5, None, None])) is not None}
        for _ in range(1000)
    ]
    script = """async patterns => {
        const form = document.querySelector('.inventory-form');
        const text = row => form.querySelector(`${row} [data-slot=score]`).textContent;
        const scores = [];
        for (const pattern of patterns) {
            for (const radio of form.querySelectorAll('input[type=radio]')) {
                const wanted = radio.value === String(pattern[radio.name] ?? '');
                if (wanted && !radio.checked) radio.click();
            }
            await null;  // the form is scored once for all that is changed in one go
            const subscales = ['goal', 'task', 'bond'].map(part => text(`[data-subscale=${part}]`));
            scores.push([...subscales, text('[data-composite]')]);
        }
        return scores;
    }"""
    on_page = pd.DataFrame(form.page.evaluate(script, patterns), columns=["goal", "task", "bond", "composite"])
    table = pd.DataFrame(patterns, columns=INVENTORY.item_ids)
    in_python = INVENTORY.subscale_scores(table).assign(composite=INVENTORY.composite(table))
    assert in_python.isna().any().all()
    as_shown = in_python.map(lambda score: "no score" if pd.isna(score) else f"{score:.2f}")
    pd.testing.assert_frame_equal(on_page, as_shown)


def test_the_form_can_be_answered_by_keyboard_alone(form):
    form.radio("goal_1", 2).focus()
    form.page.keyboard.press("ArrowRight")
    assert form.answers()["goal_1"] == 3
    form.page.keyboard.press("Tab")
    form.page.keyboard.press("ArrowLeft")
    assert form.answers()["bond_1"] == 3
    summary = form.root.locator("summary")
    summary.focus()
    form.page.keyboard.press("Enter")
    form.root.get_by_label("Item 1, reverse-keyed").focus()
    form.page.keyboard.press("Space")
    assert "The key is changed for: 1." in form.root.locator("[data-slot=broken]").inner_text()


def test_every_control_has_a_name(form):
    form.root.get_by_text("Show the working").click()
    expect(form.root.get_by_role("radio", name="4 Mostly")).to_have_count(12)
    expect(form.root.get_by_role("radio", name="No answer")).to_have_count(12)
    expect(form.root.get_by_role("group", name="What I came for is still what we steer by.")).to_have_count(1)
    expect(form.root.get_by_role("checkbox", name="reverse-keyed")).to_have_count(12)


@pytest.mark.parametrize("width", some_now([320, 360, 1280], 1, "one width for all now"))
def test_nothing_is_wider_than_the_screen(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    FormOnPage(page).open(site).root.get_by_text("Show the working").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_form_can_be_read_and_shows_the_scores_of_the_case(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{CHAPTER}")
    form = FormOnPage(page)
    assert form.score("goal") == "1.75"
    expect(form.radio("goal_1", 2)).to_be_checked()
    expect(form.root.get_by_role("button", name="Start again")).to_be_hidden()


def test_a_module_that_fails_to_load_leaves_the_readable_form_and_says_so(context, site):
    page = context.new_page()
    page.route("**/inventory_form.js", lambda route: route.abort())
    page.goto(f"{site}/{CHAPTER}")
    form = FormOnPage(page)
    form.root.scroll_into_view_if_needed()
    form.root.get_by_text("The live form could not be loaded").wait_for()
    assert form.score("goal") == "1.75"


@pytest.mark.whole("how a form looks changes with its sheet, and then the whole layer is run")
def test_in_print_the_form_is_a_worksheet(form):
    form.page.emulate_media(media="print")
    expect(form.root.get_by_role("button", name="Start again")).to_be_hidden()
    expect(form.root.get_by_text("What I came for is still what we steer by.").first).to_be_visible()


def test_the_client_and_the_therapist_read_their_own_wording(form):
    expect(form.root.get_by_role("group", name="my therapist and I would give the same answer")).to_have_count(1)
    therapist = FormOnPage(form.page, THERAPIST).wait()
    expect(therapist.root.get_by_role("group", name="my client and I would give the same answer")).to_have_count(1)
    assert CLIENT != THERAPIST


LONG = "Practice Alliance Items, long form, Client form"


@pytest.fixture
def long_form(page, site):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{site}/inventories/practice_alliance_long.html")
    return FormOnPage(page, LONG).wait()


def test_on_the_narrowest_phone_seven_answers_stand_in_one_row_each_large_enough_for_a_thumb(long_form):
    boxes = [long_form.radio("goal_1", step).bounding_box() for step in range(1, 8)]
    assert len({box["y"] for box in boxes}) == 1
    assert all(min(box["width"], box["height"]) >= 44 for box in boxes)
    assert long_form.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.whole("how a form looks changes with its sheet, and then the whole layer is run")
def test_on_a_phone_the_words_of_the_answer_chosen_can_be_read_and_the_others_are_spoken(long_form):
    item = long_form.root.locator("[data-item=goal_1]")
    long_form.answer("goal_1", 4)
    chosen = item.locator(".inventory-form__anchor").get_by_text("About half the time")
    assert chosen.bounding_box()["width"] > 44
    assert item.locator(".inventory-form__anchor").get_by_text("Mostly").bounding_box()["width"] <= 1
    expect(item.get_by_role("radio", name="5 Mostly")).to_have_count(1)


def test_a_long_form_has_sections_with_the_ends_of_its_scale_over_each(long_form):
    headings = long_form.root.get_by_role("heading", level=4)
    assert headings.all_text_contents() == [f"Items {first} to {first + 8} of 36" for first in (1, 10, 19, 28)]
    assert long_form.root.locator("form > .inventory-form__ends:visible").all_text_contents() == (
        ["At no timeAt all times"] * 4
    )


@pytest.mark.whole("a further way through the same form")
def test_a_press_leads_to_the_next_item_without_an_answer_and_after_the_last_to_the_first(long_form):
    numbers = Inventory.load("practice_alliance_long").item_ids
    at = "document.activeElement.closest('fieldset').dataset.item"
    long_form.answer(numbers[1], 3)
    for expected in (numbers[2], numbers[3]):
        long_form.press("Next unanswered")
        assert long_form.page.evaluate(at) == expected
    long_form.answer(numbers[35], 3)
    long_form.press("Next unanswered")
    assert long_form.page.evaluate(at) == numbers[0]
    long_form.page.keyboard.press("ArrowRight")
    assert long_form.answers()[numbers[0]] == 1
    assert "3 of 36 items answered" in long_form.sentence()


@pytest.mark.whole("a further way through the same form")
def test_where_all_is_answered_nothing_leads_on(form):
    expect(form.root.get_by_role("button", name="Next unanswered")).to_be_visible()
    form.answer("task_3", 3)
    expect(form.root.get_by_role("button", name="Next unanswered")).to_be_hidden()


@pytest.mark.whole("how a form looks changes with its sheet, and then the whole layer is run")
def test_the_scores_can_be_taken_along_as_a_picture_with_its_words(form):
    form.answer("goal_1", 5)
    form.root.get_by_text("Show the working").click()
    form.root.get_by_label("Item 4, reverse-keyed").uncheck()
    picture = etree.fromstring(form.download("Download picture (SVG)").encode())
    words = picture.xpath("//*[local-name()='text']/text()")
    assert words[:2] == ["Practice Alliance Items, short form", "Client form"]
    for label in ("Goal", "Task", "Bond", "Alliance"):
        assert label in words
    assert form.score("goal") in words
    assert "Written for teaching. Not validated. Not for clinical use." in words
    assert any("The key is changed for: 4." in line for line in words)
    assert "var(" not in etree.tostring(picture, encoding="unicode")
    assert form.score("goal") in picture.findtext("{*}desc")
