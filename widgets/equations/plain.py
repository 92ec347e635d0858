"""The mathematical functions of the equations for single numbers, from the standard library alone."""

from __future__ import annotations

import math
from statistics import NormalDist
from types import SimpleNamespace

_NORMAL = NormalDist()

PLAIN = SimpleNamespace(
    abs=abs,
    arctanh=math.atanh,
    ceil=math.ceil,
    clip=lambda x, low, high: min(max(x, low), high),
    cos=math.cos,
    exp=math.exp,
    floor=math.floor,
    log=math.log,
    maximum=max,
    minimum=min,
    ndtr=lambda x: math.erfc(-x / math.sqrt(2)) / 2,
    ndtri=_NORMAL.inv_cdf,
    pi=math.pi,
    round=round,
    sin=math.sin,
    sqrt=math.sqrt,
    tanh=math.tanh,
    where=lambda condition, yes, no: yes if condition else no,
)
"""The same names as ``NUMPY``: the gradebook computes where there is no numpy."""
