"""What several types of exercise share when they are made from what somebody wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

Written = Mapping[str, Any]
"""An exercise or a key, as it stands in the file."""
Problems = Iterator[str]


def list_parts(texts: Mapping[str, str]) -> list[dict[str, str]]:
    """List parts with their ids, in the order in which they are written."""
    return [{"id": name, "text": text} for name, text in texts.items()]


def mixed_parts(item_id: str, texts: Mapping[str, str]) -> list[dict[str, str]]:
    """List parts in an order that chance has made once and for all, so that their place says nothing of the key.

    Whoever writes an exercise thinks of the right answer first, and readers learn that. The order hangs on the names of
    the exercise and of its parts alone: it is the same on every page and in every package.

    Examples
    --------
    >>> [part["id"] for part in mixed_parts("wa-whose-goal", {"a": "One", "b": "Two", "c": "Three"})]
    ['b', 'c', 'a']
    """
    return sorted(list_parts(texts), key=lambda part: hashlib.sha256(f"{item_id}|{part['id']}".encode()).digest())


def differing_names(given: Collection[str], wanted: Collection[str], what: str) -> Problems:
    """Name what is lacking, and what the exercise does not have."""
    yield from (f"{what} lacks {name!r}" for name in wanted if name not in given)
    yield from (f"{what} has {name!r}, which the exercise does not have" for name in given if name not in wanted)


def no_problems(_item: Written, _key: Written) -> Problems:
    """Ask no more than the schema does; what an engine computes is checked where it is computed."""
    yield from ()


def key_as_written(_item: Written, key: Written) -> dict[str, Any]:
    """Take a key as it is written."""
    return dict(key)
