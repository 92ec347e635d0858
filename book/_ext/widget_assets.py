"""Give the pages that have widgets what their widgets need, and the other pages nothing."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from widgets.host.modules import SHELF, stylesheets

_WIDGET = re.compile(r'data-widget="(\w+)"')
_STATE = "application/vnd.jupyter.widget-state+json"


def shelf_files() -> list[Path]:
    """List every module and stylesheet that the site serves."""
    return sorted(path for kind in ("*.js", "*.css") for path in SHELF.rglob(kind))


def folder_name() -> str:
    """Name the folder after its contents, so that no reader gets old modules with a new page."""
    digest = hashlib.sha256()
    for path in shelf_files():
        digest.update(path.relative_to(SHELF).as_posix().encode() + path.read_bytes())
    return f"_static/widgets-{digest.hexdigest()[:12]}"


def copy_shelf(app: Sphinx, error: Exception | None) -> None:
    """Put the modules and stylesheets into the built site as they are."""
    if error is None and app.builder.format == "html":
        for path in shelf_files():
            target = Path(app.outdir) / folder_name() / path.relative_to(SHELF)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def add_assets(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Link the stylesheets and the host on a page with widgets.

    The state that the notebook's execution stored for another widget manager is left out: each widget
    carries its own beside it.
    """
    scripts = context["script_files"]
    scripts[:] = [script for script in scripts if getattr(script, "attributes", {}).get("type") != _STATE]
    stems = list(dict.fromkeys(_WIDGET.findall(context.get("body", ""))))
    if stems:
        links = [
            _stylesheet(context, path) for path in dict.fromkeys(sheet for stem in stems for sheet in stylesheets(stem))
        ]
        context["metatags"] = context.get("metatags", "") + "\n".join([*links, *_modules(context)])


def _address(context: dict[str, Any], path: Path) -> str:
    address: str = context["pathto"](f"{folder_name()}/{path.relative_to(SHELF).as_posix()}", 1)
    return address


def _stylesheet(context: dict[str, Any], path: Path) -> str:
    return f'<link rel="stylesheet" href="{_address(context, path)}">'


def _modules(context: dict[str, Any]) -> list[str]:
    """Load the host without waiting for the theme's scripts; it loads each widget's module when near."""
    host = SHELF / "host"
    preloads = [f'<link rel="modulepreload" href="{_address(context, path)}">' for path in sorted(host.rglob("*.js"))]
    return [f'<script type="module" async src="{_address(context, host / "static_host.js")}"></script>', *preloads]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", add_assets, priority=800)
    app.connect("build-finished", copy_shelf)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
