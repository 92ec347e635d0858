"""Write a chart and its equations for the page, once, so that the page computes by our own functions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from altair.expr.core import ConstExpression

from widgets.explorer.definition import Equation, Handle, bind
from widgets.explorer.vega_namespace import VEGA
from widgets.host.drawing_engine import compute_scene


def read_rows(spec: Mapping[str, Any], table: Mapping[str, Any]) -> list[list[Any]]:
    """Let Vega compute what a chart draws, and read it: as many rows as are shown, evenly picked.

    Parameters
    ----------
    spec : mapping
        A chart in Vega, whose parameters stand where they should.
    table : mapping
        ``data``, ``fields`` and ``rows``, as the page gets them.
    """
    step = f"max(1, ceil(length(data({json.dumps(table['data'])})) / {table['rows']}))"
    picked = [
        {"type": "window", "ops": ["row_number"], "as": ["_row"]},
        {"type": "filter", "expr": f"(datum._row - 1) % {step} == 0"},
    ]
    cells = ", ".join(f"datum[{json.dumps(field)}]" for field in table["fields"])
    mark = {"type": "text", "from": {"data": "_told"}, "encode": {"enter": {"text": {"signal": f"[{cells}]"}}}}
    told = {key: part for key, part in spec.items() if key not in {"axes", "legends", "layout", "title"}}
    told |= {"data": [*spec["data"], {"name": "_told", "source": table["data"], "transform": picked}], "marks": [mark]}
    scene = compute_scene(told)
    return [item["text"] for item in scene["items"][0]["items"][0]["items"]]


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
