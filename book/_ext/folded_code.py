"""Fold the code of every cell under a line that says what it does, with one switch for the code of the whole book."""

from __future__ import annotations

from html import escape
from typing import Any

from chapter_openings import WIDGETS
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from widget_assets import folder_name

SWITCH = "show-code"
"""The id of the switch. A link that ends in it asks for the code, and code_switch.js does so."""
SCRIPT = "_static/code_switch.js"
CELLS = "pages/cells/cells.js"
"""What brings the code to life, in the folder of the widgets; the switch's script fetches it once a reader asks."""

RUN_BUTTON = '<button type="button" class="run-code">Run the code here</button>'


class FoldedCode(nodes.Element):  # type: ignore[misc]  # docutils has no types
    """A cell's code, and the line above it."""


def is_cell(node: nodes.Node) -> bool:
    """Tell whether this is a cell whose code the page has."""
    return isinstance(node, nodes.container) and any(_is_code(child) for child in node.children)


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


def fold_code(app: Sphinx, doctree: nodes.document) -> None:
    """Fold the code of all cells."""
    for cell in list(doctree.findall(is_cell)):
        code = next(child for child in cell.children if _is_code(child))
        summary = cell.get("cell_metadata", {}).get("summary", "")
        classes = ["folded-code", *(["folded-code--of-widget"] if shows_widget(code.astext()) else [])]
        fold = FoldedCode(summary=summary, classes=classes)
        cell.replace(code, fold)
        fold += code


def shows_widget(source: str) -> bool:
    r"""Tell whether a cell ends in a form or an explorer.

    >>> shows_widget("r = 0.28\nexplore_shared_variance(r=r)"), shows_widget("explore_shared_variance(r=r).readouts")
    (True, False)
    """
    starts = [line for line in source.splitlines() if line[:1].isalpha()]
    return bool(starts) and starts[-1].startswith(WIDGETS) and source.rstrip().endswith(")")


def visit_folded_code(translator: HTML5Translator, node: FoldedCode) -> None:
    """Open the fold."""
    said = f"Code: {node['summary']}" if node["summary"] else "Code"
    translator.body.append(f'<details class="{" ".join(node["classes"])}"><summary>{escape(said)}</summary>')


def depart_folded_code(translator: HTML5Translator, node: FoldedCode) -> None:
    """Close it."""
    translator.body.append("</details>\n")


def code_switch() -> str:
    """Write the switch; without its script it does not show.

    >>> 'role="switch"' in code_switch()
    True
    """
    box = '<input type="checkbox" role="switch">'
    return f'<label class="code-switch" id="{SWITCH}">{box} Show the code</label>{RUN_BUTTON}'


def add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Let layout.html load the switch's script where there is code to fold."""
    if doctree is not None and next(doctree.findall(FoldedCode), None) is not None:
        context["code_switch"] = SCRIPT
        context["cells_module"] = f"{folder_name()}/{CELLS}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_node(FoldedCode, html=(visit_folded_code, depart_folded_code))
    app.connect("doctree-read", fold_code, priority=600)  # after chapter_frame, which looks for the first cell
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
