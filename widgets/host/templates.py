"""The templates of the widgets: what they fill in is text, and never becomes markup by itself."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from widgets.host.modules import PACKAGE_ROOT

TEMPLATES = Environment(
    loader=FileSystemLoader(PACKAGE_ROOT),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
