"""Write the charts and the drawings that lie ready in the package: ``make charts``.

All that the book shows of explorers is shown once, and what is asked for on the way is written: each explorer as it
begins, each in an exercise, and each that a chapter shows.
"""

from __future__ import annotations

import ast
import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from widgets.authoring.bank_maker import make_bank
from widgets.exercise.exercise import Exercise
from widgets.explorer.explorer import Explorer
from widgets.explorer.ready_charts import READY, write_ready
from widgets.explorers import explorer_names, make_explorer

ROOT = Path(__file__).resolve().parents[1]
FIX = "make charts"
"""What puts right all that is not as it should be."""


def make_ready(folder: Path) -> None:
    """Write into a folder all that should lie ready."""
    with write_ready(folder):
        for name in explorer_names():
            make_explorer(name).static_html()
        for name, item in make_bank().items.items():
            if "explorer" in item or "explorer" in item.get("reveal", {}):
                Exercise(name).static_html()
        for path in sorted((ROOT / "chapters").glob("*.ipynb")):
            _show_chapter(path)


def _show_chapter(path: Path) -> None:
    """Run a chapter's cells, and make what a notebook would show of those that end with an explorer."""
    names: dict[str, Any] = {}
    with _in_folder(path.parent), redirect_stdout(StringIO()):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            shown = _run("".join(cell["source"]), names) if cell["cell_type"] == "code" else None
            if isinstance(shown, Explorer):
                shown.static_html()


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell, and give the value of its last line."""
    lines = ast.parse(source).body
    last = lines.pop() if isinstance(lines[-1], ast.Expr) else None
    exec(compile(ast.Module(lines, []), "<cell>", "exec"), names)  # noqa: S102 (the book's own chapters)
    return eval(ast.unparse(last), names) if last else None  # noqa: S307 (likewise)


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def wrong_files(made: Path, ready: Path = READY) -> list[str]:
    """List what is missing in the package, what is otherwise than it should be, and what nobody asks for."""
    names = {path.name for folder in (made, ready) for path in folder.iterdir()}
    return sorted(name for name in names if _content(made / name) != _content(ready / name))


def _content(path: Path) -> bytes | None:
    """Read a file as it is unpacked: not every machine packs alike."""
    if not path.is_file():
        return None
    return gzip.decompress(path.read_bytes()) if path.suffix == ".svgz" else path.read_bytes()


def main() -> None:
    """Put what should lie ready into the package, and take out what should not."""
    READY.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        make_ready(Path(place))
        for name in wrong_files(Path(place)):
            made = Path(place) / name
            (READY / name).write_bytes(made.read_bytes()) if made.is_file() else (READY / name).unlink()
            print(f"{'written' if made.is_file() else 'removed'}: {name}")


if __name__ == "__main__":
    main()
