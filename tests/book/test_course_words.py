"""Every word that courses list leads to a chapter, and the chapter has the word."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<word>[^|]+) \| \[[^\]]+\]\(\.\./chapters/(?P<slug>\w+)\.ipynb\) \|$", re.MULTILINE)
STEM = 5
"""Letters of a word that must be there: "genuineness" is found in "genuine"."""


def rows() -> dict[str, str]:
    page = (ROOT / "book" / "course_words.md").read_text("utf-8")
    found = {row["word"].lower(): row["slug"] for row in ROW.finditer(page)}
    assert len(found) == page.count("\n| ") - 2, "each row has a word and the link to a chapter"
    return found


def text_of(slug: str) -> str:
    cells = nbformat.read(ROOT / "chapters" / f"{slug}.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown").lower()


def test_the_words_of_courses_are_many():
    words = " ".join(rows())
    wanted = "attachment cohesion feedback video boundaries consent microaggression race gender disability regard"
    assert [word for word in wanted.split() if word not in words] == []
    assert len(rows()) >= 40


def test_every_word_of_a_course_stands_in_its_chapter():
    texts = {slug: text_of(slug) for slug in set(rows().values())}
    missing = {
        word: slug
        for word, slug in rows().items()
        if not any(part[:STEM] in texts[slug] for part in re.findall(r"[a-z-]{4,}", word))
    }
    assert missing == {}
