"""One turn of a rehearsed session: whether a reply lands, what it moves, and what the two would mark on a form.

Goal, task and bond stand on the form's scale, 1 to 5. Withdrawal and confrontation go from 0, none, to 1. The numbers
that the equations are given stand in ``data/session_model.yml``, each with its source, or as our choice.
"""

from __future__ import annotations

from typing import Any

LOWEST, MIDDLE, HIGHEST = 1, 3, 5
RARELY, NEARLY_ALWAYS = 0.05, 0.95
"""No reply is ever sure to fail, or to land."""


def land_chance(  # noqa: PLR0913 (a reply meets a client who is many things)
    xp: Any,
    *,
    base: Any,
    by_withdrawal: Any,
    by_confrontation: Any,
    by_bond: Any,
    welcome: Any,
    withdrawal: Any,
    confrontation: Any,
    bond: Any,
) -> Any:
    """Give the chance that a reply lands: a base for its kind, and what strain, bond and this client add to it."""
    strained = by_withdrawal * withdrawal + by_confrontation * confrontation
    trusted = by_bond * (bond - MIDDLE) / (HIGHEST - MIDDLE)
    return xp.clip(base + strained + trusted + welcome, RARELY, NEARLY_ALWAYS)


def next_part(  # noqa: PLR0913
    xp: Any,
    *,
    part: Any,
    others: Any,
    resting: Any,
    effect: Any,
    strain: Any,
    spill_over: Any,
    settling: Any,
    drag: Any,
    noise: Any,
) -> Any:
    """Give goal, task or bond after a turn.

    The reply's effect is added; the part is drawn a little toward the mean of the other two (spill-over) and toward
    where this client usually stands (settling), strain drags on it, and chance adds its noise.
    """
    drawn = spill_over * (others - part) + settling * (resting - part)
    return xp.clip(part + effect + drawn - drag * strain + noise, LOWEST, HIGHEST)


def next_strain(xp: Any, *, strain: Any, effect: Any, fading: Any, noise: Any) -> Any:
    """Give withdrawal or confrontation after a turn: what has not faded, the reply's effect, and chance."""
    return xp.clip(strain * (1 - fading) + effect + noise, 0, 1)


def client_view(xp: Any, *, part: Any, withdrawal: Any, courtesy: Any, noise: Any) -> Any:
    """Give what the client would say of one part: a client who withdraws may mark higher, out of courtesy."""
    return xp.clip(part + courtesy * withdrawal + noise, LOWEST, HIGHEST)


def therapist_view(  # noqa: PLR0913
    xp: Any, *, part: Any, withdrawal: Any, confrontation: Any, hidden: Any, alarm: Any, noise: Any
) -> Any:
    """Give what the therapist would say of one part.

    Strain that the therapist sees is alarming, and lowers the marks; the hidden share of withdrawal is not seen.
    """
    seen = (1 - hidden) * withdrawal + confrontation
    return xp.clip(part - alarm * xp.minimum(seen, 1) + noise, LOWEST, HIGHEST)


def form_mark(xp: Any, *, view: Any, noise: Any) -> Any:
    """Give the step that is marked for one statement, before a reverse-keyed one is turned around."""
    return xp.clip(xp.floor(view + noise + 0.5), LOWEST, HIGHEST)
