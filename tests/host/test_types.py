"""What the checker of types refuses: an event that carries something else, and a module that is no widget."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOST = ROOT / "widgets" / "host"


def complaints(folder: Path, source: str) -> list[str]:
    """Check a module as strictly as the house does, and give the codes of what is wrong in it."""
    path = folder / "module.js"
    path.write_text(source, "utf-8")
    settings = {"extends": str(ROOT / "tests/tsconfig.json"), "include": [str(path)]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    command = [ROOT / "tests/node_modules/.bin/tsc", "--project", folder]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return re.findall(r"module\.js\(.*?error (TS\d+)", told)


def calling(line: str) -> str:
    return f'import {{ announce, listen }} from "{HOST}/events.js";\nvoid [announce, listen];\n{line}\n'


@pytest.mark.parametrize(
    "line",
    [
        'announce("book:ask");',
        'announce("book:adopt", { name: "x", state: { code: "mina" } });',
        'listen("book:state", ({ name, widget }) => void [name, widget]);',
    ],
)
def test_an_event_of_the_list_is_taken(tmp_path, line):
    assert complaints(tmp_path, calling(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        'announce("book:asked");',
        'announce("book:ask", { name: "x" });',
        'announce("book:adopt");',
        'announce("book:adopt", { name: "x" });',
        'announce("book:adopt", { name: 3, state: {} });',
        'announce("book:adopt", { name: "x", state: 3 });',
        'announce("book:state", { name: "x", state: {} });',
        'listen("book:asked", () => {});',
        'listen("book:adopt", ({ widget }) => void widget);',
    ],
)
def test_an_event_that_is_none_or_carries_something_else_is_refused(tmp_path, line):
    assert len(complaints(tmp_path, calling(line))) == 1


@pytest.mark.parametrize(
    ("render", "count"),
    [
        ('({ model, el }) => el.append(String(model.get("html")))', 0),
        ("({ model }) => model.fetch()", 1),  # nothing that anywidget's model has
        ("3", 1),
    ],
)
def test_a_module_is_held_to_what_anywidget_asks_of_one(tmp_path, render, count):
    others = "checkState: () => ({ state: {}, problems: [] }), toParameters: () => ({}), fromParameters: () => ({})"
    kind = f'import("{HOST}/live_widget.js").WidgetModule'
    source = f"export default /** @satisfies {{{kind}}} */ ({{ render: {render}, {others} }});\n"
    assert len(complaints(tmp_path, source)) == count
