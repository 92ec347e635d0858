"""Every rehearsed session has a page, and the practice room leads to it."""

from __future__ import annotations

import pytest

from tests.book.small_book import build_small_book
from widgets import Script, session_ids


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {
        "index.md": "# Book\n\n```{toctree}\nbook/room\n```\n",
        "book/room.md": "# Room\n\n```{session-list}\n```\n",
    }
    return build_small_book(
        tmp_path_factory.mktemp("source"), pages, ["myst_parser", "made_blocks", "made_once", "session_pages"]
    )


def test_the_practice_room_lists_every_session_with_what_it_is_about(book):
    assert book.told == ""
    rows = book.page("book/room.html").xpath("//ul[@class='session-list']/li")
    listed = {row.find("a").get("href"): " ".join(row.text_content().split()) for row in rows}
    scripts = [Script.load(name) for name in session_ids()]
    assert listed == {f"../sessions/{one.id}.html": f"{one.title}. {one.summary}" for one in scripts}


def test_a_page_of_a_session_has_its_title_and_the_session(book):
    for name in session_ids():
        page = book.page(f"sessions/{name}.html")
        assert [one.text for one in page.iter("h1")] == [Script.load(name).title]
        assert page.xpath("//@data-name") == [f"session-{name}"]
