"""How countertransference reactions go with outcome at each level of management: a line whose slope moves."""

from __future__ import annotations

from typing import Any


def management_beside(xp: Any, *, reactions_with_management: Any, reactions: Any, b: Any) -> Any:
    """Make a value of management that correlates with reactions, from an unrelated ``b``, all in SD."""
    correlation = reactions_with_management
    return correlation * reactions + xp.sqrt(1 - correlation * correlation) * b


def expected_outcome(  # noqa: PLR0913 (three effects at two values)
    xp: Any, *, reactions_effect: Any, management_effect: Any, interaction: Any, reactions: Any, management: Any
) -> Any:
    """Give the outcome that the line predicts for so many reactions at that level of management, all in SD."""
    slope = slope_at(xp, reactions_effect=reactions_effect, interaction=interaction, management=management)
    return slope * reactions + management_effect * management


def slope_at(xp: Any, *, reactions_effect: Any, interaction: Any, management: Any) -> Any:
    """Give the simple slope: what one SD more reactions goes with in outcome, at that level of management."""
    del xp
    return reactions_effect + interaction * management


def slope_at_low(xp: Any, *, reactions_effect: Any, interaction: Any) -> Any:
    """Give the simple slope one SD below average management."""
    return slope_at(xp, reactions_effect=reactions_effect, interaction=interaction, management=-1)


def slope_at_average(xp: Any, *, reactions_effect: Any) -> Any:
    """Give the simple slope at average management: the effect of reactions itself."""
    return slope_at(xp, reactions_effect=reactions_effect, interaction=0, management=0)


def slope_at_high(xp: Any, *, reactions_effect: Any, interaction: Any) -> Any:
    """Give the simple slope one SD above average management."""
    return slope_at(xp, reactions_effect=reactions_effect, interaction=interaction, management=1)


def slope_difference(xp: Any, *, interaction: Any) -> Any:
    """Give how far the slopes at high and low management are apart: twice the interaction."""
    del xp
    return 2 * interaction


def reactions_with_outcome(
    xp: Any, *, reactions_effect: Any, management_effect: Any, reactions_with_management: Any
) -> Any:
    """Give the correlation of reactions and outcome over all clients, whatever their therapist's management.

    A slope holds management still and a correlation does not, so it has a part that runs by way of management. The
    interaction has no part in it when both are normal: their product correlates with neither.
    """
    del xp
    return reactions_effect + management_effect * reactions_with_management


def explained_variance(
    xp: Any, *, reactions_effect: Any, management_effect: Any, interaction: Any, reactions_with_management: Any
) -> Any:
    """Give the share of the variance of outcome that reactions, management and their product explain together.

    Both are normal with SD 1, and outcome has SD 1. The variance of their product is then ``1 + correlation²``.
    """
    del xp
    correlation = reactions_with_management
    effects = (
        reactions_effect * reactions_effect
        + management_effect * management_effect
        + 2 * reactions_effect * management_effect * correlation
    )
    return effects + interaction * interaction * (1 + correlation * correlation)


def noise_size(
    xp: Any, *, reactions_effect: Any, management_effect: Any, interaction: Any, reactions_with_management: Any
) -> Any:
    """Give the SD of what is not explained, so that outcome has SD 1; 0 where nothing is left."""
    explained = explained_variance(
        xp,
        reactions_effect=reactions_effect,
        management_effect=management_effect,
        interaction=interaction,
        reactions_with_management=reactions_with_management,
    )
    return xp.sqrt(xp.maximum(1 - explained, 0))


def is_explicable(
    xp: Any, *, reactions_effect: Any, management_effect: Any, interaction: Any, reactions_with_management: Any
) -> Any:
    """Tell whether the effects explain less than all of the variance of outcome."""
    explained = explained_variance(
        xp,
        reactions_effect=reactions_effect,
        management_effect=management_effect,
        interaction=interaction,
        reactions_with_management=reactions_with_management,
    )
    return explained < 1


def has_no_moderation(xp: Any, *, interaction: Any) -> Any:
    """Tell whether the slope is the same at every level of management."""
    return xp.abs(interaction) < 0.005  # noqa: PLR2004 (half of the control's step)


def turns_around(xp: Any, *, reactions_effect: Any, interaction: Any) -> Any:
    """Tell whether the slopes at low and high management point in opposite directions."""
    del xp
    return reactions_effect * reactions_effect < interaction * interaction - 1e-9


def is_buffering(xp: Any, *, reactions_effect: Any, interaction: Any) -> Any:
    """Tell whether the slope is flatter at high than at low management."""
    del xp
    return reactions_effect * interaction < 0
