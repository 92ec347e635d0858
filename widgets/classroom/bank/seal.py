"""The seal of a file: a digest of all the rest of it, so that damage and careless edits show."""

from __future__ import annotations

import hashlib
import re

EMPTY = '"seal": ""'
_SEAL = re.compile(r'"seal": "([0-9a-f]{64})"')
_HEAD = 400
"""The seal stands so near the beginning that exercises cannot be taken for one."""


def seal(text: str) -> str:
    """Put the seal into a file's text, where ``EMPTY`` keeps its place.

    Examples
    --------
    >>> sealed = seal('{"seal": "", "items": {}}')
    >>> is_broken(sealed), is_broken(sealed.replace("items", "keys"))
    (False, True)
    """
    return text.replace(EMPTY, f'"seal": "{_digest(text)}"', 1)


def is_broken(text: str) -> bool:
    """Tell whether a file is no longer what was sealed; one without a seal never was."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _SEAL.search(plain[:_HEAD])
    return found is not None and _digest(plain.replace(found[0], EMPTY, 1)) != found[1]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
