"""The mathematical functions that an equation may use, as numpy and scipy compute them."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from scipy.special import ndtr, ndtri

NUMPY = SimpleNamespace(
    abs=np.abs,
    arctanh=np.arctanh,
    ceil=np.ceil,
    clip=np.clip,
    cos=np.cos,
    exp=np.exp,
    floor=np.floor,
    log=np.log,
    maximum=np.maximum,
    minimum=np.minimum,
    ndtr=ndtr,
    ndtri=ndtri,
    pi=np.pi,
    round=np.rint,
    sin=np.sin,
    sqrt=np.sqrt,
    tanh=np.tanh,
    where=np.where,
)
"""``ndtr`` is the share of a standard normal distribution below a value, ``ndtri`` the value with a share below it."""
