"""Numbers below zero and authors who are not named stand as in print."""

from __future__ import annotations

import pytest

from tests.book.small_book import OF_NOTEBOOKS, build_small_book, notebook

BIBLIOGRAPHY = (
    "@article{chair1999, author = {Chair, Ada and others}, title = {On chairs}, journal = {Chairs}, year = {1999}}\n"
)
CHAPTER = notebook(
    ("r = -0.16",),
    "# Two chairs\n\nFound: {eval}`f'{r:.2f}'`, from -0.30 to 0.02, on pages 1-5 of text-2, `r = -1`, by "
    "{cite:t}`chair1999`.\n",
)


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    (folder / "references.bib").write_text(BIBLIOGRAPHY)
    pages = {"index.ipynb": CHAPTER, "references.rst": "References\n==========\n\n.. bibliography::\n"}
    settings = {"bibtex_bibfiles": ["references.bib"], "bibtex_reference_style": "author_year", **OF_NOTEBOOKS}
    book = build_small_book(folder, pages, ["myst_nb", "sphinxcontrib.bibtex", "typeset_words"], **settings)
    return book.page("index.html").xpath("string(//p[starts-with(., 'Found')])")


def test_a_number_below_zero_has_a_minus_and_a_range_a_hyphen(words):
    assert words.startswith("Found: −0.16, from −0.30 to 0.02, on pages 1-5 of text-2, r = -1, by ")


def test_authors_who_are_not_named_are_et_al(words):
    assert words.endswith("by Chair et al. [1999].")
