"""A PDF that is printed twice is the same file, whatever was ready first."""

from __future__ import annotations

import pytest

from book.bound.pdf import MOST_PRINTS, print_settled


@pytest.mark.parametrize("prints", ["aa", "aba", "abcdc"])
def test_the_book_is_printed_until_two_prints_are_the_same(monkeypatch, prints):
    made = iter(prints)
    monkeypatch.setattr("book.bound.pdf.make_pdf", lambda *_: next(made).encode())
    assert print_settled("", "chromium").decode() == prints[-1]
    assert list(made) == []


def test_a_browser_that_never_prints_the_same_twice_is_named(monkeypatch):
    made = iter(range(100))
    monkeypatch.setattr("book.bound.pdf.make_pdf", lambda *_: str(next(made)).encode())
    with pytest.raises(RuntimeError, match=f"chromium printed the book {MOST_PRINTS} times, each time another file"):
        print_settled("", "chromium")
