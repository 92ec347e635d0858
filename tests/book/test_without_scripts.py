"""Every page in a browser that runs no scripts: nothing is shown that does nothing, and all can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import book_pages
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

pytestmark = pytest.mark.spread
NOW = ["classroom/builder.html", "explorers/alarm.html"]
PAGES = of_every_kind(book_pages(), *NOW)
DEAD = """() => {
    const works = "[popovertarget], form[action] *, details > summary";
    const controls = "button, select, [role=button], [role=slider], [role=tab], input[type=range], input[type=file],"
        + " input[type=search], a[href^='javascript:'], .code-switch input";
    return [...document.querySelectorAll(controls)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(works))
        .filter((one) => !(one.matches("select, input[type=range]") && one.closest(".inventory-form, .exercise")))
        .map((one) => one.outerHTML.slice(0, 160));
}"""
"""What a reader writes on paper, too, is no dead control: the lists and lines of a form or an exercise."""
READABLE = """() => [...document.querySelectorAll("[data-widget]")].flatMap((one) => {
    const shown = (selector) => [...one.querySelectorAll(selector)].some((part) => part.checkVisibility());
    const wanted = {
        inventory_form: ["fieldset, [role=group]", "legend"],
        explorer: ["figure svg[role=img]", "[data-slot=sentence]", "table"],
        exercise: [".exercise__prompt"],
    }[one.dataset.widget] ?? ["p"];
    for (const fold of one.querySelectorAll("details")) fold.open = true;
    return wanted.filter((selector) => !shown(selector)).map((selector) => `${one.dataset.name}: ${selector}`);
})"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", some_now(PAGES, NOW, "each is a page to load"))
def test_no_control_is_shown_that_does_nothing_and_widgets_can_be_read(reader: Page, site: str, path: str):
    reader.goto(f"{site}/{path}")
    assert reader.evaluate(DEAD) == []
    assert reader.evaluate(READABLE) == []
