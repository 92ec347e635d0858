"""Make a PDF of a printed page, for the command alone: it needs a browser."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from widgets.classroom.problems import ClassroomError

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no window to draw, and is there in a fifth of the time."""
LONGEST = 120
"""Seconds: a browser that takes longer does not come back."""
_EPOCH = b"19800101000000+00'00'"
_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)([^)]*)(?=\))")
_ID = re.compile(rb"(?<=/ID)(\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(?=>\s*\])")


def find_browser() -> str | None:
    """Find a Chromium on this machine; the environment variable ``CHROMIUM`` says which, if not the first found."""
    found = (shutil.which(name) for name in BROWSERS)
    return os.environ.get("CHROMIUM") or next((path for path in found if path), None)


def make_pdf(html: str, chromium: str, longest: int = LONGEST) -> bytes:
    """Print a page as a PDF; the same page and browser always give the same bytes.

    Parameters
    ----------
    html : str
        A page that needs no other file.
    chromium : str
        The path of the browser.
    longest : int
        Seconds that it may take.

    Raises
    ------
    ClassroomError
        If the browser makes no PDF.
    """
    with TemporaryDirectory() as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, "utf-8")
        said = _print(chromium, page, target, longest)
        if not target.is_file():
            raise ClassroomError(
                f"{chromium} made no PDF; it said: {said[-300:]}. Print the page from a browser instead."
            )
        return without_dates(target.read_bytes())


def _print(chromium: str, page: Path, target: Path, longest: int) -> str:
    # A browser that runs as root, as in a container, starts only without its sandbox; the page is our own.
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    quiet = [
        "--headless",
        "--disable-gpu",
        "--font-render-hinting=none",  # or letters stand where a screen's pixels would have them
        "--disable-background-networking",
        f"--user-data-dir={page.parent / 'profile'}",
    ]
    wanted = ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={target}", page.as_uri()]
    done = subprocess.run(  # noqa: S603 (the instructor's own browser)
        [chromium, *as_root, *quiet, *wanted], capture_output=True, text=True, timeout=longest, check=False
    )
    return done.stderr.strip()


def without_dates(pdf: bytes) -> bytes:
    """Put fixed values of the same length in the place of dates and of the document's own id.

    The length stays, so that every offset in the file still holds.

    Examples
    --------
    >>> without_dates(b"<</CreationDate (D:20261124171014+00'00')>>")
    b"<</CreationDate (D:19800101000000+00'00')>>"
    """
    dated = _DATE.sub(lambda match: match[1] + _EPOCH[: len(match[2])].ljust(len(match[2])), pdf)
    digest = hashlib.sha256(_ID.sub(b"", dated)).hexdigest().encode()
    return _ID.sub(lambda match: b"".join([match[1], _fit(digest, match[2]), match[3], _fit(digest, match[4])]), dated)


def _fit(digest: bytes, place: bytes) -> bytes:
    return (digest * (len(place) // len(digest) + 1))[: len(place)]
