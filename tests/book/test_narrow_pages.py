"""Every page on a narrow phone: nothing stands sideways out of it, and a finger hits what it means."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.accessibility import OPEN_FOLDS, SHOW_ALL, sideways
from tests.browser_fixtures import add_styles, book_pages
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
NARROWEST = {"width": 320, "height": 640}
"""A window of 1280 pixels at 400 %."""
NOW = {"book/privacy.html", "inventories/practice_alliance_four.html"}
PAGES = some_now(of_every_kind(book_pages(), *NOW), NOW, "each is a page to load")
# What WCAG 1.4.12 lets a reader set.
SPACED = """* {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
# A link within a sentence is as high as its line; all else is at least 24 pixels wide and high, or its label is.
SMALL_TARGETS = """least => {
    const controls = "a[href], button, input, select, textarea, summary, [role=button], [role=slider], [tabindex='0']";
    const isInSentence = element => element.localName === "a" && getComputedStyle(element).display === "inline"
        && element.parentElement.textContent.trim() !== element.textContent.trim();
    const boxOf = element => {
        const boxes = [element, ...(element.labels ?? [])].map(one => one.getBoundingClientRect());
        return { width: Math.max(...boxes.map(box => box.width)), height: Math.max(...boxes.map(box => box.height)) };
    };
    return [...document.querySelectorAll(controls)].filter(element => {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
        if (isInSentence(element) || element.closest("math, svg, [hidden], .visually-hidden")) return false;
        const { width, height } = boxOf(element);
        return width > 1 && (width < least || height < least);
    }).map(element => {
        const { width, height } = boxOf(element);
        return `${Math.round(width)} x ${Math.round(height)} ${element.cloneNode().outerHTML.slice(0, 150)}`;
    });
}"""
LEAST_PIXELS = 23.5
"""24, and a rounding of what a browser lays out."""


def open_narrow(page: Page, address: str) -> None:
    page.set_viewport_size(NARROWEST)
    page.goto(address, wait_until="networkidle")
    add_styles(page, SHOW_ALL)
    page.evaluate(OPEN_FOLDS)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PAGES)
def test_on_a_narrow_phone_a_page_is_no_wider_than_it_and_every_target_is_large_enough(page, site, path):
    open_narrow(page, f"{site}/{path}")
    assert page.evaluate(SMALL_TARGETS, LEAST_PIXELS) == []
    assert sideways(page) == 0
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert sideways(page) == 0, "from right to left"
    page.evaluate("document.documentElement.dir = 'ltr'")
    add_styles(page, SPACED)
    assert sideways(page) == 0, "with room between letters, words and lines"


def test_a_target_that_is_too_small_is_found(page, site):
    open_narrow(page, f"{site}/book/privacy.html")
    add_styles(page, ".primary-toggle { width: 12px !important; min-width: 0 !important; padding: 0 !important; }")
    assert [told[:3] for told in page.evaluate(SMALL_TARGETS, LEAST_PIXELS)] == ["12 "]
