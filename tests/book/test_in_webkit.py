"""The book in WebKit: every kind of page, every way to jump, a slider by pointer and by keys, and what is kept."""

from __future__ import annotations

import pytest
from lxml import html

from tests.book.test_jumps import AT_REST, CHAPTERS, FAR, FOLLOW, LANDED, WIDTHS, contents, is_right
from tests.browser_fixtures import SITE
from tests.webkit import run_webkit

pytestmark = pytest.mark.whole("starts WebKit")
PAGES = [
    "book/index",
    "book/privacy",
    "book/glossary",
    "chapters/working_alliance",
    "classroom/assignment",
    "classroom/builder",
    "classroom/gradebook",
    "explorers/two_slopes",
    "inventories/practice_alliance_short",
    "inventories/practice_session_rating",
    "search",
]
LIVE = """async () => {
    const all = [...document.querySelectorAll("[data-widget]")];
    const pause = () => new Promise((done) => setTimeout(done, 20));
    for (const one of all) {
        one.scrollIntoView();
        for (let left = 500; left > 0 && !("live" in one.dataset); left--) await pause();
    }
    const dead = all.filter((one) => !("live" in one.dataset)).map((one) => one.dataset.name);
    const notices = document.querySelectorAll(".book-notice, #missing-parts:not([hidden])");
    const told = [...notices].map((one) => one.textContent);
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { dead, told, wide };
}"""
SLIDER = """async () => {
    const form = document.querySelector("[data-widget=inventory_form]");
    while (!("live" in form.dataset)) await new Promise((done) => setTimeout(done, 20));
    const slider = form.querySelector("input[type=range]");
    slider.scrollIntoView({ block: "center" });
    await new Promise((done) => setTimeout(done, 300));
    const { left, top, width, height } = slider.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, told: slider.getAttribute("aria-valuetext") };
}"""
FOCUS = "() => document.querySelector('input[type=range]').focus()"
GO_ON = """async (name) => {
    const answers = document.querySelector("[data-widget=my_answers]");
    answers.scrollIntoView();
    while (!("live" in answers.dataset)) await new Promise((done) => setTimeout(done, 20));
    answers.querySelector(`a[data-go="${name}"]`).click();
}"""
ANSWER = """async (item, step) => {
    const form = document.querySelector("[data-widget=inventory_form]");
    form.scrollIntoView();
    while (!("live" in form.dataset)) await new Promise((done) => setTimeout(done, 20));
    if (item) form.querySelector(`input[name=${item}][value="${step}"]`).click();
    await new Promise((done) => setTimeout(done, 150)); // for the other tab to hear it
    const given = [...form.querySelectorAll("input[type=radio]:checked")].filter(({ value }) => value !== "");
    return Object.fromEntries(given.map(({ name, value }) => [name, Number(value)]));
}"""
END = "\ue010"


@pytest.fixture(scope="module")
def webkit():
    with run_webkit() as browser:
        yield browser


@pytest.fixture(params=WIDTHS)
def screen(webkit, request):
    webkit.size(request.param, WIDTHS[request.param])
    return webkit


def landed(webkit, name: str) -> dict:
    webkit.run(AT_REST)
    return dict(webkit.run(LANDED, name))


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_comes_to_life(screen, site, name):
    screen.go(f"{site}/{name}.html")
    assert screen.run(LIVE) == {"dead": [], "told": [], "wide": 0}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_entry_of_the_contents_lands_where_it_says_and_the_farthest_the_first_time(screen, site, chapter):
    missed = []
    screen.go(f"{site}/chapters/{chapter}.html")
    for name in reversed(contents(chapter)):
        screen.run(FOLLOW, name)
        place = landed(screen, name)
        missed += [] if is_right(place) else [(name, place)]
    assert missed == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_link_that_opens_a_widget_and_the_list_of_my_answers_lead_there(screen, site, chapter):
    tree = html.parse(SITE / "chapters" / f"{chapter}.html")
    name = [str(widget.get("data-name")) for widget in tree.xpath("//*[@data-widget='exercise']")][-1]
    screen.go(f"{site}/chapters/{chapter}.html#open={name}&v=1")
    assert is_right(landed(screen, name))
    screen.go(f"{site}/chapters/{chapter}.html")
    screen.run(GO_ON, name)
    assert is_right(landed(screen, name))


def test_a_slider_is_answered_by_a_press_at_its_middle_and_by_keys_and_is_kept(screen, site):
    page = f"{site}/inventories/practice_session_rating.html"
    screen.go(page)
    screen.run("() => localStorage.clear()")
    screen.go(page)
    found = screen.run(SLIDER)
    assert found["told"] == "No answer"
    screen.press(found["x"], found["y"])
    assert screen.run(SLIDER)["told"] == "5"
    screen.run(FOCUS)
    screen.key(END)
    assert screen.run(SLIDER)["told"] == "10"
    screen.go(page)
    assert screen.run(SLIDER)["told"] == "10"


def test_two_tabs_of_one_page_agree_and_another_page_keeps_its_own(webkit, site):
    page, chapter = f"{site}/inventories/practice_alliance_short.html", f"{site}/chapters/{FAR[0]}.html"
    webkit.go(chapter)
    webkit.run("() => localStorage.clear()")
    first = webkit.ask("GET", "/window")
    webkit.go(page)
    second = webkit.open_tab()
    webkit.go(page)
    webkit.run(ANSWER, "bond_1", 4)
    webkit.turn_to(first)
    webkit.run(ANSWER, "bond_3", 1)
    webkit.turn_to(second)
    assert webkit.run(ANSWER, "", 0) == {"bond_1": 4, "bond_3": 1}
    webkit.turn_to(first)  # the other lies behind it, and a page that is not shown does not scroll
    webkit.go(chapter)
    before = webkit.run(ANSWER, "", 0)
    assert webkit.run(ANSWER, "goal_1", 5) == {**before, "goal_1": 5}
    webkit.go(page)
    assert webkit.run(ANSWER, "", 0) == {"bond_1": 4, "bond_3": 1}
