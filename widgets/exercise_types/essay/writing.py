"""As a short text: how many words are wanted, and a key with a model answer and a rubric."""

from widgets.exercise_types.short_text.writing import find_problems, make_item, make_key

__all__ = ["find_problems", "make_item", "make_key"]
