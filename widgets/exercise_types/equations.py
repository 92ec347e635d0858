"""The book's equations, as exercises name them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from widgets.equations.plain import PLAIN

EQUATIONS = "widgets.equations"


def evaluate(name: str, values: Mapping[str, float]) -> float:
    """Evaluate one of the book's equations, named as ``topic.equation``.

    Examples
    --------
    >>> evaluate("correlation.shared_variance", {"r": 0.5})
    0.25
    """
    topic, _, equation = name.partition(".")
    return float(getattr(import_module(f"{EQUATIONS}.{topic}"), equation)(PLAIN, **values))
