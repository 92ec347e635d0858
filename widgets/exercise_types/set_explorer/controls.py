"""An explorer, whose own controls answer."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.exercise_types.controls_parts import nothing_more

__all__ = ["define_item", "describe"]
describe = nothing_more


def define_item(item: Item) -> dict[str, Any]:
    """Take the controls with their ranges."""
    return {"controls": item["controls"]}
