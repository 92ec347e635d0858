"""Let the theme's scripts run where a browser forbids storage: what they keep then lasts as long as the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STORAGE = re.compile(r"\b(local|session)Storage\b")


def with_lent_storage(script: str) -> str:
    """Give a script the storage that ``layout.html`` lends, which never throws.

    >>> with_lent_storage('localStorage.getItem("mode")')
    'lentStorage.local.getItem("mode")'
    """
    return STORAGE.sub(r"lentStorage.\1", script)


def lend_storage(app: Sphinx, error: Exception | None) -> None:
    """Do so with every script of the theme and of Sphinx, after a build that went well."""
    if error is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for path in [*static.glob("*.js"), *static.glob("scripts/*.js")]:
        path.write_text(with_lent_storage(path.read_text("utf-8")), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", lend_storage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
