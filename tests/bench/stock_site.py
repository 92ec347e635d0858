"""The stock way: a chapter of the book as a plain Jupyter Book builds it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from tests.bench import stock_scripts

SCRIPTS = "/cdn"  # where the stock site holds the scripts of content networks
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
BIBLIOGRAPHY = Path("book", "references.bib")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
LAST_LINES = 20


def stock_settings(sources: Path) -> dict[str, Any]:
    """Write the settings of the stock book.

    All is Jupyter Book's default, but for what the chapter's prose needs to be read
    at all, and for the addresses of scripts: no content network can be reached.

    Parameters
    ----------
    sources
        What our book is built from.
    """
    ours = YAML(typ="safe").load(sources / "_config.yml")
    manager_options = {"data-jupyter-widgets-cdn": f"{SCRIPTS}/"}
    settings: dict[str, Any] = {
        "title": ours.get("title", "A stock book"),
        "only_build_toc_files": True,
        "execute": {"execute_notebooks": "inline"},
        "parse": ours.get("parse", {}),
        "sphinx": {
            "config": {
                "nb_eval_name_regex": ".+",
                "nb_execution_raise_on_error": True,
                "nb_ipywidgets_js": {
                    f"{SCRIPTS}/{stock_scripts.REQUIRE_FILE}": {},
                    f"{SCRIPTS}/{stock_scripts.MANAGER_FILE}": manager_options,
                },
                "mathjax_path": f"{SCRIPTS}/{stock_scripts.MATHJAX_FILE}",
            }
        },
    }
    if (sources / BIBLIOGRAPHY).is_file():
        settings["bibtex_bibfiles"] = [BIBLIOGRAPHY.name]
    return settings


def write_sources(chapter: str, sources: Path, folder: Path) -> None:
    """Write a book of one chapter, with the same notebook as ours."""
    notebook = folder / f"{chapter}.ipynb"
    notebook.parent.mkdir(parents=True)
    shutil.copy(sources / f"{chapter}.ipynb", notebook)
    if (sources / BIBLIOGRAPHY).is_file():
        shutil.copy(sources / BIBLIOGRAPHY, folder)
    contents = {"format": "jb-book", "root": chapter}
    for name, content in {"_config.yml": stock_settings(sources), "_toc.yml": contents}.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")  # JSON is YAML


def run_jupyter_book(folder: Path, sources: Path) -> None:
    """Build a book in a folder, with the package of our book at hand."""
    process = subprocess.run(
        [sys.executable, "-c", JUPYTER_BOOK, "build", str(folder)],
        env={**os.environ, "PYTHONPATH": str(sources)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if process.returncode:
        end = "\n".join(process.stdout.splitlines()[-LAST_LINES:])
        raise RuntimeError(f"the stock book could not be built:\n{end}")


@contextmanager
def stock_site(chapter: str, sources: Path, downloads: Path) -> Iterator[Path]:
    """Build the stock site of one chapter, and remove it afterwards.

    Parameters
    ----------
    chapter
        The chapter's path below `sources`, without a suffix.
    sources
        What our book is built from.
    downloads
        Where the scripts of content networks are kept from run to run.

    Yields
    ------
    Path
        The folder of HTML, in which the chapter has the same path as in ours.
    """
    stock_scripts.fetch_stock_scripts(downloads)
    with TemporaryDirectory(prefix="stock_book_") as temporary:
        folder = Path(temporary)
        write_sources(chapter, sources, folder)
        print("  building the stock book", flush=True)
        run_jupyter_book(folder, sources)
        site = folder / "_build" / "html"
        if WIDGET_VIEW not in (site / f"{chapter}.html").read_text(encoding="utf-8"):
            raise RuntimeError("the stock page shows no widget, so it cannot be timed")
        shutil.copytree(downloads, site / SCRIPTS.strip("/"), ignore=shutil.ignore_patterns("*.map"))
        yield site
