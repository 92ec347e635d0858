"""An alarm that rings for clients whose mark of the alliance is low: for whom it rings, and how often it is right.

Marks of those who stay are normal with mean 0 and SD 1; those who leave mark lower by ``d_alliance``, with the same
spread. The alarm rings for everybody who marks below ``threshold``. People are counted in a clinic of 1,000, who stand
at evenly spaced shares of their curve, so that the same setting always shows the same people.
"""

from __future__ import annotations

from typing import Any

CLIENTS = 1000
COLUMN = 0.1
"""How wide a column of people is, in SDs."""
TIE = 1e-9
"""Whoever stands nearer to the left side of a column than this stands in it, however the last digit is rounded."""


def leavers(xp: Any, *, dropout: Any) -> Any:
    """Count those of 1,000 clients who leave."""
    return xp.floor(CLIENTS * dropout + 0.5)


def found(xp: Any, *, d_alliance: Any, threshold: Any) -> Any:
    """Give the share of those who leave for whom the alarm rings (its sensitivity)."""
    return xp.ndtr(threshold + d_alliance)


def cleared(xp: Any, *, threshold: Any) -> Any:
    """Give the share of those who stay for whom the alarm is quiet (its specificity)."""
    return xp.ndtr(-threshold)


def flagged(xp: Any, *, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Give the share of all clients for whom the alarm rings."""
    ring = found(xp, d_alliance=d_alliance, threshold=threshold)
    return dropout * ring + (1 - dropout) * xp.ndtr(threshold)


def right(xp: Any, *, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Give the share of alarms that ring for somebody who leaves (the positive predictive value)."""
    ring = dropout * found(xp, d_alliance=d_alliance, threshold=threshold)
    return ring / flagged(xp, dropout=dropout, d_alliance=d_alliance, threshold=threshold)


def people(xp: Any, *, leave: Any, ring: Any, dropout: Any, d_alliance: Any, threshold: Any) -> Any:  # noqa: PLR0913
    """Count those of 1,000 clients who leave (``leave`` 1) or stay (0), with an alarm (``ring`` 1) or without."""
    leaving = leavers(xp, dropout=dropout)
    count = xp.where(leave, leaving, CLIENTS - leaving)
    below = _people_below(xp, people=count, share=xp.ndtr(threshold + xp.where(leave, d_alliance, 0)))
    return xp.where(ring, below, count - below)


def right_alarms(xp: Any, *, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Count the alarms that ring for somebody who leaves."""
    return people(xp, leave=1, ring=1, dropout=dropout, d_alliance=d_alliance, threshold=threshold)


def alarms(xp: Any, *, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Count all alarms in 1,000 clients."""
    rightly = right_alarms(xp, dropout=dropout, d_alliance=d_alliance, threshold=threshold)
    return rightly + people(xp, leave=0, ring=1, dropout=dropout, d_alliance=d_alliance, threshold=threshold)


def missed(xp: Any, *, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Count those of 1,000 clients who leave without an alarm."""
    return people(xp, leave=1, ring=0, dropout=dropout, d_alliance=d_alliance, threshold=threshold)


def column_of(xp: Any, *, client: Any, dropout: Any, d_alliance: Any, threshold: Any) -> Any:
    """Give the column in which a client stands; below 0 the alarm rings, for columns are counted from it."""
    count, place, lower = _group_of(xp, client=client, dropout=dropout, d_alliance=d_alliance)
    return xp.floor((xp.ndtri((place - 0.5) / count) - lower - threshold) / COLUMN + TIE)


def row_of(xp: Any, *, client: Any, dropout: Any, d_alliance: Any, threshold: Any, column: Any) -> Any:  # noqa: PLR0913
    """Give how far from the middle line a client stands in that column: 1 is next to it."""
    count, place, lower = _group_of(xp, client=client, dropout=dropout, d_alliance=d_alliance)
    return place - _people_below(xp, people=count, share=xp.ndtr(threshold + column * COLUMN + lower))


def _group_of(xp: Any, *, client: Any, dropout: Any, d_alliance: Any) -> tuple[Any, Any, Any]:
    """Give how many are in a client's group, the client's place among them, and how much lower the group marks."""
    leaving = leavers(xp, dropout=dropout)
    leaves = client <= leaving
    count = xp.where(leaves, leaving, CLIENTS - leaving)
    return count, xp.where(leaves, client, client - leaving), xp.where(leaves, d_alliance, 0)


def _people_below(xp: Any, *, people: Any, share: Any) -> Any:
    """Count how many of evenly placed people stand below a share of their curve."""
    return xp.ceil(people * share - 0.5 - TIE)
