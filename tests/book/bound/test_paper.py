"""A page becomes what can stand on paper: nothing to press, nothing that only a screen does."""

from __future__ import annotations

import html5lib
import pytest

from book.bound.leaves import as_xhtml, bound_pages, tell_drawings_apart
from book.bound.paper import on_paper
from tests.chapters.notebooks import ROOT


def paper(source: str) -> str:
    body = html5lib.parse(source, namespaceHTMLElements=False).find("body")
    [made] = on_paper(body, {"#a": "#page--a", "b.html": None}.get)
    return as_xhtml(made).removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("page", "on_it"),
    [
        ('<label><input type="radio" checked> Yes</label>', '<span><span class="mark">● </span> Yes</span>'),
        ('<label><input type="checkbox"> Maybe</label>', '<span><span class="mark">□ </span> Maybe</span>'),
        ('before <button type="button">Check</button> after', "before  after"),
        ('<p>Your guess: <input type="text"></p>', "<p>Your guess: ________</p>"),
        ("<p hidden>secret</p>seen", "seen"),
        ("<form><fieldset><legend>Which?</legend></fieldset></form>", "<div><div><p>Which?</p></div></div>"),
        ('<script>alert("x")</script>text', "text"),
        ('<p style="color: red" data-x="1" tabindex="0" class="c">a</p>', '<p class="c">a</p>'),
        ('<a href="#a">there</a>', '<a href="#page--a">there</a>'),
        ('<a href="b.html">elsewhere</a>', "<span>elsewhere</span>"),
        ("<math><mi>r</mi></math>", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>r</mi></math>'),
        ('<svg viewBox="0 0 1 1"></svg>', '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg" />'),
    ],
)
def test_a_piece_of_a_page_becomes_what_paper_can_hold(page, on_it):
    assert paper(page) == on_it


def test_two_drawings_of_a_page_share_no_name_and_keep_their_colors():
    drawing = '<svg><clipPath id="c"/><path clip-path="url(#c)" stroke="#000"/></svg>'
    body = html5lib.parse(drawing * 2, namespaceHTMLElements=False).find("body")
    tell_drawings_apart(body)
    ids = [part.get("id") for part in body.iter() if part.get("id")]
    paths = [part for part in body.iter() if part.get("stroke")]
    assert ids == ["c-0", "c-1"]
    assert [(path.get("clip-path"), path.get("stroke")) for path in paths] == [
        ("url(#c-0)", "#000"),
        ("url(#c-1)", "#000"),
    ]


def test_every_chapter_is_bound_in_the_order_of_the_book_and_then_what_it_refers_to():
    pages = list(bound_pages(ROOT / "_toc.yml"))
    assert {page for page in pages if page.startswith("chapters/")} == {
        f"chapters/{path.stem}" for path in (ROOT / "chapters").glob("*.ipynb")
    }
    assert pages[0] == "chapters/relationship"
    assert pages[-3:] == ["book/glossary", "book/notation", "book/references"]
