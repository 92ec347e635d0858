"""What a cell gives: what it prints, what its last line is, and what goes wrong in it."""

from __future__ import annotations

import io
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from widgets.pages.cells.shown import ShownWidgets, Tell, is_widget

FEWEST_SECONDS = 0.1
"""Between two pieces of what is printed, so that a page is not flooded by one that prints without end."""
MOST_LETTERS = 100_000
CUT = "\n… and more, which is not shown"


class Printed(io.TextIOBase):
    """Sends on what a cell prints, as it comes.

    Parameters
    ----------
    tell : callable
        Hears ``"output"`` and the next piece.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._waiting: list[str] = []
        self._sent_at = 0.0
        self._left = MOST_LETTERS

    def write(self, text: str) -> int:
        """Take a text; it is told at once, or with the next one."""
        if self._left > 0:
            self._waiting.append(text[: self._left])
            self._left -= len(text)
            if self._left <= 0:
                self._waiting.append(CUT)
        if time.monotonic() - self._sent_at > FEWEST_SECONDS:
            self.send()
        return len(text)

    def send(self) -> None:
        """Tell what has not been told yet."""
        text = "".join(self._waiting)
        self._waiting.clear()
        self._sent_at = time.monotonic()
        if text:
            self._tell("output", {"kind": "text", "text": text})


def describe_value(value: Any, shown: ShownWidgets) -> dict[str, Any]:
    r"""Say how a value is shown: a widget, HTML with its text, or its text.

    Parameters
    ----------
    value : object
    shown : ShownWidgets
        Where a widget is followed.

    Examples
    --------
    >>> describe_value(3.5, ShownWidgets(print))
    {'kind': 'text', 'text': '3.5\n'}
    """
    if is_widget(value):
        return shown.show(value)
    text, html = repr(value), _html_of(value)
    return {"kind": "html", "html": html, "text": text} if html else {"kind": "text", "text": f"{text}\n"}


def _html_of(value: Any) -> str:
    for name, find in _WAYS.items():
        way = None if isinstance(value, type) else getattr(value, name, None)
        if callable(way):
            return str(find(way) or "")
    return ""


_WAYS: dict[str, Callable[[Callable[..., Any]], Any]] = {
    "_repr_mimebundle_": lambda way: _bundle_of(way()).get("text/html"),
    "_repr_html_": lambda way: way(),
}
"""What Jupyter asks a value for, the richest first."""


def _bundle_of(given: Any) -> dict[str, Any]:
    """Take the data of a bundle; some give their metadata beside it."""
    return dict((given[0] if isinstance(given, tuple) else given) or {})


def describe_error(error: BaseException, place: str, source: str) -> dict[str, Any]:
    """Say what went wrong, and in which line of the cell; of the way through Python's machinery, nothing.

    Parameters
    ----------
    error : BaseException
    place : str
        The name under which the cell was compiled.
    source : str
    """
    line = _line_of(error, place)
    told = "".join(traceback.format_exception_only(error)).strip()
    lines = source.splitlines()
    code = lines[line - 1].strip() if line and line <= len(lines) else ""
    return {"kind": "error", "text": told, "line": line, "code": code}


def _line_of(error: BaseException, place: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == place:
        return error.lineno or 0
    return next((line for name, line in _frames(error.__traceback__) if name == place), 0)


def _frames(trace: TracebackType | None) -> list[tuple[str, int]]:
    return [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(trace)]
