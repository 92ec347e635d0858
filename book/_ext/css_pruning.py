"""Shorten the theme's style sheets to the rules that some page can use, and join those of a page into one."""

from __future__ import annotations

import hashlib
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
LINK = re.compile(
    r'[ ]*<link rel="stylesheet"[^>]*href="(?P<up>(?:\.\./)*)_static/(?P<name>[^"?]+\.css)[^"]*"[^>]*>\n?'
)
COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
"""What only we read: a license begins with a mark of exclamation."""
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


def shorten_sheets(static: Path, pages: list[str]) -> None:
    """Rewrite the theme's style sheets in the built site."""
    scripts = (path.read_text("utf-8") for kind in ("*.js", "*.mjs") for path in static.glob(f"**/{kind}"))
    names = names_in_use(pages, scripts)
    for path in [path for pattern in THEME_SHEETS for path in static.glob(pattern)]:
        path.write_text(shortened(path.read_text("utf-8"), names), "utf-8")


def with_joined_sheets(page: str, static: Path) -> str:
    """Link one style sheet in place of a page's many, named after its contents so that no old copy is taken for it."""
    links = list(LINK.finditer(page))
    if not links:
        return page
    text = COMMENT.sub("", "\n".join((static / link["name"]).read_text("utf-8") for link in links))
    joined = f"book-{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    (static / joined).write_text(text, "utf-8")
    head, tail = page[: links[0].start()], LINK.sub("", page[links[0].start() :])
    return f'{head}<link rel="stylesheet" href="{links[0]["up"]}_static/{joined}">\n{tail}'


def lighten_styles(app: Sphinx, error: Exception | None) -> None:
    """Shorten and join, after a build that went well."""
    if error is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    pages = {path: path.read_text("utf-8") for path in Path(app.outdir).rglob("*.html")}
    shorten_sheets(static, list(pages.values()))
    for path, page in pages.items():
        path.write_text(with_joined_sheets(page, static), "utf-8")
    for name in {link["name"] for page in pages.values() for link in LINK.finditer(page)}:
        (static / name).unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    # After the theme has written pygments.css and everybody has put in or taken out their scripts.
    app.connect("build-finished", lighten_styles, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
