"""Three rules that make one score of goal, task and bond: they differ in whether one part can make up for another."""

from __future__ import annotations

from typing import Any

HIGHEST = 5
HALF_A_POINT = 0.5


def mean_of_parts(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Combine by the mean: a point more of one part makes up for a point less of another, whatever their level."""
    del xp
    return (goal + task + bond) / 3


def geometric_mean_of_parts(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Combine by the product: parts make up for one another, but a low part pulls hard.

    It is the geometric mean, the cube root of goal times task times bond. The root brings the product of three scores
    of 1 to 5 back to 1 to 5. Parts must be above 0.
    """
    return xp.exp((xp.log(goal) + xp.log(task) + xp.log(bond)) / 3)


def lowest_of_parts(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Combine by the minimum: nothing makes up for the lowest part, and no other part counts."""
    return xp.minimum(xp.minimum(goal, task), bond)


def raised_bond(xp: Any, *, bond: Any) -> Any:
    """Give the bond half a point higher, but never above 5, where the scale ends."""
    return xp.minimum(bond + HALF_A_POINT, HIGHEST)


def gain_of_mean(xp: Any, *, bond: Any) -> Any:
    """Give what half a point more bond adds to the mean: a third of it, whatever goal and task are."""
    return (raised_bond(xp, bond=bond) - bond) / 3


def gain_of_geometric_mean(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Give what half a point more bond adds to the geometric mean: less, the lower goal and task are."""
    raised = geometric_mean_of_parts(xp, goal=goal, task=task, bond=raised_bond(xp, bond=bond))
    return raised - geometric_mean_of_parts(xp, goal=goal, task=task, bond=bond)


def gain_of_lowest(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Give what half a point more bond adds to the minimum: nothing, unless bond alone is the lowest."""
    raised = lowest_of_parts(xp, goal=goal, task=task, bond=raised_bond(xp, bond=bond))
    return raised - lowest_of_parts(xp, goal=goal, task=task, bond=bond)


def are_equal(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Tell whether the three parts are the same, so that every rule gives the same score."""
    highest = xp.maximum(xp.maximum(goal, task), bond)
    return highest - lowest_of_parts(xp, goal=goal, task=task, bond=bond) < 1e-6  # noqa: PLR2004 (rounding)


def is_bond_lowest(xp: Any, *, goal: Any, task: Any, bond: Any) -> Any:
    """Tell whether bond lies below both other parts."""
    return bond < xp.minimum(goal, task)


def is_bond_full(xp: Any, *, bond: Any) -> Any:
    """Tell whether bond has no room left on the scale."""
    del xp
    return bond >= HIGHEST
