"""How an exercise of each type is shown: found by the type's name. What answers it stands in JavaScript beside it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from widgets.classroom.bank.bank import Item
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.controls_parts import Words

HERE = Path(__file__).parent
WORDS = tuple(f"exercise_types/{name}/controls" for name in ITEM_TYPES if (HERE / name / "controls.yml").is_file())
"""Where the words of those types lie that have their own."""


class ShownType(Protocol):
    """What the module ``controls`` of each type has."""

    def define_item(self, item: Item, /) -> dict[str, Any]:
        """Take of an exercise what its controls work with on the page, beside what all exercises have."""

    def describe(self, item: Item, words: Words, /, *, published: bool) -> dict[str, Any]:
        """Give what the template ``controls.html`` fills in; a name that ends in ``html`` is markup of ours."""


def shown_type(name: str) -> ShownType:
    """Give the controls layer of a type of exercise."""
    return cast(ShownType, import_module(f"widgets.exercise_types.{name}.controls"))


def template_of(name: str) -> str:
    """Name the template that shows a type's controls."""
    return f"exercise_types/{name}/controls.html"
