"""Set words as in print: a minus before a number, and *et al.* for the authors whom a citation does not name."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

HYPHEN = re.compile(r"(?<![\w.–−-])-(?=\.?\d)")
"""What Python writes before a number below zero; none within a word, a range or an address."""
OTHERS = " and others"
AS_WRITTEN = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)


def typeset_words(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Go over all text that is no code and no formula."""
    for text in list(doctree.findall(nodes.Text)):
        if not _is_as_written(text):
            text.parent.replace(text, _with_minus(text))
    for citation in doctree.findall(_is_citation):
        for text in [child for child in citation.findall(nodes.Text) if OTHERS in child]:
            named, _, rest = text.partition(OTHERS)
            text.parent.replace(text, [nodes.Text(f"{named} "), nodes.emphasis(text="et al."), nodes.Text(rest)])


def _is_as_written(node: nodes.Node) -> bool:
    while node is not None:
        if isinstance(node, AS_WRITTEN):
            return True
        node = node.parent
    return False


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and "bibtex-citation" in node["classes"]


def _with_minus(text: nodes.Text) -> nodes.Text:
    return nodes.Text(HYPHEN.sub("−", text))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("doctree-resolved", typeset_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
