"""Where the published book can be found, if somebody has said so."""

from __future__ import annotations

import os
from urllib.parse import urlsplit


def site_address() -> str:
    """Give the address of the published book, with a slash at its end; empty where ``SITE_URL`` does not say it.

    Raises
    ------
    ValueError
        If ``SITE_URL`` is no whole address.
    """
    address = os.environ.get("SITE_URL", "")
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(
            f"SITE_URL is {address!r}; write the whole address of the book, such as https://example.org/book/"
        )
    return f"{address.rstrip('/')}/"
