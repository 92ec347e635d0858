"""What a rating shows of a group that begins low, practices, and forgets: three things that look like one.

Ratings are in standard deviations, and the other group is rated 0 at every time. The practicing group was rated lower
by ``gap`` at first. Part of that is error, which does not come twice: the share of a rating that is not its
``reliability``. What practice adds, ``gain``, is lost by a share ``forgotten`` of what is left, month by month.
"""

from __future__ import annotations

from typing import Any


def rise_by_itself(xp: Any, *, gap: Any, reliability: Any) -> Any:
    """Give how far a group that begins low rises with no practice at all (regression to the mean)."""
    del xp
    return gap * (1 - reliability)


def rise_seen(xp: Any, *, gap: Any, reliability: Any, gain: Any) -> Any:
    """Give how far the group rises from the first rating to the one right after practice."""
    return gain + rise_by_itself(xp, gap=gap, reliability=reliability)


def gain_left(xp: Any, *, gain: Any, forgotten: Any, month: Any) -> Any:
    """Give what is left of a gain some months after practice."""
    return gain * xp.exp(month * xp.log(1 - forgotten))


def rated_without_practice(xp: Any, *, gap: Any, reliability: Any, month: Any) -> Any:
    """Give how the group would be rated if practice did nothing; ``month`` is below 0 before it."""
    rise = rise_by_itself(xp, gap=gap, reliability=reliability)
    return xp.where(month < 0, 0, rise) - gap


def rated(xp: Any, *, gap: Any, reliability: Any, gain: Any, forgotten: Any, month: Any) -> Any:  # noqa: PLR0913
    """Give how the practicing group is rated; ``month`` is below 0 before practice."""
    left = gain_left(xp, gain=gain, forgotten=forgotten, month=xp.maximum(month, 0))
    added = xp.where(month < 0, 0, left)
    return added + rated_without_practice(xp, gap=gap, reliability=reliability, month=month)
