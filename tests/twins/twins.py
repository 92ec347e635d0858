"""Which function of Python takes a case of each twin, and what hypothesis draws for it; ``twins.js`` has the page's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from widgets.classroom.assignments.variants import plain_code, shuffled, variant_number
from widgets.classroom.bank.markup import fill_slots, inline_html, to_html, to_plain, write_number
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import full_answer, grade_answer, is_blank
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.kappa import quadratic_kappa
from widgets.exercise_types.typed_numbers import parse_number
from widgets.explorer.definition import format_number
from widgets.inventory_form.view import format_score

Answer = Callable[[Any], Any]


def kappa(given: dict[str, list[float]]) -> float | None:
    return quadratic_kappa(given["first"], given["second"])


def markup(text: str) -> dict[str, str]:
    return {"html": to_html(text), "inline": inline_html(text), "plain": to_plain(text)}


def numbers(given: dict[str, Any]) -> list[str]:
    value = given["value"]
    return [write_number(value), format_score(value), format_number(value, given["spec"])]


def sha256(text: str) -> list[str]:
    return [hashlib.sha256(text.encode()).hexdigest()] * 2


def slots(given: dict[str, Any]) -> str:
    return fill_slots(given["text"], given["values"])


def spaces(text: str) -> str:
    return " ".join(text.split())


def variants(given: dict[str, Any]) -> dict[str, Any]:
    assignment, code, item = given["assignment"], given["code"], given["item"]
    return {
        "code": plain_code(code),
        "number": variant_number(assignment, code, item, given["count"]),
        "order": shuffled(given["ids"], assignment, code, item),
    }


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """Say of an answer whether it has the right shape and what it earns, and which one earns everything."""
    item, key, variant, answered = (given[name] for name in ("item", "key", "variant", "answer"))
    fits = is_blank(answered) or check_answer(item, answered) == []
    grade = grade_answer(item, key, answered, variant) if fits else None
    earned = grade and {"status": grade.status, "credit": grade.credit}
    return {"fits": fits, "grade": earned, "full": _as_number(full_answer(item, key, variant))}


def _as_number(told: Any) -> Any:
    """Read a number that an answer has as a text: the two languages write it with more or fewer digits."""
    if isinstance(told, dict):
        return {name: _as_number(part) for name, part in told.items()}
    number = parse_number(told) if isinstance(told, str) else None
    return told if number is None else round(number, 6)


TWINS: dict[str, Answer] = {
    **dict.fromkeys(ITEM_TYPES, answer),
    "kappa": kappa,
    "markup": markup,
    "numbers": numbers,
    "sha256": sha256,
    "slots": slots,
    "spaces": spaces,
    "variants": variants,
}
