"""What others see of a page before they open it."""

from __future__ import annotations

import json
import struct
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html
from sphinx.errors import ConfigError

from tests.book.small_book import build_small_book, notebook
from tests.browser_fixtures import OF_JUPYTER, SITE

CHAPTER = notebook("# Two chairs\n\n**Who sees what?**\n\nInvented Ada and her therapist fill in the same form.\n")
CONTENTS = """
Contents
========

.. toctree::

   chapters/two_chairs

A book about two chairs, and about who sits in them.
"""
CITATION = """
title: A "book" of chairs
version: 1.2.0
date-released: "2026-11-22"
abstract: On chairs.
authors: [{name: People who sit}]
license: [MIT]
"""
TEMPLATES = SITE.parents[1] / "book" / "_templates"
USED = ("card.svg", "missing.html", "components/cite-page.html")
PAGE = '{% extends "!page.html" %}{% block body %}{{ super() }}{% include "cite-page.html" %}{% endblock %}'
UNLISTED = "//meta[@name='robots'] | //meta[@http-equiv]"
"""What pages have that lead elsewhere."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Build a book of one chapter that stands, or does not stand, at an address; once an address."""

    @cache
    def build(address=""):
        folder = tmp_path_factory.mktemp("book")
        (folder / "CITATION.cff").write_text(CITATION)
        pages = {"index.rst": CONTENTS, "chapters/two_chairs.ipynb": CHAPTER}
        own = folder / "templates"
        own.mkdir()
        for name in USED:
            (own / Path(name).name).write_text((TEMPLATES / name).read_text("utf-8"), "utf-8")
        (own / "page.html").write_text(PAGE)
        settings = {"project": 'A "book" of chairs', "templates_path": [str(own)]}
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", address)
            return build_small_book(folder, pages, ["myst_nb", "shared_pages"], **settings)

    return build


def tags(page):
    found = page.xpath("//meta[@name or @property]")
    return {meta.get("name") or meta.get("property"): meta.get("content") for meta in found}


def test_a_chapter_says_its_title_its_question_and_what_it_is(shared):
    said = tags(shared().page("chapters/two_chairs.html"))
    assert said["description"] == said["og:description"] == "Who sees what?"
    assert said["og:title"] == said["citation_title"] == "Two chairs"
    assert said["citation_publication_date"] == "2026"
    assert "og:image" not in said


def test_a_page_without_a_question_is_described_by_its_first_paragraph(shared):
    assert tags(shared().page("index.html"))["description"] == "A book about two chairs, and about who sits in them."


def test_a_book_that_knows_its_address_says_it(shared):
    book = shared("https://example.org/a/book")
    said = tags(book.page("chapters/two_chairs.html"))
    assert said["og:url"] == "https://example.org/a/book/chapters/two_chairs.html"
    assert book.page("chapters/two_chairs.html").xpath("//link[@rel='canonical']/@href") == [said["og:url"]]
    card = book.folder / said["og:image"].removeprefix("https://example.org/a/book/")
    assert struct.unpack(">II", card.read_bytes()[16:24]) == (1200, 630)
    places = etree.parse(book.folder / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert said["og:url"] in places


def test_an_address_that_is_none_is_refused_by_name(shared):
    with pytest.raises(ConfigError, match=r"SITE_URL is 'book/index\.html'; write the whole address"):
        shared("book/index.html")


def test_what_machines_read_is_no_markup(shared):
    (told,) = shared().page("chapters/two_chairs.html").xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(told)["isPartOf"]["name"] == 'A "book" of chairs'
    assert json.loads(told)["timeRequired"] == "PT5M"


def test_a_chapter_is_cited_in_three_forms(shared):
    page = shared("https://example.org/a/book").page("chapters/two_chairs.html")
    apa, bibtex, ris = (pre.text for pre in page.xpath("//details[contains(@class, 'cite-page')]/pre"))
    assert apa.startswith("People who sit. (2026). Two chairs. In ")
    assert bibtex.startswith("@incollection{twochairs,\n  author = {{People who sit}},")
    assert "TY  - CHAP\n" in ris
    assert "UR  - https://example.org/a/book/chapters/two_chairs.html" in ris
    assert ris.rstrip().endswith("ER  -")


@pytest.mark.parametrize("kind", ["chapters", "explorers", "inventories"])
def test_every_chapter_explorer_and_inventory_says_how_it_is_cited(kind):
    pages = sorted((SITE / kind).glob("*.html"))
    assert pages
    forms = {path.stem: len(html.parse(path).xpath("//details[contains(@class, 'cite-page')]/pre")) for path in pages}
    assert [name for name, count in forms.items() if count != 3] == []  # APA, BibTeX, RIS


def test_a_title_that_asks_is_cited_with_one_mark():
    (apa, *_) = html.parse(SITE / "explorers" / "alarm.html").xpath("//details[contains(@class, 'cite-page')]/pre")
    assert "(2026). If the alarm rings, how often is it right? In The Psychotherapy Relationship" in apa.text


@pytest.mark.parametrize(("address", "root"), [("", "/"), ("https://example.org/a/book", "/a/book/")])
def test_the_page_for_those_that_are_missing_leads_back_from_any_depth(shared, address, root):
    page = shared(address).page("404.html")
    assert page.xpath("//base/@href") == [root]
    assert "chapters/two_chairs.html" in page.xpath("//a/@href")


def test_every_page_of_the_book_describes_itself():
    undescribed = []
    for path in sorted(SITE.rglob("*.html")):
        tree = html.parse(path)
        foreign = path.relative_to(SITE).as_posix() in OF_JUPYTER
        if len(tree.xpath("//meta[@name='description']/@content")) != 1 and not foreign and not tree.xpath(UNLISTED):
            undescribed.append(path.relative_to(SITE).as_posix())
    assert undescribed == []
