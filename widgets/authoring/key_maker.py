"""Compute the keys that follow from the book's own engines: equations, scoring keys, explorers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import pandas as pd

from widgets.authoring.item_file import ItemError
from widgets.equations.plain import PLAIN
from widgets.exercise_types.set_explorer.answer import reading
from widgets.explorer.definition import ExplorerParts
from widgets.explorers import explorer_parts
from widgets.measures import Inventory

Written = Mapping[str, Any]
EQUATIONS = "widgets.equations"


def make_key(item: Written, key: Written) -> dict[str, Any]:
    """Complete a key as it is written with what follows from the book's engines.

    Raises
    ------
    ItemError
        If an equation, an inventory, an explorer or one of their parts does not exist, or if the example of an
        explorer's key does not meet its own conditions.
    """
    make = _MAKERS.get(item["type"], _as_written)
    try:
        return make(item, key)
    except (KeyError, TypeError, AttributeError, ModuleNotFoundError, ValueError) as error:
        raise ItemError(f"item {item['id']}: its key cannot be computed: {error}") from error


def _as_written(_item: Written, key: Written) -> dict[str, Any]:
    return dict(key)


def _true_false(_item: Written, key: Written) -> dict[str, Any]:
    return {**key, "correct": str(key["correct"]).lower()}


def _numeric(item: Written, key: Written) -> dict[str, Any]:
    variants = item.get("variants") or [{}]
    words = {name: key[name] for name in ("feedback", "rationale") if name in key}
    answers = _revealed(item) if "reveal" in item else _figures(key, variants)
    traps = [
        {"answers": _figures(trap, variants), "tolerance": trap["tolerance"], "say": trap["say"]}
        for trap in key.get("traps", [])
    ]
    return {"answers": answers, "tolerance": key["tolerance"], "traps": traps, **words}


def _figures(figures: Written, variants: list[dict[str, float]]) -> list[float]:
    """Give one number a variant: as written, or by an equation."""
    if "equation" in figures:
        given = figures.get("with", {})
        return [evaluate(figures["equation"], {**given, **values}) * figures.get("scale", 1) for values in variants]
    return [float(number) for number in figures.get("answers", [figures.get("answer")])]


def evaluate(name: str, values: Mapping[str, float]) -> float:
    """Evaluate one of the book's equations, named as ``topic.equation``.

    Examples
    --------
    >>> evaluate("correlation.shared_variance", {"r": 0.5})
    0.25
    """
    topic, _, equation = name.partition(".")
    return float(getattr(import_module(f"{EQUATIONS}.{topic}"), equation)(PLAIN, **values))


def _revealed(item: Written) -> list[float]:
    reveal = item["reveal"]
    scale = 100 if item.get("unit") == "%" else 1
    parts = explorer_parts(reveal["explorer"])
    return [parts.figures(parts.complete(reveal["at"]))[reveal["readout"]] * scale]


def _score_inventory(item: Written, key: Written) -> dict[str, Any]:
    inventory = Inventory.load(item["inventory"])
    answers = _scores(inventory, item)
    unreversed = _scores(inventory.rekeyed([]), item)
    return {**key, "answers": answers, "unreversed": unreversed}


def _scores(inventory: Inventory, item: Written) -> dict[str, float | None]:
    responses = inventory.check_responses(item["responses"])
    scores = inventory.subscale_scores(responses).iloc[0].to_dict()
    if inventory.composite_rule:
        scores["composite"] = inventory.composite(responses).iloc[0]
    return {name: None if pd.isna(scores[name]) else round(float(scores[name]), 6) for name in item["asks"]}


def _set_explorer(item: Written, key: Written) -> dict[str, Any]:
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


_MAKERS: dict[str, Callable[[Written, Written], dict[str, Any]]] = {
    "true_false": _true_false,
    "numeric": _numeric,
    "score_inventory": _score_inventory,
    "set_explorer": _set_explorer,
}
