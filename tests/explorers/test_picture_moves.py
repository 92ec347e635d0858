"""What a picture shows can be dragged, drawn again, and compared with how it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser_fixtures import wait_until
from tests.explorers.drawn import wait_until_drawn
from tests.layers import some_now
from widgets.equations import NUMPY
from widgets.equations.correlation import paired_value
from widgets.equations.resampling import standard_normal
from widgets.explorers import explorer_names, explorer_parts

WITH_HANDLES = [name for name in explorer_names() if explorer_parts(name).handles]
SAMPLE = "() => document.querySelector('.explorer__chart canvas').toDataURL()"


def open_explorer(page: Page, site: str, name: str, after: str = "") -> None:
    page.goto(f"{site}/explorers/{name}.html{after}")
    wait_until_drawn(page)


def handle_of(page: Page, name: str) -> Locator:
    label = page.locator(f"[data-control={name}] .explorer__label").text_content() or ""
    return page.locator(".explorer__handle").and_(page.get_by_role("slider", name=label, exact=True))


def drag(page: Page, handle: Locator, across: float, down: float) -> None:
    place = handle.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=3)
    page.mouse.up()


def let_it_follow(page: Page) -> None:
    """Wait for the frame in which the picture is shown as its controls stand."""
    page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.parametrize("name", some_now(WITH_HANDLES, ["two_slopes"], "each is a page to load"))
def test_every_handle_moves_its_control_by_mouse_and_by_keyboard_and_follows_it(page: Page, site: str, name: str):
    open_explorer(page, site, name)
    for part in explorer_parts(name).handles:
        handle, slider = handle_of(page, part.control), page.locator(f"input[name={part.control}]")
        value = slider.input_value()
        drag(page, handle, -40, 40)
        expect(slider).not_to_have_value(value)
        expect(handle).to_have_attribute("aria-valuetext", slider.get_attribute("aria-valuetext") or "")
        handle.press("Home")
        expect(slider).to_have_value(slider.get_attribute("min") or "")
        handle.press("ArrowRight")
        expect(slider).not_to_have_value(slider.get_attribute("min") or "")
        at = handle.bounding_box()
        page.get_by_role("button", name="Start again").click()
        expect(slider).to_have_value(value)
        let_it_follow(page)
        assert handle.bounding_box() != at


def test_a_dragged_line_follows_the_pointer(page, site):
    open_explorer(page, site, "sampling_of_r")
    handle = handle_of(page, "true_r")
    before = handle.bounding_box()
    drag(page, handle, 60, 40)
    wait_until(page, "() => document.querySelector('input[name=true_r]').value !== '0.28'")
    let_it_follow(page)
    # the line goes sideways only, in steps of .01: less than 3 pixels
    assert handle.bounding_box()["x"] == pytest.approx(before["x"] + 60, abs=3)
    assert handle.bounding_box()["y"] == before["y"]


def test_another_sample_has_its_number_in_the_link_the_cell_and_after_coming_back(page, site):
    open_explorer(page, site, "shared_variance")
    first = page.evaluate(SAMPLE)
    figures = page.locator(".explorer__readouts").text_content()
    page.get_by_role("button", name="Draw again").click()
    expect(page.locator("[data-slot=seed]")).to_have_text("2")
    wait_until(page, f"first => ({SAMPLE})() !== first", arg=first)
    assert page.locator(".explorer__readouts").text_content() == figures
    page.get_by_role("button", name="Link to this setting").click()
    assert "&seed=2&" in page.get_by_label("A link that shows this setting").input_value()
    page.get_by_role("button", name="Python for this setting").click()
    assert "explore_shared_variance(seed=2)" in page.get_by_label("A cell that makes this explorer").input_value()
    page.wait_for_timeout(400)  # until it is kept
    page.reload()
    expect(page.locator("[data-slot=seed]")).to_have_text("2")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[data-slot=seed]")).to_have_text("1")
    wait_until(page, f"first => ({SAMPLE})() === first", arg=first)


def test_the_page_draws_another_sample_by_the_equation(page, site):
    open_explorer(page, site, "shared_variance", "#open=explore-shared_variance&v=1&n=20&seed=5")
    page.get_by_text("The picture as a table").click()
    alliance, other = (float(standard_normal(NUMPY, first=0, seed=5, row=1, column=column)) for column in (1, 2))
    outcome = paired_value(NUMPY, r=0.28, a=alliance, b=other)
    cells = page.locator("[data-slot=rows] tr").first.locator("td")
    expect(cells).to_have_text([f"{alliance:.2f}", f"{outcome:.2f}"])


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("seed=0", "“seed” is “0”, but it runs from 1 to 9999"),
        ("seed=abc", "“seed” is “abc”, but it runs from 1 to 9999"),
    ],
)
def test_a_link_with_a_sample_that_cannot_be_names_it(page, site, after, told):
    open_explorer(page, site, "shared_variance", f"#open=explore-shared_variance&v=1&{after}")
    assert told in (page.locator("[data-slot=notices]").text_content() or "")


def test_the_setting_before_the_last_move_stays_faintly_and_beside_each_figure(page, site):
    open_explorer(page, site, "rupture_and_repair")
    ghost, before = page.locator("[data-slot=ghost]"), page.locator("[data-before=final]")
    final = page.locator("[data-readout=final]").text_content()
    expect(ghost).to_be_hidden()
    page.get_by_role("button", name="Rupture left alone").click()
    expect(ghost).to_be_visible()
    expect(before).to_have_text(f"before: {final}")
    expect(page.locator("[data-slot=faint]")).to_have_text("Faint: before the last move.")
    now = page.locator("[data-readout=final]").text_content()
    page.locator("input[name=depth]").focus()
    expect(ghost).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(before).to_have_text(f"before: {now}")
