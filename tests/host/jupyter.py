"""A real Jupyter with real kernels, and a notebook that is open in JupyterLab or in Notebook 7."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotYetError

from book.verbs import ASKING_NOBODY
from tests.browser_fixtures import wait_until

ROOT = Path(__file__).parents[2]
LAB, NOTEBOOK_7 = "lab/tree", "notebooks"
KNOWN = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
WITHOUT_MYST = '{"disabledExtensions": {"jupyterlab-myst": true}}'
"""A reader's environment has no such extension, and needs none; an older one may still have it."""
IDLE = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
RUN_CELL = """async number => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = number;
    notebook.deselectAll();
    await window.jupyterapp.commands.execute("notebook:run-cell");
}"""
COME_TO = """number => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.widgets[number].node.dataset.place = number;
    return notebook.scrollToItem(number, "start");
}"""
OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .map(cell => cell.model.type === "code" ? cell.model.outputs.toJSON() : [])"""
ASK_KERNEL = """async code => {
    const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
    const asked = kernel.requestExecute({ code, store_history: false });
    const told = [];
    asked.onIOPub = ({ content }) => told.push(content.text ?? content.evalue ?? "");
    await asked.done;
    return told.join("");
}"""


@contextmanager
def serve_jupyter(folder: Path) -> Iterator[str]:
    """Serve the notebooks of a folder with the book's package, and give the address."""
    (folder / ".jupyter/labconfig").mkdir(parents=True)
    (folder / ".jupyter/labconfig/page_config.json").write_text(WITHOUT_MYST, "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = {
        name: str(folder / ".jupyter") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}"]
    command += ["--JupyterNotebookApp.expose_app_in_browser=True"]
    command += ["--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", *ASKING_NOBODY]
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env={**os.environ, **home, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log)
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/api", folder / "lab.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait_until_up(address: str, log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}", pytrace=False)


class Notebook:
    """A notebook, open in JupyterLab or in Notebook 7."""

    def __init__(self, page: Page, address: str, name: str, view: str = LAB) -> None:
        self.page = page
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.on("request", lambda asked: None if asked.url.startswith(KNOWN) else self.foreign.append(asked.url))
        page.goto(f"{address}/{view}/{name}?reset")
        wait_until(page, IDLE, timeout=90_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))  # Jupyter has some of its own as it starts

    def run_cell(self, number: int) -> str:
        """Run one cell and give the text of its output."""
        self.page.evaluate(RUN_CELL, number)
        return "".join(output.get("text", output.get("evalue", "")) for output in self.outputs()[number])

    def run_all(self) -> None:
        """Run all cells, and wait until the last has ended; one that ends with an error ends it all."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")

    def outputs(self) -> list[list[dict]]:
        """Give what each cell has put out."""
        return self.page.evaluate(OUTPUTS)

    def come_to(self, number: int, wanted: str) -> Locator:
        """Scroll to a cell until one sees there what is wanted, and give the cell.

        Jupyter takes cells that are out of sight out of the page, and what is drawn above a cell moves it out of sight.
        """
        cell = self.page.locator(f"[data-place='{number}']")
        for _ in range(8):
            self.page.evaluate(COME_TO, number)
            with suppress(NotYetError):
                cell.locator(wanted).first.wait_for(timeout=15_000)
                return cell
        raise AssertionError(f"cell {number} shows no {wanted}")

    def ask_kernel(self, code: str) -> str:
        """Let the kernel run some code beside the notebook, and give what that prints."""
        return str(self.page.evaluate(ASK_KERNEL, code))

    def close(self) -> None:
        """End the kernel, which takes its memory."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
