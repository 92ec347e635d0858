"""Answers to exercises of every type, right ones and others, for the twins that check and grade them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.classroom.samples import sample_bank
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import full_answer
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.answer_registry import answer_type
from widgets.exercise_types.set_explorer.answer import reading

SAMPLE = sample_bank()
ODD = ["", " ", "none", " NONE ", "\x85", "0,5", "25 %", "−.5", "1e3", "a", "t2", "x" * 61]
ODD += [0, 1, 2.5, True, None, [], {}, ["a"]]


def given_of(item: Item, key: Key, answer: Any, variant: int = 0) -> dict[str, Any]:
    """Put together what both sides are given; the page reads an explorer's figures there, and here from Python."""
    conditions = key.get("conditions", [])
    sound = bool(conditions) and bool(answer) and check_answer(item, answer) == [] and bool(answer["parameters"])
    figures = {part["name"]: reading(part, answer["parameters"]) for part in conditions} if sound else {}
    return {"item": item, "key": key, "variant": variant, "answer": answer, "figures": figures}


def of_the_book(kind: str) -> list[dict[str, Any]]:
    """List the book's exercises of a type, each with its full answer for every variant, or with a text."""
    bank = make_bank()
    return [
        given_of(item, bank.key(name), full_answer(item, bank.key(name), variant) or {"text": "Two words."}, variant)
        for name, item in bank.items.items()
        if item["type"] == kind
        for variant in range(max(1, len(item.get("variants", []))))
    ]


def drawn(kind: str) -> st.SearchStrategy[Any]:
    """Draw answers to the sample exercises of a type: the full answer with parts of it changed, and nonsense."""
    items = [item for item in SAMPLE.items.values() if item["type"] == kind]
    return st.one_of([_answers(item, SAMPLE.key(item["id"])) for item in items])


def _answers(item: Item, key: Key) -> st.SearchStrategy[Any]:
    parts = st.sampled_from([*_names(item), *ODD])
    fields = answer_type(item["type"]).FIELDS
    full = full_answer(item, key) or {}
    near = st.fixed_dictionaries({}, optional={name: _altered(full.get(name, "7"), parts) for name in (*fields, "zz")})
    answers = st.one_of(near, near.filter(lambda answer: "zz" not in answer), st.just(full), parts)
    return answers.map(lambda answer: given_of(item, key, answer))


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for part in value for name in _names(part)]
    return [value["id"]] if isinstance(value, dict) and "id" in value else []


def _altered(value: Any, parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    if isinstance(value, dict):
        whole = st.fixed_dictionaries({name: _altered(part, parts) for name, part in value.items()})
        some = st.fixed_dictionaries({}, optional={name: _altered(part, parts) for name, part in value.items()})
        return st.one_of(st.just(value), whole, some, parts)
    if isinstance(value, list):
        names = st.one_of(st.sampled_from(value), parts)
        return st.one_of(
            st.permutations(value), st.lists(st.sampled_from(value), unique=True), st.lists(names, max_size=4)
        )
    return st.one_of(st.just(value), parts)


DRAWN = {kind: drawn(kind) for kind in ITEM_TYPES}
