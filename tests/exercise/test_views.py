"""Several views of one exercise, as a notebook has them, with no page and no storage."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.exercise.exercise_site import REVEALED

KERNEL = """async () => {
    const [{ default: module }, { makeLocalModel }] = await Promise.all([
        import('/widgets/exercise/exercise.js'), import('/widgets/host/local_model.js'),
    ]);
    const el = document.querySelector('[data-widget]');
    const state = JSON.parse(el.querySelector(':scope > script').textContent);
    state.html = el.querySelector('.exercise').outerHTML;
    state.library = await (await fetch('/widgets/vega.js')).text();
    const model = globalThis.model = makeLocalModel(state, () => {});
    el.parentElement.replaceChildren();
    globalThis.views = ['one', 'two'].map(id => {
        const view = document.body.appendChild(document.createElement('div'));
        view.id = id;
        return view;
    });
    const { signal } = globalThis.ending = new AbortController();
    await Promise.all(views.map(el => module.render({ model, el, signal })));
}"""


@pytest.fixture
def context(browser):
    """A browser that does not ask for a page's policy: a notebook has another, under which scripts may be blobs."""
    with browser.new_context(bypass_csp=True) as context:
        yield context


@pytest.fixture
def views(show):
    """Two views of one model, as a notebook has them: no page, no storage."""

    def open_views(item_id):
        page = show(item_id).page
        page.evaluate(KERNEL)
        return page, page.locator("#one"), page.locator("#two")

    return open_views


def test_two_views_of_one_exercise_say_the_same(views):
    page, one, two = views("wa-whose-goal")
    one.get_by_text("Tasks", exact=True).click()
    expect(two.get_by_role("radio", name="Tasks")).to_be_checked()
    expect(one.get_by_role("radio", name="Tasks")).to_be_checked()
    two.get_by_role("button", name="Check").click()
    expect(one.locator("[data-slot=feedback]")).to_contain_text("Not yet.")
    assert page.evaluate("[model.get('answer'), model.get('checked')]") == [{"choice": "b"}, True]


def test_an_answer_set_from_outside_moves_every_view(views):
    page, one, two = views("ao-quarter-shared")
    page.evaluate("model.set('answer', { parameters: { r: 0.5, n: 200 } }), model.emit()")
    for view in (one, two):
        expect(view.locator("[data-readout=shared]")).to_have_text("25.0%")
    one.locator("input[name=r]").fill("-0.5")
    expect(two.locator("[data-control=r] [data-slot=typed]")).to_have_value("−0.50")


def test_in_a_notebook_nothing_is_said_of_a_device(views):
    _, one, _ = views("wa-late-again")
    one.get_by_text("Tasks", exact=True).click()
    expect(one.get_by_text("Saved on this device")).to_be_hidden()
    expect(one.get_by_text("goes into the file")).to_be_hidden()


def test_in_a_notebook_the_record_is_only_this_widgets(views):
    page, one, _ = views(REVEALED)
    page.evaluate("model.set('answer', { text: '55', low: '50', high: '60' }), model.emit()")
    one.get_by_role("button", name="Reveal").click()
    expect(one.locator("[data-slot=feedback]")).to_contain_text("This was your first range.")
    assert page.evaluate("localStorage['psychotherapy-relationship:calibration'] ?? null") is None


def test_a_view_that_is_closed_listens_no_more(views):
    page, one, _ = views("wa-whose-goal")
    page.evaluate("ending.abort()")
    one.get_by_text("Tasks", exact=True).click()
    assert page.evaluate("model.get('answer')") == {}
