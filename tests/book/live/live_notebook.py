"""The live book in a browser that reaches this machine and no other: a notebook is opened, and its cells run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import nbformat
from playwright.sync_api import Locator, Page, expect

from book.live.distribution import HOST
from tests.browser_fixtures import SITE
from tests.server import LOOPBACK
from widgets.packages.package import zip_files

CHAPTER = "transference"
SLOW = 240_000
"""Python starts in half a minute where nothing else is going on, and this machine may be busy."""


def notebook_of(*cells: str) -> dict[str, bytes]:
    """Put a notebook of these cells in the place of the chapter's."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    real = json.loads((SITE / f"live/files/{CHAPTER}.ipynb").read_text("utf-8"))
    notebook.metadata.update(real["metadata"])
    return {f"files/{CHAPTER}.ipynb": nbformat.writes(notebook).encode()}


class LiveNotebook:
    """A chapter that is run, used as a reader does."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.run_page = f"{site}/live/run.html?chapter={CHAPTER}"

    def choose(self, button: str) -> LiveNotebook:
        """Press a button of the page where a chapter is opened, and wait for the notebook."""
        self.page.goto(self.run_page)
        self.page.get_by_role("button", name=button).click()
        return self.shown()

    def shown(self) -> LiveNotebook:
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=SLOW)
        return self

    def run_all(self) -> LiveNotebook:
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        return self

    def run(self, number: int) -> Locator:
        """Run one cell, and give the place of its output."""
        self.page.locator(".jp-CodeCell").nth(number).locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        return self.output(number)

    def output(self, number: int) -> Locator:
        return self.page.locator(".jp-CodeCell").nth(number).locator(".jp-Cell-outputArea")

    def see(self, number: int, text: str) -> None:
        """Wait until a cell has said something."""
        expect(self.output(number)).to_contain_text(text, timeout=SLOW)


def stub_wheel(module: str) -> bytes:
    """Write a wheel of one line: it stands for a library to show by which way that comes, and computes nothing."""
    info = f"{module}-1.dist-info"
    return zip_files(
        {
            f"{module}.py": "stands_for = __name__\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n",
            f"{info}/RECORD": "",
            f"{info}/WHEEL": "Wheel-Version: 1.0\n",
        }
    )


class Distribution:
    """A distribution of stub wheels on another port of this machine, which notes what is asked of it."""

    def __init__(self, address: str, wheels: dict[str, bytes]) -> None:
        self.address = address
        self.wheels = wheels
        self.asked: list[str] = []

    def named_by_the_site(self) -> Mapping[str, bytes]:
        """Give the files of the site that name the distribution, so that they name this one."""
        lock = json.loads((SITE / "classroom/pyodide/distribution-lock.json").read_text("utf-8"))
        page = (SITE / "live/run.html").read_text("utf-8")
        for entry in lock["packages"].values():
            if HOST in entry["file_name"]:
                name, digest = entry["file_name"].rsplit("/", 1)[1], entry["sha256"]
                stub = self.wheels[name] = stub_wheel(entry["imports"][0])
                page = page.replace(entry["file_name"], f"{self.address}/{name}")
                page = page.replace(digest, hashlib.sha256(stub).hexdigest())
                entry |= {"file_name": f"{self.address}/{name}", "sha256": hashlib.sha256(stub).hexdigest()}
        page = page.replace(f"https://{HOST}", self.address)  # in the page's policy
        return {"distribution-lock.json": json.dumps(lock).encode(), "live/run.html": page.encode()}


@contextmanager
def serve_distribution() -> Iterator[Distribution]:
    """Serve one as its publisher does: to every site, and for a browser to keep."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            distribution.asked.append(name)
            body = distribution.wheels.get(name, b"")
            self.send_response(200 if body else 404)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        distribution = Distribution(f"http://{LOOPBACK}:{server.server_port}", {})
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield distribution
        finally:
            server.shutdown()
