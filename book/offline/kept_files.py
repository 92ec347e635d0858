"""Write the worker that keeps the book on a reader's device: which files, under which digests, and of which edition."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKER = "service_worker.js"
"""At the root of the site, for a worker serves what lies beside and below it; its name can never change."""
OFFER = "kept_book.json"
"""What a page is told before anything is kept: the edition, and how large it is."""
NOT_KEPT = (
    *("_downloads/", "_sources/", "downloads/", "live/"),  # a reader who wants these has them as files
    "classroom/pyodide/wheels/",  # of chapters that are run
    *("_static/cards/", "_static/one_script.js", ".buildinfo", "404.html", "objects.inv", "sitemap.xml"),  # of no page
    *("_headers", "nginx.conf"),  # of those who serve it
    *(WORKER, OFFER),
)
"""How the places of files begin that no kept book has."""
OF_TOOLS = ("classroom/pyodide/", "classroom/engine.zip", "classroom/fpdf2.zip", "classroom/text2qti.zip")
"""How the places of files begin that the builder and the gradebook alone need: a reader's own choice."""
_WORKBOX = [
    ROOT / f"book/node_modules/workbox-{part}/build/workbox-{part}.prod.js"
    for part in ("core", "routing", "strategies", "precaching")  # each uses those before it
]
_LICENSE = "/*! Workbox, copyright Google LLC, MIT License: https://opensource.org/licenses/MIT */"

KeptFile = tuple[str, int, str]
"""Its place, how many bytes it has, and the SHA-256 of them in base64."""


def kept_files(site: Path) -> dict[str, list[KeptFile]]:
    """List the files of a built site that a device can keep, those of the book and those of the instructors' tools."""
    files: dict[str, list[KeptFile]] = {"book": [], "tools": []}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        place, content = path.relative_to(site).as_posix(), path.read_bytes()
        if not place.startswith(NOT_KEPT):
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            files["tools" if place.startswith(OF_TOOLS) else "book"].append((place, len(content), digest))
    return files


def edition_name(files: dict[str, list[KeptFile]]) -> str:
    """Name an edition by the book's version and by its contents, so that two are never called the same."""
    version = YAML(typ="safe").load(ROOT / "CITATION.cff")["version"]
    return f"{version}+{hashlib.sha256(json.dumps(files).encode()).hexdigest()[:8]}"


def write_worker(site: Path) -> None:
    """Write the worker into a built site, once all else is there, and what a page tells of it.

    Parameters
    ----------
    site : Path
        The built site's folder.

    Raises
    ------
    SystemExit
        If Workbox is not installed.
    """
    if missing := [path for path in _WORKBOX if not path.is_file()]:
        raise SystemExit(f"{missing[0].name} is not among the packages in book/node_modules: npm install --prefix book")
    files = kept_files(site)
    edition = {"name": edition_name(files), **files}
    workbox = [path.read_text("utf-8").partition("//# sourceMappingURL")[0] for path in _WORKBOX]
    own = Path(__file__).with_name(WORKER).read_text("utf-8")
    script = [_LICENSE, *workbox, own, f"keepBook({json.dumps(edition, separators=(',', ':'))});\n"]
    (site / WORKER).write_text("\n".join(script), "utf-8")
    sizes = {kind: sum(size for _, size, _ in listed) for kind, listed in files.items()}
    (site / OFFER).write_text(json.dumps({"name": edition["name"], **sizes}), "utf-8")
