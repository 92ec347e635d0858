"""Write the texts of exercises as the Markdown of notebooks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from widgets.classroom.bank.markup import inline_html, to_html

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]#|$~!])")
_LOOKS_LIKE_A_LIST = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))(?=\W|$)")


class _MarkdownWriter(HTMLParser):
    """Turns the HTML of an exercise's text, which has four elements and no attributes, into Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (the parser's own signature)
        self.written.append({"em": "<em>", "li": "- "}.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.written.append({"em": "</em>", "li": "\n", "p": "\n\n", "ul": "\n"}[tag])

    def handle_data(self, data: str) -> None:
        starts = not self.written or self.written[-1] in {"", "- "}
        self.written.append(escape(data) if starts else _escape_inside(data))


def to_markdown(text: str) -> str:
    r"""Write an exercise's text as Markdown; what looks like markup in it is shown and does nothing.

    Examples
    --------
    >>> to_markdown("Is *r* < 1?\n\n- yes\n- no_way")
    'Is <em>r</em> &lt; 1?\n\n- yes\n- no\\_way'
    """
    return _write(to_html(text))


def inline_markdown(text: str) -> str:
    r"""Write a short text as Markdown, on one line.

    Examples
    --------
    >>> inline_markdown("*Bond* | goals")
    '<em>Bond</em> \\| goals'
    """
    return _write(inline_html(text))


def _write(markup: str) -> str:
    writer = _MarkdownWriter()
    writer.feed(markup)
    writer.close()
    return "".join(writer.written).strip()


def escape(text: str) -> str:
    r"""Keep a text from meaning anything in Markdown, in HTML or as mathematics.

    Examples
    --------
    >>> escape("1. <b> costs $5")
    '1\\. &lt;b&gt; costs \\$5'
    """
    return _LOOKS_LIKE_A_LIST.sub(_escape_marker, _escape_inside(text))


def _escape_inside(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\1", html.escape(text, quote=False))


def _escape_marker(marker: re.Match[str]) -> str:
    return marker[1] + (f"{marker[2]}\\" if marker[2].isdigit() else f"\\{marker[2]}")


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of cells that are Markdown already.

    Examples
    --------
    >>> print(write_table(["Item", "Answer"], [["1", "4"]]))
    | Item | Answer |
    | --- | --- |
    | 1 | 4 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
