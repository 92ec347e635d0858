"""Find a widget's JavaScript and CSS, and pack a module so that a kernel can send it in one piece."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE_ROOT = HERE.parent
_IMPORT = re.compile(r'(?<=from ")(\.{1,2}/[\w./]+\.js)(?=";)')
_STYLE_IMPORT = re.compile(r'^@import "(\.{1,2}/[\w./]+\.css)";$', re.MULTILINE)


def pack_module(path: Path) -> str:
    """Make one text of a module and all that it imports, each once.

    A notebook front end gets a module as text and cannot import its siblings. The text therefore carries them, and
    ``module_loader.js`` opens each the first time that any widget of the page brings it. On the built site the files
    are served as they are, and nothing is packed.
    """
    packed = [[_name(module), _with_named_imports(module)] for module in reversed(imported_modules(path))]
    loader = (HERE / "module_loader.js").read_text("utf-8")
    return f"{loader}\nexport default await openModules({json.dumps(packed, ensure_ascii=False)});\n"


@cache
def _name(path: Path) -> str:
    """Name a module by its place and its contents, so that two versions of it on a page stay two."""
    digest = hashlib.sha256(_with_named_imports(path).encode()).hexdigest()[:8]
    return f"{path.relative_to(PACKAGE_ROOT).as_posix()}@{digest}"


@cache
def _with_named_imports(path: Path) -> str:
    return _IMPORT.sub(lambda found: _name((path.parent / found[1]).resolve()), path.read_text("utf-8"))


def imported_modules(*paths: Path) -> list[Path]:
    """List modules and all that they import, each once, and before everything that it imports itself."""
    found: dict[Path, None] = {}

    def visit(module: Path) -> None:
        if module not in found:
            for name in reversed(_IMPORT.findall(module.read_text("utf-8"))):
                visit((module.parent / name).resolve())
            found[module] = None

    for path in reversed(paths):
        visit(path)
    return list(reversed(found))


def stylesheet(stem: str) -> str:
    """Write the stylesheet of a widget as one text, what all widgets share first, and that of a widget inside it."""
    own = PACKAGE_ROOT / f"{stem}.css"
    text = "\n".join(
        path.read_text("utf-8") for path in (HERE / "tokens.css", HERE / "host.css", HERE / "picture.css", own)
    )
    return _STYLE_IMPORT.sub(lambda found: (own.parent / found[1]).read_text("utf-8"), text)
