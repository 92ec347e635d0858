"""A copy of the built book that is served until the net goes off, and of which a newer edition can be published."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from book.offline.kept_files import NOT_KEPT, OFFER, WORKER, write_worker
from tests.browser_fixtures import SITE
from tests.server import serve

CONTROL = "book/how_to_read.html"
KEEPING = 120_000  # ms
KEPT = "From the next page on, the book opens without a net"
SHORT_BOOK = (
    *("index.html", "book/index.html", CONTROL, "book/privacy.html", "inventories/practice_alliance_short.html"),
    *("_static/", "classroom/pyodide/pyodide-lock.json"),
)
"""How the places of files begin that a short copy has."""


def kept_pages() -> list[str]:
    """List the pages of the built book that a reader keeps; those of the live book are JupyterLab's."""
    pages = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    return [page for page in pages if not page.startswith(NOT_KEPT)]


class KeptSite:
    """A served copy of the built book.

    Parameters
    ----------
    folder : Path
        Where the copy goes.
    files : tuple of str
        How the places of the files begin that it has; all, where nothing is said.
    """

    def __init__(self, folder: Path, files: tuple[str, ...] = ("",)) -> None:
        self.folder = folder
        for path in (path for path in SITE.rglob("*") if path.is_file()):
            place = path.relative_to(SITE).as_posix()
            if place.startswith(files):
                (folder / place).parent.mkdir(parents=True, exist_ok=True)
                os.link(path, folder / place)
        self._write_worker()
        self.changed = {WORKER: (folder / WORKER).read_bytes()}
        self._net = ExitStack()
        self.address = self._net.enter_context(serve(folder, self.changed))

    def _write_worker(self) -> None:
        for name in (WORKER, OFFER):
            (self.folder / name).unlink(missing_ok=True)  # or the built book's own would be overwritten
        write_worker(self.folder)

    def publish(self, place: str, change: Callable[[str], str]) -> None:
        """Publish a newer edition, in which one file is another."""
        path = self.folder / place
        text = change(path.read_text("utf-8"))
        path.unlink()
        path.write_text(text, "utf-8")
        self._write_worker()
        self.changed.update({name: (self.folder / name).read_bytes() for name in (place, WORKER, OFFER)})

    def net_off(self) -> None:
        """Serve nothing any more."""
        self._net.close()

    def remove(self) -> None:
        """Delete the copy."""
        self.net_off()
        shutil.rmtree(self.folder)


def open_control(page: Page, site: KeptSite) -> Page:
    """Go to where the book is kept or removed."""
    page.goto(f"{site.address}/{CONTROL}")
    return page


def keep(page: Page, site: KeptSite, *, tools: bool = False) -> Page:
    """Keep the book, as a reader does."""
    open_control(page, site)
    if tools:
        page.get_by_label("also Python").check()
    page.get_by_role("button", name="Keep this book on this device").click()
    expect(said(page)).to_contain_text(KEPT, timeout=KEEPING)
    return page


def said(page: Page) -> Locator:
    """Give the sentence of the control."""
    return page.locator("[data-keeping] [data-slot=said]")
