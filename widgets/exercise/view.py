"""What the readable form of an exercise shows: its text as HTML of our own making, and a part for every control."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import to_html, write_number
from widgets.exercise_types.controls_parts import Words
from widgets.exercise_types.controls_registry import shown_type, template_of


def describe_item(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Gather all that the template of an exercise fills in.

    Parameters
    ----------
    item : mapping
        As the bank has it.
    words : mapping
        The widget's words.
    published : bool
        Whether the text may end on a page; the licensed wording of an inventory may not.

    Returns
    -------
    dict
        Values whose names end in ``html`` are markup: the output of ``widgets.classroom.bank.markup``, which escapes.
    """
    return {
        "item": item,
        "about": _about(item, words),
        "prompt_html": _prompt_html(item),
        "reveal": "reveal" in item,
        "controls": template_of(item["type"]),
        **shown_type(item["type"]).describe(item, words, published=published),
    }


def _about(item: Item, words: Words) -> list[str]:
    """Say how much it is worth, how long it takes, and what it asks of the mind."""
    points, minutes = write_number(item["points"]), write_number(item["minutes"])
    worth = words["one_point" if points == "1" else "some_points"].format(points=points)
    takes = words["one_minute" if minutes == "1" else "some_minutes"].format(minutes=minutes)
    return [takes, worth, words[f"bloom_{item['bloom']}"]]


def _prompt_html(item: Item) -> str:
    """Write the prompt, with the first variant's numbers in marked places that the page can fill anew."""
    page = to_html(item["prompt"])
    for name, value in next(iter(item.get("variants", [])), {}).items():
        slot = f'<span data-slot="value-{name}">{write_number(value)}</span>'
        page = page.replace(f"{{{name}}}", slot)
    return page
