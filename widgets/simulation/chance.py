"""Chance by its place: the same seed and the same place give the same draw, in any order; as in ``session/chance.js``.

Each draw comes from a hash of where it is used (the seed, the client, the turn, what it is for), so that one reply
can be changed and all other luck stays as it was. Everything is whole numbers and sums of them: Python and the page
agree to the last bit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_MASK = np.uint64(0xFFFFFFFF)
_GOLDEN, _FIRST, _SECOND = np.uint64(0x9E3779B9), np.uint64(0x85EBCA6B), np.uint64(0xC2B2AE35)
_SHIFTS = np.uint64(16), np.uint64(13), np.uint64(16)
UNIFORMS = 12
"""The sum of twelve draws from 0 to 1 has a variance of 1."""


def draw_uniform(*place: Any) -> NDArray[np.float64]:
    """Draw from 0 to 1, evenly, for each place; the parts of a place are whole numbers or arrays of them."""
    return _hash(place).astype(np.float64) / 2**32


def draw_normal(*place: Any) -> NDArray[np.float64]:
    """Draw from a distribution that is nearly normal, with mean 0 and standard deviation 1."""
    begun = _hash(place)
    total = sum(_mix(begun ^ _times(_GOLDEN, number)).astype(np.float64) for number in range(1, UNIFORMS + 1))
    return np.asarray(total / 2**32 - UNIFORMS / 2)


def _hash(place: tuple[Any, ...]) -> NDArray[np.uint64]:
    found = np.zeros((), np.uint64)
    for part in place:
        found = _mix(found ^ _times(_GOLDEN, np.asarray(part) + 1))
    return found


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix the 32 bits of whole numbers (the last step of MurmurHash3, which is in the public domain)."""
    mixed = _times(value ^ (value >> _SHIFTS[0]), _FIRST)
    mixed = _times(mixed ^ (mixed >> _SHIFTS[1]), _SECOND)
    return mixed ^ (mixed >> _SHIFTS[2])


def _times(one: Any, other: Any) -> NDArray[np.uint64]:
    """Multiply and keep 32 bits; of two factors below 2**32, the product fits into 64."""
    return (np.asarray(one, np.uint64) * np.asarray(other, np.uint64)) & _MASK
