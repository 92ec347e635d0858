"""Let a drawing stand on a page twice: no two of its clips have the same name."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from sphinx.application import Sphinx

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_CLIP = re.compile(r"\bclip-[0-9a-f]{8}(?=-\d)")


def name_clips(page: str) -> str:
    """Name the clips of a drawing that stands on the page a second time otherwise than those of the first.

    >>> name_clips('<svg><path id="clip-01234567-0"/></svg>' * 2)
    '<svg><path id="clip-01234567-0"/></svg><svg><path id="clip-01234567-2-0"/></svg>'
    """
    seen: Counter[str] = Counter()

    def named(match: re.Match[str]) -> str:
        seen.update(set(_CLIP.findall(match[0])))
        return _CLIP.sub(lambda clip: clip[0] if seen[clip[0]] == 1 else f"{clip[0]}-{seen[clip[0]]}", match[0])

    return _DRAWING.sub(named, page)


def finish_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Do so once the page is complete."""
    context["body"] = name_clips(context.get("body", ""))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", finish_page, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
