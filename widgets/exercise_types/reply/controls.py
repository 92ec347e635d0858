"""A box to write in; the moment stands in the prompt, so that every package has it too."""

from widgets.exercise_types.short_text.controls import define_item, describe

__all__ = ["define_item", "describe"]
