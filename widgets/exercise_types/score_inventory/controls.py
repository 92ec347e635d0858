"""A filled-in sheet, its rule of scoring, and a line for each score."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import to_html, write_number
from widgets.exercise_types.controls_parts import Words
from widgets.measures import Inventory


def define_item(item: Item) -> dict[str, Any]:
    """Take the scores that are asked for."""
    return {"asks": item["asks"]}


def describe(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Show the sheet; a statement whose wording is licensed is numbered only where the page is published."""
    inventory = Inventory.load(item["inventory"])
    hidden = published and not inventory.may_be_published
    anchors = dict(item["scale"]["anchors"])
    return {
        "sheet_title": f"{inventory.title}, {inventory.perspectives[item['perspective']].label}",
        "licensed": hidden,
        "sheet": [
            {
                "number": line["number"],
                "statement": words["licensed_item"].format(number=line["number"]) if hidden else line["statement"],
                "blank": line["answer"] is None,
                "answer": write_number(line["answer"] or 0),
                "anchor": anchors.get(line["answer"], ""),
            }
            for line in item["sheet"]
        ],
        "keypad": "text" if item["scale"]["minimum"] < 0 else "decimal",
        "rule_html": to_html(item["rule"]),
    }
