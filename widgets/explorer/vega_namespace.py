"""The mathematical functions of the equations, written as the expressions by which the page computes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from altair import expr
from altair.expr.core import FunctionExpression


def _call(name: str, *arguments: Any) -> FunctionExpression:
    return FunctionExpression(name, arguments)


def _tanh(x: Any) -> Any:
    return (expr.exp(2 * x) - 1) / (expr.exp(2 * x) + 1)


def _arctanh(x: Any) -> Any:
    return expr.log((1 + x) / (1 - x)) / 2


VEGA = SimpleNamespace(
    abs=expr.abs,
    arctanh=_arctanh,
    ceil=expr.ceil,
    clip=expr.clamp,
    cos=expr.cos,
    exp=expr.exp,
    floor=expr.floor,
    log=expr.log,
    maximum=expr.max,
    minimum=expr.min,
    ndtr=lambda x: _call("cumulativeNormal", x, 0, 1),
    ndtri=lambda share: _call("quantileNormal", share, 0, 1),
    pi=np.pi,
    round=expr.round,
    sin=expr.sin,
    sqrt=expr.sqrt,
    tanh=_tanh,
    where=expr.if_,
)
"""The same names as ``NUMPY`` of ``widgets/equations``."""
