"""A chapter's cells run once for each state of its code."""

from __future__ import annotations

import re

import execution_cache
import pytest
from myst_nb.core.execute import NotebookClientInline

from tests.book.small_book import OF_NOTEBOOKS, build_small_book, notebook

FIRST, SECOND = "r = 0.3\nprint('first', r)", "r = 0.5\nprint('second', r)"
PROSE = ["# A chapter", "At first {eval}`r`.", "Then {eval}`r`."]


class CachedBook:
    """A book of one chapter: prose, a cell, prose, a cell, prose."""

    def __init__(self, folder, monkeypatch) -> None:
        self.folder = folder
        self.kernels = 0
        start = NotebookClientInline.start_client

        def counted(client) -> None:
            self.kernels += 1
            start(client)

        monkeypatch.setattr(execution_cache, "CACHE", folder / "executed")
        monkeypatch.setattr(NotebookClientInline, "start_client", counted)

    def build(self, prose=PROSE, code=(FIRST, SECOND)) -> str:
        """Build it, and give what one reads."""
        cells = notebook(prose[0], (code[0],), prose[1], (code[1],), *prose[2:])
        built = build_small_book(self.folder, {"index.ipynb": cells}, ["myst_nb", "execution_cache"], **OF_NOTEBOOKS)
        body = built.page("index.html").find(".//div[@class='body']")
        return re.sub(r"\s+", " ", body.text_content())


@pytest.fixture
def book(tmp_path, monkeypatch):
    return CachedBook(tmp_path, monkeypatch)


def test_outputs_and_numbers_in_prose_are_the_same_without_a_kernel(book):
    first = book.build()
    assert ("first 0.3" in first, "At first 0.3." in first, "Then 0.5." in first) == (True, True, True)
    assert book.build() == first
    assert book.kernels == 1


def test_a_change_of_prose_needs_no_kernel(book):
    book.build()
    changed = book.build(["# Another title", "It was {eval}`r` then,", "and is {eval}`r` now."])
    assert ("It was 0.3 then," in changed, "and is 0.5 now." in changed) == (True, True)
    assert book.kernels == 1


def test_a_change_of_code_runs_all_cells_anew(book):
    book.build()
    changed = book.build(code=(FIRST, SECOND.replace("0.5", "0.6")))
    assert ("second 0.6" in changed, "Then 0.6." in changed) == (True, True)
    assert book.kernels == 2


@pytest.mark.whole("a kernel starts twice")
def test_a_number_that_was_never_evaluated_is_evaluated_where_it_stands(book):
    book.build()
    changed = book.build([PROSE[0], "Twice: {eval}`2 * r`.", PROSE[2]])
    assert ("Twice: 0.6." in changed, "Then 0.5." in changed) == (True, True)
    assert book.kernels == 2
    assert book.build([PROSE[0], "Twice: {eval}`2 * r`.", PROSE[2]]) == changed
    assert book.kernels == 2


@pytest.mark.whole("a kernel starts twice")
def test_a_change_of_what_cells_use_runs_them_anew(book, monkeypatch):
    book.build()
    monkeypatch.setattr(execution_cache, "state_of", lambda _sources: "another")
    book.build()
    assert book.kernels == 2


def test_what_failed_is_not_kept(book):
    with pytest.raises(Exception, match=r"index\.ipynb"):
        book.build(code=(FIRST, "r / 0"))
    assert not (book.folder / "executed").exists()
