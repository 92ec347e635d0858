"""Build XML in which every text stays text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

_UNSEEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    r"""Leave out the few characters that XML cannot hold and nobody sees, such as control characters.

    Examples
    --------
    >>> clean("bell\x07")
    'bell'
    """
    return _UNSEEN.sub("", text)


def element(tag: str, *contents: Element | str | None, **attributes: str) -> Element:
    """Make an element of texts and other elements; None stands for nothing.

    Examples
    --------
    >>> write_xml(element("text", "a < b ]]>", format="html")).splitlines()[1]
    '<text format="html">a &lt; b ]]&gt;</text>'
    """
    made = Element(tag, {name.rstrip("_"): clean(value) for name, value in attributes.items()})
    made.text = clean("".join(part for part in contents if isinstance(part, str)))
    made.extend(part for part in contents if isinstance(part, Element))
    return made


def write_xml(root: Element) -> str:
    """Write a whole document, indented so that a person can read it."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
