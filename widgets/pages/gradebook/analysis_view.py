"""What the page shows of how each exercise did: in numbers, and by the answers that the class gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.bank.markup import tell_numbers
from widgets.classroom.gradebook.decision_text import tell_answer
from widgets.classroom.gradebook.given_answers import GivenAnswer, given_answers
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.item_analysis import ItemStatistics, analyze_items

_LISTED_BY_CHOICE = {"single_choice", "true_false"}
"""Types of which each answer is one choice: those that nobody chose are listed too."""


def analysis(book: Gradebook, bank: Bank) -> list[dict[str, Any]]:
    """Describe how each exercise did, with the answers that were given and whether each is right or accepted."""
    given, accepted = given_answers(book, bank), _accepted(book)
    described = []
    for each in analyze_items(book):
        item = book.by_id[each.item_id]
        answers = [*_choices(each, item, bank), *_answers(item, given.get(each.item_id, []))]
        for answer in answers:
            answer["accepted"] = next((share for known, share in accepted if known == _key(each.item_id, answer)), None)
        described.append({**asdict(each), "distribution": answers, "dropped": each.item_id in book.dropped})
    return described


def _accepted(book: Gradebook) -> list[tuple[Any, float]]:
    counting = (each.decision for each in book.decisions if each.state == "counts")
    return [((each.item, each.answer, each.variant), each.share) for each in counting if each.kind == "accept_answer"]


def _key(item_id: str, answer: Mapping[str, Any]) -> Any:
    return item_id, answer["answer"], answer["variant"]


def _choices(statistics: ItemStatistics, item: Item, bank: Bank) -> list[dict[str, Any]]:
    """List the choices, with how many chose each; where one is the whole answer, it may be accepted."""
    texts = {choice["id"]: choice["text"] for choice in item.get("choices", [])}
    correct = bank.key(item["id"]).get("correct", [])
    right = correct if isinstance(correct, list) else [correct]
    return [
        {
            "id": choice,
            "text": texts.get(choice, ""),
            "typed": False,
            "count": times,
            "is_right": choice in right,
            "answer": {"choice": choice} if item["type"] in _LISTED_BY_CHOICE else None,
            "variant": 0,
        }
        for choice, times in statistics.distribution.items()
    ]


def _answers(item: Item, given: list[GivenAnswer]) -> list[dict[str, Any]]:
    if item["type"] in _LISTED_BY_CHOICE:
        return []
    return [
        {
            "id": "",
            "text": tell_answer(item, each.answer) + _numbers(item, each.variant),
            "typed": True,
            "count": each.count,
            "is_right": each.credit == 1,
            "answer": each.answer,
            "variant": each.variant,
        }
        for each in given
    ]


def _numbers(item: Item, variant: int) -> str:
    told = tell_numbers(item, variant)
    return f" ({told})" if told else ""
