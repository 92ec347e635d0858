"""The little markup of exercises: paragraphs, lists, emphasis, and slots for a variant's numbers."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_EMPHASIS = re.compile(r"\*(\S(?:[^*\n]*\S)?)\*")
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SIXTH_DECIMAL = Decimal("0.000001")
_LARGE = 1e21
"""From here on JavaScript writes a power of ten."""


def to_html(text: str) -> str:
    r"""Write a text as HTML; whatever looks like markup in it is shown and does nothing.

    Examples
    --------
    >>> to_html("Is *r* < 1?\n\n- yes\n- no")
    '<p>Is <em>r</em> &lt; 1?</p><ul><li>yes</li><li>no</li></ul>'
    >>> to_html("- a point\n  on two lines\n- another")
    '<ul><li>a point on two lines</li><li>another</li></ul>'
    """
    return "".join(_block(lines) for lines in _blocks(text))


def inline_html(text: str) -> str:
    """Write a short text as HTML without paragraphs.

    Examples
    --------
    >>> inline_html("*Bond* & goals")
    '<em>Bond</em> &amp; goals'
    """
    return _EMPHASIS.sub(r"<em>\1</em>", html.escape(" ".join(text.split()), quote=True))


def to_plain(text: str) -> str:
    """Write a text with no markup.

    Examples
    --------
    >>> to_plain("Is *r* large?")
    'Is r large?'
    """
    return "\n\n".join("\n".join(_EMPHASIS.sub(r"\1", line) for line in lines) for lines in _blocks(text))


def fill_slots(text: str, values: Mapping[str, float]) -> str:
    """Put a variant's numbers into a text.

    Examples
    --------
    >>> fill_slots("At a correlation of {r}, with {n} clients", {"r": 0.3, "n": 40})
    'At a correlation of 0.3, with 40 clients'
    """
    return _SLOT.sub(lambda slot: write_number(values[slot[1]]) if slot[1] in values else slot[0], text)


def slots(text: str) -> list[str]:
    """List the names of a text's slots."""
    return _SLOT.findall(text)


def write_number(value: float) -> str:
    """Write a number as short as it can be, as the page does.

    Examples
    --------
    >>> write_number(40.0), write_number(0.30), write_number(-1.5)
    ('40', '0.3', '-1.5')
    """
    if abs(value) >= _LARGE:
        return repr(float(value))
    rounded = float(Decimal(float(value)).quantize(_SIXTH_DECIMAL, ROUND_HALF_UP))
    return f"{Decimal(repr(rounded or 0.0)):f}".removesuffix(".0")


def tell_numbers(item: Mapping[str, Any], variant: int) -> str:
    """Say the numbers of one variant of an exercise; nothing if it has none.

    Examples
    --------
    >>> tell_numbers({"variants": [{"n": 20.0}]}, 0), tell_numbers({}, 0)
    ('n = 20', '')
    """
    values = item["variants"][variant] if item.get("variants") else {}
    return ", ".join(f"{name} = {write_number(value)}" for name, value in values.items())


def _blocks(text: str) -> list[list[str]]:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return [_lines(paragraph) for paragraph in paragraphs if paragraph]


def _lines(paragraph: str) -> list[str]:
    """Give the lines of a paragraph, each point of a list as one, however it is wrapped."""
    if paragraph.lstrip().startswith("- "):
        paragraph = re.sub(r"\n(?!\s*- )\s*", " ", paragraph)
    return [line.strip() for line in paragraph.split("\n") if line.strip()]


def _block(lines: list[str]) -> str:
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{inline_html(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{inline_html(' '.join(lines))}</p>"
