"""Every page from its first stop to its last by the Tab key: in order, seen, uncovered, and nothing happens unasked."""

from __future__ import annotations

import string
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.accessibility import faults_of
from tests.browser_fixtures import book_pages
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
NOW = {"book/privacy.html"}
PAGES = some_now(of_every_kind(book_pages(), *NOW), NOW, "each is a page to walk through")
MOST_STOPS = 2000
PATIENCE = 120_000
"""Milliseconds that a busy machine may take to load the gradebook with its Python."""
STOP = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const before = window.lastStop;
    window.lastStop = element;
    const parts = [element, ...(element.labels ?? [])];
    const around = [...parts];
    for (let one = element.parentElement; one; one = one.parentElement) around.push(one); // a card may have the ring
    const boxes = parts.flatMap(one => [...one.getClientRects()]);
    const isHit = (x, y) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && parts.some(one => one.contains(hit) || (hit.contains(one) && hit !== document.body));
    };
    const PLACES = [0.5, 0.1, 0.9];
    return {
        html: element.cloneNode().outerHTML.slice(0, 160),
        follows: !before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
        isSeen: getComputedStyle(element).boxShadow !== "none" || around.map(one => getComputedStyle(one)).some(
            ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 1),
        isUncovered: boxes.some(({ left, top, width, height }) => PLACES.some(across => PLACES.some(
            down => isHit(left + across * width, top + down * height)))),
        isElsewhere: location.href !== window.address || document.querySelector("dialog[open]") !== null,
    };
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the beginning of a page until its last stop is left."""
    page.evaluate("() => { window.address = location.href; }")
    stops: list[dict[str, Any]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"after {MOST_STOPS} stops there is no end: {stops[-1]['html']}")


@pytest.mark.parametrize("path", PAGES)
def test_tab_leads_through_a_page_in_its_order_and_one_sees_where_it_is(page, site, path):
    page.goto(f"{site}/{path}", wait_until="networkidle", timeout=PATIENCE)
    first, *_ = stops = walk(page)
    has_menu = page.locator(".bd-sidebar-primary").count() > 0
    assert ('href="#' in first["html"]) == has_menu, "the first stop leads past the menu"
    faults = {"follows": True, "isSeen": True, "isUncovered": True, "isElsewhere": False}
    assert [(name, stop["html"]) for stop in stops for name, wanted in faults.items() if stop[name] != wanted] == []


@pytest.mark.whole("each is a page to load once more")
@pytest.mark.parametrize("path", PAGES)
def test_no_letter_alone_is_a_command_and_a_control_is_called_what_is_written_on_it(page, site, path):
    page.goto(f"{site}/{path}", wait_until="networkidle", timeout=PATIENCE)
    state = "() => [document.activeElement.localName, location.href, scrollY, document.querySelector('dialog[open]')]"
    before = page.evaluate(state)
    for key in [*string.ascii_lowercase, "/", "?", ".", "1"]:
        page.keyboard.press(key)
        assert page.evaluate(state) == before, key
    assert faults_of(page, rules=["label-content-name-mismatch"]) == []
