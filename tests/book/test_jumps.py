"""Every jump within a page lands on its target, the first time, on a wide and on a narrow screen."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser_fixtures import SITE, Watcher, add_styles, wait_until
from tests.layers import some_now
from tests.pages_of_every_kind import chapters_of_every_kind

pytestmark = pytest.mark.spread
WIDTHS = {1280: 900, 390: 844}
FAR = ("working_alliance", "alliance_measurement")
"""In these the last sections stand far below, behind many exercises."""
CHAPTERS = chapters_of_every_kind(*FAR)
HIGHEST = 120
"""Pixels below the upper edge within which a target lies: the header stays there, and the browser keeps clear of it."""
LANDED = """id => {
    const target = document.getElementById(id) ?? document.querySelector(`[data-name="${id}"]`);
    const atEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight - 1;
    return { top: Math.round(target.getBoundingClientRect().top), atEnd, room: innerHeight };
}"""
LANDED_AT_ONCE = f"id => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(({LANDED})(id)))))"
FOLLOW = "id => [...document.querySelectorAll('a')].find(a => a.getAttribute('href') === `#${id}`).click()"
HELD = "document.documentElement.dataset.laidOut !== undefined"
"""Before that the page's own script has not come, and the browser's guess stands."""
GROW = "document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: 'More' }))"
WITHOUT_ANCHORING = "html, body { overflow-anchor: none; }"
GROW_ABOVE = "document.querySelector('article h1').style.paddingTop = '900px'"
FOLLOWED_BY_THE_BROWSER = """() => {
    document.querySelector('article h1').style.paddingTop = '40px';
    scrollBy({ top: 40, behavior: 'instant' });
    document.dispatchEvent(new Event('scroll', { bubbles: true }));
}"""
AT_REST = """() => new Promise(done => {
    let last = [scrollY, document.body.offsetHeight], since = performance.now();
    (function look() {
        const now = [scrollY, document.body.offsetHeight];
        if (String(now) !== String(last)) [last, since] = [now, performance.now()];
        performance.now() - since > 400 ? done() : requestAnimationFrame(look);
    })();
})"""


def anchors(chapter: str) -> list[str]:
    """Name what the links of a chapter to itself lead to, each once."""
    tree = html.parse(SITE / "chapters" / f"{chapter}.html")
    links = dict.fromkeys(map(str, tree.xpath("//a[starts-with(@href, '#')]/@href")))
    return [link[1:] for link in links if link != "#"]


def contents(chapter: str) -> list[str]:
    """Name the sections that the list of contents leads to."""
    tree = html.parse(SITE / "chapters" / f"{chapter}.html")
    return [str(link)[1:] for link in tree.xpath("//*[contains(@class, 'page-toc')]//a/@href")]


def missed(page: Page, names: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """Jump to each, and list those that are not where a reader looks.

    The first jump lays the page out, and its end is waited for; from then on a jump lands with the next frame, unless
    a widget comes alive just then.
    """
    found = []
    for number, name in enumerate(names):
        page.evaluate(FOLLOW, name)
        if number and is_right(page.evaluate(LANDED_AT_ONCE, name)):
            continue
        found.append((name, landed(page, name)))
    return [(name, place) for name, place in found if not is_right(place)]


def landed(page: Page, name: str) -> dict[str, Any]:
    wait_until(page, HELD)
    page.evaluate(AT_REST)
    place: dict[str, Any] = page.evaluate(LANDED, name)
    return place


def is_right(place: dict[str, Any]) -> bool:
    return -2 <= place["top"] <= HIGHEST or (place["atEnd"] and 0 <= place["top"] < place["room"])


@pytest.fixture(params=WIDTHS)
def screen(browser: Browser, site: str, request: pytest.FixtureRequest):
    """Pages of one width; each must end without an error."""
    size = {"width": request.param, "height": WIDTHS[request.param]}
    context = browser.new_context(viewport=size)
    page = context.new_page()
    watcher = Watcher(page, site)
    yield page
    context.close()
    assert watcher.errors == []


@pytest.mark.parametrize("chapter", FAR[:1])
def test_the_last_entry_of_the_contents_is_reached_at_once(screen, site, chapter):
    name = contents(chapter)[-1]
    screen.goto(f"{site}/chapters/{chapter}.html")
    assert missed(screen, [name]) == []


@pytest.mark.parametrize("chapter", some_now(CHAPTERS, FAR[1:], "each chapter is read anew at two widths"))
def test_an_address_with_an_anchor_opens_there(screen, site, chapter):
    name = contents(chapter)[-1]
    screen.goto(f"{site}/chapters/{chapter}.html#{name}")
    assert is_right(landed(screen, name))


@pytest.mark.whole("every chapter with some forty anchors each, at two widths")
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_anchor_of_every_chapter_is_reached(screen, site, chapter):
    screen.goto(f"{site}/chapters/{chapter}.html")
    assert missed(screen, anchors(chapter)) == []


@pytest.mark.whole("every entry of the contents of every chapter, each in a page that is loaded anew, at two widths")
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_entry_of_the_contents_is_reached_the_first_time(screen, site, chapter):
    found = []
    for name in contents(chapter):
        screen.goto(f"{site}/chapters/{chapter}.html")
        found += missed(screen, [name])
    assert found == []


@pytest.mark.parametrize("chapter", some_now(CHAPTERS, FAR[:1], "each chapter is read anew at two widths"))
def test_a_link_that_opens_a_widget_shows_it(screen, site, chapter):
    tree = html.parse(SITE / "chapters" / f"{chapter}.html")
    name = [str(widget.get("data-name")) for widget in tree.xpath("//*[@data-widget='exercise']")][-1]
    screen.goto(f"{site}/chapters/{chapter}.html#open={name}&v=1")
    screen.locator(f"[data-name='{name}'][data-live]").wait_for()
    assert is_right(landed(screen, name))


@pytest.mark.parametrize("chapter", some_now(CHAPTERS, FAR[:1], "each chapter is read anew at two widths"))
def test_my_answers_leads_to_each_exercise(screen, site, chapter):
    screen.goto(f"{site}/chapters/{chapter}.html")
    answers = screen.locator("[data-widget=my_answers]")
    wait_until(screen, "'laidOut' in document.documentElement.dataset")
    answers.scroll_into_view_if_needed()
    screen.locator("[data-widget=my_answers][data-live]").wait_for()
    for link in (answers.locator("a[data-go]").first, answers.locator("a[data-go]").last):
        name = str(link.get_attribute("data-go"))
        link.click()
        assert is_right(landed(screen, name))


def test_on_a_narrow_screen_the_list_of_contents_makes_room_for_the_place(browser, site):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site}/chapters/{FAR[0]}.html", wait_until="networkidle")
    name = contents(FAR[0])[-1]
    page.locator(".secondary-toggle:visible").first.click()
    page.get_by_role("dialog", name="On this page").locator(f"a[href='#{name}']").click()
    assert is_right(landed(page, name))
    assert page.locator("dialog[open]").count() == 0
    page.close()


def test_a_reader_who_moves_on_is_not_brought_back(page, site):
    name = contents(FAR[0])[-1]
    page.goto(f"{site}/chapters/{FAR[0]}.html#{name}")
    landed(page, name)
    brought = page.evaluate("scrollY")
    page.mouse.move(640, 450)  # over the text: the menu beside it scrolls for itself
    page.mouse.wheel(0, -3000)
    wait_until(page, "brought => scrollY < brought - 1000", arg=brought)  # a busy browser scrolls a while later
    page.evaluate(AT_REST)
    place = page.evaluate("scrollY")
    page.evaluate(GROW)
    page.evaluate(AT_REST)
    assert abs(page.evaluate("scrollY") - place) < 2


def test_a_page_that_grows_above_the_target_keeps_the_target_in_place(page, site):
    """As a browser without scroll anchoring does: it is switched off here."""
    name = contents(FAR[0])[-1]
    page.goto(f"{site}/chapters/{FAR[0]}.html#{name}", wait_until="networkidle")
    wait_until(page, HELD)
    add_styles(page, WITHOUT_ANCHORING)
    page.evaluate(GROW_ABOVE)
    assert is_right(landed(page, name))


def test_a_browser_that_follows_the_target_by_itself_is_no_reader_who_moved_on(page, site):
    """Chromium scrolls to the target of an address again while the page comes, before anybody else is told."""
    name = contents(FAR[0])[-1]
    page.goto(f"{site}/chapters/{FAR[0]}.html#{name}", wait_until="networkidle")
    landed(page, name)
    add_styles(page, WITHOUT_ANCHORING)
    page.evaluate(FOLLOWED_BY_THE_BROWSER)
    page.evaluate(AT_REST)
    page.evaluate(GROW_ABOVE)
    assert is_right(landed(page, name))
