"""What Zenodo is told of the book, made of CITATION.cff: ``python -m book.release.zenodo``."""

from __future__ import annotations

import json
from typing import Any

from book.bound.looks import ROOT, about

ZENODO = ".zenodo.json"
LICENSE = "CC-BY-4.0"
"""Zenodo takes one: that of the text; the notes name both."""


def write_metadata(said: dict[str, Any]) -> str:
    """Write the metadata in the form that Zenodo reads.

    Parameters
    ----------
    said : dict
        What CITATION.cff says.
    """
    told = {
        "title": said["title"],
        "description": said["abstract"].strip(),
        "creators": [{"name": author["name"]} for author in said["authors"]],
        "version": said["version"],
        "publication_date": said["date-released"],
        "upload_type": said["type"],
        "access_right": "open",
        "license": LICENSE,
        "notes": f"Licenses: {' for code, '.join(said['license'])} for text and data.",
        "keywords": said["keywords"],
        "language": "eng",
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n"


if __name__ == "__main__":
    (ROOT / ZENODO).write_text(write_metadata(about()), "utf-8")
