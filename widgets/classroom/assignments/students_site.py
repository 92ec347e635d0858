"""Where students read the book: its address, as somebody copied it from any of its pages."""

from __future__ import annotations

import re

PAGE_FOLDERS = ("book", "chapters", "classroom", "explorers", "inventories")
"""Where a site of the book has its pages."""
PLACE_OF_ASSIGNMENTS = "classroom/assignment.html"
RULES = {"page_folders": PAGE_FOLDERS, "place": PLACE_OF_ASSIGNMENTS}
_ADDRESS = re.compile(r"(https?://[\w[][\w.:\[\]-]*)(/[!$-;=@-~]*)?([?#][!-~]*)?", re.ASCII | re.IGNORECASE)


def students_site(address: str) -> str | None:
    """Give the address of a book from that of one of its pages; None if no student could open it.

    Examples
    --------
    >>> students_site("https://example.org/psy/chapters/transference.html#exercises")
    'https://example.org/psy'
    >>> students_site("file:///srv/book/index.html") is None
    True
    """
    found = _ADDRESS.fullmatch(address.strip())
    if not found:
        return None
    path = (found[2] or "").split("/")
    if path[-1].endswith(".html"):
        path.pop()
        if path[-1] in PAGE_FOLDERS:
            path.pop()
    return found[1] + "/".join(path).rstrip("/")
