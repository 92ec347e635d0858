"""The mathematical functions of the equations, written as trees that the page computes: ``["+", "part", 0.5]``."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from types import SimpleNamespace
from typing import Any


class Tree:
    """A number that is not known yet: a parameter's name, or an operation on numbers."""

    def __init__(self, *parts: Any) -> None:
        self.parts = parts

    def written(self) -> Any:
        """Write it as lists, names and numbers."""
        parts = [part.written() if isinstance(part, Tree) else part for part in self.parts]
        return parts[0] if len(parts) == 1 else parts

    def __add__(self, other: Any) -> Tree:
        return Tree("+", self, other)

    def __radd__(self, other: Any) -> Tree:
        return Tree("+", other, self)

    def __sub__(self, other: Any) -> Tree:
        return Tree("-", self, other)

    def __rsub__(self, other: Any) -> Tree:
        return Tree("-", other, self)

    def __mul__(self, other: Any) -> Tree:
        return Tree("*", self, other)

    def __rmul__(self, other: Any) -> Tree:
        return Tree("*", other, self)

    def __truediv__(self, other: Any) -> Tree:
        return Tree("/", self, other)


def _call(name: str) -> Callable[..., Tree]:
    return lambda *arguments: Tree(name, *arguments)


TREE = SimpleNamespace(
    clip=lambda x, low, high: Tree("min", Tree("max", x, low), high),
    floor=_call("floor"),
    maximum=_call("max"),
    minimum=_call("min"),
)
"""Those of the names of ``NUMPY`` that a turn of a session uses."""


def write_tree(equation: Callable[..., Any]) -> Any:
    """Write an equation as a tree over the names of its parameters.

    >>> from widgets.equations.session_turn import next_strain
    >>> write_tree(next_strain)[2]
    1
    """
    names = [name for name in signature(equation).parameters if name != "xp"]
    return equation(TREE, **{name: Tree(name) for name in names}).written()
