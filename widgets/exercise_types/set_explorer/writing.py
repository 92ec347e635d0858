"""An explorer, where it begins, and a key of conditions that name its controls and readouts."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.equations import EQUATIONS
from widgets.exercise_types.set_explorer.answer import reading
from widgets.exercise_types.writing_parts import Written, no_problems
from widgets.explorer.definition import ExplorerParts
from widgets.explorers import explorer_parts

__all__ = ["find_problems", "make_item", "make_key"]
find_problems = no_problems


def make_item(item: Written) -> dict[str, Any]:
    """Give the explorer, what it calls things, its controls, and where they begin."""
    labels = {"labels": item["labels"]} if "labels" in item else {}
    explorer = explorer_parts(item["explorer"], **labels)
    controls = [
        {"name": control.name, "minimum": control.minimum, "maximum": control.maximum} for control in explorer.controls
    ]
    return {"explorer": item["explorer"], **labels, "start": explorer.complete(item["start"]), "controls": controls}


def make_key(item: Written, key: Written) -> dict[str, Any]:
    """Give every condition with the equation that it reads, and an example that meets them all."""
    explorer = explorer_parts(item["explorer"])
    start = explorer.complete(item["start"])
    conditions = [{"below": "", "above": "", **_source(explorer, part["name"]), **part} for part in key["conditions"]]
    example = explorer.complete(key["example"], start)
    for condition in conditions:
        value, low, high = reading(condition, example), condition["low"], condition["high"]
        if not low <= value <= high:
            raise ValueError(f"at the example, {condition['name']} is {value:g} and not from {low:g} to {high:g}")
    if all(c["low"] <= reading(c, start) <= c["high"] for c in conditions):
        raise ValueError("the start meets the conditions already, so nothing is left to set")
    return {**key, "conditions": conditions, "example": example}


def _source(explorer: ExplorerParts, name: str) -> dict[str, Any]:
    """Say where a figure comes from: a control itself, or an equation that the gradebook can evaluate, too."""
    if name in explorer.control_names:
        return {"kind": "control", "equation": None, "parameters": []}
    readouts = {readout.name: readout for readout in explorer.readouts}
    if name not in readouts:
        known = ", ".join([*readouts, *explorer.control_names])
        raise ValueError(f"the explorer {explorer.name} has no {name!r}; it has {known}")
    equation = readouts[name].equation
    module, _, topic = equation.__module__.rpartition(".")
    if module != EQUATIONS:
        raise ValueError(f"{name} of {explorer.name} is computed in {equation.__module__}; move it to {EQUATIONS}")
    asked = equation.__code__.co_varnames[: equation.__code__.co_kwonlyargcount + equation.__code__.co_argcount]
    parameters = [parameter for parameter in asked if parameter in explorer.control_names]
    return {"kind": "readout", "equation": f"{topic}.{equation.__name__}", "parameters": parameters}
