"""How exercises look and read: on narrow and wide screens, in light and dark, with no scripts, and in print."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.accessibility import SHOW_ALL, each_setting, faults_of
from tests.browser_fixtures import add_styles, wait_until
from tests.exercise.exercise_site import FULL, REVEALED, ExerciseOnPage, predict
from tests.explorers.drawn import stay
from tests.layers import some_now


@pytest.mark.parametrize(
    "checked", some_now([False, True], [True], "what is checked shows all that is shown before, and more")
)
def test_there_is_no_accessibility_fault(page, site, checked):
    page.goto(f"{site}/exercises/all.html")
    if checked:
        page.evaluate(
            """answers => Object.entries(answers).forEach(([id, answer]) => localStorage.setItem(
                `psychotherapy-relationship:exercise-${id}`,
                JSON.stringify({ version: 1, widget: 'exercise', state: { answer, checked: true } })))""",
            {**FULL, "wa-signs-of-bond": {"choices": ["a", "b"]}, REVEALED: {"text": "55", "low": "50", "high": "60"}},
        )
        page.reload()
    add_styles(page, SHOW_ALL)
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true; }")
    stay(page)
    for widget in page.locator("[data-widget]").all():
        widget.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    wait_until(
        page, "document.querySelectorAll('[data-live]').length === document.querySelectorAll('[data-widget]').length"
    )
    for _ in each_setting(page):
        assert faults_of(page) == []


@pytest.mark.parametrize("width", some_now([320, 360, 1280], 1, "one width for all now"))
def test_nothing_is_wider_than_the_screen(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/exercises/all.html")
    add_styles(page, "* { content-visibility: visible !important; }")
    for widget in page.locator("[data-widget]").all():
        widget.scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_parts_of_an_answer_begin_at_the_same_line(page, site):
    page.goto(f"{site}/exercises/all.html")
    add_styles(page, "* { content-visibility: visible !important; }")
    for parts in ("exercise__choice", "exercise__pair", "exercise__step", "exercise__ask", "exercise__turn"):
        script = "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        assert len(set(page.locator(f".{parts}").evaluate_all(script))) == 1, parts


def test_every_control_has_a_name(page, site):
    page.goto(f"{site}/exercises/all.html")
    expect(page.get_by_role("group", name="Rating of turn 2", exact=True)).to_have_count(2)
    expect(page.get_by_role("combobox", name="“We want the same thing.”")).to_have_count(1)
    expect(page.get_by_role("textbox", name="Alliance")).to_have_count(2)
    expect(page.get_by_role("region", name="Whose goal is it?")).to_have_count(1)


def test_without_scripts_an_exercise_can_be_read_and_says_what_checking_needs(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/exercises/wa-whose-goal.html")
    expect(page.get_by_role("radio", name="Tasks")).to_be_visible()
    assert "To check an answer you need the live page" in page.locator(".exercise").inner_text()
    expect(page.get_by_role("button", name="Check")).to_be_hidden()
    page.goto(f"{site}/exercises/ao-quarter-shared.html")
    expect(page.get_by_role("img")).to_be_visible()


def test_a_module_that_fails_to_load_leaves_the_readable_form_and_says_so(context, site):
    page = context.new_page()
    page.route("**/exercise.js", lambda route: route.abort())
    page.goto(f"{site}/exercises/wa-whose-goal.html")
    page.get_by_text("The live form could not be loaded").wait_for()
    expect(page.get_by_role("radio", name="Tasks")).to_be_visible()


def test_a_drawing_library_that_fails_to_load_is_told(context, site):
    page = context.new_page()
    page.route("**/vega.js", lambda route: route.abort())
    page.goto(f"{site}/exercises/ao-quarter-shared.html")
    stay(page)
    page.get_by_text("The picture could not be loaded").wait_for()
    expect(page.locator(".explorer svg[role=img]")).to_be_visible()


def test_in_print_an_exercise_is_a_worksheet(page, site):
    exercise = ExerciseOnPage(page, site, "wa-say-why").open()
    page.emulate_media(media="print")
    expect(exercise.root.get_by_role("button", name="Start again")).to_be_hidden()
    assert exercise.root.locator(".exercise__lines").bounding_box()["height"] > 250  # nine lines by hand
    page.emulate_media(media="screen")
    exercise.root.get_by_role("textbox").fill("It is written here, with every word.")
    page.emulate_media(media="print")
    expect(exercise.root.locator(".exercise__lines")).to_have_text("It is written here, with every word.")


def test_only_pages_with_an_explorer_at_work_load_the_drawing_library(page, site):
    ExerciseOnPage(page, site, "wa-whose-goal").open()
    exercise = ExerciseOnPage(page, site, REVEALED).open()
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.watcher.requests if url.endswith("vega.js")]
    predict(exercise, "55", "50", "60")
    exercise.root.locator("canvas").wait_for()
    assert len([url for url in page.watcher.requests if url.endswith("vega.js")]) == 1
