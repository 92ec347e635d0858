"""Run a chapter's cells once for each state of its code: a change of prose needs no kernel.

MyST-NB's own cache does not know the numbers that prose evaluates in a chapter's kernel. This keeps them with the
cells' outputs. Something that was never evaluated starts the kernel after all, and runs the cells up to there.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import myst_nb.sphinx_
from made_once import OF_CELLS, ROOT, state_of
from myst_nb.core.execute import NotebookClientInline, create_client
from nbformat import NotebookNode, from_dict
from sphinx.application import Sphinx

CACHE = ROOT / "_build" / "executed"


class CachedClient(NotebookClientInline):  # type: ignore[misc]  # MyST-NB has no types
    """Gives outputs and values as they were kept, and runs the cells if there are none."""

    def start_client(self) -> None:
        """Look for what is kept of this very code."""
        code = [cell.source for cell in self.notebook.cells if cell.cell_type == "code"]
        key = hashlib.sha256(json.dumps([state_of(OF_CELLS), code]).encode()).hexdigest()
        self._place = CACHE / f"{Path(self.path).stem}.json"
        kept = json.loads(self._place.read_text("utf-8")) if self._place.is_file() else {}
        nothing: dict[str, Any] = {"key": key, "cells": {}, "values": {}}
        self._kept = kept if kept.get("key") == key else nothing
        self._asked: dict[str, Any] = {"key": key, "cells": {}, "values": {}}
        self._runs = False
        self._last_cell_executed = -1
        self._cell_error = None
        self.notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}

    def _run(self) -> None:
        """Start the kernel, and run what has been shown so far."""
        shown, self._last_cell_executed = self._last_cell_executed, -1
        super().start_client()
        self._runs = True
        if shown >= 0:
            super().code_cell_outputs(shown)

    def code_cell_outputs(self, cell_index: int) -> tuple[int | None, list[NotebookNode]]:
        """Give a cell's outputs."""
        name = str(cell_index)
        if not self._runs and name not in self._kept["cells"]:
            self._run()
        if self._runs:
            count, outputs = super().code_cell_outputs(cell_index)
        else:
            self._last_cell_executed = cell_index
            count, outputs = self._kept["cells"][name]
            cell = self.notebook.cells[cell_index]
            cell.execution_count, cell.outputs = count, from_dict(outputs)  # type: ignore[no-untyped-call]
        self._asked["cells"][name] = [count, outputs]
        return count, self.notebook.cells[cell_index].get("outputs", [])

    def eval_variable(self, name: str) -> list[NotebookNode]:
        """Give the value of an expression at this place of the chapter."""
        place = f"{self._last_cell_executed} {name}"
        if not self._runs and place not in self._kept["values"]:
            self._run()
        kept = super().eval_variable(name) if self._runs else self._kept["values"][place]
        self._asked["values"][place] = kept
        return list(from_dict(kept))  # type: ignore[no-untyped-call]

    def finalise_client(self) -> None:
        """Leave out the state of widgets: each carries its own."""

    def close_client(self, *error: Any) -> None:
        """Keep what was asked for, unless something failed."""
        if self._runs:
            super().close_client(*error)
        if error[0] is None and self._cell_error is None:
            CACHE.mkdir(parents=True, exist_ok=True)
            self._place.write_text(json.dumps(self._asked), "utf-8")


def use_cache(app: Sphinx) -> None:
    """Let MyST-NB make our client."""

    def create(notebook: Any, source: str, config: Any, logger: Any, read_fmt: Any = None) -> Any:
        made = create_client(notebook, source, config, logger, read_fmt)
        if type(made) is not NotebookClientInline:
            return made
        return CachedClient(notebook, Path(source), config, logger)

    myst_nb.sphinx_.create_client = create


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", use_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
