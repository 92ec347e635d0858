"""What the builder's page asks of the engine: a package of the assignment that is being made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.packages.formats import pack_as
from widgets.packages.package import Extras
from widgets.pages.engine.dispatch import Answer, Files, Handler, Progress

ASSETS = Path(__file__).parents[3] / "assets"
"""Where the page's archive has what the site serves, for packages that show exercises."""
LIBRARIES = {"pack canvas": "text2qti"}


def make_handlers() -> dict[str, Handler]:
    """List what may be called."""
    return {"pack": pack}


def pack(given: Mapping[str, Any], files: Files, _tell: Progress) -> Answer:
    """Pack an assignment; ``assignment`` and ``bank`` are JSON texts; files that come along join the assets."""
    assets = {path.relative_to(ASSETS).as_posix(): path.read_bytes() for path in ASSETS.rglob("*") if path.is_file()}
    extras = Extras(given.get("forms", {}), {**assets, **files}, given.get("site", ""))
    assignment, bank = Assignment.from_json(given["assignment"]), Bank.from_json(given["bank"])
    package = pack_as(given["format"], assignment, bank, extras)
    left_out = [{"id": one.item_id, "title": one.title, "reason": one.reason} for one in package.left_out]
    return {"left_out": left_out, "notes": list(package.notes)}, {package.filename: package.content}
