"""Two views of one alliance: how far two raters give the same order, and how far the same number.

The client's ratings are in standard deviations about their own mean. The therapist's have the spread
``therapist_spread``, in standard deviations of the client's ratings, and lie ``bias`` of these lower.
"""

from __future__ import annotations

from typing import Any

HALF_AN_SD = 0.5


def client_rating(xp: Any, *, client_accuracy: Any, shared: Any, own: Any) -> Any:
    """Make a client's rating from what both see and what only the client sees, both in standard deviations.

    ``client_accuracy``, 0 to 1, is its correlation with the shared part.
    """
    return client_accuracy * shared + xp.sqrt(1 - client_accuracy**2) * own


def therapist_rating(  # noqa: PLR0913 (a rating has as many parts)
    xp: Any, *, therapist_accuracy: Any, bias: Any, therapist_spread: Any, shared: Any, own: Any
) -> Any:
    """Make a therapist's rating from what both see and what only the therapist sees, then widen and lower it."""
    seen = therapist_accuracy * shared + xp.sqrt(1 - therapist_accuracy**2) * own
    return therapist_spread * seen - bias


def views_correlation(xp: Any, *, client_accuracy: Any, therapist_accuracy: Any) -> Any:
    """Give the correlation of the two ratings: the product of the two accuracies, whatever mean and spread."""
    del xp
    return client_accuracy * therapist_accuracy


def order_agreement(xp: Any, *, client_accuracy: Any, therapist_accuracy: Any, therapist_spread: Any) -> Any:
    """Give how far the two keep the same order with the same distances: ICC(C,1) of all pairs there could be.

    With r the correlation and k the therapist's spread, it is 2rk / (1 + k²). It does not see who rates lower.
    """
    r = views_correlation(xp, client_accuracy=client_accuracy, therapist_accuracy=therapist_accuracy)
    return 2 * r * therapist_spread / (1 + therapist_spread**2)


def number_agreement(
    xp: Any, *, client_accuracy: Any, therapist_accuracy: Any, bias: Any, therapist_spread: Any
) -> Any:
    """Give how far the two give the same number: ICC(A,1) of all pairs there could be.

    With r the correlation, k the therapist's spread and b how much lower the therapist rates, it is
    2rk / (1 + k² + b²), which is also Lin's concordance correlation.
    """
    r = views_correlation(xp, client_accuracy=client_accuracy, therapist_accuracy=therapist_accuracy)
    return 2 * r * therapist_spread / (1 + therapist_spread**2 + bias**2)


def share_close(xp: Any, *, client_accuracy: Any, therapist_accuracy: Any, bias: Any, therapist_spread: Any) -> Any:
    """Give the share of pairs whose two ratings lie within half a standard deviation of the client's.

    The difference of two normal ratings is normal, with mean b and variance 1 + k² - 2rk.
    """
    r = views_correlation(xp, client_accuracy=client_accuracy, therapist_accuracy=therapist_accuracy)
    spread = xp.sqrt(1 + therapist_spread**2 - 2 * r * therapist_spread)
    return xp.ndtr((HALF_AN_SD - bias) / spread) - xp.ndtr((-HALF_AN_SD - bias) / spread)
