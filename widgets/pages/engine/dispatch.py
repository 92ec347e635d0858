"""What a page asks of Python: one call, with JSON and files in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import ENGLISH, writing_in

Files = Mapping[str, bytes]
Progress = Callable[..., None]
Answer = tuple[Any, Files]
Handler = Callable[[Mapping[str, Any], Files, Progress], Answer]


class PageCalls:
    """The calls of one page, with what it has been given so far.

    Parameters
    ----------
    page : str
        Name of a folder of ``widgets/pages`` that has a module ``calls``.
    folder : str
        Where files that a call makes are put.
    """

    def __init__(self, page: str, folder: str = "/") -> None:
        module = import_module(f"widgets.pages.{page}.calls")
        self._handlers: dict[str, Handler] = module.make_handlers()
        self._libraries: Mapping[str, str] = module.LIBRARIES
        self._folder = Path(folder)

    def library_for(self, name: str, given: str) -> str:
        """Name the library that a call needs beside the engine, or nothing."""
        asked = json.loads(given)
        return self._libraries.get(f"{name} {asked.get('format') or asked.get('kind')}", "")

    def call(self, name: str, given: str, names: str, paths: str, tell: Progress) -> str:
        """Answer one call.

        Parameters
        ----------
        name : str
            One of the page's handlers.
        given : str
            Its arguments as a JSON object; ``language`` is that of what it writes, English if none is said.
        names, paths : str
            JSON lists: the names of the files that come along, and where they lie.
        tell : callable
            Hears what is being done, and how many of how many are.

        Returns
        -------
        str
            JSON: ``result`` and ``files`` (name and place of each), or ``error``.
        """
        files = {file: Path(path).read_bytes() for file, path in zip(json.loads(names), json.loads(paths), strict=True)}
        asked = json.loads(given)
        try:
            with writing_in(asked.pop("language", ENGLISH)):
                result, made = self._handlers[name](asked, files, tell)
        except ClassroomError as error:
            return json.dumps({"error": str(error)})
        return json.dumps(
            {"result": result, "files": [[file, self._put(n, made[file])] for n, file in enumerate(made)]}
        )

    def _put(self, number: int, content: bytes) -> str:
        path = self._folder / f"out_{number}"
        path.write_bytes(content)
        return str(path)
