"""Make the bank of exercises from the files in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from widgets.authoring.item_file import read_chapter
from widgets.authoring.key_maker import make_key
from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.datasets import exercise_paths
from widgets.explorers import explorer_parts
from widgets.measures import Inventory
from widgets.measures.inventory_words import describe_key

Written = Mapping[str, Any]
COMMON = (
    "id",
    "version",
    "type",
    "use",
    "title",
    "points",
    "minutes",
    "objectives",
    "bloom",
    "tags",
    "source",
    "citations",
)


@cache
def make_bank() -> Bank:
    """Make the instructor's bank: every exercise of the book, with every key that is to be had here.

    Raises
    ------
    ItemError
        If a file breaks a rule.

    Examples
    --------
    >>> bank = make_bank()
    >>> set(bank.keys) == set(bank.items)
    True
    """
    items: list[Item] = []
    keys: dict[str, Key] = {}
    chapters: dict[str, str] = {}
    objectives: dict[str, str] = {}
    for chapter in exercise_paths():
        definition, written = read_chapter(chapter)
        chapters[chapter] = definition["title"]
        objectives |= definition["objectives"]
        items += [make_item(item, chapter) for item in definition["items"]]
        keys |= {item["id"]: make_key(item, written[item["id"]]) for item in definition["items"]}
    return Bank.of(items, keys, chapters, objectives)


def make_item(item: Written, chapter: str) -> Item:
    """Write an exercise as students see it, with nothing of its key."""
    common = {name: item[name] for name in COMMON}
    return {**common, "chapter": chapter, "prompt": item["prompt"].strip(), **_PARTS[item["type"]](item)}


def _listed(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": name, "text": text} for name, text in texts.items()]


def _choices(item: Written) -> Item:
    return {"choices": _listed(item["choices"]), "shuffle": item.get("shuffle", True)}


def _true_false(_item: Written) -> Item:
    return {}


def _numeric(item: Written) -> Item:
    part = {"unit": item.get("unit", ""), "decimals": item["decimals"], "variants": item.get("variants", [])}
    if "reveal" not in item:
        return part
    reveal = item["reveal"]
    return {**part, "reveal": {**reveal, "at": explorer_parts(reveal["explorer"]).complete(reveal["at"])}}


def _match(item: Written) -> Item:
    return {"prompts": _listed(item["prompts"]), "options": _listed(item["options"])}


def _order(item: Written) -> Item:
    return {"steps": _listed(item["steps"]), "ends": item["ends"]}


def _score_inventory(item: Written) -> Item:
    inventory, perspective = Inventory.load(item["inventory"]), item["perspective"]
    scale = inventory.response_scale
    labels = {name: part.label for name, part in inventory.subscales.items()}
    if inventory.composite_rule:
        labels["composite"] = inventory.composite_rule.label
    sheet = [
        {
            "item": part.id,
            "number": number,
            "statement": part.wording.get(perspective, "") if inventory.may_be_published else "",
            "answer": item["responses"].get(part.id),
            "reverse_keyed": part.reverse_keyed,
        }
        for number, part in enumerate(inventory.items, 1)
    ]
    anchors = [[step, text] for step, text in scale.anchors.items()]
    return {
        "inventory": inventory.id,
        "perspective": perspective,
        "sheet": sheet,
        "scale": {"minimum": scale.minimum, "maximum": scale.maximum, "anchors": anchors},
        "asks": [{"id": name, "label": labels[name]} for name in item["asks"]],
        "rule": " ".join(describe_key(inventory)),
    }


def _set_explorer(item: Written) -> Item:
    explorer = explorer_parts(item["explorer"])
    controls = [
        {"name": control.name, "minimum": control.minimum, "maximum": control.maximum} for control in explorer.controls
    ]
    return {"explorer": item["explorer"], "start": explorer.complete(item["start"]), "controls": controls}


def _transcript(item: Written) -> Item:
    return {
        "question": item["question"],
        "scale": [{"value": int(step), "label": label} for step, label in item["scale"].items()],
        "turns": [{"rate": False, **turn} for turn in item["turns"]],
    }


def _free(item: Written) -> Item:
    return {"words": dict(item["words"])}


_PARTS: dict[str, Callable[[Written], Item]] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "true_false": _true_false,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "score_inventory": _score_inventory,
    "set_explorer": _set_explorer,
    "rate_transcript": _transcript,
    "short_text": _free,
    "essay": _free,
}
