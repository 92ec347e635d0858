"""A chapter is run in the browser, where no other host can be reached; what comes from another is asked for first."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from book.live.distribution import HOST
from book.live.jupyterlite import EXTENSIONS
from tests.book.live.live_notebook import (
    CHAPTER,
    SLOW,
    LiveNotebook,
    notebook_of,
    serve_distribution,
)
from tests.browser_fixtures import SITE, Watcher
from tests.server import serve

TWO_WAYS = [
    'from widgets import Exercise, InventoryForm\nexercise = Exercise("wa-no-winner")\nexercise',
    'form = InventoryForm("practice_alliance_short")\nform',
    'exercise.answer = {"choice": "a"}\nform.responses = {"bond_1": 5, "bond_2": 1, "bond_3": 4}',
    "print(exercise.answer, exercise.grade.points, form.responses, round(form.subscale_scores['bond'], 2))",
]
WITHOUT, FETCH = "Open without them", "Fetch them from"


@pytest.fixture
def reader(cut_off_browser: Browser) -> Iterator[Page]:
    context = cut_off_browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_a_chapter_leads_to_where_it_is_run_and_nobody_else_is_asked_before_a_choice(page: Page, site: str):
    page.goto(f"{site}/chapters/{CHAPTER}.html")
    page.get_by_role("link", name="Run this chapter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Run: Transference")
    expect(page.get_by_text("They come from cdn.jsdelivr.net")).to_be_visible()
    page.goto(f"{site}/live/notebooks/index.html?path={CHAPTER}.ipynb")
    page.wait_for_url(f"**/live/run.html?chapter={CHAPTER}")


def test_a_chapter_that_is_not_there_is_not_opened_and_all_others_are_listed(page: Page, site: str):
    page.goto(f"{site}/live/run.html?chapter=../../elsewhere")
    listed = page.locator("[data-slot=choose]").get_by_role("link")
    assert listed.count() == len(list((SITE / "live/files").glob("*.ipynb")))
    page.locator("[data-slot=choose]").get_by_role("link", name="Transference", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Run: Transference")


def test_the_page_that_asks_may_reach_the_one_host_that_it_names_and_no_other_page_may():
    allowed = f"connect-src 'self' https://{HOST};"
    pages = {path for path in SITE.rglob("*.html") if allowed in path.read_text("utf-8")}
    assert pages == {SITE / "live/run.html"}


def test_jupyterlite_is_told_to_take_python_and_all_that_it_starts_with_from_this_site():
    settings = json.loads((SITE / "live/jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    kernel = settings["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert (SITE / "live" / kernel["pyodideUrl"]).is_file()
    assert kernel["disablePyPIFallback"] is True
    lock = json.loads((SITE / "classroom/pyodide/pyodide-lock.json").read_text("utf-8"))
    assert set(kernel["loadPyodideOptions"]["packages"]) <= set(lock["packages"])
    assert {one["name"] for one in settings["federated_extensions"]} == set(EXTENSIONS.values())


@pytest.mark.whole("Python starts in the browser")
def test_a_chapter_opens_from_its_button_and_says_what_it_lacks(reader: Page, site: str):
    watcher = Watcher(reader, site)
    reader.goto(f"{site}/chapters/{CHAPTER}.html")
    reader.get_by_role("link", name="Run this chapter").click()
    reader.get_by_role("button", name=WITHOUT).click()
    LiveNotebook(reader, site).shown().run_all()
    expect(reader.get_by_role("heading", name="This notebook runs in your browser")).to_be_visible()
    said = reader.locator(".jp-OutputArea").get_by_text(
        "is not here. It is one of the libraries that come from cdn.jsdelivr"
    )
    expect(said).to_be_visible(timeout=SLOW)
    assert watcher.foreign == []


@pytest.mark.whole("Python starts in the browser")
def test_an_exercise_and_an_inventory_work_both_ways_with_python_and_no_other_host(reader: Page):
    """Bond is the mean of three answers, one of them reverse-keyed: (4 + (6 - 1) + 4) / 3."""
    with serve(SITE, instead=notebook_of(*TWO_WAYS)) as site:
        watcher = Watcher(reader, site)
        notebook = LiveNotebook(reader, site).choose(WITHOUT)
        exercise, form = notebook.run(0), notebook.run(1)
        form.locator("[data-item=bond_1] input").first.wait_for(timeout=SLOW)
        notebook.run(2)
        expect(form.locator("[data-item=bond_1] input[value='5']")).to_be_checked(timeout=SLOW)
        expect(exercise.get_by_role("radio", checked=True)).to_have_count(1)
        form.locator("[data-item=bond_1] input[value='4']").check()
        other = exercise.get_by_role("radio", checked=False).first
        chosen = other.get_attribute("value")
        other.check()
        notebook.run(3)
        notebook.see(3, f"{{'choice': '{chosen}'}}")
        notebook.see(3, "'bond_1': 4")
        notebook.see(3, "} 4.33")
        assert watcher.foreign == []


@pytest.mark.whole("Python starts in the browser")
def test_a_chart_of_the_readers_own_is_drawn_and_asks_nobody(reader: Page):
    chart = "import altair as alt\nalt.Chart(alt.Data(values=[{'r': 0.28}])).mark_point().encode(x='r:Q')"
    with serve(SITE, instead=notebook_of(chart)) as site:
        watcher = Watcher(reader, site)
        drawn = LiveNotebook(reader, site).choose(WITHOUT).run(0)
        expect(drawn.locator("canvas, svg.marks")).to_be_visible(timeout=SLOW)
        assert watcher.foreign == []


@pytest.mark.whole("Python starts in the browser")
def test_pandas_is_fetched_once_after_consent_by_its_hash(reader: Page):
    """The wheels are stubs: they show by which way a library comes, and nothing of what it computes."""
    with serve_distribution() as distribution:
        files = {**notebook_of("import pandas\npandas.stands_for"), **distribution.named_by_the_site()}
        with serve(SITE, instead=files) as site:
            notebook = LiveNotebook(reader, site)
            reader.goto(notebook.run_page)
            reader.get_by_role("button", name=FETCH).wait_for()
            assert distribution.asked == []
            notebook.choose(FETCH).run(0)
            notebook.see(0, "'pandas'")
            assert sorted(distribution.asked) == sorted(distribution.wheels)


@pytest.mark.parametrize("fault", ["cut short", "another's"])
@pytest.mark.whole("a browser of its own")
def test_a_library_that_does_not_come_whole_is_named_and_not_used(reader: Page, fault: str):
    with serve_distribution() as distribution:
        files = distribution.named_by_the_site()
        damaged = next(name for name in distribution.wheels if name.startswith("pandas"))
        whole = distribution.wheels[damaged]
        distribution.wheels[damaged] = whole[:-20] if fault == "cut short" else whole + b"more"
        with serve(SITE, instead=files) as site:
            reader.goto(LiveNotebook(reader, site).run_page)
            reader.get_by_role("button", name=FETCH).click()
            notice = reader.get_by_text("did not come whole")
            expect(notice).to_contain_text(damaged)
            expect(reader.get_by_role("button", name=WITHOUT)).to_be_enabled()
            assert "/live/run.html" in reader.url


@pytest.mark.whole("a browser of its own")
def test_a_distribution_that_cannot_be_reached_is_named_and_the_chapter_opens_without(reader: Page, site: str):
    notebook = LiveNotebook(reader, site)
    reader.goto(notebook.run_page)
    reader.get_by_role("button", name=FETCH).click()
    expect(reader.get_by_text("did not come whole from cdn.jsdelivr.net")).to_be_visible()
    reader.get_by_role("button", name=WITHOUT).click()
    notebook.shown()


@pytest.mark.whole("JupyterLab saves in its own time")
def test_what_a_reader_writes_is_there_again_until_the_reader_starts_over(reader: Page):
    with serve(SITE, instead=notebook_of("old = 1")) as site:
        notebook = LiveNotebook(reader, site).choose(WITHOUT)
        reader.locator(".jp-CodeCell .cm-content").first.click()
        reader.keyboard.type("mine = 2; ")
        reader.keyboard.press("Control+s")
        reader.wait_for_timeout(1500)
        notebook.choose(WITHOUT)
        expect(reader.locator(".jp-CodeCell .cm-content").first).to_contain_text("mine = 2")
        assert reader.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
        assert reader.evaluate("async () => (await caches.keys()).length") == 0
        reader.goto(notebook.run_page)
        expect(reader.get_by_text("You worked in this chapter here on")).to_be_visible()
        reader.get_by_role("button", name="Start over").click()
        expect(reader.get_by_text("Your notebook of this chapter is deleted")).to_be_visible()
        notebook.choose(WITHOUT)
        expect(reader.locator(".jp-CodeCell .cm-content").first).to_have_text("old = 1")


@pytest.mark.whole("JupyterLab saves in its own time")
def test_deleting_everything_deletes_notebooks_too(reader: Page):
    with serve(SITE, instead=notebook_of("old = 1")) as site:
        notebook = LiveNotebook(reader, site).choose(WITHOUT)
        reader.locator(".jp-CodeCell .cm-content").first.click()
        reader.keyboard.type("mine = 2; ")
        reader.keyboard.press("Control+s")
        reader.wait_for_timeout(1500)
        reader.goto(f"{site}/book/privacy.html")
        reader.get_by_role("button", name="Delete everything").click()
        reader.get_by_role("button", name="Delete it now").click()
        expect(reader.get_by_text("Deleted: ")).to_be_visible()
        names = reader.evaluate("async () => (await indexedDB.databases()).map(one => one.name)")
        assert [name for name in names if "JupyterLite" in name] == []
        notebook.choose(WITHOUT)
        expect(reader.locator(".jp-CodeCell .cm-content").first).to_have_text("old = 1")


@pytest.mark.whole("JupyterLab saves in its own time")
def test_a_notebook_of_an_older_release_is_named_with_both_releases(reader: Page):
    page = (SITE / "live/run.html").read_text("utf-8").replace('"release": "0.1.0"', '"release": "0.9.0"')
    files = notebook_of("1") | {"live/run.html": page.encode()}
    with serve(SITE, instead=files) as site:
        notebook = LiveNotebook(reader, site).choose(WITHOUT)
        reader.locator(".jp-CodeCell .cm-content").first.click()
        reader.keyboard.type("2")
        reader.keyboard.press("Control+s")
        reader.wait_for_timeout(1500)
        reader.goto(notebook.run_page)
        expect(reader.get_by_text("in release 0.1.0 of the book")).to_contain_text(
            "its tools are those of release 0.9.0"
        )
