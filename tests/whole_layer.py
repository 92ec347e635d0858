"""Say whether the whole layer should be run: ``python -m tests.whole_layer``; with ``--passed``, that it was.

What touches every page (styles, Sphinx pieces, templates, the host of the widgets) is held in its state of the day by
which the whole layer last passed. ``make test-all`` notes it; ``make test`` says when it is no longer that state.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTE = Path(__file__).with_name("whole_layer.txt")
TOUCH_EVERY_PAGE = (
    "book/_ext/*.py",
    "book/_static/*",
    "book/_templates/**/*.html",
    "widgets/**/*.css",
    "widgets/host/**/*",
)


def state(root: Path = ROOT) -> str:
    """Name the state of all files that touch every page."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in TOUCH_EVERY_PAGE for path in root.glob(pattern) if path.is_file()}):
        if path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def advice(root: Path = ROOT, note: Path = NOTE) -> str:
    """Say that the whole layer should be run, or nothing."""
    if note.is_file() and note.read_text("utf-8").strip() == state(root):
        return ""
    return "Styles, book/_ext or widgets/host have changed since every test passed: run make test-all before a release."


if __name__ == "__main__":
    if "--passed" in sys.argv:
        NOTE.write_text(f"{state()}\n", "utf-8")
    elif told := advice():
        print(told)
