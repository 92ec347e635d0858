"""The page's side of the twins: one Node process that answers for as long as tests ask."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent


class PageSide:
    """Asks the JavaScript half of a twin."""

    def __enter__(self) -> Self:
        self._node = subprocess.Popen(
            ["node", HERE / "answer.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, *_exception: object) -> None:
        self._node.communicate()

    def ask(self, stem: str, given: list[Any]) -> list[Any]:
        """Give what comes of each case."""
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps([stem, given]) + "\n")
        self._node.stdin.flush()
        line = self._node.stdout.readline()
        assert line, f"the page's side of {stem} broke down; its complaint stands above"
        return json.loads(line)
