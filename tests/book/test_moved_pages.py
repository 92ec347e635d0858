"""An old address leads to where its page, or its place on a page, is now."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sphinx.errors import ConfigError, ExtensionError

from book.redirects import REDIRECTS, read_redirects
from tests.book.small_book import build_small_book
from tests.server import serve
from tests.small_site import SITE

PAGES = {
    "index.md": "# Contents\n\n```{toctree}\nchapters/bond\n```\n",
    "chapters/bond.md": "# Bond\n\n(liking)=\n## Liking\n\nText.\n\n(trust)=\n## Trust\n\nText.\n",
}
MOVED = """old,new
old/pen.html,chapters/bond.html
old/pen.html#hand,index.html#contents
drawer.html,chapters/bond.html#trust
chapters/bond.html#regard,chapters/bond.html#liking
chapters/bond.html#elsewhere,index.html
"""


def build(folder, moved):
    (folder / "book").mkdir()
    (folder / REDIRECTS).write_text(moved, "utf-8")
    page = '{% extends "!layout.html" %}{% block extrahead %}{{ metatags }}{% endblock %}'
    (folder / "own").mkdir()
    (folder / "own" / "layout.html").write_text(page, "utf-8")
    return build_small_book(folder, PAGES, ["myst_parser", "moved_pages", "strict_policy"], templates_path=["own"])


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serve(build(tmp_path_factory.mktemp("book"), MOVED).folder) as served:
        yield served


LED = [
    ("old/pen.html", "chapters/bond.html"),
    ("old/pen.html#trust", "chapters/bond.html#trust"),
    ("old/pen.html#hand", "index.html#contents"),
    ("old/pen.html#open=form-client&v=1", "chapters/bond.html#open=form-client&v=1"),
    ("drawer.html", "chapters/bond.html#trust"),
    ("drawer.html#liking", "chapters/bond.html#liking"),
    ("chapters/bond.html#regard", "chapters/bond.html#liking"),
    ("chapters/bond.html#elsewhere", "index.html"),
]
STAYING = ["chapters/bond.html", "chapters/bond.html#trust", "chapters/bond.html#constructor", "index.html#regard"]


@pytest.mark.parametrize(("old", "new"), [*LED, *((one, one) for one in STAYING)])
def test_an_address_leads_on_with_what_it_carries(context, address, old, new):
    page = context.new_page()
    page.goto(f"{address}/{old}")
    expect(page).to_have_url(f"{address}/{new}")


def test_a_link_on_the_page_itself_to_a_place_that_has_moved_leads_on(context, address):
    page = context.new_page()
    page.goto(f"{address}/chapters/bond.html")
    page.evaluate("location.hash = 'elsewhere'")
    expect(page).to_have_url(f"{address}/index.html")


def test_an_old_address_leads_on_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/old/pen.html")
    expect(page).to_have_url(f"{address}/chapters/bond.html")
    context.close()


def test_a_page_from_which_nothing_has_moved_carries_nothing_of_it(tmp_path):
    book = build(tmp_path, MOVED)
    assert "hashchange" in book.text("chapters/bond.html")
    assert "hashchange" not in book.text("index.html")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a.html,https://example.org/b.html", r"line 2, 'a\.html,https.*write two addresses within the book"),
        ("a.html,../b.html", "write two addresses within the book"),
        ('a.html,b.html#"><script>', "write two addresses within the book"),
        ("a.html", "write two addresses within the book"),
        ("a.html,index.html\na.html,chapters/bond.html", r"line 3, .*: a\.html stands there twice"),
        ("a.html,b.html\nb.html,index.html", r"a\.html leads to b\.html, which has moved itself"),
    ],
)
def test_a_line_that_is_no_redirect_is_named(tmp_path, line, problem):
    with pytest.raises(ConfigError, match=problem):
        build(tmp_path, f"old,new\n{line}\n")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a.html,lost.html", r"a\.html leads to lost\.html, which is not there"),
        ("a.html,index.html#lost", r"a\.html leads to index\.html#lost, which is not there"),
        ("index.html,chapters/bond.html", r"index\.html is to lead to .*, and is there itself; delete the line"),
        ("chapters/bond.html#trust,index.html", r"bond\.html#trust is to lead to .*, and is there itself"),
        ("a.html#b,index.html", r"a\.html#b is on a page that is not there; write where a\.html is now, too"),
    ],
)
def test_a_redirect_that_would_lead_nowhere_stops_the_build(tmp_path, line, problem):
    with pytest.raises(ExtensionError, match=problem):
        build(tmp_path, f"old,new\n{line}\n")


def test_a_list_without_its_head_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="begins with 'from,to'; its first line must be old,new"):
        build(tmp_path, "from,to\n")


def test_the_books_own_list_can_be_read():
    read_redirects(SITE.parents[1])
