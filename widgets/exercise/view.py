"""What the readable form of an exercise shows: its text as HTML of our own making, and a part for every control."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import ascii_uppercase
from typing import Any

from widgets.classroom.bank.markup import inline_html, to_html, to_plain, write_number
from widgets.measures import Inventory

Item = Mapping[str, Any]
Words = Mapping[str, str]
View = Callable[..., dict[str, Any]]

WORDS_A_LINE = 9
"""What a hand writes on a line of a printed worksheet, roughly."""
MOST_LINES = 30
LONGEST_OPTION = 24
"""Letters that a list beside a line shows in full."""


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
    view: View = _VIEWS.get(item["type"], _nothing_more)
    return {
        "item": item,
        "about": _about(item, words),
        "prompt_html": _prompt_html(item),
        "reveal": "reveal" in item,
        **view(item, words, published=published),
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


def _nothing_more(_item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    del published
    return {}


def _choices(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    del published
    if item["type"] == "true_false":
        return {"choices": [(name, inline_html(words[f"says_{name}"])) for name in ("true", "false")]}
    return {"choices": _inline(item["choices"])}


def _inline(parts: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(part["id"], inline_html(part["text"])) for part in parts]


def _match(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Show the lines and their options; long options get letters, since a closed list shows only their beginning."""
    del published
    plain = [to_plain(option["text"]) for option in item["options"]]
    lettered = max(map(len, plain)) > LONGEST_OPTION
    letters = [f"{letter}. " if lettered else "" for letter in ascii_uppercase]
    return {
        "lettered": lettered,
        "prompts": _inline(item["prompts"]),
        "options": [
            {"id": option["id"], "text": letter + text, "html": inline_html(option["text"]), "letter": letter}
            for option, text, letter in zip(item["options"], plain, letters, strict=False)
        ],
    }


def _order(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    del published
    return {"steps": [(step["id"], inline_html(step["text"]), to_plain(step["text"])) for step in item["steps"]]}


def _sheet(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
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
        "rule_html": to_html(item["rule"]),
    }


def _transcript(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    del published
    return {
        "question_html": to_html(item["question"]),
        "turns": [
            {**turn, "who": words.get(turn["speaker"], turn["speaker"]), "html": to_html(turn["text"])}
            for turn in item["turns"]
        ],
    }


def _text(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    del published
    least, most = item["words"]["least"], item["words"]["most"]
    return {
        "wanted": words["words_wanted"].format(least=least, most=most),
        "rows": 4 if item["type"] == "short_text" else 12,
        "lines": min(MOST_LINES, round(most / WORDS_A_LINE)),
    }


_VIEWS: dict[str, View] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "true_false": _choices,
    "match": _match,
    "order": _order,
    "score_inventory": _sheet,
    "rate_transcript": _transcript,
    "short_text": _text,
    "essay": _text,
}
