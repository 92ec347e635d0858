"""Several ratings on one form, and the pictures of the chapter on measurement, used as a reader uses them."""

from __future__ import annotations

import io
import json

import numpy as np
import pandas as pd
import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.inventory_form.form_on_page import FormOnPage
from tests.layers import some_now
from widgets import Inventory, InventoryForm, case_responses

CHAPTER = "chapters/alliance_measurement.html"
PAIR = "Practice Alliance Items, short form, Client form, Therapist form"
INVENTORY = Inventory.load("practice_alliance_short")
ELENA = case_responses("Elena", "practice_alliance_short")


@pytest.fixture
def pair(page, site):
    page.goto(f"{site}/{CHAPTER}")
    return FormOnPage(page, PAIR).wait()


def unfold(pair: FormOnPage, rating: str) -> None:
    pair.root.locator(f"[data-rating='{rating}'] > summary").click()


def answer(pair: FormOnPage, rating: str, item: str, step: int | str) -> None:
    box = pair.root.locator(f"[data-rating='{rating}'] input[type=radio][name={item}][value='{step}']")
    box.locator("xpath=..").click()


def scores(pair: FormOnPage, rating: str) -> list[str]:
    return pair.root.locator(f"[data-scores='{rating}'] td").all_text_contents()


def as_shown(responses: pd.DataFrame) -> list[list[str]]:
    table = INVENTORY.subscale_scores(responses).assign(composite=INVENTORY.composite(responses))
    return [["no score" if pd.isna(value) else f"{value:.2f}" for value in row] for row in table.to_numpy()]


def test_every_rating_shows_the_scores_that_python_gives(pair):
    assert [scores(pair, f"{session}-{who}") for session, who in ELENA.index] == as_shown(ELENA)


def test_an_answer_changes_its_row_the_difference_the_line_and_the_words(pair):
    line = pair.root.locator("[data-picture=goal] [data-line='0']")
    before = line.get_attribute("d")
    unfold(pair, "8-client")
    for item, step in {"goal_1": 1, "goal_2": 5, "goal_3": 1, "goal_4": 1}.items():
        answer(pair, "8-client", item, step)
    assert scores(pair, "8-client")[0] == "1.00"
    assert pair.root.locator("[data-pair='8-client'] td").first.text_content().startswith("Therapist +")
    assert line.get_attribute("d") != before
    assert pair.text("[data-picture=goal] [data-slot=summary]").startswith("Client from 5.00 to 1.00.")


def test_page_and_python_draw_the_same_lines_and_say_the_same_words(pair):
    changed = ELENA.copy()
    changed.loc[(5, "client"), ["task_1", "task_2", "bond_1"]] = [1, 5, np.nan]
    unfold(pair, "5-client")
    for item, step in {"task_1": 1, "task_2": 5, "bond_1": ""}.items():
        answer(pair, "5-client", item, step)
    expected = InventoryForm("practice_alliance_short", responses=changed).static_html()
    fresh = pair.page.context.new_page()
    fresh.set_content(expected)
    shown = """el => ({
        lines: [...el.querySelectorAll('[data-line]')].map(line => line.getAttribute('d')),
        dots: [...el.querySelectorAll('[data-dot]')].map(dot => dot.getAttribute('transform')),
        words: [...el.querySelectorAll(':is([data-pair], [data-scores], [data-values]) td')]
            .concat([...el.querySelectorAll('[data-slot=summary], [data-agreement]')]).map(cell => cell.textContent),
    })"""
    place = ".inventory-form__comparison"
    assert pair.root.locator(place).evaluate(shown) == fresh.locator(place).evaluate(shown)


@pytest.mark.whole("a further way through the same ratings")
def test_a_missing_score_leaves_a_gap_in_the_line(pair):
    unfold(pair, "3-client")
    for item in ("task_1", "task_2"):
        answer(pair, "3-client", item, "")
    assert scores(pair, "3-client")[1] == "no score"
    assert pair.root.locator("[data-picture=task] [data-line='0']").get_attribute("d").count("M") == 2
    expect(pair.root.locator("[data-picture=task] [data-dot='3-client']")).to_have_attribute("visibility", "hidden")


@pytest.mark.whole("a further way through the same ratings")
def test_a_key_broken_in_one_rating_is_broken_in_all(pair):
    unfold(pair, "1-client")
    pair.root.locator("[data-rating='1-client'] .inventory-form__working > summary").click()
    pair.root.locator("[data-rating='1-client']").get_by_label("Item 4, reverse-keyed").uncheck()
    forgotten = INVENTORY.rekeyed(["task_2", "bond_2"])
    goal = forgotten.subscale_scores(ELENA).goal
    assert [scores(pair, f"{session}-{who}")[0] for session, who in ELENA.index] == [f"{value:.2f}" for value in goal]


def test_all_ratings_are_kept_and_a_link_carries_them(pair):
    unfold(pair, "8-therapist")
    answer(pair, "8-therapist", "bond_4", 1)
    wanted = scores(pair, "8-therapist")
    pair.press("Link to these answers")
    link = pair.root.get_by_label("A link that shows these answers").input_value()
    assert len(link) < 2000
    pair.page.reload()
    assert scores(pair.wait(), "8-therapist") == wanted
    stranger = pair.page.context.browser.new_context().new_page()
    stranger.goto(link)
    assert scores(FormOnPage(stranger, PAIR).wait(), "8-therapist") == wanted


@pytest.mark.whole("a further way through the same ratings")
def test_files_and_python_hold_every_rating(pair):
    table = pd.read_csv(io.StringIO(pair.download("Download CSV"))).set_index(["session", "perspective"])
    pd.testing.assert_frame_equal(table, ELENA, check_dtype=False)
    taken = json.loads(pair.download("Download JSON"))
    assert [(rated["session"], rated["perspective"]) for rated in taken["ratings"]] == list(ELENA.index)
    pair.press("Python for these answers")
    names: dict[str, InventoryForm] = {}
    exec(pair.root.get_by_label("A cell that makes this form").input_value(), names)  # noqa: S102
    pd.testing.assert_frame_equal(names["form"].responses, ELENA, check_dtype=False)


@pytest.mark.whole("a further way through the same ratings")
def test_several_ratings_can_be_unfolded_and_answered_by_keyboard(pair):
    pair.root.locator("[data-rating='1-therapist'] > summary").focus()
    pair.page.keyboard.press("Enter")
    pair.page.keyboard.press("Tab")
    focused = pair.page.evaluate("document.activeElement.closest('[data-rating]').dataset.rating")
    assert focused == "1-therapist"
    pair.page.keyboard.press("ArrowRight")
    assert scores(pair, "1-therapist") != as_shown(ELENA.loc[[(1, "therapist")]])[0]


@pytest.mark.whole("a further way through the same ratings")
def test_clearing_leaves_no_score_anywhere(pair):
    pair.press("Clear all answers")
    assert {text for session, who in ELENA.index for text in scores(pair, f"{session}-{who}")} == {"no score"}
    pair.press("Undo")
    assert [scores(pair, f"{session}-{who}") for session, who in ELENA.index] == as_shown(ELENA)


def test_without_scripts_the_scores_and_lines_are_there(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{CHAPTER}")
    form = FormOnPage(page, PAIR)
    assert scores(form, "3-client") == as_shown(ELENA.loc[[(3, "client")]])[0]
    expect(page.get_by_role("img")).to_have_count(5)  # three charts, an explorer and the drawing of an idea


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_stands_on_the_page_in_colors_that_can_be_told_from_it(browser, site, scheme):
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto(f"{site}/{CHAPTER}")
    for figure in page.locator("figure.book-picture:not(.explorer__figure)").all():
        figure.scroll_into_view_if_needed()
        colors = figure.evaluate(
            """figure => {
                const text = getComputedStyle(figure.querySelector('svg text')).fill;
                let ground = figure;
                while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
                const parts = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                const light = color => parts(color).reduce((sum, part) => sum + part, 0) / 765;
                return [light(text), light(getComputedStyle(ground).backgroundColor)];
            }"""
        )
        assert abs(colors[0] - colors[1]) > 0.5, colors


@pytest.mark.parametrize("width", some_now([320, 360, 1280], 1, "one width for all now"))
def test_nothing_is_wider_than_the_screen(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/{CHAPTER}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


STATEMENT = "After we disagree, I still feel welcome the next time."


@pytest.mark.whole("a further way through the same ratings")
def test_in_print_what_many_ratings_answered_stands_in_one_table(pair):
    pair.page.emulate_media(media="print")
    expect(pair.root.locator("fieldset").get_by_text(STATEMENT).first).to_be_hidden()
    expect(pair.root.locator(".inventory-form__comparison").get_by_text(STATEMENT)).to_be_visible()


@pytest.mark.whole("a further way through the same ratings")
def test_in_print_both_of_two_ratings_are_unfolded(pair):
    pair.page.emulate_media(media="print")
    pair.root.evaluate(
        "form => [...form.querySelectorAll('.inventory-form__rating')].slice(2).forEach(one => one.remove())"
    )
    expect(pair.root.locator("fieldset").get_by_text(STATEMENT).first).to_be_visible()
    expect(pair.root.locator(".inventory-form__rating form:visible")).to_have_count(2)


TWO_CHAIRS = "Practice Countertransference Management, Supervisor form, Therapist form"


@pytest.fixture
def chairs(page, site):
    page.goto(f"{site}/chapters/countertransference.html")
    return FormOnPage(page, TWO_CHAIRS).wait()


def place(chairs: FormOnPage, part: str, rating: str) -> float:
    box = chairs.root.locator(f"[data-picture={part}] [data-dot='{rating}']").bounding_box()
    return box["x"] + box["width"] / 2


@pytest.mark.whole("a further way through the same ratings")
def test_two_raters_of_one_occasion_lie_on_one_line_and_a_line_joins_them(chairs):
    assert place(chairs, "self_insight", "6-supervisor") > place(chairs, "self_insight", "6-therapist")
    assert place(chairs, "empathy", "6-supervisor") < place(chairs, "empathy", "6-therapist")
    join = chairs.root.locator("[data-picture=empathy] [data-line='0']")
    assert join.get_attribute("d").count("L") == 1
    expect(chairs.root.locator("[data-picture=self_integration] [data-dot='6-supervisor']")).to_be_hidden()
    assert "L" not in chairs.root.locator("[data-picture=self_integration] [data-line='0']").get_attribute("d")


def test_the_picture_comes_before_the_table_and_the_answers_after_both(pair):
    tops = [
        pair.root.locator(one).first.bounding_box()["y"]
        for one in (".inventory-form__pictures", ".inventory-form__scores", ".inventory-form__rating")
    ]
    assert tops == sorted(tops)


@pytest.mark.whole("a further way through the same ratings")
def test_the_pictures_of_several_ratings_are_taken_along_with_who_and_when(pair):
    picture = etree.fromstring(pair.download("Download picture (SVG)").encode())
    words = picture.xpath("//*[local-name()='text']/text()")
    assert "Client from 5.00 to 4.50. Therapist from 3.75 to 4.25." in words
    assert {"Client: filled circles", "Therapist: open squares"} <= set(words)
    assert "From left to right: Session 1, Session 3, Session 5, Session 8" in words
    assert len(picture.xpath("//*[@data-dot]")) == 4 * 8
