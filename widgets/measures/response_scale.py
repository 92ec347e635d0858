"""The steps on which an item is answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ResponseScale:
    """The steps that a rater may choose between, with the words of each."""

    minimum: int
    """The lowest step."""
    maximum: int
    """The highest step."""
    anchors: dict[int, str]
    """The words of each step."""

    @property
    def steps(self) -> list[int]:
        """List every step from lowest to highest."""
        return list(range(self.minimum, self.maximum + 1))

    def reflect(self, response: float) -> float:
        """Turn an answer around about the scale's midpoint.

        Examples
        --------
        >>> ResponseScale(0, 4, {}).reflect(1)
        3
        """
        return self.minimum + self.maximum - response
