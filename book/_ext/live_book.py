"""Let a chapter be run in the browser: a page that says what that costs, and JupyterLite with the notebooks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from browser_python import PYTHON, about_distribution
from chapter_openings import CHAPTERS, chapter_openings
from made_blocks import fill_template
from sphinx.application import Sphinx
from strict_policy import JUPYTERS, with_policy
from widget_assets import folder_name

from book.live.jupyterlite import built_site
from book.wheels.wheel import read_project
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words

PAGE = f"{JUPYTERS}/run"
STEM = "pages/live/live"
HERE_MEGABYTES = 17
"""What comes from the site until a first exercise is shown, compressed: the core, the libraries, JupyterLab."""
HELP_CELL = "how-to-run"
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}


def live_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make the page where a chapter is opened."""
    if app.builder.format != "html":
        return
    words = read_words("pages/start", STEM)
    chapters = {page.removeprefix(CHAPTERS): opening.title for page, opening in chapter_openings(app).items()}
    body = TEMPLATES.get_template(f"{STEM}.html").render(
        words=SimpleNamespace(**words),
        words_json=words,
        chapters=chapters,
        release=read_project()["version"],
        about=about_distribution(),
        here=HERE_MEGABYTES,
    )
    context = {"title": words["title"], "body": body, "parents": [], "display_toc": False, "page_module": STEM}
    yield PAGE, context, "page.html"


def live_notebook(text: str) -> bytes:
    """Make of a notebook to download one to run here.

    Parameters
    ----------
    text : str
        The notebook as it is downloaded.
    """
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell.get("id") == HELP_CELL:
            cell["source"] = fill_template("live_help.md")
    project = read_project()
    notebook["metadata"] |= {"kernelspec": KERNEL, project["name"]: {"release": project["version"]}}
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def write_live_book(app: Sphinx, error: Exception | None) -> None:
    """Put JupyterLite beside the page."""
    if error is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    paths = sorted((site / "_sources" / CHAPTERS).glob("*.ipynb"))
    notebooks = {path.name: live_notebook(path.read_text("utf-8")) for path in paths}
    opening = f"../../{folder_name()}/pages/live/opening.js"
    shutil.copytree(built_site(notebooks, f"../{PYTHON}", opening), site / JUPYTERS, dirs_exist_ok=True)


def write_policy(app: Sphinx, error: Exception | None) -> None:
    """Let the page ask the one other host that it names, and nobody else: it is not among JupyterLab's."""
    if error is None and app.builder.format == "html":
        path, host = Path(app.outdir) / f"{PAGE}.html", about_distribution()["host"]
        others = [f"https://{host}"] if host else []
        path.write_text(with_policy(path.read_text("utf-8"), *others), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-collect-pages", live_page)
    app.connect("build-finished", write_live_book, priority=900)  # after the notebooks, before keys are looked for
    app.connect("build-finished", write_policy, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
