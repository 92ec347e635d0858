"""Which numbers cannot stand beside each other, and what a number may be beside the others.

Each alone may be in its range, and together they may still ask for the impossible: a client who is like two others
that are opposites, or more variance between therapists than there is in all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import NamedTuple

import numpy as np

from widgets.simulation.components import correlate_components, correlation_names, is_possible
from widgets.simulation.dynamics import innovation_covariance
from widgets.simulation.session_numbers import SessionNumbers

STEPS = 401


class _Rule(NamedTuple):
    names: tuple[str, ...]
    holds: Callable[[SessionNumbers], bool]


_RULES = (
    _Rule(
        ("icc_therapist_alliance", "alliance_stable"),
        lambda p: p.icc_therapist_alliance < p.alliance_stable,
    ),
    _Rule(correlation_names(), lambda p: is_possible(correlate_components(p).to_numpy())),
    _Rule(
        (
            "alliance_autoregression",
            "distress_autoregression",
            "alliance_to_distress",
            "distress_to_alliance",
            "same_session",
            "rupture_drop",
            "repair_gain",
            "alliance_stable",
        ),
        lambda p: all(is_possible(covariance) for covariance in innovation_covariance(p)),
    ),
)


def check_together(parameters: SessionNumbers) -> None:
    """Refuse numbers that cannot stand beside each other.

    Raises
    ------
    ValueError
        Naming the number that lies farthest from its default, its value, and what it may be beside the others.
    """
    for rule in _RULES:
        if not rule.holds(parameters):
            raise ValueError(_explain(parameters, rule))


def _explain(parameters: SessionNumbers, rule: _Rule) -> str:
    """Say which number to change and to what, or, if no single one helps, which lies farthest from its default."""
    own = {parameter.name: parameter for parameter in fields(parameters) if parameter.name in rule.names}

    def distance(name: str) -> float:
        low, high = own[name].metadata["range"]
        return float(abs(getattr(parameters, name) - own[name].default) / (high - low))

    suspects = sorted(own, key=distance, reverse=True)
    for name in suspects:
        allowed = _allowed_values(parameters, rule, name, own[name].metadata["range"])
        if allowed:
            value = getattr(parameters, name)
            return f"{name} is {value}; beside the other numbers it must be from {allowed[0]:g} to {allowed[-1]:g}"
    described = ", ".join(f"{name} is {getattr(parameters, name)}" for name in suspects)
    low, high = own[suspects[0]].metadata["range"]
    return (
        f"{described}; no one of them alone can be changed so that all can be; begin with {suspects[0]}, from "
        f"{low} to {high}, default {own[suspects[0]].default}"
    )


def _allowed_values(parameters: SessionNumbers, rule: _Rule, name: str, ends: tuple[float, float]) -> list[float]:
    numbers = SessionNumbers(**vars(parameters))
    values = np.linspace(*ends, STEPS).round(3).tolist()
    return [value for value in values if rule.holds(replace(numbers, **{name: value}))]
