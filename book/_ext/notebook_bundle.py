"""Offer all notebooks in one folder with their data and tools, and say wherever it is needed where they are."""

from __future__ import annotations

import json
from pathlib import Path

from edition import is_instructors
from made_blocks import add_block, fill_template
from markdown_it import MarkdownIt
from reader_wheel import FOLDER, wheel_place
from sphinx.application import Sphinx

from book.site_address import site_address
from book.unpacked_notebooks import NOTEBOOKS
from widgets.packages.package import zip_files

BLOCK = "downloads"
PAGE_TO_ROOT = "../"
"""The way from the page that has the block to the root of the site."""


def downloads_in_words(way: str, site: str) -> str:
    """Say in Markdown what can be downloaded, and how it is installed.

    Parameters
    ----------
    way : str
        How a link from here reaches the root of the site; empty where none can.
    site : str
        The address of the book; empty where nobody has said it.
    """
    links = {"wheel": f"{way}{wheel_place()}", "notebooks": f"{way}{NOTEBOOKS}"} if way else {}
    name = Path(wheel_place()).name
    site_wheel = f"{site}{wheel_place()}" if site else f"./{name}"
    return fill_template("downloads.md", **links, site=site, site_wheel=site_wheel, wheel_name=name)


def downloads_on_page(app: Sphinx) -> str:
    """Say it on the page."""
    return str(MarkdownIt().render(downloads_in_words(PAGE_TO_ROOT, site_address())))


def bundle_files(sources: Path, site: Path, title: str) -> dict[str, bytes | str]:
    """List what is in the folder of notebooks.

    Parameters
    ----------
    sources, site : Path
        The book's root, and the built site with its notebooks in words and its wheel.
    title : str
        Of the book.
    """
    notebooks = {f"chapters/{path.name}": path.read_bytes() for path in (site / "_sources/chapters").glob("*.ipynb")}
    wheels = {path.name: path.read_bytes() for path in (site / FOLDER).glob("*.whl")}
    about_data = sources / "data" / "datapackage.json"
    tables = [table["path"] for table in json.loads(about_data.read_text("utf-8"))["resources"]]
    return {
        **notebooks,
        **wheels,
        **{f"data/{name}": (sources / "data" / name).read_bytes() for name in ["datapackage.json", *tables]},
        "README.md": fill_template(
            "notebooks_readme.md", title=title, wheel_name=Path(wheel_place()).name, has_keys=is_instructors()
        ),
        "requirements.txt": "".join(f"{line}\n" for line in [*(f"./{name}" for name in wheels), "jupyterlab"]),
        "runtime.txt": (sources / "binder" / "runtime.txt").read_bytes(),
        ".gitignore": ".venv/\n.ipynb_checkpoints/\n",
    }


def write_bundle(app: Sphinx, error: Exception | None) -> None:
    """Write the zip, once the notebooks and the wheel are there."""
    if error is None and app.builder.format == "html":
        site = Path(app.outdir)
        (site / FOLDER).mkdir(exist_ok=True)
        (site / NOTEBOOKS).write_bytes(zip_files(bundle_files(Path(app.srcdir), site, app.config.project)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    add_block(app, BLOCK, downloads_on_page)
    app.connect("build-finished", write_bundle, priority=900)  # after notebooks and wheel, before keys are looked for
    return {"parallel_read_safe": True, "parallel_write_safe": True}
