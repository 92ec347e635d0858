"""A link between clients and a link within a client: two slopes, and what comes out when they are mixed.

The alliance has a variance of 1 over all sessions of all clients. A share of it, ``icc_client``, lies between clients
(``alliance_between``: a client's own mean); the rest lies within (``alliance_within``: a session's distance from it).
"""

from __future__ import annotations

from typing import Any


def alliance_between(xp: Any, *, icc_client: Any, client: Any) -> Any:
    """Give a client's own mean of the alliance: a standard normal ``client``, times the root of the share between."""
    return xp.sqrt(icc_client) * client


def alliance_within(xp: Any, *, icc_client: Any, session: Any) -> Any:
    """Give a session's distance from the client's own mean: a standard normal, times the root of the share within."""
    return xp.sqrt(1 - icc_client) * session


def outcome(  # noqa: PLR0913 (two slopes, the two parts they act on, and the rest)
    xp: Any,
    *,
    between_slope: Any,
    within_slope: Any,
    alliance_between: Any,
    alliance_within: Any,
    noise: Any,
    rest: Any,
) -> Any:
    """Give the outcome of a session: each part of the alliance times its own slope, and ``noise`` times the rest."""
    del xp
    return between_slope * alliance_between + within_slope * alliance_within + noise * rest


def mixed_slope(xp: Any, *, between_slope: Any, within_slope: Any, icc_client: Any) -> Any:
    """Give the slope that one finds when all sessions of all clients are thrown together.

    It is the mean of the two slopes, weighted by the shares of the alliance's variance at the two levels.
    """
    del xp
    return icc_client * between_slope + (1 - icc_client) * within_slope


def contextual_difference(xp: Any, *, between_slope: Any, within_slope: Any) -> Any:
    """Give how much steeper the outcome rises between clients than within one (the contextual effect)."""
    del xp
    return between_slope - within_slope


def signs_differ(xp: Any, *, between_slope: Any, within_slope: Any) -> Any:
    """Give 1 if one slope rises and the other falls, otherwise 0."""
    return xp.where(between_slope * within_slope < 0, 1.0, 0.0)


def slopes_agree(xp: Any, *, between_slope: Any, within_slope: Any) -> Any:
    """Tell whether the two slopes are the same, to two decimals."""
    return xp.abs(between_slope - within_slope) < 0.005  # noqa: PLR2004 (half of a hundredth)


def mixed_correlation(xp: Any, *, between_slope: Any, within_slope: Any, icc_client: Any, noise: Any) -> Any:
    """Give the correlation of alliance and outcome over all sessions of all clients, levels mixed.

    The mixed slope, divided by the outcome's SD: the alliance has an SD of 1.
    """
    between = icc_client * between_slope * between_slope
    within = (1 - icc_client) * within_slope * within_slope
    slope = mixed_slope(xp, between_slope=between_slope, within_slope=within_slope, icc_client=icc_client)
    return slope / xp.sqrt(between + within + noise * noise)


def within_correlation(xp: Any, *, within_slope: Any, icc_client: Any, noise: Any) -> Any:
    """Give the correlation of alliance and outcome over the sessions of one client (the standardized within slope)."""
    explained = (1 - icc_client) * within_slope * within_slope
    return within_slope * xp.sqrt(1 - icc_client) / xp.sqrt(explained + noise * noise)
