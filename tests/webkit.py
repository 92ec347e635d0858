"""A WebKit on a screen that nobody sees, driven by the standard's WebDriver: pages, scripts, presses and keys."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

BROWSERS = list(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
LONGEST = 60
"""Seconds that an answer may take."""
QUIET = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
"""No graphics card is asked for: a machine for tests has none."""
ASKED = """const [given, done] = arguments;
    const told = (value) => done({ value: value ?? null }), failed = (error) => done({ error: String(error) });
    Promise.resolve().then(() => (SCRIPT)(...given)).then(told, failed);"""


class WebKit:
    """A running browser.

    Parameters
    ----------
    driver : str
        The address of its driver.
    browser : Path
        The program.
    """

    def __init__(self, driver: str, browser: Path) -> None:
        self._at = driver
        options = {"webkitgtk:browserOptions": {"binary": str(browser), "args": ["--automation"]}}
        session = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._at = f"{driver}/session/{session['sessionId']}"
        self.ask("POST", "/timeouts", {"script": 1000 * LONGEST})

    def ask(self, method: str, place: str, given: dict[str, Any] | None = None) -> Any:
        """Give a command, and wait for what it gives."""
        body = None if given is None else json.dumps(given).encode()
        with urlopen(Request(self._at + place, method=method, data=body), timeout=2 * LONGEST) as answer:  # noqa: S310
            return json.load(answer)["value"]

    def open_tab(self) -> str:
        """Open a tab, turn to it, and give its name."""
        tab = str(self.ask("POST", "/window/new", {"type": "tab"})["handle"])
        self.turn_to(tab)
        return tab

    def turn_to(self, tab: str) -> None:
        """Go on in a tab."""
        self.ask("POST", "/window", {"handle": tab})

    def go(self, address: str) -> None:
        """Go to a page that is read anew, and wait until it is loaded."""
        self.ask("POST", "/url", {"url": "about:blank"})  # a change of the anchor alone would be a jump
        self.ask("POST", "/url", {"url": address})

    def run(self, script: str, *given: Any) -> Any:
        """Run a function of JavaScript with values that JSON can write, and give what comes of it."""
        told = self.ask("POST", "/execute/async", {"script": ASKED.replace("SCRIPT", script), "args": [list(given)]})
        if "error" in told:
            raise RuntimeError(told["error"])
        return told["value"]

    def press(self, x: float, y: float) -> None:
        """Press at a point of the window."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    def key(self, key: str) -> None:
        """Press a key where the focus is."""
        steps = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def size(self, width: int, height: int) -> None:
        """Give the window a size."""
        self.ask("POST", "/window/rect", {"width": width, "height": height})

    def end(self) -> None:
        """Close all tabs."""
        self.ask("DELETE", "")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens at port {port}")


@contextmanager
def run_webkit() -> Iterator[WebKit]:
    """Start a WebKit, and end it.

    Raises
    ------
    FileNotFoundError
        If there is none on this machine, or no screen for it.
    """
    browser = next(iter(BROWSERS), None)
    if browser is None or not shutil.which("WebKitWebDriver") or not shutil.which("Xvfb"):
        raise FileNotFoundError(
            "This needs WebKit, its driver and a screen, and one is not here. "
            "Install them (Debian: apt-get install webkit2gtk-driver xvfb)."
        )
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as shown:
        assert shown.stdout is not None
        env = {**os.environ, **QUIET, "DISPLAY": f":{shown.stdout.readline().strip()}"}
        port = free_port()
        with subprocess.Popen(["WebKitWebDriver", f"--port={port}"], env=env) as driver:
            try:
                wait_for(port)
                webkit = WebKit(f"http://127.0.0.1:{port}", browser)
                yield webkit
                webkit.end()
            finally:
                driver.terminate()
                shown.terminate()
