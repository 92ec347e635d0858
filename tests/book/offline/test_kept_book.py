"""The book kept on a reader's device: opted in, whole or not at all, and removed without a trace."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from book.offline.kept_files import edition_name, kept_files
from tests.book.offline.kept_site import (
    CONTROL,
    KEEPING,
    KEPT,
    SHORT_BOOK,
    KeptSite,
    keep,
    kept_pages,
    open_control,
    said,
)
from tests.book.offline.operating import operate_every_kind, wake_every_widget
from tests.browser_fixtures import SITE, Watcher
from tests.firefox import run_firefox
from tests.layers import some_now
from tests.pages_of_every_kind import of_every_kind

PAGES = of_every_kind(kept_pages())
INVENTORY = "inventories/practice_alliance_short.html"
WHOLE = "keeps the whole book"
STORED = """async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    entries: Object.keys(localStorage).filter(name => name.startsWith("psychotherapy-relationship:")),
})"""
SAID = "() => document.querySelector('[data-keeping] [data-slot=said]').textContent"
NOTHING = {"caches": [], "workers": 0, "entries": []}


@pytest.fixture
def short(tmp_path: Path) -> Iterator[KeptSite]:
    """A short copy of the book."""
    copy = KeptSite(tmp_path / "short", SHORT_BOOK)
    yield copy
    copy.remove()


@pytest.fixture
def reader(context: BrowserContext) -> Page:
    """A page of which errors are expected: the net goes off."""
    return context.new_page()


def stored(page: Page) -> Any:
    return page.evaluate(STORED)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for what a browser without Playwright shows."""
    until = time.monotonic() + KEEPING / 1000
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.2)


def shown_edition(page: Page) -> str:
    """Which edition a page is of that ``KeptSite.publish`` has changed."""
    return str(page.title())


def new_title(text: str) -> str:
    return text.replace("<title>", "<title>Newer: ", 1)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("chapters/relationship.html", "book"),
        ("classroom/bank.json", "book"),
        ("classroom/engine.zip", "tools"),
        ("classroom/pyodide/pyodide.asm.wasm", "tools"),
        ("downloads/notebooks.zip", None),
        ("_sources/chapters/relationship.ipynb", None),
        ("service_worker.js", None),
    ],
)
def test_a_file_belongs_to_the_book_to_the_tools_or_to_neither(tmp_path, place, kind):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"abc")
    # SHA-256 of "abc", FIPS 180-2, appendix B.1, in base64
    listed = [(place, 3, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")]
    assert kept_files(tmp_path) == {"book": [], "tools": []} | ({kind: listed} if kind else {})


def test_an_edition_with_other_contents_has_another_name():
    one, other = ({"book": [("index.html", 3, digest)], "tools": []} for digest in ("a", "b"))
    assert edition_name(one) == edition_name(one) != edition_name(other)


def test_the_built_book_says_how_large_it_is():
    offer = json.loads((SITE / "kept_book.json").read_text("utf-8"))
    sizes = {kind: sum(size for _, size, _ in files) for kind, files in kept_files(SITE).items()}
    assert {kind: offer[kind] for kind in sizes} == sizes
    assert offer["name"] == edition_name(kept_files(SITE))


def test_a_page_of_a_reader_who_has_not_asked_registers_no_worker_and_asks_for_nothing_of_it(page, site):
    page.goto(f"{site}/{INVENTORY}", wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    of_ours = ("service_worker.js", "kept_book.json", "one_script.js", "keeping.js")
    assert [url for url in page.watcher.requests if url.endswith(of_ours)] == []


def test_the_control_says_how_large_the_book_is_before_anything_is_kept(page, site):
    page.goto(f"{site}/{CONTROL}")
    megabytes = round(json.loads((SITE / "kept_book.json").read_text("utf-8"))["book"] / 1e6)
    expect(said(page)).to_contain_text(f"would take {megabytes} MB")
    assert stored(page) == NOTHING


def test_what_is_kept_opens_with_the_net_off_and_is_removed_without_a_trace(reader, short):
    keep(reader, short)
    short.net_off()
    reader.goto(f"{short.address}/{INVENTORY}")
    form = reader.locator("[data-widget=inventory_form]").first
    form.scroll_into_view_if_needed()
    expect(form).to_have_attribute("data-live", "")
    open_control(reader, short)
    expect(said(reader)).to_contain_text(KEPT)
    reader.get_by_role("button", name="Remove it").click()
    expect(said(reader)).to_contain_text("The kept book is removed.")
    assert stored(reader) == NOTHING


@pytest.mark.whole("the book is kept and an answer is given")
def test_delete_everything_deletes_answers_copies_and_the_worker_once_it_is_meant(reader, short):
    keep(reader, short)
    reader.goto(f"{short.address}/{INVENTORY}")
    form = reader.locator("[data-widget=inventory_form][data-live]").first
    form.locator("label:has(input[type=radio])").first.click()
    reader.goto(f"{short.address}/book/privacy.html")
    deleting = reader.locator("[data-deleting]")
    deleting.get_by_role("button", name="Delete everything").click()
    deleting.get_by_role("button", name="Keep everything").click()
    assert len(stored(reader)["entries"]) == 1
    deleting.get_by_role("button", name="Delete everything").press("Enter")
    deleting.get_by_role("button", name="Delete it now").press("Enter")
    expect(deleting.locator("[data-slot=said]")).to_contain_text("and the kept book")
    assert stored(reader) == NOTHING


@pytest.mark.whole("the book is kept")
def test_delete_everything_under_my_answers_offers_to_remove_the_kept_book_too(context, tmp_path):
    chapter = "chapters/working_alliance.html"
    copy = KeptSite(tmp_path / "chapter", (*SHORT_BOOK, chapter))
    page = keep(context.new_page(), copy)
    page.goto(f"{copy.address}/{chapter}")
    answers = page.locator(".my-answers")
    answers.scroll_into_view_if_needed()
    for name in ("Delete everything", "Delete it now", "Remove the book, too"):
        answers.get_by_role("button", name=name).click()
    expect(answers.locator("[data-slot=device]")).to_contain_text("The kept book is deleted, too.")
    assert stored(page)["caches"] == []
    assert stored(page)["workers"] == 0
    copy.remove()


@pytest.mark.parametrize(
    ("script", "told"),
    some_now(
        [
            ("delete Navigator.prototype.serviceWorker", "cannot keep the book here"),
            (
                "navigator.serviceWorker.register = () => Promise.reject(new DOMException('It is insecure'))",
                "does not let the book be kept: It is insecure",
            ),
        ],
        1,
        "the page is opened for each",
    ),
)
def test_a_browser_that_keeps_nothing_is_named(context, short, script, told):
    context.add_init_script(script)
    page = context.new_page()
    open_control(page, short)
    if "insecure" in told:
        page.get_by_role("button", name="Keep this book").click()
    expect(said(page)).to_contain_text(told)
    assert page.locator("[data-keeping] button:visible").count() == ("insecure" in told)


@pytest.mark.whole("the book is kept twice")
def test_a_full_device_is_told_which_file_did_not_fit_and_the_rest_comes_once_there_is_room(context, short):
    page = context.new_page()
    session = context.new_cdp_session(page)
    open_control(page, short)
    session.send("Storage.overrideQuotaForOrigin", {"origin": short.address, "quotaSize": 1_500_000})
    page.get_by_role("button", name="Keep this book").click()
    expect(said(page)).to_contain_text("This device has no room:", timeout=KEEPING)
    expect(said(page)).to_contain_text("Without the rest, the book is not kept.")
    assert stored(page)["workers"] == 0
    page.reload()
    expect(said(page)).to_contain_text("A part of the book is on this device")
    session.send("Storage.overrideQuotaForOrigin", {"origin": short.address})
    page.get_by_role("button", name="Go on").click()
    expect(said(page)).to_contain_text(KEPT, timeout=KEEPING)


@pytest.mark.whole("the book is kept twice")
def test_half_a_download_names_the_file_and_what_has_arrived_is_not_fetched_again(context, short):
    missing, there = short.folder / INVENTORY, short.folder / "book" / "index.html"
    missing.rename(short.folder / "away")
    page = context.new_page()
    open_control(page, short)
    page.get_by_role("button", name="Keep this book").click()
    expect(said(page)).to_contain_text(f"{missing.name} did not arrive", timeout=KEEPING)
    expect(page.locator("[data-keeping]")).to_have_attribute("data-problem", "")
    (short.folder / "away").rename(missing)
    there.unlink()  # whoever asks for it now gets nothing
    page.get_by_role("button", name="Go on").click()
    expect(said(page)).to_contain_text(KEPT, timeout=KEEPING)


@pytest.mark.whole("the book is kept twice")
def test_a_newer_edition_is_shown_whole_once_every_tab_of_the_older_one_is_closed(context, short):
    page = keep(context.new_page(), short)
    page.goto(f"{short.address}/{INVENTORY}")
    before = shown_edition(page)
    short.publish(INVENTORY, new_title)
    other = open_control(context.new_page(), short)
    expect(said(other)).to_contain_text("has arrived whole and waits", timeout=KEEPING)
    for tab in (page, context.new_page()):
        tab.goto(f"{short.address}/{INVENTORY}")
        assert shown_edition(tab) == before
    for tab in context.pages:
        tab.goto("about:blank")  # no page of the book is open any more
    short.net_off()
    page.goto(f"{short.address}/{INVENTORY}")
    assert shown_edition(page) == f"Newer: {before}"


@pytest.mark.whole("the book is kept twice")
def test_of_an_edition_with_a_file_of_another_one_nothing_is_taken_and_the_older_one_stays(context, short):
    page = keep(context.new_page(), short)
    before = page.title()
    short.publish(CONTROL, new_title)
    short.changed[CONTROL] = short.changed[CONTROL].replace(b"Newer", b"Mixed")  # as while a site is being published
    open_control(page, short)
    expect(said(page)).to_contain_text("how_to_read.html did not arrive, or is of another edition", timeout=KEEPING)
    expect(said(page)).to_contain_text("which you have, stays as it is")
    short.net_off()
    page.goto(f"{short.address}/{CONTROL}")
    assert page.title() == before


@pytest.mark.whole("the book is kept")
def test_who_stops_on_the_way_keeps_nothing(context, short):
    page = open_control(context.new_page(), short)
    page.get_by_role("button", name="Keep this book").click()
    page.get_by_role("button", name="Stop and remove").click()
    expect(said(page)).to_contain_text("The kept book is removed.")
    assert stored(page) == NOTHING


@pytest.fixture(scope="module")
def kept(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserContext, str]]:
    """A browser that has kept the whole book, with what the tools run on, and has no net any more."""
    site = KeptSite(tmp_path_factory.mktemp("whole") / "site")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    keep(context.new_page(), site, tools=True)
    site.net_off()
    yield context, site.address
    context.close()
    site.remove()


@pytest.fixture
def offline(kept: tuple[BrowserContext, str]) -> Iterator[tuple[Page, str]]:
    """A page without a net, which must end without an error."""
    context, address = kept
    page = context.new_page()
    watcher = Watcher(page, address)
    yield page, address
    assert watcher.errors == []
    page.close()


@pytest.mark.whole(WHOLE)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_with_the_net_off_and_every_widget_on_it_is_alive(offline, path):
    page, address = offline
    page.goto(f"{address}/{path}")
    wake_every_widget(page)


@pytest.mark.whole(WHOLE)
def test_every_kind_of_widget_is_operated_with_the_net_off(offline):
    operate_every_kind(*offline)


@pytest.mark.whole(WHOLE)
def test_the_search_finds_with_excerpts_with_the_net_off(offline):
    page, address = offline
    page.goto(f"{address}/search.html?q=rupture")
    expect(page.locator("ul.search li p.context").filter(has_text="rupture").first).to_be_visible()


@pytest.mark.whole(WHOLE)
def test_an_assignment_opens_from_its_file_with_the_net_off(offline):
    page, address = offline
    page.goto(f"{address}/classroom/assignment.html")
    expect(page.locator("[data-slot=open]")).to_be_visible()


@pytest.mark.whole(WHOLE)
def test_the_builder_makes_a_package_with_the_net_off(offline):
    page, address = offline
    page.goto(f"{address}/classroom/builder.html")
    page.locator(".builder[data-live]").wait_for()
    page.get_by_role("button", name="Choose all shown").click()
    page.get_by_label("Title", exact=True).fill("Week 2")
    with page.expect_download(timeout=KEEPING) as caught:
        page.get_by_role("button", name="SCORM 1.2").click()
    assert caught.value.path().stat().st_size > 0


@pytest.mark.whole("starts Firefox")
def test_what_firefox_keeps_opens_with_the_net_off(short, tmp_path_factory):
    with run_firefox(tmp_path_factory.mktemp("profile")) as firefox:
        tab = firefox.open_tab()
        firefox.go(tab, f"{short.address}/{CONTROL}")
        wait_until(lambda: "would take" in firefox.run(tab, SAID))
        firefox.run(tab, "() => document.querySelector('[data-action=keep]').click()")
        wait_until(lambda: KEPT in firefox.run(tab, SAID))
        short.net_off()
        firefox.go(tab, f"{short.address}/{INVENTORY}")
        wait_until(lambda: firefox.run(tab, "() => document.querySelectorAll('[data-live]').length") > 0)
