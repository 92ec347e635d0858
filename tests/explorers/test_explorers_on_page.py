"""Every explorer on the built page, with no kernel, used as a reader uses it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Watcher, wait_until
from tests.explorers.drawn import show_oneself, wait_until_drawn
from tests.layers import some_now
from widgets import ParameterError
from widgets.explorer.definition import Control
from widgets.explorers import explorer_names, make_explorer

POINTS = 200
SOME = ["shared_variance", "power_of_study", "forest_and_funnel"]
"""Explorers whose files everybody's tests look at."""
USED = [*SOME, "three_components", "training_chain"]
"""Explorers that everybody's tests use, control by control."""
MOVED = 5
"""Points to which the controls themselves are moved; all the others go to the page's own calculator at once."""
SHOWN = """() => {
    const text = slot => document.querySelector(`.explorer [data-slot=${slot}]`).textContent;
    return {
        picture: document.querySelector('.explorer__chart canvas').toDataURL(),
        figures: Object.fromEntries(
            [...document.querySelectorAll('[data-readout]')].map(o => [o.dataset.readout, Number(o.dataset.value)]),
        ),
        sentence: text('sentence'),
        refusal: text('refusal'),
    };
}"""
MOVE = """async points => {
    const shown = [];
    for (const point of points) {
        for (const [name, value] of Object.entries(point)) {
            const input = document.querySelector(`.explorer input[name=${name}]`);
            input.value = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
        }
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        shown.push((SHOWN)());
    }
    return shown;
}""".replace("SHOWN", SHOWN)
COMPUTE = """async points => {
    const widgets = document.querySelector("script[src*='static_host.js']").src.replace("host/static_host.js", "");
    const { Calculator } = await import(`${widgets}explorer/chart.js`);
    const { figuresOf, refusalOf } = await import(`${widgets}explorer/figures.js`);
    const state = document.querySelector("[data-widget=explorer] > script[type='application/json']").textContent;
    const { definition } = JSON.parse(state);
    const calculator = await Calculator.make(globalThis.drawVega, definition);
    return points.map(point => {
        const value = calculator.compute(point);
        const { readouts, sentence } = figuresOf(definition, point, value);
        const figures = Object.fromEntries(readouts.map(({ name, number }) => [name, number]));
        return { figures, sentence, refusal: refusalOf(definition, point, value) };
    });
}"""


class ExplorerOnPage:
    """One explorer on its page."""

    def __init__(self, page: Page, site: str, name: str, after: str = "") -> None:
        self.page = page
        self.name = name
        page.goto(f"{site}/explorers/{name}.html{after}")
        wait_until_drawn(page)

    def settle(self) -> None:
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def state(self) -> dict:
        self.settle()
        return self.page.evaluate(SHOWN)

    def slider(self, name: str):
        return self.page.locator(f".explorer input[name={name}]")

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as caught:
            self.page.get_by_role("button", name=name).click()
        return caught.value.path().read_bytes()


@pytest.fixture(scope="module", params=some_now(explorer_names(), USED, "the same page with other numbers"))
def opened(browser, site, request) -> Iterator[ExplorerOnPage]:
    """Each explorer, opened once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    watcher = Watcher(page, site)
    yield ExplorerOnPage(page, site, request.param)
    assert (watcher.errors, watcher.foreign) == ([], [])
    context.close()


@pytest.fixture
def shown(opened) -> ExplorerOnPage:
    """An explorer as it is at first."""
    opened.page.get_by_role("button", name="Start again").click()
    opened.settle()
    return opened


def test_every_control_moves_the_picture_the_figures_and_the_sentence_by_keyboard(shown):
    page = shown.page
    for control in make_explorer(shown.name).controls.values():
        before = shown.state()
        shown.slider(control.name).focus()
        for key in ["ArrowRight"] * 3 + ["PageUp"]:
            page.keyboard.press(key)
        after = shown.state()
        if after == before or after["refusal"]:
            for key in ["ArrowLeft"] * 6 + ["PageDown"] * 2:
                page.keyboard.press(key)
            after = shown.state()
        assert after["refusal"] == ""
        assert after["picture"] != before["picture"], control.name
        assert after["figures"] != before["figures"], control.name
        assert after["sentence"] != before["sentence"], control.name
        page.get_by_role("button", name="Start again").click()


def on_steps(name: str, count: int) -> list[dict[str, float]]:
    """Draw settings on which the controls' handles can stand."""
    draw = np.random.default_rng(20261124)

    def one(control: Control) -> float:
        steps = round((control.maximum - control.minimum) / control.step)
        return round(control.minimum + control.step * int(draw.integers(steps + 1)), 10)

    controls = make_explorer(name).controls.values()
    return [{control.name: one(control) for control in controls} for _ in range(count)]


def test_page_and_python_compute_the_same_wherever_the_controls_stand(shown):
    explorer = make_explorer(shown.name)
    points = on_steps(shown.name, POINTS)
    on_page = list(zip(points, shown.page.evaluate(COMPUTE, points), strict=True))
    on_page += zip(points[:MOVED], shown.page.evaluate(MOVE, points[:MOVED]), strict=True)
    compared = 0
    for point, told in on_page:
        try:
            explorer.parameters = point
        except ParameterError:
            assert told["refusal"], point
            continue
        assert told["refusal"] == "", point
        assert told["figures"] == pytest.approx(explorer.readouts.to_dict(), rel=1e-9, abs=1e-12), point
        assert told["sentence"] == explorer.sentence
        compared += 1
    assert compared > POINTS / 10


def test_every_case_and_start_again_move_all_controls(shown):
    page, explorer = shown.page, make_explorer(shown.name)
    start, begins = shown.state(), explorer.parameters
    for preset in explorer.parts.presets:
        page.get_by_role("button", name=preset.label, exact=True).click()
        explorer.parameters = {**begins, **preset.at}
        assert shown.state()["sentence"] == explorer.sentence
        assert page.locator(".explorer__chart canvas").get_attribute("aria-label").startswith(f"{explorer.sentence} ")
    page.get_by_role("button", name="Start again").click()
    assert shown.state()["sentence"] == start["sentence"]


@pytest.mark.parametrize("opened", some_now(explorer_names(), SOME, "pictures are drawn for files"), indirect=True)
def test_a_link_a_cell_and_files_carry_the_setting(shown):
    page = shown.page
    control = next(iter(make_explorer(shown.name).controls.values()))
    shown.slider(control.name).focus()
    page.keyboard.press("ArrowLeft")
    wanted = shown.state()["sentence"]
    page.get_by_role("button", name="Python for this setting").click()
    names: dict = {}
    cell = page.get_by_label("A cell that makes this explorer").input_value()
    exec(cell.replace("\nexplore_", "\nmade = explore_"), names)  # noqa: S102
    assert names["made"].sentence == wanted
    assert "# The Psychotherapy Relationship: An Interactive Textbook. Explorer" in cell
    page.get_by_role("button", name="Link to this setting").click()
    link = page.get_by_label("A link that shows this setting").input_value()
    stranger = page.context.browser.new_context().new_page()
    stranger.goto(link)
    wait_until_drawn(stranger)
    expect(stranger.locator("[data-slot=sentence]")).to_have_text(wanted)
    table = pd.read_csv(io.BytesIO(shown.download("Download data (CSV)")))
    assert len(table) > 0
    assert shown.download("Download picture (PNG)").startswith(b"\x89PNG")
    drawing = shown.download("Download picture (SVG)").decode()
    assert drawing.startswith("<svg")
    assert "#00000" not in drawing


def test_the_picture_can_be_read_as_a_table(shown):
    page = shown.page
    page.get_by_text("The picture as a table").click()
    rows = page.locator("[data-slot=rows] tr")
    expect(rows.first).to_be_visible()
    cells = rows.first.locator("td").all_text_contents()
    assert len(cells) == len(make_explorer(shown.name).parts.table.columns)
    assert "undefined" not in cells
    assert all(cells)
    page.get_by_text("The picture as a table").click()


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("#open=explore-shared_variance&v=1&r=2", "“r” is “2”, but it runs from -0.95 to 0.95"),
        ("#open=explore-shared_variance&v=1&r=abc", "“r” is “abc”, but it runs from -0.95 to 0.95"),
        ("#open=explore-shared_variance&v=1&r=NaN", "“r” is “NaN”, but it runs from -0.95 to 0.95"),
        ("#open=explore-shared_variance&v=1&<b>x</b>=1", "“<b>x</b>” is no control here"),
        ("#open=explore-shared_variance&v=9&r=0.1", "another edition of this book"),
    ],
)
def test_a_broken_link_names_the_control_its_value_and_its_range(page, site, after, told):
    shown = ExplorerOnPage(page, site, "shared_variance", after)
    assert told in page.locator("[data-slot=notices]").text_content()
    assert shown.state()["figures"]["shared"]


def test_the_picture_follows_light_and_dark(page, site):
    shown = ExplorerOnPage(page, site, "shared_variance")
    light = shown.state()["picture"]
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    wait_until(page, "light => document.querySelector('.explorer__chart canvas').toDataURL() !== light", arg=light)


def test_a_control_moved_before_the_module_is_there_counts(context, site):
    page = context.new_page()
    held = []
    page.route("**/explorer.js", lambda route: held.append(route))  # noqa: PLW0108 (no bound built-in)
    page.goto(f"{site}/explorers/shared_variance.html")
    page.locator("input[name=r]").fill("0.5")
    wait_until(page, "document.querySelector('[data-started]') !== null")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    wait_until_drawn(page)
    expect(page.locator("[data-readout=shared]")).to_have_text("25.0%")


def test_without_scripts_the_picture_the_figures_and_the_sentence_are_there(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/explorers/shared_variance.html")
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.locator("[data-readout=shared]")).to_have_text("7.8%")


def test_a_library_that_fails_to_load_leaves_the_readable_picture(context, site):
    page = context.new_page()
    page.route("**/vega.js", lambda route: route.abort())
    page.goto(f"{site}/explorers/shared_variance.html")
    show_oneself(page)
    page.get_by_text("The picture could not be loaded").wait_for()
    expect(page.locator(".explorer svg[role=img]")).to_be_visible()


@pytest.mark.parametrize("after", ["", "#open=explore-shared_variance&v=1&r=0.5"])
def test_without_the_library_control_figure_and_sentence_agree_and_follow_after_another_try(context, site, after):
    page = context.new_page()
    held = []
    page.route("**/vega.js*", lambda route: held.append(route))  # noqa: PLW0108 (no bound built-in)
    page.goto(f"{site}/explorers/shared_variance.html{after}")
    r, sentence = page.locator("input[name=r]"), page.locator("[data-slot=sentence]")
    r.fill("0.5")
    expect(sentence).to_be_hidden()  # it is not yet of these controls
    wait_until(page, "document.querySelector('[data-waiting]') !== null")
    held.pop().fulfill(status=503)
    notice = page.locator(".book-notice[data-kind=undrawn]")
    expect(notice).to_be_visible()
    expect(r).to_be_disabled()
    # 0.278, where the explorer begins, squared is 7.7%
    start = make_explorer("shared_variance")
    assert float(r.input_value()) == pytest.approx(start.parameters["r"], abs=0.01)
    expect(page.locator("[data-readout=shared]")).to_have_text("7.8%")
    expect(sentence).to_have_text(start.sentence)
    notice.get_by_role("button", name="Try again").click()
    page.wait_for_timeout(300)
    held.pop().continue_()
    wait_until_drawn(page)
    expect(page.locator("[data-readout=shared]")).to_have_text("25.0%")
    expect(r).to_have_value("0.5")
    expect(r).to_be_enabled()
    expect(sentence).to_be_visible()


def test_the_library_is_loaded_once_and_only_for_somebody_who_is_there(page, site):
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="networkidle")
    assert not [url for url in page.watcher.requests if url.endswith("vega.js")]
    page.goto(f"{site}/explorers/shared_variance.html", wait_until="networkidle")
    page.locator("[data-listening]").wait_for()
    assert not [url for url in page.watcher.requests if url.endswith("vega.js")]
    ExplorerOnPage(page, site, "shared_variance")
    assert len([url for url in page.watcher.requests if re.search(r"vega\.js$", url)]) == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(shown, width):
    shown.page.set_viewport_size({"width": width, "height": 800})
    shown.settle()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    shown.page.set_viewport_size({"width": 1280, "height": 900})
