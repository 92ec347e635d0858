"""Write formulas as MathML, which browsers draw and screen readers speak without any script."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from docutils import nodes
from latex2mathml.converter import convert_to_element
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

# Environments, and the names by which the converter knows them and does not number them itself.
ENVIRONMENTS = {
    **{name: name for name in ("align*", "array", "cases", "equation", "equation*", "smallmatrix", "split")},
    **{name: name for name in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")},
    "align": "align*",
    "aligned": "split",
}
ENVIRONMENT = re.compile(r"\\(begin|end)\{([^}]*)\}")
BRACE = re.compile(r"\\.|([{}])")


def check_braces(tex: str) -> None:
    """Refuse a brace too many or too few, which the converter would let pass."""
    depth = 0
    for brace in BRACE.findall(tex):
        depth += {"{": 1, "}": -1, "": 0}[brace]
        if depth < 0:
            break
    if depth:
        raise ValueError("a brace has no partner")


def one_block(tex: str) -> str:
    r"""Make one formula of several lines, which are parted by \\ or by an empty line."""
    lines = [line.strip() for line in re.split(r"\n\s*\n", tex) if line.strip()]
    if len(lines) == 1 and (r"\\" not in tex or lines[0].startswith(r"\begin")):
        return lines[0]
    return r"\begin{split}" + r" \\ ".join(lines) + r"\end{split}"


def known_environment(match: re.Match[str]) -> str:
    r"""Give a \begin or \end with a name that the converter understands."""
    if match[2] not in ENVIRONMENTS:
        raise ValueError(f"the environment {match[2]} is unknown")
    return rf"\{match[1]}{{{ENVIRONMENTS[match[2]]}}}"


def converted(tex: str, display: str) -> ET.Element:
    """Let latex2mathml do its work, and say in words what it could not do."""
    try:
        math: ET.Element = convert_to_element(tex, display=display)
    except Exception as error:  # its dozen kinds of error have no parent in common, and no message
        raise ValueError(re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__).lower()) from error
    for element in math.iter():
        # It writes characters as codes like &#x003B2;.
        element.text = unescape(element.text or "")
        element.attrib.update({name: unescape(value) for name, value in element.attrib.items()})
        if element.text == "&" or "\\" in element.text:
            raise ValueError(f"{element.text} is unknown, or out of place")
    return math


def to_mathml(tex: str, display: str = "inline") -> str:
    """Translate a formula.

    Parameters
    ----------
    tex : str
        The formula as written in TeX.
    display : {"inline", "block"}
        Whether it stands in a line of text or by itself.

    Returns
    -------
    str
        A ``<math>`` element that carries the TeX as its ``alttext``.

    Raises
    ------
    ValueError
        With what is wrong, in words, if the formula would not be drawn as it is meant.

    Examples
    --------
    >>> to_mathml("r^2")
    '<math display="inline" alttext="r^2"><mrow><msup><mi>r</mi><mn>2</mn></msup></mrow></math>'
    """
    check_braces(tex)
    source = one_block(tex) if display == "block" else tex
    math = converted(ENVIRONMENT.sub(known_environment, source), display)
    math.attrib.pop("xmlns", None)  # needed in XML only
    math.set("alttext", " ".join(tex.split()))
    return ET.tostring(math, encoding="unicode")


def formula(node: nodes.Element, display: str) -> str:
    """Give a formula as MathML, or as its TeX, with a warning, if it cannot be translated."""
    tex = node.astext()
    try:
        return to_mathml(tex, display)
    except ValueError as problem:
        logger.warning("formula %s: %s", " ".join(tex.split()), problem, location=node, type="math")
        return f"<code>{escape(tex)}</code>"


def visit_inline(translator: Any, node: nodes.Element) -> None:
    """Write a formula that stands in a line of text."""
    opening = translator.starttag(node, "span", "", CLASS="math notranslate nohighlight")
    translator.body.append(f"{opening}{formula(node, 'inline')}</span>")
    raise nodes.SkipNode


def visit_display(translator: Any, node: nodes.Element) -> None:
    """Write a formula that stands by itself, with its number if it has one."""
    body = translator.body
    body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
    # The theme's script lets the keyboard into boxes of this class while they are too narrow.
    body.append(f'<div class="pst-scrollable-table-container">{formula(node, "block")}</div>')
    if node["number"]:
        body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})')
        translator.add_permalink_ref(node, _("Link to this equation"))
        body.append("</span>")
    body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
