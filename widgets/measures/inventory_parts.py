"""What an inventory is made of: items, subscales, a composite, perspectives, an example scored by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One statement to rate, worded for each perspective."""

    id: str
    """A name that never changes."""
    wording: dict[str, str]
    """The statement, by perspective."""
    reverse_keyed: bool = False
    """Whether a higher answer means less of the construct."""


@dataclass(frozen=True)
class Subscale:
    """Items that are averaged into one score."""

    id: str
    label: str
    items: list[str]
    """Ids of its items."""
    min_answered: int
    """Fewer answers than this give no score."""
    description: str = ""
    rule: str = "mean"
    """``mean`` of the answered items, or ``sum`` over all items, with each blank counted as that mean."""

    @property
    def multiplier(self) -> int:
        """Give what the mean of the answered items is multiplied by."""
        return len(self.items) if self.rule == "sum" else 1


@dataclass(frozen=True)
class Composite:
    """The score across subscales."""

    label: str
    subscales: list[str]
    """Ids of the subscales that are averaged."""
    description: str = ""
    rule: str = "mean"
    """``mean`` or ``sum`` of the subscale scores."""

    @property
    def multiplier(self) -> int:
        """Give what the mean of the subscale scores is multiplied by."""
        return len(self.subscales) if self.rule == "sum" else 1


@dataclass(frozen=True)
class Perspective:
    """Who rates, and what that rater is asked."""

    label: str
    instruction: str


@dataclass(frozen=True)
class WorkedExample:
    """Answers that somebody scored by hand, so that the key can be checked against them."""

    responses: dict[str, float]
    scores: dict[str, float | None]
    """By subscale, and the composite under that name; None where there is no score."""
    working: str
    """The arithmetic, in words."""
