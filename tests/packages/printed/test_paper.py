"""A worksheet as a browser prints it."""

import re
import time

import pytest

from tests.classroom.samples import sample_assignment, sample_bank
from tests.packages.scorm.scorm_site import extras, unzip
from widgets.classroom.problems import ClassroomError
from widgets.packages.printed.pdf import make_pdf, without_dates
from widgets.packages.printed.printed import pack

A4_WITHIN_MARGINS = 673  # px: 210 mm less twice 16 mm, at 96 to the inch
A4_WITHIN_HEIGHT = 994  # px: 297 mm less 16 mm and 18 mm


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    content = pack(sample_assignment(), sample_bank(), extras()).content
    return {name: text.decode() for name, text in unzip(content).items()}


@pytest.fixture(scope="module")
def pdf(pages, chromium) -> bytes:
    return make_pdf(pages["worksheet-A.html"], chromium)


@pytest.mark.whole("a browser prints twice")
def test_the_same_page_gives_the_same_pdf_at_another_time(pages, pdf, chromium):
    time.sleep(1.1)  # the second is the unit of a date in a PDF
    assert make_pdf(pages["worksheet-A.html"], chromium) == pdf


def test_a_pdf_tells_no_date(pdf):
    assert set(re.findall(rb"Date \(D:([^)]*)\)", pdf)) == {b"19800101000000+00'00'"}


def test_every_offset_of_the_pdf_still_holds(pdf):
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    table = re.match(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [fn]\s+)+)", pdf[start:])
    assert table
    offsets = [int(offset) for offset in re.findall(rb"(\d{10}) \d{5} n", table[2])]
    assert len(offsets) == int(table[1]) - 1
    assert all(re.match(rb"\d+ 0 obj", pdf[offset : offset + 12]) for offset in offsets)


def test_a_documents_own_id_follows_from_its_contents_at_the_same_length():
    first, second = (b"%%PDF /CreationDate (D:2026%02d01120000Z) /ID [<%032x> <%032x>]" % (n, n, n) for n in (1, 2))
    assert without_dates(first) == without_dates(second)
    assert len(without_dates(first)) == len(first)
    assert without_dates(first + b" more") != without_dates(first) + b" more"


def test_a_browser_that_makes_no_pdf_is_named(pages):
    with pytest.raises(ClassroomError, match="/bin/false made no PDF"):
        make_pdf(pages["worksheet-A.html"], "/bin/false")


@pytest.mark.parametrize("name", ["worksheet-A.html", "key-A.html"])
def test_nothing_is_wider_than_a_sheet_of_paper(browser, pages, name):
    page = browser.new_page(viewport={"width": A4_WITHIN_MARGINS, "height": 1000})
    page.emulate_media(media="print")
    page.set_content(pages[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WITHIN_MARGINS
    page.close()


def test_a_worksheet_is_dark_on_light_also_where_the_reader_likes_it_dark(browser, pages):
    page = browser.new_page(color_scheme="dark")
    page.set_content(pages["worksheet-A.html"])
    script = "getComputedStyle(document.querySelector('.exercise__prompt')).color"
    assert page.evaluate(script) == "rgb(0, 0, 0)"
    page.close()


def test_a_text_has_lines_to_write_on(browser, pages):
    page = browser.new_page(viewport={"width": A4_WITHIN_MARGINS, "height": 1000})
    page.set_content(pages["worksheet-A.html"])
    lines = page.locator("[data-item=ao-judge-a-claim] .exercise__lines").bounding_box()
    assert lines
    assert lines["height"] > 500
    page.close()


def test_as_many_exercises_stand_on_a_sheet_as_fit(browser, pages):
    """Seven short ones, below the title: choices in lines where they are short, and no frame around each."""
    page = browser.new_page(viewport={"width": A4_WITHIN_MARGINS, "height": 1000})
    page.emulate_media(media="print")
    page.set_content(pages["worksheet-A.html"])
    bottoms = page.locator(".printed__item").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    page.close()
    assert sum(bottom <= A4_WITHIN_HEIGHT for bottom in bottoms) >= 7
