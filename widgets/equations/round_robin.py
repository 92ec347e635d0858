"""Where everybody rates everybody else: what of a rating is the rater's, the rated one's, the pair's or the hour's.

The parts of the social relations model: the variance of all ratings, here 1, is a sum of four shares. What the rater,
the rated one and the pair do not hold is left to the occasion, which is the hour and every error.
"""

from __future__ import annotations

from typing import Any


def occasion_share(xp: Any, *, rater_share: Any, rated_share: Any, pair_share: Any) -> Any:
    """Give the share that is left to the occasion."""
    return xp.maximum(0, 1 - rater_share - rated_share - pair_share)


def is_possible(xp: Any, *, rater_share: Any, rated_share: Any, pair_share: Any) -> Any:
    """Tell whether the three shares leave something to the occasion."""
    del xp
    return rater_share + rated_share + pair_share < 0.995  # noqa: PLR2004 (the shares are whole percents)


def rating(  # noqa: PLR0913 (a rating has as many parts)
    xp: Any,
    *,
    rater_share: Any,
    rated_share: Any,
    pair_share: Any,
    rater: Any,
    rated: Any,
    pair: Any,
    occasion: Any,
) -> Any:
    """Make a rating, in standard deviations of all ratings, from its four parts, each in standard deviations."""
    left = occasion_share(xp, rater_share=rater_share, rated_share=rated_share, pair_share=pair_share)
    shares = ((rater_share, rater), (rated_share, rated), (pair_share, pair), (left, occasion))
    return sum(xp.sqrt(share) * part for share, part in shares)


def agreement_on_rated(xp: Any, *, rater_share: Any, rated_share: Any) -> Any:
    """Give how two raters' ratings of the members of one group correlate.

    What is a rater's own is the same in all that this rater gives, so it does not count in the order of the members.
    """
    del xp
    return rated_share / (1 - rater_share)


def likeness_of_rater(xp: Any, *, rater_share: Any, rated_share: Any) -> Any:
    """Give how the ratings that two members receive from the same raters correlate."""
    del xp
    return rater_share / (1 - rated_share)


def same_again(xp: Any, *, rater_share: Any, rated_share: Any, pair_share: Any) -> Any:
    """Give how the ratings of all pairs correlate with those of the same pairs on another occasion."""
    return 1 - occasion_share(xp, rater_share=rater_share, rated_share=rated_share, pair_share=pair_share)


def reliability_of_mean(xp: Any, *, rater_share: Any, rated_share: Any, raters: Any) -> Any:
    """Give the reliability of the mean of several raters, for telling the members of one group apart."""
    del xp
    return rated_share / (rated_share + (1 - rater_share - rated_share) / raters)


def raters_lead(xp: Any, *, rater_share: Any, rated_share: Any, pair_share: Any) -> Any:
    """Tell whether no part is larger than the rater's."""
    left = occasion_share(xp, rater_share=rater_share, rated_share=rated_share, pair_share=pair_share)
    return rater_share >= xp.maximum(rated_share, xp.maximum(pair_share, left))


def rated_lead(xp: Any, *, rater_share: Any, rated_share: Any, pair_share: Any) -> Any:
    """Tell whether no part is larger than the rated one's."""
    left = occasion_share(xp, rater_share=rater_share, rated_share=rated_share, pair_share=pair_share)
    return rated_share >= xp.maximum(rater_share, xp.maximum(pair_share, left))
