"""Python beside the server in the place of Python in the page: the same calls, without seven seconds of start.

A page asks its worker, and the worker asks ``pages/engine/python.js``: that module alone is another one here.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.server import Post
from widgets.pages.engine.dispatch import PageCalls, Progress

ADDRESS = "/python"
SEAM = "pages/engine/python.js"
INSTEAD = {SEAM: Path(__file__).with_name("native_python.js").read_bytes()}


def native_python(folder: Path) -> dict[str, Post]:
    """Give what the server answers: ``open`` for a page, and its calls, each page's with what it was given before.

    What the calls make is put into the folder.
    """
    opened: dict[int, PageCalls] = {}

    def answer(asked: dict[str, Any], tell: Callable[[Any], None]) -> None:
        if "page" in asked:
            number = len(opened)
            opened[number] = PageCalls(asked["page"], tempfile.mkdtemp(dir=folder))
            tell({"opened": number})
            return
        tell(_call(opened[asked["opened"]], asked, lambda *progress: tell({"progress": progress})))

    return {ADDRESS: answer}


def _call(calls: PageCalls, asked: dict[str, Any], tell: Progress) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / str(number) for number, _ in enumerate(asked["files"])]
        for path, (_, content) in zip(paths, asked["files"], strict=True):
            path.write_bytes(base64.b64decode(content))
        names = [name for name, _ in asked["files"]]
        told = calls.call(asked["name"], asked["given"], json.dumps(names), json.dumps([*map(str, paths)]), tell)
    answer: dict[str, Any] = json.loads(told)
    files = [[name, base64.b64encode(Path(path).read_bytes()).decode()] for name, path in answer.get("files", [])]
    return {**answer, "files": files}
