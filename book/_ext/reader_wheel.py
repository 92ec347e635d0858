"""Offer the package on the site, as a wheel that pip installs by its address."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from edition import is_instructors, name_of_edition
from exercise_bank import whole_bank
from sphinx.application import Sphinx

from book.wheels.wheel import make_wheel, wheel_name

FOLDER = "downloads"


def wheel_place() -> str:
    """Give the wheel's place on the site."""
    return f"{FOLDER}/{wheel_name(name_of_edition())}"


def wheel_of_edition() -> bytes:
    """Make the wheel of this edition, once for all who put it somewhere."""
    return _wheel_of(name_of_edition())


@cache
def _wheel_of(edition: str) -> bytes:
    return make_wheel(edition, whole_bank() if is_instructors() else whole_bank().for_students())


def write_wheel(app: Sphinx, error: Exception | None) -> None:
    """Write the wheel of this edition; what keys it may not hold is looked for with the rest of the site."""
    if error is None and app.builder.format == "html":
        path = Path(app.outdir) / wheel_place()
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(wheel_of_edition())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
