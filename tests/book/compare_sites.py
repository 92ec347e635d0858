"""Say how two built sites differ for a reader: ``python -m tests.book.compare_sites before after``.

Compared are the pages that there are, and of each its words, its ids, what its elements are called by scripts
(``data-`` attributes) and what lies in it for widgets. Places of files whose names change with their contents are not.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

_DIGEST = re.compile(r"widgets-[0-9a-f]{12}")
_VERSION = re.compile(r'(data-version=")[0-9a-f]{12}')
SILENT = ("script", "style", "template")


def pages_of(site: Path) -> dict[str, Path]:
    """Find every page of a site by its place."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def facts_of(path: Path) -> dict[str, list[str]]:
    """Give what a reader and a script meet in a page, in order."""
    text = _VERSION.sub(r"\1", _DIGEST.sub("widgets", path.read_text("utf-8")))
    root = html.fromstring(text)
    elements = list(root.iter(html.etree.Element))
    return {
        "words": [" ".join(part.split()) for part in root.xpath(_TEXTS) if part.strip()],
        "ids": [element.get("id") for element in elements if element.get("id")],
        "data": [
            f"{name}={value}" for one in elements for name, value in one.attrib.items() if name.startswith("data-")
        ],
        "states": [line for script in root.xpath("//script[@type='application/json']") for line in _lines(script.text)],
    }


_TEXTS = "//body//text()[not(" + " or ".join(f"ancestor::{name}" for name in SILENT) + ")]"


def _lines(text: str | None) -> list[str]:
    value: Any = json.loads(text or "null")
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).splitlines()


def differences(before: Path, after: Path) -> Iterator[str]:
    """List every difference, with the page and the fact that it concerns."""
    pages = pages_of(before), pages_of(after)
    yield from (f"{page}: is there only before" for page in pages[0].keys() - pages[1].keys())
    yield from (f"{page}: is there only after" for page in pages[1].keys() - pages[0].keys())
    for page in sorted(pages[0].keys() & pages[1].keys()):
        facts = [facts_of(side[page]) for side in pages]
        for name, old in facts[0].items():
            lines = difflib.unified_diff(old, facts[1][name], lineterm="", n=0)
            changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
            yield from (f"{page}: {name}: {line}" for line in changed)


def main(arguments: list[str]) -> None:
    """Print the differences, and how many pages were compared."""
    before, after = map(Path, arguments)
    found = list(differences(before, after))
    print("\n".join(found))
    print(f"{len(pages_of(before).keys() & pages_of(after).keys())} pages compared, {len(found)} differences")


if __name__ == "__main__":
    main(sys.argv[1:])
