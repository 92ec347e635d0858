"""Tables of the built page under the hand: long ones are sorted, wide ones scroll in a place of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser_fixtures import wait_until

LONG, WIDE = "How 240 clients answered each item", "The alliance of Ruben and Hanna, session by session"


def table_named(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


def first_column(table: Locator) -> list[str]:
    return table.locator("tbody tr > :first-child").all_text_contents()


def test_a_long_table_is_sorted_by_a_press_and_by_a_key(page, site):
    page.goto(f"{site}/chapters/alliance_measurement.html")
    table = table_named(page, LONG)
    before = first_column(table)
    head = table.get_by_role("columnheader", name="Ceiling")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    values = [float(text) for text in table.locator("tbody td:last-child").all_inner_texts()]
    assert values == sorted(values)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert first_column(table)[0] == "Goal 4"  # 0.46, the highest
    assert sorted(first_column(table)) == sorted(before)


def test_only_one_column_says_that_it_sorts(page, site):
    page.goto(f"{site}/chapters/alliance_measurement.html")
    table = table_named(page, LONG)
    for name in ("Mean", "Item"):
        table.get_by_role("button", name=name, exact=True).click()
    assert table.locator("[aria-sort]").all_inner_texts() == ["Item"]
    assert first_column(table)[:2] == ["Bond 1", "Bond 2"]


def test_rows_without_a_value_come_last_either_way(page, site):
    page.goto(f"{site}/book/data.html")
    table = table_named(page, "Noor’s session 3, as two people answered")
    button = table.get_by_role("button", name="Client")
    for _ in range(2):
        button.click()
        assert first_column(table)[-1] == "Task 3"  # which she left blank


@pytest.mark.parametrize(("width", "stops"), [(360, True), (1280, False)])
def test_a_table_is_a_stop_for_the_keyboard_only_where_it_scrolls(page, site, width, stops):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/chapters/rupture_and_repair.html")
    frame = table_named(page, WIDE)
    if stops:
        expect(frame).to_have_attribute("tabindex", "0")
        frame.focus()
        page.keyboard.press("ArrowRight")
        wait_until(page, "frame => frame.scrollLeft > 0", arg=frame.element_handle())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    else:
        expect(frame).not_to_have_attribute("tabindex", "0")


def test_without_a_script_a_table_is_complete_and_can_be_reached(browser, site):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{site}/chapters/alliance_measurement.html")
    table = table_named(page, LONG)
    assert len(first_column(table)) == 12
    assert table.get_attribute("tabindex") == "0"
    page.context.close()
