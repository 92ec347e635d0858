"""A line for a number, or for a prediction and its range."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.exercise_types.controls_parts import nothing_more

__all__ = ["define_item", "describe"]
describe = nothing_more


def define_item(item: Item) -> dict[str, Any]:
    """Take unit, decimals and variants, and what is revealed after a prediction."""
    return {name: item[name] for name in ("unit", "decimals", "variants", "reveal") if name in item}
