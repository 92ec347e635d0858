"""The bound book opens: its PDF has an outline, tags and page numbers, its EPUB no fault by the standard's judge."""

from __future__ import annotations

import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from book.bound.__main__ import bind
from book.bound.leaves import read_leaves
from tests.browser_fixtures import SITE
from tests.chapters.notebooks import ROOT

JUDGE = ROOT / "tests" / "node_modules" / ".bin" / "epubcheck-ts"
pytestmark = pytest.mark.whole("the whole book is bound")


@pytest.fixture(scope="module")
def titles():
    return [leaf.title for leaf in read_leaves(SITE, ROOT / "_toc.yml", "")]


@pytest.fixture(scope="module")
def epub():
    return bind("epub", SITE)


@pytest.fixture(scope="module")
def pdf():
    return bind("pdf", SITE)


def test_the_epub_has_no_fault_by_epubcheck(epub, tmp_path):
    path = tmp_path / "book.epub"
    path.write_bytes(epub)
    done = subprocess.run([JUDGE, path, "--fail-on-warnings"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_page_of_the_epub_is_xml_with_a_word_for_every_picture(epub):
    with ZipFile(BytesIO(epub)) as book:
        pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    drawings = [drawing for page in pages for drawing in page.iter("{http://www.w3.org/2000/svg}svg")]
    assert len(drawings) >= 24
    unsaid = [drawing for drawing in drawings if drawing.get("role") == "img" and not drawing.get("aria-label")]
    assert unsaid == []


def test_the_epub_keeps_formulas_and_tables_and_has_nothing_to_press(epub):
    with ZipFile(BytesIO(epub)) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "<math " in text
    assert "<caption>" in text
    assert not any(f"<{tag}" in text for tag in ("button", "input", "select", "textarea", "script", "form"))


def test_the_same_site_gives_the_same_epub(epub):
    assert bind("epub", SITE) == epub


def test_the_pdf_has_a_bookmark_for_every_chapter(pdf, titles):
    bookmarks = [str(entry.title) for entry in PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert [title for title in titles if title not in bookmarks] == []


def test_the_pdf_is_tagged_and_says_its_language(pdf):
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"


def test_the_contents_of_the_pdf_name_the_page_on_which_each_chapter_begins(pdf, titles):
    book = PdfReader(BytesIO(pdf))
    contents = book.pages[1].extract_text()
    for entry in book.outline:
        if not isinstance(entry, list) and entry.title in titles:
            number = book.get_destination_page_number(entry) + 1
            assert str(number) in contents, entry.title
            assert " ".join(entry.title.split()) in " ".join(book.pages[number - 1].extract_text().split())


def test_a_kind_that_there_is_not_is_named():
    with pytest.raises(SystemExit, match="'mobi' is no kind"):
        bind("mobi", SITE)
