"""What is put into the simulated ratings: each number with its meaning, unit, range and source.

In brackets stands the citation key of the source, with the figure that the simulated scores show. The number put in
often differs from that figure, because errors of answering and the steps of the response scale blur it: it was
found by search, with the inventory ``practice_alliance_short``. CHOICE marks what no source gives.

A *view* is how one of the two sees the alliance in one session. Its unit, the SD, is that of all clients' views.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

DISTRESS_MAXIMUM = 40
"""The highest score of the generic distress measure; the lowest is 0. CHOICE."""


def _range(low: float, high: float) -> dict[str, Any]:
    return {"range": (low, high)}


@dataclass(frozen=True)
class RatingParameters:
    """The numbers from which ratings and distress are simulated.

    Raises
    ------
    ValueError
        If a number is outside its range; the message names it, its value and the range.

    Examples
    --------
    >>> RatingParameters(agreement=0.6).agreement
    0.6
    """

    agreement: float = field(default=0.39, metadata=_range(-1, 1))
    """Correlation of the client's and the therapist's view, -1 to 1. Composites: .36 [tryon2007meta]."""
    therapist_below: float = field(default=0.635, metadata=_range(-3, 3))
    """How far therapists' views lie below clients', in SD, -3 to 3. Composites: .63 pooled SD [tryon2007meta]."""
    observer_agreement: float = field(default=0.3, metadata=_range(-1, 1))
    """Correlation of the client's and an observer's view, -1 to 1. CHOICE, a little below the therapist's."""
    observer_below: float = field(default=0.3, metadata=_range(-3, 3))
    """How far observers' views lie below clients', in SD, -3 to 3. CHOICE. Only :func:`rate_sessions` has observers."""
    common_share: float = field(default=0.9, metadata=_range(0, 1))
    """Share of a view's variance that all subscales have in common, 0 to 1. CHOICE: subscales correlate .73."""
    stable_share: float = field(default=0.835, metadata=_range(0, 1))
    """Share of a view's variance that stays from session to session, 0 to 1.
    Composites of two sessions correlate .77, the dependability of one [critschristoph2011dependability]."""
    loading: float = field(default=0.79, metadata=_range(0.1, 0.9))
    """Mean correlation of an item with the view, before cutting, 0.1 to 0.9. Alpha: .92 [hanson2002reliability]."""
    loading_spread: float = field(default=0.08, metadata=_range(0, 0.1))
    """How far the weakest and the strongest item lie from that mean, 0 to 0.1. CHOICE."""
    level: float = field(default=0.79, metadata=_range(0, 1))
    """Mean of clients' answers before cutting, as a share of the response scale, 0 to 1.
    Composites: 4.1 on 1 to 5, rescaled from 5.66 on 1 to 7 (doi 10.3389/fdgth.2021.689750)."""
    level_spread: float = field(default=0.06, metadata=_range(0, 0.5))
    """How far the hardest and the easiest item lie from that mean, as a share of the response scale, 0 to 0.5.
    CHOICE: 24 to 45% of clients' answers are the highest step, depending on the item."""
    answer_sd: float = field(default=0.205, metadata=_range(0, 1))
    """SD of clients' answers to an item before cutting, as a share of the response scale, 0 to 1.
    Composites: .57 on 1 to 5, near .56, rescaled from .84 on 1 to 7 (as for the level)."""
    missing_share: float = field(default=0.01, metadata=_range(0, 1))
    """Share of answers that are missing, each as likely as any other, 0 to 1. CHOICE."""
    distress_mean: float = field(default=23, metadata=_range(0, DISTRESS_MAXIMUM))
    """Mean distress before therapy, in points, 0 to 40. CHOICE."""
    distress_sd: float = field(default=6.4, metadata=_range(0, DISTRESS_MAXIMUM))
    """SD of distress before therapy, in points, 0 to 40. CHOICE."""
    distress_reliability: float = field(default=0.9, metadata=_range(0, 1))
    """Share of that variance which is not error of measurement, 0 to 1. CHOICE."""
    shared_fall: float = field(default=8, metadata=_range(-DISTRESS_MAXIMUM, DISTRESS_MAXIMUM))
    """Fall of distress where both see the alliance as the average client does, in points, -40 to 40.
    CHOICE: over all clients .80 pooled SD, below the .96 of depression [gaskell2023effectiveness]."""
    client_slope: float = field(default=3.25, metadata=_range(-10, 10))
    """Points by which distress falls more for each SD of the client's stable view, -10 to 10.
    The client's composite of one session correlates .28 with the fall [fluckiger2018alliance]."""
    therapist_slope: float = field(default=0.5, metadata=_range(-10, 10))
    """The same for the therapist's stable view, -10 to 10. CHOICE: that composite correlates .27."""
    distance_slope: float = field(default=1, metadata=_range(-10, 10))
    """Points by which it falls less for each squared SD between the two stable views, -10 to 10. CHOICE."""
    other_change_sd: float = field(default=6, metadata=_range(0, DISTRESS_MAXIMUM))
    """SD of the fall from all other causes, in points, 0 to 40. CHOICE."""

    def __post_init__(self) -> None:
        for parameter in fields(self):
            low, high = parameter.metadata["range"]
            value = getattr(self, parameter.name)
            if not low <= value <= high:
                raise ValueError(f"{parameter.name} is {value}; it must be from {low} to {high}")
