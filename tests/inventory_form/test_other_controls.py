"""Sliders and counters on the built page, used as a reader uses them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.explorers.drawn import stay
from tests.inventory_form.form_on_page import FormOnPage
from tests.layers import some_now
from tests.touch import swipe

RATING = "Practice Session Rating, Client form"
MARKERS = "Practice Rupture Markers, Observer form"


@pytest.fixture
def sliders(page, site):
    page.goto(f"{site}/inventories/practice_session_rating.html")
    return FormOnPage(page, RATING).wait()


@pytest.fixture
def counters(page, site):
    page.goto(f"{site}/inventories/practice_rupture_markers.html")
    return FormOnPage(page, MARKERS).wait()


def test_a_slider_that_nobody_moved_is_no_answer(sliders):
    assert "0 of 4 items answered" in sliders.sentence()
    assert sliders.score("goals") == "no score"
    expect(sliders.root.get_by_role("checkbox", name="No answer")).to_have_count(4)
    assert sliders.root.get_by_role("slider").first.get_attribute("aria-valuetext") == "No answer"


def test_a_slider_answers_by_keyboard_in_tenths(sliders):
    slider = sliders.root.get_by_role("slider").nth(1)
    slider.focus()
    for key in ("End", "ArrowLeft", "ArrowLeft"):
        sliders.page.keyboard.press(key)
    assert sliders.score("goals") == "9.80"
    assert slider.get_attribute("aria-valuetext") == "9.8"
    assert "1 of 4 items answered" in sliders.sentence()


def test_a_slider_at_its_middle_becomes_an_answer_when_its_box_is_unticked(sliders):
    sliders.root.get_by_role("checkbox", name="No answer").first.uncheck()
    assert sliders.score("relationship") == "5.00"
    sliders.root.get_by_role("checkbox", name="No answer").first.check()
    assert sliders.score("relationship") == "no score"


def test_a_click_on_a_slider_where_its_handle_stands_is_an_answer(sliders):
    slider = sliders.root.get_by_role("slider").first
    slider.click()
    assert slider.get_attribute("aria-valuetext") == "5"  # the middle of 0 and 10
    assert "1 of 4 items answered" in sliders.sentence()
    sliders.page.reload()
    assert sliders.wait().score("relationship") == "5.00"


@pytest.mark.parametrize("answered", [False, True], ids=["blank", "answered"])
def test_a_touch_that_becomes_a_scroll_leaves_a_slider_as_it_was(phone, site, answered):
    phone.goto(f"{site}/inventories/practice_session_rating.html")
    sliders = FormOnPage(phone, RATING).wait()
    slider = sliders.root.get_by_role("slider").nth(1)
    if answered:
        slider.fill("3.3")
    before = (slider.input_value(), slider.get_attribute("aria-valuetext"), sliders.sentence())
    at = phone.evaluate("scrollY")
    swipe(phone, slider, 250)
    assert phone.evaluate("scrollY") != at
    assert (slider.input_value(), slider.get_attribute("aria-valuetext"), sliders.sentence()) == before
    phone.reload()
    assert sliders.wait().sentence() == before[2]


def test_a_touch_that_becomes_a_scroll_leaves_an_explorer_as_it_was(phone, site):
    phone.goto(f"{site}/explorers/power_of_study.html")
    stay(phone)
    phone.locator("[data-widget=explorer][data-live]").wait_for()
    slider = phone.get_by_role("slider").nth(1)
    before = slider.input_value()
    swipe(phone, slider, 250)
    assert slider.input_value() == before


@pytest.mark.whole("a further way through the same controls")
def test_the_total_is_the_sum_of_the_lines(sliders):
    for slider, value in zip(sliders.root.get_by_role("slider").all(), ("7.5", "8.2", "6.3", "8"), strict=True):
        slider.fill(value)
    assert sliders.composite() == "30.00"  # 7.5 + 8.2 + 6.3 + 8, the example scored by hand
    sliders.page.reload()
    assert sliders.wait().composite() == "30.00"


@pytest.mark.whole("a further way through the same controls")
def test_a_link_carries_tenths(sliders):
    sliders.root.get_by_role("slider").first.fill("3.3")
    sliders.press("Link to these answers")
    link = sliders.root.get_by_label("A link that shows these answers").input_value()
    stranger = sliders.page.context.browser.new_context().new_page()
    stranger.goto(link)
    assert FormOnPage(stranger, RATING).wait().score("relationship") == "3.30"


def test_a_counter_counts_by_buttons_and_keys(counters):
    item = counters.root.get_by_role("group", name="Empty yes")
    item.get_by_role("button", name="One more").click()
    expect(item.get_by_role("spinbutton")).to_have_value("0")  # seen, and not once
    item.get_by_role("button", name="One more").click()
    item.get_by_role("spinbutton").press("ArrowUp")
    item.get_by_role("spinbutton").press("Tab")
    expect(item.get_by_role("spinbutton")).to_have_value("2")
    assert "1 of 16 items answered" in counters.sentence()
    item.get_by_role("button", name="One less").click()
    expect(item.get_by_role("spinbutton")).to_have_value("1")


@pytest.mark.whole("a further way through the same controls")
def test_counts_are_added_once_every_code_was_judged(counters):
    boxes = counters.root.get_by_role("spinbutton").all()[:5]
    for box, count in zip(boxes, (2, 0, 1, 0, 1), strict=True):
        box.fill(str(count))
        box.press("Tab")
    assert counters.score("withdrawal") == "4.00"
    boxes[0].fill("")
    boxes[0].press("Tab")
    assert counters.score("withdrawal") == "no score"


@pytest.mark.parametrize(
    "typed",
    some_now(
        ["12", "-1", "2.5", "e"],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_what_cannot_be_a_count_is_told_and_the_last_answer_kept(counters, typed):
    item = counters.root.get_by_role("group", name="Empty yes")
    box = item.get_by_role("spinbutton")
    box.fill("3")
    box.press("Tab")
    box.select_text()
    counters.page.keyboard.type(typed)
    box.press("Tab")
    expect(item.get_by_role("alert")).to_contain_text("is not a whole number from 0 to 9. The last answer is kept.")
    assert box.get_attribute("aria-invalid") is not None
    assert "1 of 16 items answered" in counters.sentence()
    below = counters.root.get_by_role("button", name="One more").nth(1)
    place = below.bounding_box()
    box.fill("4")
    box.press("Tab")
    expect(item.locator("[data-slot=invalid]")).to_be_empty()
    assert below.bounding_box() == place  # or the press that ends the correction would miss it


@pytest.mark.parametrize("page_name", ["practice_session_rating", "practice_rupture_markers", "practice_alliance_long"])
@pytest.mark.parametrize("width", some_now([320, 1280], 1, "one width for all now"))
def test_nothing_is_wider_than_the_screen(page, site, page_name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/inventories/{page_name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_every_control_can_be_read(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/inventories/practice_rupture_markers.html")
    expect(page.get_by_role("spinbutton")).to_have_count(16)
    page.goto(f"{site}/inventories/practice_session_rating.html")
    expect(page.get_by_role("slider")).to_have_count(4)
