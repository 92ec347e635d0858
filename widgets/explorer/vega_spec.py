"""Write a chart and its equations for the page, once, so that the page computes by our own functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from altair.expr.core import ConstExpression

from widgets.explorer.definition import Equation, Handle, bind
from widgets.explorer.vega_namespace import VEGA


def drawn_data(spec: Mapping[str, Any], name: str) -> str:
    """Find the data that is drawn from a named source, after all that is computed and left out on the way.

    Raises
    ------
    ValueError
        If the chart has no source of that name.
    """
    sources = [part["name"] for part in spec["data"]]
    if name not in sources:
        raise ValueError(f"the chart has no data named {name!r}; name it with inline(table, name={name!r})")
    for part in spec["data"]:
        if part.get("source") == name:
            name = part["name"]
    return name


def name_controls(names: Iterable[str]) -> dict[str, Any]:
    """Stand in for each control in an expression by its name."""
    return {name: ConstExpression(name) for name in names}


def write_places(handles: Iterable[Handle], start: Mapping[str, float]) -> list[dict[str, Any]]:
    """Write as signals where handles lie, as far as that is not an edge."""
    controls = name_controls(start)
    places = [(n, axis, getattr(handle, axis)) for n, handle in enumerate(handles) for axis in ("x", "y")]
    return [
        {"name": f"handle_{n}_{axis}", "update": str(bind(place, VEGA, controls) if callable(place) else place)}
        for n, axis, place in places
        if place is not None
    ]


def write_signals(equations: Mapping[str, Equation], start: Mapping[str, float]) -> list[dict[str, Any]]:
    """Write every equation as a signal by which the page computes it, after the controls on which they depend.

    Parameters
    ----------
    equations : mapping
        Name of a signal to its equation.
    start : mapping
        Where each control begins.

    Returns
    -------
    list of dict
        Signals of a Vega specification.
    """
    controls = name_controls(start)
    return [
        *[{"name": name, "value": value} for name, value in start.items()],
        *[{"name": name, "update": str(bind(equation, VEGA, controls))} for name, equation in equations.items()],
    ]
