"""Say in words what an inventory's scoring key does."""

from __future__ import annotations

from typing import Any

from widgets.measures.inventory import Inventory


def describe_key(inventory: Inventory) -> list[str]:
    """Say how answers become scores: what is turned around, how items are joined, how many may be missing.

    Examples
    --------
    >>> describe_key(Inventory.load("practice_alliance_short"))[0]
    'Reverse-keyed: items 4, 5 and 6 (6 minus the answer).'
    """
    scale, numbers = inventory.response_scale, [inventory.item_ids.index(item) + 1 for item in inventory.reverse_keyed]
    turned = f"items {_listed(numbers)} ({scale.minimum + scale.maximum} minus the answer)" if numbers else "none"
    rules = {"mean": "the mean of its answered items", "sum": "the sum of its items"}
    subscales = list(inventory.subscales.values())
    told = [
        f"Reverse-keyed: {turned}.",
        f"A subscale is {_listed(list(dict.fromkeys(rules[part.rule] for part in subscales)))}.",
    ]
    if any(len(part.items) > 1 for part in subscales):
        needed = [f"{part.min_answered} of {len(part.items)}" for part in subscales]
        each = (
            f"{needed[0]} in each subscale"
            if len(set(needed)) == 1
            else _listed([f"{part.label} {text}" for part, text in zip(subscales, needed, strict=True)])
        )
        told.append(f"Answers needed: {each}.")
    rule = inventory.composite_rule
    joined = (
        f"{rule.label} is the {rule.rule} of the subscales"
        if rule
        else "No composite: the subscales are read side by side"
    )
    return [*told, f"{joined}."]


def _listed(things: list[Any]) -> str:
    *first, last = map(str, things)
    return f"{', '.join(first)} and {last}" if first else last
