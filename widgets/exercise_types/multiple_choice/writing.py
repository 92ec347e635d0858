"""Choices by their id, and a key that names some of them."""

from widgets.exercise_types.single_choice.writing import find_problems, make_item, make_key

__all__ = ["find_problems", "make_item", "make_key"]
