"""A Firefox without a window, driven by the standard's WebDriver BiDi: pages to go to, and scripts to run in them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

NAMES = ("firefox-esr", "firefox")
LISTENING = "WebDriver BiDi listening on "
LONGEST = 60
"""Seconds that an answer may take."""
PREFERENCES = """user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", "{downloads}");
user_pref("browser.download.always_ask_before_handling_new_types", false);
user_pref("browser.download.alwaysOpenPanel", false);
"""
"""What is downloaded comes into a folder, and nothing asks or takes the focus."""


class Firefox:
    """A running browser.

    Parameters
    ----------
    socket : WebSocket
        Where it takes commands.
    """

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._asked = 0
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Give a command, and wait for what it gives."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            pass  # what it tells unasked
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return dict(answer["result"])

    def open_tab(self) -> str:
        """Open a tab, and give its name."""
        return str(self.ask("browsingContext.create", type="tab")["context"])

    def go(self, tab: str, address: str) -> None:
        """Go to a page, and wait until it is loaded."""
        self.ask("browsingContext.navigate", context=tab, url=address, wait="complete")

    def run(self, tab: str, script: str, *given: Any) -> Any:
        """Run a function of JavaScript in a tab, with values that JSON can write, and give what comes of it."""
        arguments = ", ".join(map(json.dumps, given))
        asked = f"Promise.resolve(({script})({arguments})).then((value) => JSON.stringify(value ?? null))"
        made = self.ask("script.evaluate", expression=asked, target={"context": tab}, awaitPromise=True)
        if made["type"] == "exception":
            raise RuntimeError(made["exceptionDetails"]["text"])
        return json.loads(made["result"]["value"])


@contextmanager
def run_firefox(profile: Path, downloads: Path | None = None) -> Iterator[Firefox]:
    """Start a Firefox with a profile of its own, and end it.

    Parameters
    ----------
    profile : Path
        An empty folder.
    downloads : Path or None
        Where files come that are downloaded; by default into the profile.

    Raises
    ------
    FileNotFoundError
        If there is none on this machine.
    """
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise FileNotFoundError(
            "This needs Firefox, and none is here. Install it (Debian: apt-get install firefox-esr)."
        )
    (profile / "user.js").write_text(PREFERENCES.replace("{downloads}", str(downloads or profile)), "utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            said = next(line for line in process.stderr if LISTENING in line)
            address = said.partition(LISTENING)[2].strip()
            with closing(create_connection(f"{address}/session", timeout=LONGEST, suppress_origin=True)) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
