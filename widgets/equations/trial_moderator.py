"""What a randomized trial with two kinds of clients can tell: its average, and how far the two kinds are apart.

Half of either kind is treated, and the outcome has an SD of 1 in each of the four groups. A difference between two
groups of n / 2 has the variance 4 / n.
"""

from __future__ import annotations

from typing import Any

from widgets.equations.power import WANTED
from widgets.equations.sampling import NORMAL_95


def average_effect(xp: Any, *, share: Any, effect_first: Any, effect_second: Any) -> Any:
    """Give the difference over all clients: that of each kind, weighted by its share."""
    del xp
    return share * effect_first + (1 - share) * effect_second


def moderation(xp: Any, *, effect_first: Any, effect_second: Any) -> Any:
    """Give how much more the first kind gains than the second: a difference between two differences."""
    del xp
    return effect_first - effect_second


def margin_of_first(xp: Any, *, n: Any, share: Any) -> Any:
    """Give how far the 95% interval of the first kind's difference reaches to either side."""
    return NORMAL_95 * _error(xp, n * share)


def margin_of_second(xp: Any, *, n: Any, share: Any) -> Any:
    """Give how far that of the second kind's difference reaches."""
    return NORMAL_95 * _error(xp, n * (1 - share))


def margin_of_average(xp: Any, *, n: Any) -> Any:
    """Give how far that of the average reaches."""
    return NORMAL_95 * _error(xp, n)


def margin_of_moderation(xp: Any, *, n: Any, share: Any) -> Any:
    """Give how far that of the moderation reaches: the errors of both kinds add up."""
    return NORMAL_95 * _error(xp, n * share * (1 - share))


def power_for_average(xp: Any, *, n: Any, share: Any, effect_first: Any, effect_second: Any) -> Any:
    """Give the share of such trials in which the average comes out with p below .05, on either side."""
    average = average_effect(xp, share=share, effect_first=effect_first, effect_second=effect_second)
    return _power(xp, average / _error(xp, n))


def power_for_moderation(xp: Any, *, n: Any, share: Any, effect_first: Any, effect_second: Any) -> Any:
    """Give the share of such trials in which the moderation comes out with p below .05, on either side."""
    apart = moderation(xp, effect_first=effect_first, effect_second=effect_second)
    return _power(xp, apart / _error(xp, n * share * (1 - share)))


def moderation_is_found(xp: Any, *, n: Any, share: Any, effect_first: Any, effect_second: Any) -> Any:
    """Tell whether the power for the moderation is at least the customary 80%."""
    found = power_for_moderation(xp, n=n, share=share, effect_first=effect_first, effect_second=effect_second)
    return found >= WANTED


def are_alike(xp: Any, *, effect_first: Any, effect_second: Any) -> Any:
    """Tell whether both kinds gain the same, to half a step of the controls."""
    return xp.abs(effect_first - effect_second) < 0.005  # noqa: PLR2004


def _error(xp: Any, clients: Any) -> Any:
    return 2 / xp.sqrt(clients)


def _power(xp: Any, away: Any) -> Any:
    return xp.ndtr(away - NORMAL_95) + xp.ndtr(-away - NORMAL_95)
