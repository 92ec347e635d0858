"""A key is found wherever it lies in what is released, in whatever lies in whatever else."""

from __future__ import annotations

import base64
import gzip
import io
import json

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from book.key_scan import refuse_keys
from tests.book.test_wheels import ESSAY, notebook, secret
from widgets.packages.package import zip_files


class Paper(FPDF):
    """With a head and a number on every page, as the bound book has them."""

    def header(self):
        self.set_font("Helvetica", size=9)
        for line in ("The Psychotherapy Relationship", str(self.page_no())):
            self.cell(0, 10, line, new_x="LMARGIN", new_y="NEXT")


def pdf(text, note="", subject="", enclosed=b""):
    paper = Paper()
    paper.add_page()
    paper.multi_cell(0, 8, plain(text))
    if note:
        paper.text_annotation(20, 20, note)
    if subject:
        paper.set_subject(subject)
    writer = PdfWriter(io.BytesIO(bytes(paper.output())))
    if enclosed:
        writer.add_attachment("enclosed.zip", enclosed)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def over_two_pages(text):
    """Write a sentence that begins on one page and ends on the next."""
    words = plain(max(text.replace("\n", " ").split(". "), key=len)).split()
    paper = Paper()
    for half in (words[: len(words) // 2], words[len(words) // 2 :]):
        paper.add_page()
        paper.multi_cell(0, 8, " ".join(half))
    return bytes(paper.output())


def plain(text):
    """Write what the font of these papers has: marks of print belong to no word."""
    return text.translate({ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("…"): "..."})


def embedded(text):
    """Write a notebook in which a zip lies as an output."""
    packed = base64.b64encode(zip_files({"a.txt": text})).decode()
    return json.dumps({"cells": [{"outputs": [{"data": {"application/zip": packed}}]}]}).encode()


CONTAINERS = {
    "a site": ("site.zip", lambda text: zip_files({"s/downloads/n.zip": zip_files({"a.ipynb": notebook(text)})})),
    "an EPUB": ("x.epub", lambda text: zip_files({"mimetype": "", "book/page.xhtml": f"<p>{text}</p>"})),
    "a data package": ("data.zip", lambda text: zip_files({"cases/a.csv": f'case,note\nNoor,"{text}"\n'})),
    "a notebook that holds a zip": ("a.ipynb", embedded),
    "a zip in a compressed file": ("x.gz", lambda text: gzip.compress(zip_files({"a.txt": text}))),
    "a page of a PDF": ("x.pdf", pdf),
    "a sentence over two pages of a PDF": ("x.pdf", over_two_pages),
    "a PDF in a zip": ("x.zip", lambda text: zip_files({"paper/x.pdf": pdf(text)})),
    "a file in a PDF": ("x.pdf", lambda text: pdf("Nothing.", enclosed=zip_files({"a.txt": text}))),
    "a note in a PDF": ("x.pdf", lambda text: pdf("Nothing.", note=text)),
    "what a PDF says of itself": ("x.pdf", lambda text: pdf("Nothing.", subject=text)),
}


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_planted_key_is_found_in_every_kind_of_container(tmp_path, container):
    name, pack = CONTAINERS[container]
    (tmp_path / name).write_bytes(pack(secret(ESSAY)))
    with pytest.raises(SystemExit, match=rf"(?s)graded keys would be published.*{name}: {ESSAY}, model_answer"):
        refuse_keys([tmp_path])


def test_a_pdf_without_a_key_is_let_through(tmp_path):
    (tmp_path / "x.pdf").write_bytes(pdf("Nothing of a key.", note="A note.", enclosed=b"A file."))
    refuse_keys([tmp_path])
