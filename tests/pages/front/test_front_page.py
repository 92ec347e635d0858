"""The front page: it is answered and moved before it explains, and its map says what this device has kept."""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser_fixtures import SITE
from widgets import Inventory, case_responses

FRONT = SITE / "book" / "index.html"
STATEMENTS = ["goal_4", "task_4", "goal_2", "bond_4"]
NOOR = {item: int(case_responses("Noor", "practice_alliance_short").loc[(3, "client"), item]) for item in STATEMENTS}


@pytest.fixture(scope="module")
def front():
    return html.parse(FRONT).getroot().find(".//div[@class='front']")


@pytest.fixture
def opened(page: Page, site: str) -> Page:
    page.goto(f"{site}/book/index.html")
    page.locator(".front__form [data-widget][data-live]").wait_for()
    return page


def words(part) -> str:
    return " ".join(part.text_content().split())


def test_the_form_asks_four_statements_and_says_that_it_is_no_test(front):
    form = front.find_class("front__form")[0]
    assert [field.get("data-item") for field in form.iterfind(".//fieldset")] == STATEMENTS
    assert "Written for teaching. Not validated. Not for clinical use." in words(form)


def test_what_client_and_therapist_answered_is_scored_by_the_key_of_the_form(front):
    rows = [[words(cell) for cell in row] for row in front.iterfind(".//details[@class='front__answers']//tbody/tr")]
    inventory = Inventory.load("practice_alliance_four")
    answers = case_responses("Noor", "practice_alliance_short").loc[3, inventory.item_ids]
    goal = inventory.subscale_scores(answers).goal
    assert rows[0] == ["Goal", f"{goal['client']:.2f}", f"{goal['therapist']:.2f}"]
    assert [row[0] for row in rows] == ["Goal", "Task", "Bond", "Alliance"]


def test_every_chapter_is_a_stop_on_the_map_in_the_order_of_the_book_with_its_minutes(front):
    stops = front.find_class("map__stop")
    toc = re.findall(r"file: (chapters/\w+)", (SITE.parents[1] / "_toc.yml").read_text("utf-8"))
    assert [stop.find("a").get("href") for stop in stops] == [f"../{chapter}.html" for chapter in toc]
    assert [stop for stop in stops if not re.search(r"\d+ min", words(stop))] == []


def test_the_three_components_are_lines_of_their_own_on_the_map(front):
    lines = {path.get("data-part") for path in front.find_class("map__lines")[0]}
    assert lines == {"alliance", "transference", "real"}
    assert lines <= {strand.get("data-part") for strand in front.find_class("map__strand")}


def test_of_what_is_kept_nothing_is_said_before_a_script_has_looked(front):
    places = front.find_class("map__done")
    assert len(places) == len(front.find_class("map__stop"))
    assert {place.get("hidden") for place in places} == {""}


def test_four_statements_are_answered_by_keyboard_and_scored_at_once(opened):
    form = opened.locator(".front__form")
    form.locator("input[name=goal_4]:checked").focus()  # no answer: it is the last, and after it comes the first
    for item in STATEMENTS:
        for _ in range(NOOR[item]):
            opened.keyboard.press("ArrowRight")
        opened.keyboard.press("Tab")
    expect(form.locator("[data-subscale=goal] [data-slot=score]")).to_have_text("1.50")
    expect(form.locator("[data-composite] [data-slot=score]")).to_have_text("3.50")
    said = form.locator("[data-slot=sentence]").filter(has_text="4 of 4 items answered")
    expect(said).to_contain_text("Alliance 3.50.")


def test_the_one_control_moves_the_picture_and_changes_the_sentence(opened):
    explorer = opened.locator(".front__explorer")
    expect(explorer.get_by_role("slider")).to_have_count(1)
    explorer.get_by_role("slider").press("End")
    expect(explorer.get_by_text("Repaired: 100%. Session 16 ends at 4.25")).to_be_visible()


def test_form_scores_picture_and_control_are_in_sight_on_a_laptop(opened):
    opened.set_viewport_size({"width": 1280, "height": 720})
    for part in (
        ".front__form [data-composite]",
        ".front__explorer [data-slot=chart]",
        ".front__explorer [name=repair]",
    ):
        expect(opened.locator(part)).to_be_in_viewport(ratio=1)


def test_what_was_answered_in_a_chapter_stands_on_the_map_and_nothing_before(page, site):
    page.goto(f"{site}/book/index.html", wait_until="networkidle")
    expect(page.get_by_text("exercises answered")).to_have_count(0)
    page.goto(f"{site}/chapters/relationship.html")
    exercise = page.locator("[data-widget=exercise]:has([data-type=single_choice])").first
    exercise.scroll_into_view_if_needed()
    exercise.get_by_role("radio").first.check()
    expect(exercise.locator("[data-slot=saved]")).not_to_be_empty()
    page.goto(f"{site}/book/index.html")
    stop = page.locator(".map__stop").filter(has_text=re.compile(r"1 of \d+ exercises answered"))
    expect(stop.get_by_role("link")).to_have_attribute("href", "../chapters/relationship.html")
    expect(page.get_by_text("exercises answered")).to_have_count(1)


def test_the_menu_is_folded_away_until_the_button_brings_it_out(opened):
    menu = opened.locator("#pst-primary-sidebar")
    expect(menu).to_be_hidden()
    opened.wait_for_load_state("networkidle")  # the theme's scripts come last
    opened.locator("button.primary-toggle").click()
    expect(menu).to_be_visible()


def test_at_the_width_of_a_phone_nothing_is_wider_than_the_page(opened):
    opened.set_viewport_size({"width": 360, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") == 360
