"""Find a widget's JavaScript and CSS, and pack a module so that a kernel can send it in one piece."""

from __future__ import annotations

import base64
import re
from pathlib import Path

HERE = Path(__file__).parent
SHELF = HERE.parent
_IMPORT = re.compile(r'(?<=from ")(\.{1,2}/[\w./]+\.js)(?=";)')
_STYLE_IMPORT = re.compile(r'^@import "\./(\w+\.css)";$', re.MULTILINE)


def pack_module(path: Path) -> str:
    """Make one text of a module and all that it imports.

    A notebook front end gets a module as text and cannot import its siblings. Each relative import is
    therefore rewritten to the imported module itself, as a data URL. On the built site the files are
    served as they are, and nothing is packed.
    """

    def as_data_url(match: re.Match[str]) -> str:
        packed = pack_module((path.parent / match[1]).resolve())
        return "data:text/javascript;base64," + base64.b64encode(packed.encode()).decode()

    return _IMPORT.sub(as_data_url, path.read_text("utf-8"))


def imported_modules(*paths: Path) -> list[Path]:
    """List modules and all that they import, each once."""
    found: list[Path] = []
    waiting = list(paths)
    while waiting:
        module = waiting.pop(0)
        if module not in found:
            found.append(module)
            waiting += [(module.parent / name).resolve() for name in _IMPORT.findall(module.read_text("utf-8"))]
    return found


def stylesheet(stem: str) -> str:
    """Write the stylesheet of a widget as one text, what all widgets share first, and that of a widget inside it."""
    sheets = [HERE / "tokens.css", HERE / "host.css", HERE / "picture.css", SHELF / f"{stem}.css"]
    text = "\n".join(path.read_text("utf-8") for path in sheets)
    return _STYLE_IMPORT.sub(lambda match: (SHELF / match[1]).read_text("utf-8"), text)
