"""Makes small sites in the book's own look: a few pages, what they fetch, and the assets of the widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from heading_levels import level_headings
from strict_policy import POLICY, with_policy

from tests.browser_fixtures import SITE
from widgets.host.site_assets import asset_files

PATTERN = SITE / "inventories" / "practice_alliance_short.html"
"""A page of the built book whose look is borrowed; it has fieldsets, tables and text areas."""
_OF_WIDGETS = re.compile(r"<(link|script)[^>]*widgets-[^>]*>(</script>)?")
_ARTICLE = re.compile(r'<article class="bd-article">.*?</article>', re.DOTALL)


def dressed(body: str, *sheets: str, modules: tuple[str, ...] = (), heading: str = "") -> str:
    """Put a body into a page of the built book, with its stylesheets and modules.

    Parameters
    ----------
    body : str
        HTML of what the page is about.
    *sheets : str
        Stems of stylesheets in ``widgets``.
    modules : tuple of str
        Stems of modules in ``widgets`` that run beside the host of the widgets.
    heading : str
        A title of the page, where the body has none.
    """
    links = [f'<link rel="stylesheet" href="../widgets/{name}.css">' for name in sheets]
    scripts = [f'<script type="module" src="../widgets/{name}.js"></script>' for name in modules]
    host = '<script type="module" async src="../widgets/host/static_host.js"></script>'
    title = f"<h1>{heading}</h1>" if heading else ""
    article = f'<article class="bd-article"><section>{title}{body}</section></article>'
    page = _ARTICLE.sub(lambda _: level_headings(article), _look())
    return with_policy(page.replace("</head>", f"{''.join([*links, host, *scripts])}</head>"))


@cache
def _look() -> str:
    return POLICY.sub("", _OF_WIDGETS.sub("", PATTERN.read_text("utf-8")))


def write_small_site(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, and beside them the assets of the widgets and the look of the book."""
    for name, content in {**{f"widgets/{name}": text for name, text in asset_files().items()}, **files}.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "_static").symlink_to(SITE / "_static")
