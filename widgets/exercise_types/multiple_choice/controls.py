"""Boxes to tick."""

from widgets.exercise_types.single_choice.controls import define_item, describe

__all__ = ["define_item", "describe"]
