"""The book as one PDF, printed by Chromium: with an outline, tags, running heads and page numbers."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from pypdf import PdfReader

from book.bound.leaves import Leaf, as_xhtml
from book.bound.looks import TEMPLATES, about, cover, css_text, style
from widgets.packages.printed.pdf import make_pdf

MOST_PRINTS = 6
LONGEST = 900
"""Seconds for a print of the whole book: a few at rest, minutes where much else is done."""


def make_book(leaves: list[Leaf], faces: str, chromium: str) -> bytes:
    """Print the leaves as one book; twice, since its contents tell pages that are known only when it is printed.

    Parameters
    ----------
    leaves : list of Leaf
        In the order of the book.
    faces : str
        The typefaces, as a style sheet.
    chromium : str
        The path of the browser.
    """
    numbers = first_pages(make_pdf(one_page(leaves, faces, {}), chromium, LONGEST))
    return print_settled(one_page(leaves, faces, numbers), chromium)


def print_settled(page: str, chromium: str) -> bytes:
    """Print a page until two prints are the same, byte by byte, and give that one.

    A long page is now and then divided into other runs of text, depending on which of its typefaces was ready first.
    It looks the same then, and is another file.

    Parameters
    ----------
    page : str
        HTML that needs no other file.
    chromium : str
        The path of the browser.

    Raises
    ------
    RuntimeError
        If no two prints are the same.
    """
    seen: set[bytes] = set()
    for _ in range(MOST_PRINTS):
        pdf = make_pdf(page, chromium, LONGEST)
        if pdf in seen:
            return pdf
        seen.add(pdf)
    raise RuntimeError(f"{chromium} printed the book {MOST_PRINTS} times, each time another file; try another Chromium")


def first_pages(pdf: bytes) -> dict[str, int]:
    """Give the page on which each entry of a PDF's outline begins, by its title."""
    book = PdfReader(BytesIO(pdf))
    entries = [entry for entry in book.outline if not isinstance(entry, list)]
    return {str(entry.title): (book.get_destination_page_number(entry) or 0) + 1 for entry in entries}


def one_page(leaves: list[Leaf], faces: str, numbers: dict[str, int]) -> str:
    """Write all leaves as one page to print, behind a cover and the contents."""
    written = [
        {"name": leaf.name, "title": leaf.title, "part": leaf.part, "xhtml": as_xhtml(leaf.body)} for leaf in leaves
    ]
    parts = [(part, list(inside)) for part, inside in groupby(written, lambda leaf: leaf["part"])]
    return TEMPLATES.get_template("book.html").render(
        about=about(),
        cover=cover(),
        leaves=written,
        parts=parts,
        numbers=numbers,
        style=faces + style("sheet.css"),
        css_text=css_text,
    )
