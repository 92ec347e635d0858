"""What several types of exercise share when they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import inline_html

Words = Mapping[str, str]


def inline_parts(parts: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Give each part's id and its text as markup."""
    return [(part["id"], inline_html(part["text"])) for part in parts]


def nothing_more(_item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Fill in nothing but what all exercises have."""
    del published
    return {}
