"""The students' sheets as PDF: the same words as on the pages, whatever their script, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html
from pypdf import PdfReader

from tests.classroom.gradebook.test_feedback_sheets import MARKS, WORDS
from tests.classroom.hostile import BANK, ESSAY, honest_file
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.feedback_sheets import HtmlSheets, feedback_sheets
from widgets.classroom.problems import ClassroomError
from widgets.packages import feedback_pdf
from widgets.packages.feedback_pdf import PdfSheets

NAMES = ["José Núñez", "Łukasz Wiśniewski", "Пётр Ильич", "Ωμέγα", "<b>&amp;"]


def sheet(name: str, writer):
    data = honest_file("nora", name, assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": ESSAY}})
    book = collate(WORDS, BANK, open_downloads([("eknora_101_991_a.json", data)]), None, MARKS)
    return feedback_sheets(book, BANK, with_answers=True, writer=writer)


def only_file(made) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        [name] = archive.namelist()
        return name, archive.read(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_as_pdf_says_what_the_page_says(name):
    place, page = only_file(sheet(name, HtmlSheets()))
    pdf_place, pdf = only_file(sheet(name, PdfSheets()))
    assert pdf_place == place.replace(".html", ".pdf")
    said = html.fromstring(page.decode()).find("body").text_content()
    told = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(pdf)).pages)
    assert told.split() == said.split()
    assert name in " ".join(told.split())


def test_the_same_sheet_makes_the_same_bytes():
    assert sheet("Nora", PdfSheets()) == sheet("Nora", PdfSheets())


def test_letters_that_the_font_has_not_are_named():
    assert "王 芳" in sheet("王芳", PdfSheets()).notes[-1]
    assert not any("font" in note for note in sheet("Nora", PdfSheets()).notes)


def test_a_font_that_is_not_there_is_named_with_what_brings_it(monkeypatch):
    monkeypatch.setattr(feedback_pdf, "FONT_PLACES", ())
    with pytest.raises(ClassroomError, match=r"DejaVuSans\.ttf, which is not here: make book brings it"):
        PdfSheets()
