"""The verbs of ``make``, in Python alone: ``python -m book.verbs live`` does the same on every system.

``make`` only hands its verb on to here. No shell takes part, and no tool that one system spells otherwise than another,
so the book may lie in a folder of any name. Only the standard library is imported: the environment is made here.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from book.environment import (
    ROOT,
    have_book_builder,
    have_node_modules,
    have_reader,
    have_tester,
    is_newer,
    run,
    start,
    write_pins,
)
from book.unpacked_notebooks import NOTEBOOKS, unpack_notebooks

SITE = "_build/html"
OUTCOME = "_build/tests.xml"
"""How every test of the whole layer ended, as pytest tells programs."""
OLDEST = (3, 11)
WHOLE_PATHS = ("INVENTORIES", "CLASSROOM_KEYS", "PYODIDE")
"""Settings that name a folder; what uses it may run in a folder of its own, so the path must be whole."""
PYTEST = ("pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
ASKING_NOBODY = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")
"""What keeps JupyterLab from looking elsewhere for news of itself, and from asking whether it may."""


def site() -> None:
    """Build the book into _build/html; a warning is an error."""
    have_book_builder()
    run("python", "-m", "book")


def book() -> None:
    """Make the book and serve it at a printed address (PORT=8000)."""
    site()
    port = os.environ.get("PORT") or "8000"
    run("python", "-m", "http.server", port, "--bind", "127.0.0.1", "--directory", SITE)


def live() -> None:
    """Open JupyterLab on the chapters; what you change is kept in the folder notebooks."""
    archive = ROOT / SITE / NOTEBOOKS
    have_reader()
    if not is_newer(archive, (ROOT / "chapters").glob("*.ipynb")):
        print("The notebooks are made by building the book, once: that takes some minutes, and brings what builds it.")
        site()
    for name in unpack_notebooks(archive, ROOT / "notebooks"):
        print(f"notebooks/{name} is yours and stays as it is; give it another name to get the book's beside it.")
    run("python", "-m", "jupyterlab", "--notebook-dir=notebooks", *ASKING_NOBODY)


def pdf() -> None:
    """Bind the built book into one PDF, _build/psychotherapy-relationship.pdf (needs Chromium)."""
    site()
    run("python", "-m", "book.bound", "pdf")


def epub() -> None:
    """Bind the built book into an EPUB, _build/psychotherapy-relationship.epub."""
    site()
    run("python", "-m", "book.bound", "epub")


def editions() -> None:
    """Build both editions and the instructor's bank into _build/editions."""
    have_book_builder()
    for edition in ("student", "instructor"):
        run("python", "-m", "book", f"_build/editions/{edition}", EDITION=edition)
    folder = ROOT / "_build" / "editions"
    shutil.copy(folder / "instructor" / "classroom" / "instructor.bank.json", folder)


def release() -> None:
    """Write all that a release is made of, with checksums, into dist (needs Chromium)."""
    have_book_builder()
    run("python", "-m", "book.release")


def check() -> None:
    """Format, lint, types, notebooks: seconds."""
    have_tester()
    have_node_modules("tests")
    run("ruff", "format", "--check", ".")
    run("ruff", "check", ".")
    run("mypy")
    run("node", "tests/node_modules/typescript/bin/tsc", "--project", "tests")
    run("python", "-m", "tests.chapters.notebooks", "--check")


def test() -> None:
    """Do what must pass before every commit, in minutes."""
    check_and_build()
    run(*PYTEST)
    run("node", "--test", "tests/**/*.test.js")
    run("python", "-m", "tests.whole_layer")


def test_all() -> None:
    """Do everything that must pass before a release."""
    check_and_build()
    run(*PYTEST, "--whole", f"--junitxml={OUTCOME}")
    run("node", "--test", "tests/**/*.test.js")
    run("python", "-m", "tests.whole_layer", "--passed")
    run("python", "-m", "tests.conformance", OUTCOME)


def check_and_build() -> None:
    """Check and build side by side."""
    have_tester()
    begun = [start("python", "-m", "book.verbs", verb) for verb in ("check", "site")]
    if code := max([process.wait() for process in begun], key=abs):
        raise SystemExit(code)


def notebooks() -> None:
    """Run the chapters and store their outputs in the one normal form."""
    have_tester()
    run("python", "-m", "tests.chapters.notebooks")


def data() -> None:
    """Simulate the book's tables anew."""
    have_reader()
    run("python", "-m", "widgets.simulation")


def charts() -> None:
    """Write anew the charts of the explorers that lie ready in the package."""
    have_reader()
    run("python", "-m", "book.ready_charts")


def bench() -> None:
    """Measure, as ratios side by side in one run."""
    have_tester()
    site()
    run("python", "-m", "tests.bench")


def pins() -> None:
    """Write the exact pins anew: the reader's, the builder's and the tester's."""
    have_tester()
    write_pins()


def clean() -> None:
    """Remove what was built."""
    for folder in ("_build", "dist"):
        shutil.rmtree(ROOT / folder, ignore_errors=True)


def tell_verbs() -> None:
    """Print these verbs."""
    for name, verb in VERBS.items():
        print(f"{name:<12}{(verb.__doc__ or '').rstrip('.')}")


VERBS = {"help": tell_verbs} | {
    verb.__name__.replace("_", "-"): verb
    for verb in (
        *(book, live, site, pdf, epub, editions, release),
        *(test, test_all, check, notebooks, data, charts, bench, pins, clean),
    )
}


def main(verbs: list[str]) -> None:
    """Do one verb after the other; a SystemExit says what is no verb, or that something has failed."""
    if sys.version_info < OLDEST:
        raise SystemExit(f"This is Python {sys.version.split()[0]}; 3.11 or newer is needed. With make, set PYTHON=")
    for name in WHOLE_PATHS:
        if folder := os.environ.get(name):
            os.environ[name] = str(Path(folder).resolve())
    for verb in verbs or ["help"]:
        if verb not in VERBS:
            raise SystemExit(f"{verb!r} is no verb; there are {', '.join(VERBS)}")
        VERBS[verb]()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
