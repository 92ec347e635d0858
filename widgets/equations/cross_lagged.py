"""How alliance and distress move each other from session to session, and which correlations follow.

Both are distances from the client's own level. One unit is the SD of what is new in a session: the part that the
session before does not foretell. ``common_cause`` is how far the news of both has one source, which raises the
alliance and lowers distress: the two pieces of news correlate by minus that much.
"""

from __future__ import annotations

from typing import Any

ROOM = 0.0099
"""What the stabilities must leave over for the paths, so that a push dies away within a lifetime of sessions."""
SESSIONS_ADDED = 5
"""Over how many later sessions a push's effect is added up."""


def next_alliance(xp: Any, *, alliance: Any, distress: Any, alliance_stability: Any, distress_to_alliance: Any) -> Any:
    """Give the alliance to expect in the next session: what is kept of it, and what distress does to it."""
    del xp
    return alliance_stability * alliance + distress_to_alliance * distress


def next_distress(xp: Any, *, alliance: Any, distress: Any, distress_stability: Any, alliance_to_distress: Any) -> Any:
    """Give the distress to expect in the next session: what is kept of it, and what the alliance does to it."""
    del xp
    return distress_stability * distress + alliance_to_distress * alliance


def settles(
    xp: Any, *, alliance_to_distress: Any, distress_to_alliance: Any, alliance_stability: Any, distress_stability: Any
) -> Any:
    """Tell whether a push dies away (Jury's conditions: both eigenvalues inside the unit circle), with some room."""
    trace = alliance_stability + distress_stability
    determinant = alliance_stability * distress_stability - alliance_to_distress * distress_to_alliance
    return (1 + determinant - xp.abs(trace) > ROOM) & (1 - determinant > ROOM)


def distress_beside_alliance(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the distress to expect in a session in which the alliance is found 1 higher, and nobody raised it."""
    del xp
    alliance, shared, _ = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return shared / alliance


def alliance_beside_distress(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the alliance to expect in a session in which distress is found 1 higher, and nobody raised it."""
    del xp
    _, shared, distress = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return shared / distress


def same_session_correlation(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the correlation of alliance and distress in the same session, within a client."""
    alliance, shared, distress = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return shared / xp.sqrt(alliance * distress)


def alliance_first_correlation(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the correlation of the alliance with the next session's distress, within a client.

    It is the standardized path, plus the stability of distress times the same-session correlation.
    """
    alliance, shared, distress = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return (alliance_to_distress * alliance + distress_stability * shared) / xp.sqrt(alliance * distress)


def distress_first_correlation(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the correlation of distress with the next session's alliance, within a client.

    It is the standardized path, plus the stability of the alliance times the same-session correlation.
    """
    alliance, shared, distress = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return (distress_to_alliance * distress + alliance_stability * shared) / xp.sqrt(alliance * distress)


def standardized_alliance_path(  # noqa: PLR0913 (the five numbers of the model)
    xp: Any,
    *,
    alliance_to_distress: Any,
    distress_to_alliance: Any,
    alliance_stability: Any,
    distress_stability: Any,
    common_cause: Any,
) -> Any:
    """Give the path from alliance to next distress with each in its own within-client SD, as studies report it."""
    alliance, _, distress = _settled(
        alliance_to_distress, distress_to_alliance, alliance_stability, distress_stability, common_cause
    )
    return alliance_to_distress * xp.sqrt(alliance / distress)


def added_effect(
    xp: Any, *, alliance_to_distress: Any, distress_to_alliance: Any, alliance_stability: Any, distress_stability: Any
) -> Any:
    """Add up what one push of the alliance does to distress in the next five sessions, by every way it takes.

    The sum of the lower left corners of A, A^2, ..., A^5, which by Cayley and Hamilton are the path times
    u(1) = 1, u(2) = trace, u(k + 1) = trace u(k) - det u(k - 1).
    """
    del xp
    trace = alliance_stability + distress_stability
    determinant = alliance_stability * distress_stability - alliance_to_distress * distress_to_alliance
    before, now, total = 1, trace, 1 + trace
    for _ in range(SESSIONS_ADDED - 2):
        before, now = now, trace * now - determinant * before
        total = total + now
    return alliance_to_distress * total


def _settled(c: Any, b: Any, a: Any, d: Any, common_cause: Any) -> tuple[Any, Any, Any]:
    """Give variance of the alliance, covariance, and variance of distress that stay the same from session to session.

    They solve S = A S A' + Q (the discrete Lyapunov equation) with A = [[a, b], [c, d]]: three linear equations, here
    by Cramer's rule. Their determinant is (1 - det A) ((1 + det A)^2 - (trace A)^2).
    """
    left = (1 - a * a, -(a * c), -(c * c))
    middle = (-(2 * a * b), 1 - a * d - b * c, -(2 * c * d))
    right = (-(b * b), -(b * d), 1 - d * d)
    news = (1, -common_cause, 1)
    trace, determinant = a + d, a * d - b * c
    whole = (1 - determinant) * (1 + determinant - trace) * (1 + determinant + trace)
    return (
        _determinant(news, middle, right) / whole,
        _determinant(left, news, right) / whole,
        _determinant(left, middle, news) / whole,
    )


def _determinant(x: Any, y: Any, z: Any) -> Any:
    """Give the determinant of three columns."""
    return x[0] * (y[1] * z[2] - y[2] * z[1]) - y[0] * (x[1] * z[2] - x[2] * z[1]) + z[0] * (x[1] * y[2] - x[2] * y[1])


def no_paths(xp: Any, *, alliance_to_distress: Any, distress_to_alliance: Any) -> Any:
    """Tell whether neither has a path to the other."""
    return _is_none(xp, alliance_to_distress) & _is_none(xp, distress_to_alliance)


def no_alliance_path(xp: Any, *, alliance_to_distress: Any) -> Any:
    """Tell whether the alliance has no path to distress."""
    return _is_none(xp, alliance_to_distress)


def _is_none(xp: Any, path: Any) -> Any:
    return xp.abs(path) < 0.005  # noqa: PLR2004 (half of a hundredth)
