"""Pages that are judged for all others have all that the others have."""

from __future__ import annotations

from tests.browser_fixtures import book_pages
from tests.pages_of_every_kind import EVERY_PAGE, kinds_on, of_every_kind


def test_few_pages_have_every_kind_of_element(monkeypatch):
    monkeypatch.delenv(EVERY_PAGE, raising=False)
    pages = book_pages()
    few = of_every_kind(pages, "book/privacy.html")
    assert "book/privacy.html" in few
    assert len(few) < len(pages) / 3
    assert set().union(*map(kinds_on, few)) == set().union(*map(kinds_on, pages))


def test_one_variable_leaves_no_page_out(monkeypatch):
    monkeypatch.setenv(EVERY_PAGE, "1")
    assert of_every_kind(book_pages()) == book_pages()
