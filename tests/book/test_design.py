"""book/design.md says what widgets/host/tokens.css says."""

from __future__ import annotations

import re

import typefaces

from tests.test_house import ROOT

DESIGN = (ROOT / "book/design.md").read_text("utf-8")
SHEET = (ROOT / "widgets/host/tokens.css").read_text("utf-8").split("@media")[0]
DECLARED = dict(re.findall(r"(--book-[\w-]+): ([^;]+);", SHEET))
UNSAID = {"--book-accent", "--book-mono", "--book-space"}
"""Other names for what is said, and the reader's own face for code."""


def told_rows() -> dict[str, list[str]]:
    """Give what the tables say of each token, value by value."""
    rows = re.findall(r"^\| `(--book-[\w-]+)` \| (.+) \|$", DESIGN, re.MULTILINE)
    return {token: re.findall(r"`([^`]+)`", cells) for token, cells in rows}


def test_every_token_is_told():
    assert set(told_rows()) == set(DECLARED) - UNSAID


def test_every_value_is_the_sheets():
    told = {token: values for token, values in told_rows().items() if values}
    stated = {token: re.findall(r"#\w{6}", DECLARED[token]) or [DECLARED[token]] for token in told}
    assert told == stated


def test_each_stack_begins_with_the_typeface_that_is_told():
    faces = re.findall(r"^\| `(--book-s\w+)` \| (Book \w+) \|", DESIGN, re.MULTILINE)
    assert [DECLARED[token].startswith(f'"{face}"') for token, face in faces] == [True, True]


def test_a_line_of_text_has_sixty_to_seventy_five_characters():
    measure, size = (float(DECLARED[f"--book-{name}"].removesuffix("rem")) for name in ("measure", "size-text"))
    assert 60 <= measure / (size * typefaces.WIDTHS["Book Serif"]) <= 75
