"""Bind the built book: ``python -m book.bound pdf`` or ``python -m book.bound epub``, into ``_build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from book.bound.answers import answers
from book.bound.epub import make_epub
from book.bound.leaves import Leaf, read_leaves
from book.bound.looks import ROOT
from book.bound.pdf import make_book
from book.bound.typefaces import typefaces
from book.site_address import site_address
from widgets.packages.printed.pdf import find_browser

NAME = "psychotherapy-relationship"


def bind(kind: str, site: Path) -> bytes:
    """Bind the pages of a built site.

    Raises
    ------
    SystemExit
        If there is no such kind, or no browser that could print.
    """
    if kind not in {"pdf", "epub"}:
        raise SystemExit(f"{kind!r} is no kind of file that the book is bound into; say pdf or epub")
    leaves = read_leaves(site, ROOT / "_toc.yml", site_address())
    if os.environ.get("ANSWERS"):
        leaves.append(answers(leaves))
    return make_epub(leaves) if kind == "epub" else _print(leaves, typefaces(site))


def _print(leaves: list[Leaf], faces: str) -> bytes:
    browser = find_browser()
    if browser is None:
        raise SystemExit("a PDF is printed by Chromium, and none is here; install it, or set CHROMIUM to its path")
    return make_book(leaves, faces, browser)


if __name__ == "__main__":
    target = ROOT / "_build" / f"{NAME}.{sys.argv[1]}"
    target.write_bytes(bind(sys.argv[1], ROOT / "_build" / "html"))
    print(target)
