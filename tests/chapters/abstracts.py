"""Print the first sentence of every paragraph of the built chapters: read alone, they should be a chapter's abstract.

``python -m tests.chapters.abstracts`` prints all, after ``make site``; names of chapters behind it choose some.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lxml import html

from tests.chapters.notebooks import ROOT
from tests.chapters.test_chapters import CHAPTERS

FRAME = (
    "@data-widget or self::figure or self::aside or self::table or self::blockquote or contains(@class, 'admonition')"
)
PROMISES = "self::section and starts-with(h2, 'What you will be able to do')"
PARAGRAPHS = f"//article//p[not(ancestor::*[{FRAME} or {PROMISES}]) and not(em[starts-with(., 'About ')])]"
_SENTENCE = re.compile(r".+?[.?!][\"”)]*(?=\s|$)")
_END = "Exercises"


def first_sentences(page: Path) -> list[str]:
    """Give the first sentence of each paragraph of a built page, up to its exercises."""
    found = []
    tree = html.parse(page)
    for note in tree.xpath("//*[@popover]"):
        note.drop_tree()
    for element in tree.xpath(f"{PARAGRAPHS} | //article//h2"):
        text = " ".join(element.text_content().split())
        if element.tag == "h2" and text.startswith(_END):
            break
        match = _SENTENCE.match(text) if element.tag == "p" else None
        found += [match[0]] if match else []
    return found


def main(names: list[str]) -> None:
    """Print the abstracts asked for."""
    for path in CHAPTERS:
        if not names or path.stem in names:
            page = ROOT / "_build" / "html" / "chapters" / f"{path.stem}.html"
            print(f"\n{path.stem}\n\n{' '.join(first_sentences(page))}")


if __name__ == "__main__":
    main(sys.argv[1:])
