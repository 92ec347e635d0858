"""Compute the keys that follow from the book's own engines: equations, scoring keys, explorers."""

from __future__ import annotations

from typing import Any

from widgets.authoring.item_file import ItemError
from widgets.exercise_types.writing_parts import Written
from widgets.exercise_types.writing_registry import written_type


def make_key(item: Written, key: Written) -> dict[str, Any]:
    """Complete a key as it is written with what follows from the book's engines.

    Raises
    ------
    ItemError
        If an equation, an inventory, an explorer or one of their parts does not exist, or if the example of an
        explorer's key does not meet its own conditions.
    """
    try:
        return written_type(item["type"]).make_key(item, key)
    except (KeyError, TypeError, AttributeError, ModuleNotFoundError, ValueError) as error:
        raise ItemError(f"item {item['id']}: its key cannot be computed: {error}") from error
