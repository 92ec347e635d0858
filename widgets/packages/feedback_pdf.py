"""Write the students' sheets as PDF, by fpdf2: pure Python, so that a page can do it as well as the command."""

from __future__ import annotations

import datetime as dt
import logging
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from widgets.classroom.gradebook.feedback_sheets import WORDS, Parts
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import written_language

FONT = "DejaVuSans.ttf"
"""It has the letters of most scripts that are written from left to right, and of Hebrew and Arabic."""
_ROOT = Path(__file__).parents[2]
FONT_PLACES = (_ROOT / "fonts" / FONT, _ROOT / "book/node_modules/dejavu-fonts-ttf/ttf" / FONT)
"""In the archive that a page unpacks, and where npm puts it."""
_MOMENT = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The same sheet makes the same bytes."""
_SIZES = {"title": 16, "total": 13, "exercise": 12, "level": 10.5, "text": 10.5}
_BEFORE = {"title": 0, "total": 2, "exercise": 5, "level": 1.5, "text": 1.5}
"""In points, and in millimeters above each part."""


class PdfSheets:
    """Sheets as PDF, with the letters that they need in each file.

    Raises
    ------
    ClassroomError
        If the font is not there.
    """

    ending = ".pdf"

    def __init__(self) -> None:
        font = next((place for place in FONT_PLACES if place.is_file()), None)
        if font is None:
            raise ClassroomError(f"A PDF needs the font {FONT}, which is not here: make book brings it.")
        self._font = font
        self._missing: set[str] = set()

    def write(self, parts: Parts) -> bytes:
        """Write a sheet."""
        pdf = _document(parts[0][1], self._font)
        letters = pdf.fonts["sheet"].cmap
        for kind, text in parts:
            self._missing |= {letter for letter in text if ord(letter) not in letters and not letter.isspace()}
            pdf.set_font("sheet", size=_SIZES[kind])
            pdf.ln(_BEFORE[kind])
            pdf.multi_cell(0, _SIZES[kind] / 2, text, align="L", new_x="LMARGIN", new_y="NEXT")
        return bytes(pdf.output())

    def notes(self) -> Iterable[str]:
        """Name the letters that stand as boxes, since the font has none for them."""
        if self._missing:
            shown = " ".join(sorted(self._missing)[:20])
            yield WORDS["no_letters"].format(letters=shown)


def _document(title: str, font: Path) -> Any:
    logging.getLogger("fpdf.output").setLevel(logging.ERROR)  # letters that are missing are told in words of ours
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a page has no Pillow, and no sheet has an image
        from fpdf import FPDF  # noqa: PLC0415 (slow to import, and only these sheets need it)
    pdf = FPDF(format="A4")
    pdf.set_creation_date(_MOMENT)
    pdf.set_title(title)
    pdf.set_lang(written_language())
    pdf.set_margin(20)
    pdf.add_font("sheet", fname=font)
    pdf.add_page()
    return pdf
