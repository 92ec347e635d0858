"""Let a page run and load what the book itself brings, and nothing else: each page says so to the browser.

The policy stands in the page, so it holds on any server and needs no setting there. What a page carries within itself
(a few scripts that must run before the first paint, a few styles) is named by its digest, so that nothing written into
a page later would run. Styles written into an element cannot be named; they move to one sheet of the page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

RULE = """<script>
  // Opened from a folder, modules come another way than by their address.
  if (location.protocol !== "file:") {{
    const rule = {{ httpEquiv: "Content-Security-Policy", content: `{}` }};
    document.head.append(Object.assign(document.createElement("meta"), rule));
  }}
</script>"""
POLICY = re.compile(re.escape(RULE.format("POLICY")).replace("POLICY", "[^`]*"))
"""A page's policy, as it stands there."""
RECORDS = 'data-widget="reply"'
"""A page that has this may play what is recorded on it."""
AHEAD = re.compile(r'<link rel="next"[^>]*>\s*')
"""What Firefox fetches before anybody wants it, and then refuses."""
OWN_HOST = ("font-src", "worker-src", "manifest-src", "form-action", "base-uri")
TRUSTED = ("require-trusted-types-for 'script'", "trusted-types default unshown")
"""Text becomes markup, and an address a script's, by the policies of ``layout.html`` alone."""
JUPYTERS = "live"
"""The folder whose pages are JupyterLab's."""
LOOKS = "data-looks"
"""Numbers the styles that stood in elements."""
RUNS = {"", "module", "text/javascript"}
"""Types of scripts that a browser runs."""

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset[^>]*>)?")
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(?P<text>.*?)</style>", re.DOTALL)
_NO_MARKUP = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->)", re.DOTALL)
_STYLED = re.compile(r"""(<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*?)\sstyle="([^"]*)\"""")
_TYPE = re.compile(r"""\btype="([^"]*)\"""")


def with_policy(page: str, *hosts: str) -> str:
    """Write its policy into a page, and what stands in its way where the policy lets it stand.

    Parameters
    ----------
    page : str
        A whole page, as HTML.
    *hosts : str
        Addresses of other hosts that the page may ask.

    Returns
    -------
    str
        The page, which looks and works as before. A page that has its policy stays as it is.

    Raises
    ------
    ValueError
        If the page has no head.

    Examples
    --------
    >>> print(with_policy("<head><title>Bond</title></head>"))
    ... # doctest: +ELLIPSIS
    <head><script>
      ...
        const rule = { httpEquiv: "Content-Security-Policy", content: `default-src 'none'; script-src 'self'; ...
    """
    head = _HEAD.search(page)
    if head is None:
        raise ValueError(f"a page has no head to hold its policy; it begins {page[:60]!r}")
    if POLICY.match(page, head.end()):
        return page
    page = AHEAD.sub("", move_styles(page))
    return page[: head.end()] + RULE.format(policy_of(page, *hosts)) + page[head.end() :]


def move_styles(page: str) -> str:
    """Move the styles that stand in elements to a sheet in the page's head.

    >>> move_styles('<head></head><p style="--steps: 5">a</p><p style="--steps: 5">b</p>')
    '<head><style>[data-looks="0"]:not(#_){--steps: 5}</style></head><p data-looks="0">a</p><p data-looks="0">b</p>'
    """
    looks: dict[str, int] = {}

    def number(styled: re.Match[str]) -> str:
        return f'{styled[1]} {LOOKS}="{looks.setdefault(styled[2], len(looks))}"'

    parts = _NO_MARKUP.split(page)
    page = "".join(part if place % 2 else _STYLED.sub(number, part) for place, part in enumerate(parts))
    # As strong as it was in the element: stronger than any class, weaker than what a script sets.
    rules = "".join(f'[{LOOKS}="{name}"]:not(#_){{{style}}}' for style, name in looks.items())
    return page.replace("</head>", f"<style>{rules}</style></head>", 1) if rules else page


def policy_of(page: str, *hosts: str) -> str:
    """Say what a page may run and load: its own host's files, what it carries within itself, whom it may ask."""
    runs = [
        script["text"]
        for script in _SCRIPT.finditer(page)
        if " src=" not in script["attributes"] and type_of(script["attributes"]) in RUNS
    ]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *digests(runs)]),
            " ".join(["style-src 'self'", *digests(style["text"] for style in _STYLE.finditer(page))]),
            "img-src 'self' blob: data:",
            " ".join(["connect-src 'self'", *hosts]),
            *(["media-src blob:"] if RECORDS in page else []),
            *(f"{kind} 'self'" for kind in OWN_HOST),
            *TRUSTED,
        ]
    )


def policy_in(page: str) -> str:
    """Read the policy that stands in a page; empty where there is none."""
    found = POLICY.search(page)
    return found[0].split("`")[1] if found else ""


def header_policy(page: str) -> str:
    """Give a page's policy as a header says it: there it holds, too, for the script that writes it into the page."""
    policy = policy_in(page)
    writer = [script["text"] for script in _SCRIPT.finditer(page) if policy and policy in script["text"]]
    return policy.replace("script-src 'self'", " ".join(["script-src 'self'", *digests(writer)]), 1)


def type_of(attributes: str) -> str:
    """Give the type of a script, as its tag says it.

    >>> type_of(' type="application/json" id="kinds"')
    'application/json'
    """
    found = _TYPE.search(attributes)
    return found[1] if found else ""


def digests(texts: Iterable[str]) -> list[str]:
    """Name texts by their digests, as a policy does, each once."""
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts})


def write_policies(app: Sphinx, error: Exception | None) -> None:
    """Give each page of the site its policy, after a build that went well."""
    if error is None and app.builder.format == "html":
        site = Path(app.outdir)
        only_leads_on = site / "index.html"
        for path in {*site.rglob("*.html")} - {only_leads_on, *(site / JUPYTERS).rglob("*.html")}:
            path.write_text(with_policy(path.read_text("utf-8")), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_policies, priority=950)  # after all who write into pages
    return {"parallel_read_safe": True, "parallel_write_safe": True}
