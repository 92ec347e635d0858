"""How much of a correlation poor measurement and a narrow sample leave to be seen, and how it is corrected."""

from __future__ import annotations

from typing import Any


def unreliable_r(xp: Any, *, true_r: Any, reliability_alliance: Any, reliability_outcome: Any) -> Any:
    """Give the correlation that two measures with errors show, from that of what they measure (Spearman's attenuation).

    The errors are unrelated to everything. Each reliability, 0 to 1, is the share of a score's variance that is true.
    """
    return true_r * xp.sqrt(reliability_alliance * reliability_outcome)


def restricted_r(xp: Any, *, r: Any, range_kept: Any) -> Any:
    """Give the correlation in a sample whose clients differ less in one measure (Thorndike's case 2).

    The sample was chosen by that measure and by nothing else; ``range_kept``, above 0, is its SD there as a share of
    the SD among all clients. The slope and the spread around it stay as they are.
    """
    return range_kept * r / xp.sqrt(1 - r**2 + (range_kept * r) ** 2)


def observed_r(xp: Any, *, true_r: Any, reliability_alliance: Any, reliability_outcome: Any, range_kept: Any) -> Any:
    """Give the correlation that a study sees, after errors of measurement and then a narrow range of the alliance."""
    whole = unreliable_r(
        xp, true_r=true_r, reliability_alliance=reliability_alliance, reliability_outcome=reliability_outcome
    )
    return restricted_r(xp, r=whole, range_kept=range_kept)


def disattenuated_r(xp: Any, *, r: Any, reliability_alliance: Any, reliability_outcome: Any) -> Any:
    """Correct an observed correlation for errors of measurement (Spearman's correction for attenuation).

    Reliabilities are above 0. It undoes :func:`unreliable_r`, and does not undo a narrow range.
    """
    return r / xp.sqrt(reliability_alliance * reliability_outcome)


def observed_shared_variance(
    xp: Any, *, true_r: Any, reliability_alliance: Any, reliability_outcome: Any, range_kept: Any
) -> Any:
    """Give the share of variance, 0 to 1, that a study sees the two measures have in common."""
    seen = observed_r(
        xp,
        true_r=true_r,
        reliability_alliance=reliability_alliance,
        reliability_outcome=reliability_outcome,
        range_kept=range_kept,
    )
    return seen**2


def true_shared_variance(xp: Any, *, true_r: Any) -> Any:
    """Give the share of variance, 0 to 1, that what is measured has in common."""
    del xp
    return true_r**2


def corrected_r(xp: Any, *, true_r: Any, reliability_alliance: Any, reliability_outcome: Any, range_kept: Any) -> Any:
    """Give what the correction for attenuation makes of the correlation that a study sees.

    It uses the reliabilities among all clients, and so gives the true correlation only where no range is narrow.
    """
    reliabilities = {"reliability_alliance": reliability_alliance, "reliability_outcome": reliability_outcome}
    seen = observed_r(xp, true_r=true_r, range_kept=range_kept, **reliabilities)
    return disattenuated_r(xp, r=seen, **reliabilities)


def observed_score(xp: Any, *, reliability: Any, true_score: Any, error: Any) -> Any:
    """Make what is observed of a person from a true score and an error, all three in standard deviations."""
    return xp.sqrt(reliability) * true_score + xp.sqrt(1 - reliability) * error


def outcome_in_narrow_sample(xp: Any, *, outcome: Any, alliance: Any, r: Any, range_kept: Any) -> Any:
    """Move an outcome along as its alliance moves inward to ``range_kept`` of what it was, on a slope of r.

    Over many clients, the correlation with the narrowed alliance is :func:`restricted_r`.
    """
    del xp
    return outcome - r * (1 - range_kept) * alliance
