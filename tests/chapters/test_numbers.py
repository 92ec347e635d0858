"""A number about the literature is evaluated from the data, or stands beside its citation."""

from __future__ import annotations

import re

import pytest

from tests.chapters.test_chapters import CHAPTERS, Chapter

LITERATURE = re.compile(
    r"\b(stud(?:y|ies)|synthes[ie]s|meta-analys[ei]s|trials?|samples?|reviews?|reviewers|researchers?|literature|findings?)\b",
    re.IGNORECASE,
)
NUMERAL = re.compile(r"(?<![\w{-])(?:\d[\d,]*(?:\.\d+)?%?|\.\d+)(?![\w}-])")
OF_OUR_OWN = re.compile(
    r"invent|simulat|suppose|imagine|explorer|we set|computer|would|our own|built in|\bif ", re.IGNORECASE
)
"""What is said of made-up studies needs no source."""


def unsourced(text: str) -> list[str]:
    """List the sentences about studies that have a typed number, in paragraphs with no citation."""
    text = re.sub(r"^```.*?^```", "", text.split("\n## Exercises", maxsplit=1)[0], flags=re.MULTILINE | re.DOTALL)
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        if "{cite" in paragraph or paragraph.startswith(("#", "- **", "|")) or OF_OUR_OWN.search(paragraph):
            continue
        plain = re.sub(r"\{eval\}`[^`]*`|`[^`]*`|\]\([^)]*\)", "", paragraph)
        sentences = re.split(r"(?<=[.?!])\s+", plain)
        found += [sentence for sentence in sentences if LITERATURE.search(sentence) and NUMERAL.search(sentence)]
    return found


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_number_about_studies_is_evaluated_or_cited(path):
    assert unsourced(Chapter(path).text) == []


def test_a_number_without_a_source_is_found():
    assert unsourced("The trial had 100 clients. It was long.") == ["The trial had 100 clients."]
    assert unsourced("The trial had 100 clients {cite:p}`hoglend2006analysis`.") == []
    assert unsourced("The trial had {eval}`n` clients.") == []
