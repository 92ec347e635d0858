"""What an earlier edition kept on a device, and its links, on the pages of this one."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.compatibility.conftest import VERSION_1
from tests.layers import some_now
from widgets.authoring.bank_maker import make_bank

STORAGE = json.loads((VERSION_1 / "storage.json").read_text("utf-8"))
LINKS = json.loads((VERSION_1 / "links.json").read_text("utf-8"))
PREFIX = "psychotherapy-relationship:"
PAGES = sorted({link["page"] for link in LINKS if link["name"] != "assignment"})
PUT = "if (location.protocol === 'http:') Object.assign(localStorage, {});"
WAKE = """async () => {
    for (const el of document.querySelectorAll('[data-widget]')) {
        el.scrollIntoView();
        while (!('live' in el.dataset)) {
            dispatchEvent(new Event('pointermove')); // somebody is there
            await new Promise(done => setTimeout(done, 20));
        }
    }
    const heard = {};
    addEventListener('book:state', ({ detail }) => { heard[detail.name] = detail.state; });
    dispatchEvent(new Event('book:ask'));
    return heard;
}"""


REWORDED = {"am-what-figures-leave-open", "cu-ensures", "rl-a-hundredth", "tr-selma", "wa-two-findings"}
"""Exercises of which a sentence that was kept has been replaced since."""


def choices_of(state):
    return (state.get("answer") or {}).get("choices", [])


def still_there(name, state):
    """Leave out choices whose sentence has been replaced since, and give the others in the order of today."""
    if not choices_of(state):
        return state
    today = [choice["id"] for choice in make_bank().item(name.removeprefix("exercise-"))["choices"]]
    left = [choice for choice in today if choice in choices_of(state)]
    return {**state, "answer": {**state["answer"], "choices": left}}


@pytest.fixture
def kept(context, page):
    """A page of a browser that has kept everything."""
    context.add_init_script(PUT.replace("{}", json.dumps(STORAGE)))
    return page


@pytest.mark.parametrize(
    "path", some_now([page for page in PAGES if page.startswith("chapters/")], 3, "the chapters keep in the same way")
)
def test_every_widget_of_a_chapter_shows_what_was_kept(kept, site, path):
    kept.goto(f"{site}/{path}")
    heard = kept.evaluate(WAKE)
    was = {name: json.loads(STORAGE[PREFIX + name])["state"] for name in heard if PREFIX + name in STORAGE}
    wanted = {name: still_there(name, state) for name, state in was.items()}
    # a state may have more parts today: the number of an explorer's sample
    assert {name: {part: heard[name][part] for part in state} for name, state in wanted.items()} == wanted
    assert any(name.startswith("exercise-") for name in wanted)
    reworded = {name for name, state in was.items() if len(choices_of(state)) > len(choices_of(wanted[name]))}
    assert reworded == {name for name in was if name.removeprefix("exercise-") in REWORDED}
    assert kept.locator(".book-notice[data-kind=storage]").count() == len(reworded)


@pytest.mark.parametrize("path", some_now(PAGES, 8, "links of a kind are read by the same module"))
def test_a_link_shows_the_answers_or_the_setting_that_it_carries(page, site, path):
    for link in (link for link in LINKS if link["page"] == path):
        page.goto("about:blank")
        page.goto(f"{site}/{path}#{link['link']}")
        widget = page.locator(f"[data-name='{link['name']}'][data-live]")
        widget.wait_for(state="attached")
        widget.get_by_role("button", name="Link to th").click()
        again = widget.locator("[data-slot=takeaway] textarea").input_value().partition("#")[2]
        assert parse_qs(again) == parse_qs(link["link"])
        assert widget.locator(".book-notice[data-kind=link]").count() == 0


def test_a_link_to_an_assignment_shows_its_exercises_with_the_students_own_answers(kept, site):
    link = next(link for link in LINKS if link["name"] == "assignment")
    kept.goto(f"{site}/{link['page']}#{link['link']}")
    kept.locator("[data-widget=my_answers]").wait_for()
    heard = kept.evaluate(WAKE)
    wanted = {name: json.loads(STORAGE[PREFIX + name])["state"] for name in heard if "@" in name}
    assert len(wanted) == 8  # as many as the assignment has
    assert {name: heard[name] for name in wanted} == wanted


def test_a_device_file_brings_its_answers_to_an_empty_device(page, site):
    page.goto(f"{site}/chapters/working_alliance.html")
    mine = page.locator("[data-widget=my_answers]")
    page.evaluate(WAKE)
    path = VERSION_1 / "device-chapter-working_alliance.json"
    mine.get_by_label("Load from a file").set_input_files(path)
    mine.locator("[data-slot=device] .book-notice").first.wait_for()
    states = json.loads(path.read_text("utf-8"))["states"]
    today = {name: still_there(name, state) for name, state in states.items()}
    whole = [name for name, state in states.items() if len(choices_of(state)) == len(choices_of(today[name]))]
    found = page.evaluate(
        "names => names.map(name => JSON.parse(localStorage.getItem(name)).state)",
        [f"{PREFIX}exercise-{name}" for name in whole],
    )
    assert found == [today[name] for name in whole]
    assert len(states) - len(whole) == 1  # the one whose sentences have changed is left in the file, and named
    expect(mine.locator("[data-slot=device]")).to_contain_text("Two findings, carefully said")


def test_marks_and_the_assignment_that_were_made_in_this_browser_are_still_there(kept, site):
    kept.goto(f"{site}/classroom/builder.html")
    kept.locator(".builder[data-live]").wait_for()
    assert kept.get_by_label("Title", exact=True).input_value() == "Week 3: “the” third"
    assert kept.locator("[data-slot=chosen] li").count() == 8
