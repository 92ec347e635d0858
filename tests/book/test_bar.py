"""The bar above a page: by keyboard, on a phone, on a low window, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser_fixtures import SITE, wait_until
from tests.firefox import run_firefox
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

OPENERS = {
    "menu": (".primary-toggle", "#pst-primary-sidebar-modal"),
    "search": (".bd-header-article .search-button__button", "#pst-search-dialog"),
    "contents": (".secondary-toggle", "#pst-secondary-sidebar-modal"),
}
HAVE_BAR = [
    path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if "bd-header-article" in path.read_text("utf-8")
]
FRAMED = of_every_kind(HAVE_BAR, "book/privacy.html")
DEAD = """() => [...document.querySelectorAll('button')].filter(button => button.checkVisibility()
    && !button.closest('article form, .book-widget, .classroom-page') && !button.popoverTargetElement
    && button.type !== 'submit').map(button => button.outerHTML)"""
IS_OPEN = """() => {
    const list = document.querySelector('.bd-header-article [popover]');
    const button = document.querySelector(`[popovertarget="${list.id}"]`);
    const { width, height } = list.getBoundingClientRect();
    return [list.matches(':popover-open') && width > 0 && height > 0, button.getAttribute('aria-expanded')];
}"""
IN_FOCUS = """selector => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const isSeen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
    return [element.matches(selector), isSeen];
}"""


def ready(page: Page, address: str) -> None:
    """Open a page, and wait until the theme's scripts, which come last, have run."""
    page.goto(address, wait_until="networkidle")
    wait_until(page, "document.querySelector('.bd-header-article')?.classList.contains('noprint')")


@pytest.mark.parametrize("path", some_now(FRAMED, ["book/privacy.html"], "each is a page to load"))
def test_on_a_phone_escape_leads_back_to_what_opened(page: Page, site: str, path: str):
    page.set_viewport_size({"width": 390, "height": 800})
    ready(page, f"{site}/{path}")
    for selector, dialog in OPENERS.values():
        button = page.locator(selector).first
        if button.count() == 0 or not button.is_visible():
            continue
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(dialog)).to_have_attribute("open", "")
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
        assert page.evaluate(IN_FOCUS, selector) == [True, True]


def test_the_list_of_downloads_is_opened_by_keyboard_and_closed_by_escape(page: Page, site: str):
    ready(page, f"{site}/book/privacy.html")
    button = page.locator("[popovertarget]").first
    assert page.evaluate(IS_OPEN) == [False, "false"]
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(IS_OPEN) == [True, "true"]
    page.keyboard.press("Tab")
    assert page.evaluate(IN_FOCUS, ".bd-header-article [popover] *") == [True, True]
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(IS_OPEN) == [False, "false"]


@pytest.mark.whole("starts Firefox")
def test_the_list_of_downloads_is_opened_by_keyboard_in_firefox(site, tmp_path):
    with run_firefox(tmp_path) as browser:
        tab = browser.open_tab()
        browser.go(tab, f"{site}/book/privacy.html")
        browser.run(tab, "() => document.querySelector('[popovertarget]').focus()")
        keys = [{"type": kind, "value": "\ue007"} for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": keys}
        browser.ask("input.performActions", context=tab, actions=[source])
        browser.run(
            tab, "() => new Promise(resolve => setTimeout(resolve, 300))"
        )  # until the list has told that it is open
        assert browser.run(tab, IS_OPEN) == [True, "true"]


@pytest.mark.whole("looks at a page of each kind")
@pytest.mark.parametrize("path", ["book/privacy.html", "chapters/relationship.html", "explorers/alarm.html"])
def test_on_a_wide_screen_the_menu_button_keeps_the_focus_and_says_whether_the_menu_is_there(page, site, path):
    ready(page, f"{site}/{path}")
    button = page.locator(".primary-toggle")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@pytest.mark.parametrize("path", some_now(FRAMED, ["book/privacy.html"], "each is a page to load"))
def test_without_scripts_no_button_is_dead_and_the_menu_is_there_on_a_phone(browser: Browser, site: str, path: str):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/{path}")
    dead = page.evaluate(DEAD)
    page.locator(".bd-header-article").get_by_role("link", name="Book menu").click()
    menu = page.get_by_role("link", name="The working alliance", exact=True).first
    expect(menu).to_be_visible()
    context.close()
    assert dead == []


@pytest.mark.whole("walks through the answers of a form by keyboard")
def test_on_a_low_window_nothing_lies_over_the_answer_that_has_the_focus(page: Page, site: str):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site}/inventories/practice_alliance_short.html", wait_until="networkidle")
    page.locator("[data-widget]").first.scroll_into_view_if_needed()
    page.locator("[data-live] input[type=radio]").first.focus()
    covered = """() => {
        const label = document.activeElement.closest('label') ?? document.activeElement;
        const { left, right, top, bottom } = label.getBoundingClientRect();
        const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return label.contains(middle) && top >= 0 && bottom <= innerHeight ? null : [label.textContent, top, bottom];
    }"""
    found = []
    for _ in range(12):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)
        found.append(page.evaluate(covered))
    assert [one for one in found if one] == []
