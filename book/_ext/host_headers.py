"""Write for whoever serves the book what a page cannot say of itself, in the forms of nginx and of Netlify.

Of a page's policy there is one source, the page: a header repeats it. What only a header can say stands here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from browser_python import about_distribution
from strict_policy import header_policy
from widget_assets import folder_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NETLIFY = "_headers"
NGINX = "nginx.conf"
EVERY = "/*"
"""The rule for every file."""
UNUSED = ("camera", "display-capture", "geolocation", "hid", "midi", "payment", "serial", "usb")
"""What a browser could let a page do, and no page of the book does."""
FEATURES = {**dict.fromkeys(UNUSED, "()"), "microphone": "(self)"}
"""A page of the book, and none within it, may ask for the microphone: a scene does, after a press of its button."""
EVERYWHERE = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Permissions-Policy": ", ".join(f"{feature}={who}" for feature, who in FEATURES.items()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For what is named after its contents: another content has another name."""
WORKER = "pages/engine/worker.js"
"""Runs Python. A worker has no page to stand in, and so no policy but by a header."""

_HASHED = re.compile(r"-(?:[0-9a-f]{12}|[0-9a-f]{8})(?:\.\w+)?$")
_SERVER = """# Serves the book by nginx. Copy it into the folder conf.d, and give it your name and the book's folder.
map $uri $book_policy {{
    default "";
{policies}
}}
map $uri $book_cache {{
    default "no-cache";
{caches}
}}
server {{
    listen 80;
    server_name book.example.edu;
    root /srv/book;
    error_page 404 /404.html;
{headers}
    add_header Content-Security-Policy $book_policy always;
    add_header Cache-Control $book_cache always;
    location ~ \\.mjs$ {{
        types {{ }}
        default_type text/javascript;
    }}
}}
"""

Rules = dict[str, dict[str, str]]
"""Headers by the place of a file, or of a folder with an asterisk behind it."""


def header_rules(site: Path) -> Rules:
    """Say with which headers the files of a built site are served.

    Parameters
    ----------
    site : Path
        The built site's folder.
    """
    pages = {path: header_policy(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    policies = {f"/{path.relative_to(site).as_posix()}": policy for path, policy in pages.items() if policy}
    policies[f"/{folder_name()}/{WORKER}"] = worker_policy()
    named = [path for path in sorted((site / "_static").rglob("*")) if _HASHED.search(path.name)]
    lasting = [f"/{path.relative_to(site).as_posix()}{EVERY if path.is_dir() else ''}" for path in named]
    by_place = {place: {"Content-Security-Policy": policy} for place, policy in policies.items()}
    return {EVERY: EVERYWHERE, **by_place, **dict.fromkeys(lasting, FOR_EVER)}


def worker_policy() -> str:
    """Say what Python in the browser may do: run its own code, and ask the one host that a reader has agreed to."""
    host = about_distribution()["host"]
    asked = ["'self'", *([f"https://{host}"] if host else [])]
    return f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src {' '.join(asked)}"


def netlify_headers(rules: Rules) -> str:
    """Write rules for Netlify, and for the hosts that read the same file.

    >>> print(netlify_headers({"/*": {"X-Content-Type-Options": "nosniff"}}))
    /*
      X-Content-Type-Options: nosniff
    <BLANKLINE>
    """
    lines = [[place, *(f"  {name}: {value}" for name, value in headers.items())] for place, headers in rules.items()]
    return "".join(f"{line}\n" for rule in lines for line in rule)


def nginx_server(rules: Rules) -> str:
    """Write rules as a server of nginx."""
    parts = {"policies": "Content-Security-Policy", "caches": "Cache-Control"}
    maps = {
        part: "\n".join(
            f'    {_nginx_place(place)} "{headers[name]}";'
            for place, headers in rules.items()
            if place != EVERY and name in headers
        )
        for part, name in parts.items()
    }
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in rules[EVERY].items())
    return _SERVER.format(**maps, headers=headers)


def _nginx_place(place: str) -> str:
    return f"~^{place.removesuffix('*')}" if place.endswith("*") else place


def write_headers(app: Sphinx, error: Exception | None) -> None:
    """Put both files into the site, after its pages have their policies."""
    if error is None and app.builder.format == "html":
        site = Path(app.outdir)
        rules = header_rules(site)
        (site / NETLIFY).write_text(netlify_headers(rules), "utf-8")
        (site / NGINX).write_text(nginx_server(rules), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_headers, priority=960)  # after strict_policy.py
    return {"parallel_read_safe": True, "parallel_write_safe": True}
