"""Other samples of the same size: every draw follows from the sample's number, so that each can be shown again."""

from __future__ import annotations

from typing import Any

_WAVE = (12.9898, 78.233, 37.719)
_HEIGHT = 9973.0
"""The sine of a sum of whole numbers, so many times itself, has digits behind its point that follow no order."""


def standard_normal(xp: Any, *, first: Any, seed: Any, row: Any, column: Any) -> Any:
    """Draw a standard normal for one place of a sample.

    Parameters
    ----------
    xp : namespace
    first : float
        What stands there in the first sample, which is drawn beforehand.
    seed : int
        The number of the sample, from 1 on.
    row, column : int
        The place.

    Examples
    --------
    >>> from widgets.equations import NUMPY
    >>> [round(float(standard_normal(NUMPY, first=0.5, seed=seed, row=1, column=1)), 2) for seed in (1, 2, 3)]
    [0.5, -1.5, 0.96]
    """
    height = _HEIGHT * xp.sin(_WAVE[0] * seed + _WAVE[1] * row + _WAVE[2] * column)
    share = xp.clip(height - xp.floor(height), 1e-9, 1 - 1e-9)
    return xp.where(seed == 1, first, xp.ndtri(share))
