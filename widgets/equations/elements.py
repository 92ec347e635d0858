"""What several elements of a relationship that overlap share with outcome: added up, together, pooled into one score.

The model is the simplest one that can be told. One climate colors every element, so that any two of them correlate by
``overlap``, and through the climate each correlates ``r`` with outcome. The first may have a part of its own as well:
``own`` is the correlation with outcome of what is in it beyond the climate.
"""

from __future__ import annotations

from typing import Any

CLIENTS = 300
"""How many clients a study has, if nothing else is said."""


def alone(xp: Any, *, r: Any) -> Any:
    """Give the share of variance that an element like the others has in common with outcome: r squared."""
    del xp
    return r * r


def extra(xp: Any, *, overlap: Any, own: Any) -> Any:
    """Give by how much the first element correlates more with outcome than the others, through its own part."""
    return xp.sqrt(1 - overlap) * own


def added_up(xp: Any, *, elements: Any, r: Any, overlap: Any, own: Any) -> Any:
    """Give the sum of the squared correlations, in which what they share is counted again and again."""
    first = r + extra(xp, overlap=overlap, own=own)
    return (elements - 1) * r * r + first * first


def pooled(xp: Any, *, elements: Any, r: Any, overlap: Any, own: Any) -> Any:
    """Give what one score made of all elements, their mean, has in common with outcome.

    The covariance of outcome with the sum of the elements, squared, over the variance of that sum.
    """
    covariance = elements * r + extra(xp, overlap=overlap, own=own)
    return covariance * covariance / (elements * (1 + (elements - 1) * overlap))


def lost_by_pooling(xp: Any, *, elements: Any, own: Any) -> Any:
    """Give what the one score no longer tells: of the first element's own part, all that is not left in the mean."""
    del xp
    return own * own * (1 - 1 / elements)


def together(xp: Any, *, elements: Any, r: Any, overlap: Any, own: Any) -> Any:
    """Give what the elements have in common with outcome together, each with its best weight: R squared."""
    kept = pooled(xp, elements=elements, r=r, overlap=overlap, own=own)
    return kept + lost_by_pooling(xp, elements=elements, own=own)


def added_by_first(xp: Any, *, elements: Any, r: Any, overlap: Any, own: Any) -> Any:
    """Give what the first element tells about outcome beyond all the others."""
    others = pooled(xp, elements=elements - 1, r=r, overlap=overlap, own=0)
    return together(xp, elements=elements, r=r, overlap=overlap, own=own) - others


def climate(xp: Any, *, r: Any, overlap: Any) -> Any:
    """Give what the climate itself has in common with outcome, were it measured without error."""
    del xp
    return r * r / overlap


def is_possible(xp: Any, *, r: Any, overlap: Any, own: Any) -> Any:
    """Tell whether climate and own part together leave something of outcome to the rest of life."""
    return climate(xp, r=r, overlap=overlap) + own * own < 1


def has_own_part(xp: Any, *, own: Any) -> Any:
    """Tell whether the first element has a part of its own."""
    del xp
    return own > 0


def share_seeing_first(xp: Any, *, elements: Any, r: Any, overlap: Any, own: Any, n: Any = CLIENTS) -> Any:  # noqa: PLR0913
    """Give the share of studies of n clients in which what the first adds is significant, two-sided at .05.

    By the normal approximation to the test of one more predictor.
    """
    whole = together(xp, elements=elements, r=r, overlap=overlap, own=own)
    adds = added_by_first(xp, elements=elements, r=r, overlap=overlap, own=own)
    away = xp.sqrt((n - elements - 1) * adds / (1 - whole))
    needed = xp.ndtri(0.975)
    return xp.ndtr(away - needed) + xp.ndtr(-away - needed)
