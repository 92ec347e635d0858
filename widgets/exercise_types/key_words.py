"""The words by which types of exercise tell their keys, in the language that is being written."""

from __future__ import annotations

from widgets.classroom.words import read_words

WORDS = read_words(__file__)
