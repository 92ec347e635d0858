"""What a chapter's page asks of Python about its cells."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from widgets.pages.cells.names import makers_of
from widgets.pages.cells.session import Session
from widgets.pages.engine.dispatch import Answer, Files, Handler, Progress

LIBRARIES: Mapping[str, str] = {}
STAND_IN = "anywidget"


class CellCalls:
    """The calls of one page."""

    def __init__(self) -> None:
        self._progress: Progress = lambda *_: None
        self._session = Session({}, self._tell)

    def handlers(self) -> dict[str, Handler]:
        """Give each call by its name."""
        calls = {
            "open": self._open,
            "makers": self._makers,
            "run": self._run,
            "load": self._load,
            "set": self._set,
            "told": self._told,
        }
        return {name: self._handler(call) for name, call in calls.items()}

    def _handler(self, call: Any) -> Handler:
        def handle(given: Mapping[str, Any], _files: Files, progress: Progress) -> Answer:
            self._progress = progress
            return call(**given), {}

        return handle

    def _tell(self, what: str, told: Any) -> None:
        self._progress(what, json.dumps(told))

    def _open(self, absent: Mapping[str, str]) -> None:
        """Begin anew, with libraries that could be fetched."""
        self._session = Session(absent, self._tell)

    def _makers(self, source: str, before: list[str]) -> list[int]:
        """Tell which of the cells before must run, so that this one has the names that it needs."""
        return makers_of(self._session.missing_names(source), before)

    def _run(self, source: str) -> dict[str, Any]:
        return self._session.run(source)

    def _load(self, packages: list[str]) -> None:
        """Take up packages, which the worker has fetched by their names before it calls."""
        self._session.libraries.arrived(packages, self._session.namespace)

    def _set(self, number: int, changes: Mapping[str, Any]) -> None:
        """Take what a reader has set on a widget that Python has shown."""
        self._session.shown.hear(number, changes)

    def _told(self, name: str, state: Mapping[str, Any]) -> None:
        """Take what one of the page's own forms and exercises holds."""
        self._session.on_page.hear(name, state)


def make_handlers() -> dict[str, Handler]:
    """Make the calls; widgets find what stands for a kernel's library."""
    sys.modules.setdefault(STAND_IN, import_module("widgets.pages.cells.anywidget"))
    return CellCalls().handlers()
