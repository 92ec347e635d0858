"""How the bound book looks: the book's own tokens by day, its pictures, and what only paper needs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ruamel.yaml import YAML

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_DAY_AND_NIGHT = re.compile(r"light-dark\(([^(),]+),[^(),]+\)")
_OF_DRAWINGS = re.compile(
    r"^\.inventory-form[^{\n]*(?:__dot|__frame|__legend|__line|__pictures|data-rater)[^{\n]*\{[^}]*\}$", re.MULTILINE
)
_TOKEN = re.compile(r"--book-([\w-]+): ([^;]+);")
_OF_JUPYTERLAB = re.compile(r"var\(--jp-[\w-]+, ([^()]+|light-dark\([^()]+\))\)")


def style(*more: str) -> str:
    """Write the one style sheet of the bound book, with those parts that not every kind of it needs."""
    shared = [ROOT / "widgets" / "host" / name for name in ("tokens.css", "picture.css")]
    sheets = [*shared, *(HERE / name for name in ("bound.css", *more))]
    return by_day("\n".join([*(sheet.read_text("utf-8") for sheet in sheets), *_rules_of_drawings()]))


def _rules_of_drawings() -> list[str]:
    """Find in the sheet of the forms the rules that their drawings cannot do without."""
    return _OF_DRAWINGS.findall((ROOT / "widgets" / "inventory_form" / "inventory_form.css").read_text("utf-8"))


def by_day(sheet: str) -> str:
    """Keep of a style sheet the colors of the day: readers of books choose their own night.

    >>> by_day("color: var(--jp-ui-font-color1, light-dark(#222, #eee))")
    'color: #222'
    """
    return _OF_JUPYTERLAB.sub(r"\1", _DAY_AND_NIGHT.sub(r"\1", sheet))


@cache
def colors() -> dict[str, str]:
    """Give the colors of the tokens by day, by their names."""
    return dict(_TOKEN.findall(by_day(tokens())))


@cache
def tokens() -> str:
    """Read the tokens of the book outside of JupyterLab, before any medium changes them."""
    sheet = (ROOT / "widgets" / "host" / "tokens.css").read_text("utf-8")
    return _OF_JUPYTERLAB.sub(r"\1", sheet.split("@media")[0])


@cache
def mark() -> str:
    """Read the book's mark, as an SVG."""
    return (ROOT / "book" / "_static" / "favicon.svg").read_text("utf-8").strip()


@cache
def about() -> dict[str, Any]:
    """Read what the book says of itself for those who cite it."""
    said: dict[str, Any] = YAML(typ="safe", pure=True).load(ROOT / "CITATION.cff")
    return said


def cover() -> str:
    """Draw the cover."""
    return TEMPLATES.get_template("cover.svg").render(about=about(), colors=colors(), mark=mark())


def css_text(text: str) -> str:
    r"""Write a text as a style sheet does.

    >>> css_text('What is "real"?')
    '"What is \\"real\\"?"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return f'"{escaped}"'
