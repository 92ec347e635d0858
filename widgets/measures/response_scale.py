"""How an item is answered: one of a few steps, a point on a line, or how often something was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Kind: TypeAlias = Literal["steps", "slider", "count"]


@dataclass(frozen=True)
class ResponseScale:
    """The answers that a rater may choose between, with the words of each."""

    minimum: int
    """The lowest answer."""
    maximum: int
    """The highest answer."""
    anchors: dict[int, str]
    """The words of each step; of a slider, the words of its two ends."""
    kind: Kind = "steps"
    """How it is answered: one of a few steps, a point on a line, or a count."""
    step: float = 1
    """How far apart neighboring answers lie."""

    @property
    def steps(self) -> list[float]:
        """List every possible answer from lowest to highest.

        Examples
        --------
        >>> ResponseScale(0, 1, {}, "slider", 0.25).steps
        [0, 0.25, 0.5, 0.75, 1]
        """
        count = round((self.maximum - self.minimum) / self.step)
        return [_plain(round(self.minimum + index * self.step, 9)) for index in range(count + 1)]

    @property
    def choices(self) -> str:
        """Say in words which answers there are.

        Examples
        --------
        >>> ResponseScale(0, 10, {}, "slider", 0.1).choices
        '0 to 10 in steps of 0.1'
        """
        if self.kind == "slider":
            return f"{self.minimum} to {self.maximum} in steps of {self.step:g}"
        if self.kind == "count":
            return f"a whole number from {self.minimum} to {self.maximum}"
        return ", ".join(f"{step:g}" for step in self.steps)

    def allows(self, answers: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell of each answer whether it is on the scale; a missing one (NaN) is not.

        Examples
        --------
        >>> ResponseScale(1, 5, {}).allows(np.array([1, 2.5, 5, 6, np.nan])).tolist()
        [True, False, True, False, False]
        """
        offset = (answers - self.minimum) / self.step
        last = (self.maximum - self.minimum) / self.step + ROUNDING
        with np.errstate(invalid="ignore"):
            return (np.abs(offset - np.rint(offset)) < ROUNDING) & (offset > -ROUNDING) & (offset < last)

    def reflect(self, response: float) -> float:
        """Turn an answer around about the scale's midpoint.

        Examples
        --------
        >>> ResponseScale(0, 4, {}).reflect(1)
        3
        """
        return self.minimum + self.maximum - response


ROUNDING = 1e-6
"""How far a tenth may miss its place in binary numbers, in steps."""


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
