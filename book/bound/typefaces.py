"""The typefaces of the site for a page that is printed: in the sheet itself, for such a page has no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

_NAME = re.compile(r"(?P<family>book-[a-z]+)-(?P<style>normal|italic)-")


def typefaces(site: Path) -> str:
    """Write the typefaces of a built site as a style sheet that needs no other file.

    Parameters
    ----------
    site : Path
        Where the site was built.
    """
    files = sorted((site / "_static" / "typefaces").glob("*.woff2"))
    return "\n".join(_rule(name, path.read_bytes()) for path in files if (name := _NAME.match(path.name)))


def _rule(name: re.Match[str], font: bytes) -> str:
    family = name["family"].replace("-", " ").title()
    source = f"url(data:font/woff2;base64,{b64encode(font).decode()})"
    return f'@font-face{{font-family:"{family}";font-style:{name["style"]};font-weight:400 700;src:{source}}}'
