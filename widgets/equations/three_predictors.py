"""What three things that overlap share with outcome: each alone, each beyond the other two, and all together.

The three are the alliance, the real relationship and negative transference. All follows from six correlations, by the
formulas of multiple regression with three predictors, written out.
"""

from __future__ import annotations

from typing import Any

SMALLEST = 1e-3
"""How near to 0 the determinant may come: nearer, two things are one, and what each adds is undefined."""


def determinant(xp: Any, *, real_alliance: Any, transference_alliance: Any, transference_real: Any) -> Any:
    """Tell by one number how much the three overlap: 1 if not at all, 0 if one of them is made of the others.

    The determinant of their correlations a, b and c, ``1 - a² - b² - c² + 2abc``.
    """
    del xp
    squares = (
        real_alliance * real_alliance
        + transference_alliance * transference_alliance
        + transference_real * transference_real
    )
    return 1 - squares + 2 * real_alliance * transference_alliance * transference_real


def are_possible_together(xp: Any, *, real_alliance: Any, transference_alliance: Any, transference_real: Any) -> Any:
    """Tell whether three things can overlap like that, and still be three."""
    overlap = determinant(
        xp,
        real_alliance=real_alliance,
        transference_alliance=transference_alliance,
        transference_real=transference_real,
    )
    return overlap > SMALLEST


def simple_alliance(xp: Any, *, alliance_outcome: Any) -> Any:
    """Give the share of variance that the alliance alone has in common with outcome: r squared."""
    del xp
    return alliance_outcome * alliance_outcome


def simple_real(xp: Any, *, real_outcome: Any) -> Any:
    """Give the share of variance that the real relationship alone has in common with outcome: r squared."""
    del xp
    return real_outcome * real_outcome


def simple_transference(xp: Any, *, transference_outcome: Any) -> Any:
    """Give the share of variance that negative transference alone has in common with outcome: r squared."""
    del xp
    return transference_outcome * transference_outcome


def unique_alliance(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Give the share of outcome variance that the alliance adds beyond the other two.

    It is the squared semipartial correlation. With r₁, r₂ and r₃ for outcome, a and b for the overlap of the alliance
    with the other two, and c for theirs with each other, let ``C = r₁(1 - c²) - r₂(a - bc) - r₃(b - ac)``. C over
    :func:`determinant` is the standardized slope, and C² over ``1 - c²`` and the determinant is this share.
    """
    a, b, c = real_alliance, transference_alliance, transference_real
    overlap = determinant(xp, real_alliance=a, transference_alliance=b, transference_real=c)
    covariance = alliance_outcome * (1 - c * c) - real_outcome * (a - b * c) - transference_outcome * (b - a * c)
    return covariance * covariance / ((1 - c * c) * overlap)


def unique_real(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Give the share of outcome variance that the real relationship adds beyond the other two."""
    # The same formula, with alliance and real relationship in each other's place.
    return unique_alliance(
        xp,
        alliance_outcome=real_outcome,
        real_outcome=alliance_outcome,
        transference_outcome=transference_outcome,
        real_alliance=real_alliance,
        transference_alliance=transference_real,
        transference_real=transference_alliance,
    )


def unique_transference(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Give the share of outcome variance that negative transference adds beyond the other two."""
    # The same formula, with alliance and negative transference in each other's place.
    return unique_alliance(
        xp,
        alliance_outcome=transference_outcome,
        real_outcome=real_outcome,
        transference_outcome=alliance_outcome,
        real_alliance=transference_real,
        transference_alliance=transference_alliance,
        transference_real=real_alliance,
    )


def explained_together(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Give the share of outcome variance that the three have in common with it together: R squared.

    What two explain, by the formula for two predictors, and what the alliance adds to it.
    """
    correlations = {
        "alliance_outcome": alliance_outcome,
        "real_outcome": real_outcome,
        "transference_outcome": transference_outcome,
        "real_alliance": real_alliance,
        "transference_alliance": transference_alliance,
        "transference_real": transference_real,
    }
    r, s, c = real_outcome, transference_outcome, transference_real
    other_two = (r * r + s * s - 2 * r * s * c) / (1 - c * c)
    return other_two + unique_alliance(xp, **correlations)


def shared_by_several(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Give what is left of R squared when each has had its own: what two or three of them share.

    Below 0 where one of them clears another of what has nothing to do with outcome (suppression).
    """
    correlations = {
        "alliance_outcome": alliance_outcome,
        "real_outcome": real_outcome,
        "transference_outcome": transference_outcome,
        "real_alliance": real_alliance,
        "transference_alliance": transference_alliance,
        "transference_real": transference_real,
    }
    own = unique_alliance(xp, **correlations) + unique_real(xp, **correlations)
    own = own + unique_transference(xp, **correlations)
    return explained_together(xp, **correlations) - own


def is_possible_with_outcome(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Tell whether outcome can go with the three like that: together they must explain less than all of it."""
    correlations = {
        "alliance_outcome": alliance_outcome,
        "real_outcome": real_outcome,
        "transference_outcome": transference_outcome,
        "real_alliance": real_alliance,
        "transference_alliance": transference_alliance,
        "transference_real": transference_real,
    }
    return explained_together(xp, **correlations) < 1


def is_suppressing(  # noqa: PLR0913 (six correlations)
    xp: Any,
    *,
    alliance_outcome: Any,
    real_outcome: Any,
    transference_outcome: Any,
    real_alliance: Any,
    transference_alliance: Any,
    transference_real: Any,
) -> Any:
    """Tell whether one of the three adds more beside the others than it has in common with outcome alone."""
    correlations = {
        "alliance_outcome": alliance_outcome,
        "real_outcome": real_outcome,
        "transference_outcome": transference_outcome,
        "real_alliance": real_alliance,
        "transference_alliance": transference_alliance,
        "transference_real": transference_real,
    }
    gain = xp.maximum(
        unique_alliance(xp, **correlations) - alliance_outcome * alliance_outcome,
        unique_real(xp, **correlations) - real_outcome * real_outcome,
    )
    transference = unique_transference(xp, **correlations) - transference_outcome * transference_outcome
    return xp.maximum(gain, transference) > 1e-9  # noqa: PLR2004 (rounding)
