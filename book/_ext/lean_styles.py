"""Shorten the theme's style sheets to the rules that some page of the book can use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

THEME_SHEETS = (
    "basic.css",
    "copybutton.css",
    "mystnb.*.css",
    "pygments.css",
    "sphinx-design.min.css",
    "styles/*.css",
    "togglebutton.css",
)
CLASS_OR_ID = re.compile(r"""\b(?:class|id)=(["'])(.*?)\1""", re.DOTALL)
WORD = re.compile(r"[\w-]+")
ICON_FONT = re.compile(r"fa[brs]?$|fa-")


def names_in_use(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Collect the classes and ids that pages have, and any word of a script, for it may become one.

    >>> sorted(names_in_use(['<p class="note big">'], ['box.classList.add("open")']))
    ['add', 'big', 'box', 'classList', 'note', 'open']
    """
    names = {name for page in pages for _, value in CLASS_OR_ID.findall(page) for name in value.split()}
    return names.union(*(WORD.findall(script) for script in scripts))


def selectors(prelude: list[Any]) -> list[list[Any]]:
    """Part what stands before a rule's brace at the commas."""
    parts: list[list[Any]] = [[]]
    for piece in prelude:
        if piece == ",":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def names_of(selector: list[Any]) -> list[str]:
    """List the classes and ids that an element must have; what stands in brackets, as in :not(), is passed over."""
    return [
        piece.value
        for before, piece in zip([None, *selector], selector, strict=False)
        if piece.type == "hash" or (piece.type == "ident" and before == ".")
    ]


def can_apply(selector: list[Any], names: set[str]) -> bool:
    """Tell whether something on some page may be meant, other than a letter of the icon font, which is gone."""
    wanted = names_of(selector)
    return names.issuperset(wanted) and not (wanted and ICON_FONT.match(wanted[0]))


def shortened_rule(rule: Any, names: set[str]) -> str:
    """Give one rule as text, or an empty text if it applies to nothing."""
    if rule.type == "qualified-rule":
        kept = [tinycss2.serialize(one).strip() for one in selectors(rule.prelude) if can_apply(one, names)]
        return f"{','.join(kept)}{{{tinycss2.serialize(rule.content).strip()}}}" if kept else ""
    if rule.type == "comment":
        return str(rule.serialize()) if rule.value.startswith("!") else ""
    if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
        return ""
    if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        content = "".join(shortened_rule(child, names) for child in inner)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{content}}}" if content else ""
    return str(rule.serialize())


def shortened(sheet: str, names: set[str]) -> str:
    """Give a style sheet without rules for classes and ids that nothing has, but with its licences.

    >>> shortened(".note, .gone { color: red } .gone p { margin: 0 } /* why */", {"note"})
    '.note{color: red}'
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_whitespace=True)
    return "".join(shortened_rule(rule, names) for rule in rules)


def shorten_sheets(app: Sphinx, error: Exception | None) -> None:
    """Rewrite the theme's style sheets in the built site."""
    if error is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    pages = (path.read_text("utf-8") for path in site.rglob("*.html"))
    scripts = (path.read_text("utf-8") for kind in ("*.js", "*.mjs") for path in site.glob(f"_static/**/{kind}"))
    names = names_in_use(pages, scripts)
    for path in [path for pattern in THEME_SHEETS for path in site.glob(f"_static/{pattern}")]:
        path.write_text(shortened(path.read_text("utf-8"), names), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    # After the theme has written pygments.css and everybody has put in or taken out their scripts.
    app.connect("build-finished", shorten_sheets, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
