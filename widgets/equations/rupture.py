"""The course of an alliance with one rupture: what it would be without, what it is, and what stays lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

LOWEST, HIGHEST = 1, 5
SESSIONS = range(1, 17)


def level_without_rupture(xp: Any, *, session: Any, start_level: Any, growth: Any) -> Any:
    """Give the alliance at a session if nothing broke it: a straight line that stays within 1 to 5.

    It is the starting level plus growth times the sessions since the first.
    """
    return xp.clip(start_level + growth * (session - 1), LOWEST, HIGHEST)


def repaired_share(xp: Any, *, session: Any, rupture_session: Any, repair: Any, sessions_to_repair: Any) -> Any:
    """Give the share of the drop that is made up by a session: 0 at the rupture, ``repair`` in the end.

    It begins and ends gently: with x the part of the repair's sessions that have passed, it is repair (3x² - 2x³). One
    session of repair makes a V, many make a U.
    """
    passed = xp.clip((session - rupture_session) / sessions_to_repair, 0, 1)
    return repair * passed * passed * (3 - 2 * passed)


def level_with_rupture(  # noqa: PLR0913 (a course has as many parameters)
    xp: Any,
    *,
    session: Any,
    start_level: Any,
    growth: Any,
    rupture_session: Any,
    depth: Any,
    repair: Any,
    sessions_to_repair: Any,
) -> Any:
    """Give the alliance at a session: the level without rupture, less what is broken and not repaired, at least 1."""
    share = repaired_share(
        xp, session=session, rupture_session=rupture_session, repair=repair, sessions_to_repair=sessions_to_repair
    )
    broken = xp.where(session >= rupture_session, depth * (1 - share), 0)
    unbroken = level_without_rupture(xp, session=session, start_level=start_level, growth=growth)
    return xp.maximum(unbroken - broken, LOWEST)


def _over_all_sessions(summarize: Callable[[Any, list[Any]], Any]) -> Callable[..., Any]:
    """Turn what is said of 16 levels into an equation of what makes the levels."""

    def equation(  # noqa: PLR0913
        xp: Any,
        *,
        start_level: Any,
        growth: Any,
        rupture_session: Any,
        depth: Any,
        repair: Any,
        sessions_to_repair: Any,
    ) -> Any:
        levels = [
            level_with_rupture(
                xp,
                session=session,
                start_level=start_level,
                growth=growth,
                rupture_session=rupture_session,
                depth=depth,
                repair=repair,
                sessions_to_repair=sessions_to_repair,
            )
            for session in SESSIONS
        ]
        return summarize(xp, levels)

    for name in ("__name__", "__qualname__", "__doc__"):
        setattr(equation, name, getattr(summarize, name))
    return equation


@_over_all_sessions
def lowest_level(xp: Any, levels: list[Any]) -> Any:
    """Give the lowest alliance of the 16 sessions."""
    return reduce(xp.minimum, levels)


@_over_all_sessions
def reaches_lowest(xp: Any, levels: list[Any]) -> Any:
    """Tell whether the alliance comes down to 1, where the scale ends."""
    return reduce(xp.minimum, levels) <= LOWEST


@_over_all_sessions
def mean_level(xp: Any, levels: list[Any]) -> Any:
    """Give the mean alliance of the 16 sessions, in which a rupture may not be seen."""
    del xp
    return reduce(lambda total, level: total + level, levels) / len(SESSIONS)


@_over_all_sessions
def final_level(xp: Any, levels: list[Any]) -> Any:
    """Give the alliance at session 16."""
    del xp
    return levels[-1]


@_over_all_sessions
def sessions_below_start(xp: Any, levels: list[Any]) -> Any:
    """Count the sessions, of 16, at which the alliance lies below that of session 1."""
    below = [xp.where(level < levels[0] - 1e-9, 1.0, 0.0) for level in levels]
    return reduce(lambda count, one: count + one, below)


def lasting_loss(  # noqa: PLR0913
    xp: Any,
    *,
    start_level: Any,
    growth: Any,
    rupture_session: Any,
    depth: Any,
    repair: Any,
    sessions_to_repair: Any,
) -> Any:
    """Give how far the alliance at session 16 lies below where it would be without the rupture."""
    unbroken = level_without_rupture(xp, session=SESSIONS[-1], start_level=start_level, growth=growth)
    return unbroken - final_level(
        xp,
        start_level=start_level,
        growth=growth,
        rupture_session=rupture_session,
        depth=depth,
        repair=repair,
        sessions_to_repair=sessions_to_repair,
    )
