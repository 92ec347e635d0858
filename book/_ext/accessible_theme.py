"""Mend what the theme leaves unsaid to readers who do not see the page or do not use a mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

REPLACEMENTS = {
    # A dialog or a side bar without a name tells a screen reader only that there is one.
    '<dialog id="pst-primary-sidebar-modal"': '<dialog aria-label="Book menu" id="pst-primary-sidebar-modal"',
    '<dialog id="pst-secondary-sidebar-modal"': '<dialog aria-label="On this page" id="pst-secondary-sidebar-modal"',
    '<div id="pst-primary-sidebar"': '<div role="region" aria-label="Book menu" id="pst-primary-sidebar"',
    # The menu tells by colour alone which page this is.
    'class="current reference internal" href="#"': 'class="current reference internal" href="#" aria-current="page"',
    # An empty header heads nothing; pandas writes one above the row labels.
    "<th></th>": "<td></td>",
    # What is said twice, and a heading of nothing, above the contents that are printed.
    '<main id="main-content" class="bd-main" role="main">': '<main id="main-content" class="bd-main">',
    "<h1></h1>": "",
    # Sphinx gives sources a role that WAI-ARIA has withdrawn, inside a list that wants items.
    'role="doc-biblioentry"': 'role="listitem"',
}
FOLDED_PAGES = re.compile(r"<a [^>]*>(?P<title>((?!</a>).)*)</a><details[^>]*><summary(?=>)")
CHECKBOX = re.compile(r'<input class="task-list-item-checkbox"(?P<checked> checked="checked")?')
TAG = re.compile(r"<[^>]+>")


def named_fold(match: re.Match[str]) -> str:
    """Name the arrow that folds out the pages under a page."""
    title = TAG.sub("", match["title"]).replace('"', "&quot;")
    return f'{match[0]} aria-label="Pages under {title}"'


def named_checkbox(match: re.Match[str]) -> str:
    """Say in words whether a task of a list is done."""
    return f'{match[0]} aria-label="{"done" if match["checked"] else "to do"}"'


def accessible(html: str) -> str:
    """Add names and roles to what the theme makes of a page.

    >>> accessible("<table><tr><th></th></tr></table>")
    '<table><tr><td></td></tr></table>'
    """
    for unsaid, said in REPLACEMENTS.items():
        html = html.replace(unsaid, said)
    return CHECKBOX.sub(named_checkbox, FOLDED_PAGES.sub(named_fold, html))


def offer_to_templates(app: Sphinx) -> None:
    """Let _templates/layout.html pass every page through `accessible`."""
    if app.builder.format == "html":
        app.builder.templates.environment.filters["accessible"] = accessible


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", offer_to_templates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
