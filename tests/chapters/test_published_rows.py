"""Every published result of the book's table is used by a chapter, or it is said why not."""

from __future__ import annotations

import re

from tests.chapters.test_chapters import CHAPTERS, ROOT, Chapter
from widgets import published_results

UNUSED: dict[str, str] = {}
"""Each result that no chapter uses, with the reason; a result that finds its chapter leaves."""


def texts() -> str:
    """Join what chapters write and compute, and the explorers that they show."""
    cells = "\n".join(cell.source for path in CHAPTERS for cell in Chapter(path).cells)
    explorers = sorted(set(re.findall(r"\bexplore_(\w+)\(", cells)))
    return cells + "".join((ROOT / "widgets/explorers" / f"{name}.py").read_text("utf-8") for name in explorers)


def used() -> set[str]:
    text, results = texts(), published_results()
    picked = {
        column: re.findall(rf'results\.loc\[results\.{column} == "(\w+)"', text) for column in ("citation", "topic")
    }
    by_group = results.citation.isin(picked["citation"]) | results.topic.isin(picked["topic"])
    return {name for name in results.index if by_group[name] or re.search(rf"\b{name}\b", text)}


def test_a_result_that_no_chapter_uses_has_its_reason():
    assert set(published_results().index) - used() == set(UNUSED)
