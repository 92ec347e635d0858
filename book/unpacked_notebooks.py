"""The folder of notebooks that a reader works in: filled from the site's, and never written over."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from zipfile import ZipFile

NOTEBOOKS = "downloads/notebooks.zip"
"""Where a built site has all its notebooks."""
RECORD = ".unpacked.json"


def unpack_notebooks(archive: Path, folder: Path) -> list[str]:
    """Unpack notebooks into a folder; what a reader has changed there stays.

    Parameters
    ----------
    archive : Path
        The zip of a built site.
    folder : Path
        Where a reader works. A hidden file in it remembers what was unpacked, so that a new edition replaces what
        nobody has touched.

    Returns
    -------
    list of str
        The files that were changed and for which the archive has something else.
    """
    record, kept = folder / RECORD, []
    unpacked: dict[str, str] = json.loads(record.read_text("utf-8")) if record.is_file() else {}
    with ZipFile(archive) as files:
        for name in files.namelist():
            place, content = folder / name, files.read(name)
            if place.is_file() and _digest(place.read_bytes()) not in {unpacked.get(name), _digest(content)}:
                kept.append(name)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            unpacked[name] = _digest(content)
    record.write_text(json.dumps(unpacked, indent=1), "utf-8")
    return kept


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
