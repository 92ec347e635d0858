"""What an explorer's figures do can be heard, by keyboard alone, and is told in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.announcements import announced, listen
from tests.browser_fixtures import wait_until
from tests.explorers.drawn import wait_until_drawn
from widgets.explorer.definition import Control, ExplorerParts, Readout, format_number
from widgets.explorer.explorer import Explorer
from widgets.explorers import explorer_names, make_explorer

COUNT = """
window.contexts = [];
window.AudioContext = class extends AudioContext { constructor() { super(); contexts.push(this); } };
"""
RENDER = """async () => {
    const widgets = document.querySelector("script[src*='static_host.js']").src.replace("host/static_host.js", "");
    const { playNotes } = await import(`${widgets}explorer/sound_player.js`);
    let rendered;
    window.AudioContext = class extends OfflineAudioContext {
        constructor() { super(1, 44_100, 44_100); rendered = this; }
        close() {}
    };
    const notes = [0, 1, 2, 3, 4].map(part => ({ time: part / 5, pitch: part === 3 ? null : 220 * (part + 1) }));
    playNotes(notes, 0.8, 0.3, () => {});
    const samples = (await rendered.startRendering()).getChannelData(0);
    const loudest = (start, end) => Math.max(...samples.slice(44_100 * start, 44_100 * end).map(Math.abs));
    const parts = { all: [0, 1], before: [0, 0.05], tone: [0.1, 0.2], hum: [0.72, 0.8], after: [0.97, 1] };
    return Object.fromEntries(Object.entries(parts).map(([name, ends]) => [name, loudest(...ends)]));
}"""
"""Plays into a buffer of one second: begins after .05, a click at .35, no value from .65 to .85, and ends at .85."""
HEAR_ALL = """async pairs => {
    const group = document.querySelector(".explorer__sound");
    const [control, figure, button, told] = group.querySelectorAll("select, button, .explorer__told");
    const heard = [];
    for (const [moved, sounding] of pairs) {
        [control.value, figure.value] = [moved, sounding];
        button.click();
        heard.push(told.textContent);
        button.click();
        await new Promise(done => setTimeout(done, 150));
    }
    return heard;
}"""
whole = pytest.mark.whole("each plays sounds, or is a page to load")


class Sound:
    """The sound of an explorer on its page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.opener: Locator = page.get_by_role("button", name="Listen")
        self.group: Locator = page.get_by_role("group", name="Listen", exact=True)
        self.control: Locator = self.group.get_by_label("What moves")
        self.figure: Locator = self.group.get_by_label("What you hear")
        self.told: Locator = page.locator(".explorer__told")

    def button(self, name: str) -> Locator:
        return self.group.get_by_role("button", name=name, exact=True)


def open_explorer(page: Page, site: str, name: str) -> Sound:
    page.add_init_script(COUNT)
    page.goto(f"{site}/explorers/{name}.html")
    wait_until_drawn(page)
    return Sound(page)


def test_a_figure_is_heard_by_keyboard_stops_by_escape_and_is_announced_once(page, site):
    listen(page)
    sound = open_explorer(page, site, "power_of_study")
    page.locator("input[name=n]").press("ArrowRight")
    sound.opener.press("Enter")
    expect(sound.control).to_have_value("n")  # which was moved last
    expect(sound.figure).to_have_value("power")
    assert page.evaluate("contexts.length") == 0
    sound.button("Play").press("Enter")
    expect(sound.button("Stop")).to_be_focused()
    assert page.evaluate("contexts.map(({ state }) => state)") == ["running"]
    page.keyboard.press("Escape")
    expect(sound.button("Play")).to_be_focused()
    explorer = make_explorer("power_of_study", n=100)
    power = explorer.readings["power"]
    ends = [power.write(explorer.parts.figures({**explorer.parameters, "n": n})["power"]) for n in (10, 100, 600)]
    told = sound.told.text_content() or ""
    assert told.startswith(f"As “Clients in the study” goes from 10 to 600, “Power” rises from {ends[0]} to {ends[2]}.")
    assert told.endswith(f"At your setting, 100, it is {ends[1]}.")
    assert announced(page).count(told) == 1
    assert page.evaluate("contexts[0].state") == "closed"


@whole
def test_nothing_of_the_sound_is_loaded_before_it_is_asked_for(page, site):
    sound = open_explorer(page, site, "shared_variance")
    assert not [url for url in page.watcher.requests if "/sound" in url.partition("explorer/")[2]]
    sound.opener.click()
    expect(sound.group).to_be_visible()
    assert len([url for url in page.watcher.requests if url.endswith("explorer/sound_view.js")]) == 1


@whole
def test_what_is_played_to_its_end_is_announced_once_after_it(page, site):
    listen(page)
    sound = open_explorer(page, site, "shared_variance")
    sound.opener.click()
    sound.button("Play").click()
    announced(page)
    expect(sound.button("Play")).to_be_visible()
    assert announced(page) == [sound.told.text_content()]


@whole
def test_a_control_that_is_moved_ends_the_sound_and_what_was_told(page, site):
    sound = open_explorer(page, site, "shared_variance")
    sound.opener.click()
    sound.button("Play").click()
    page.locator("input[name=r]").press("ArrowLeft")
    expect(sound.button("Play")).to_be_visible()
    expect(sound.told).to_have_text("")


@whole
def test_the_button_closes_what_it_opened_and_ends_the_sound(page, site):
    sound = open_explorer(page, site, "shared_variance")
    sound.opener.click()
    expect(sound.opener).to_have_attribute("aria-expanded", "true")
    sound.button("Play").click()
    sound.opener.click()
    expect(sound.opener).to_have_attribute("aria-expanded", "false")
    expect(sound.group).to_have_count(0)
    wait_until(page, "contexts[0].state === 'closed'")


@whole
def test_it_is_soft_and_silent_before_and_after(page, site):
    open_explorer(page, site, "shared_variance")
    loud = page.evaluate(RENDER)
    assert loud["all"] <= 0.2
    assert loud["tone"] == pytest.approx(0.12, abs=0.02)
    assert 0.02 < loud["hum"] < loud["tone"]
    assert loud["before"] == 0
    assert loud["after"] < 0.001  # a thousandth of full volume is not heard


@whole
def test_where_nothing_can_be_played_no_button_is_shown(page, site):
    page.add_init_script("delete window.AudioContext;")
    page.goto(f"{site}/explorers/shared_variance.html")
    wait_until_drawn(page)
    expect(page.locator("[data-slot=listen]")).to_be_hidden()


@whole
def test_a_sound_that_cannot_be_loaded_is_told(context: BrowserContext, site):
    page = context.new_page()
    page.route("**/sound_view.js", lambda route: route.abort())
    open_explorer(page, site, "shared_variance").opener.click()
    expect(page.get_by_text("The sound could not be loaded")).to_be_visible()


@whole
def test_what_is_open_is_accessible_in_every_setting(page, site):
    sound = open_explorer(page, site, "power_of_study")
    sound.opener.click()
    sound.button("Play").click()
    for _ in each_setting(page):
        assert faults_of(page) == []
        assert sideways(page) <= 0


def texts_at(explorer: Explorer, control: Control, readout: Readout) -> list[str]:
    """Write a figure at both ends of a control, as Python computes it; none where a setting cannot be."""
    settings = [{**explorer.parameters, control.name: end} for end in (control.minimum, control.maximum)]
    if not all(is_possible(explorer.parts, setting) for setting in settings):
        return []
    return [readout.write(explorer.parts.figures(setting)[readout.name]) for setting in settings]


def is_possible(parts: ExplorerParts, setting: dict[str, float]) -> bool:
    try:
        parts.complete(setting)
    except ValueError:
        return False
    return True


@whole
@pytest.mark.parametrize("name", explorer_names())
def test_what_is_told_of_every_figure_begins_and_ends_as_python_computes_it(page, site, name):
    sound = open_explorer(page, site, name)
    explorer = make_explorer(name)
    sound.opener.click()
    expect(sound.group).to_be_visible()
    figures = [readout for readout in explorer.parts.readouts if not readout.choices]
    pairs = [(control, readout) for control in explorer.controls.values() for readout in figures]
    heard = page.evaluate(HEAR_ALL, [(control.name, readout.name) for control, readout in pairs])
    for (control, readout), told in zip(pairs, heard, strict=True):
        here = format_number(explorer.parameters[control.name], control.format)
        names = [f"“{readout.label}”", f"“{control.label}”", f"At your setting, {here}"]
        assert [text for text in [*names, *texts_at(explorer, control, readout)] if text not in told] == []
        assert not re.search(r"[{}]|NaN|undefined|Infinity|∞", told)
