"""A number as written, or by an equation, or as an explorer reveals it; perhaps with variants."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.equations import evaluate
from widgets.exercise_types.writing_parts import Problems, Written
from widgets.explorers import explorer_parts


def find_problems(item: Written, key: Written) -> Problems:
    """Check that every variant gives the same names, and that every number is given in one way."""
    variants = item.get("variants", [])
    if len({tuple(sorted(values)) for values in variants}) > 1:
        yield "the variants do not all give the same names"
    if "reveal" in item:
        if item["use"] == "graded" or variants:
            yield "reveal: only a practice exercise without variants can show what happens"
        return
    for figures in (key, *key.get("traps", [])):
        ways = [name for name in ("answer", "answers", "equation") if name in figures]
        if len(ways) != 1:
            yield f"a number is given by one of answer, answers, equation; here by {', '.join(ways) or 'none'}"
        elif ways == ["answer"] and variants:
            yield "answer: with variants, give answers, one for each, or an equation"
        elif ways == ["answers"] and len(figures["answers"]) != len(variants):
            yield f"answers: {len(figures['answers'])} numbers for {len(variants)} variants"


def make_item(item: Written) -> dict[str, Any]:
    """Give unit, decimals and variants, and what is revealed after a prediction."""
    part = {"unit": item.get("unit", ""), "decimals": item["decimals"], "variants": item.get("variants", [])}
    if "reveal" not in item:
        return part
    reveal = item["reveal"]
    parts = explorer_parts(reveal["explorer"], reveal.get("labels"))
    return {**part, "reveal": {**reveal, "at": parts.complete(reveal["at"])}}


def make_key(item: Written, key: Written) -> dict[str, Any]:
    """Give the number of every variant, and those of every trap."""
    variants = item.get("variants") or [{}]
    words = {name: key[name] for name in ("feedback", "rationale") if name in key}
    answers = _revealed(item) if "reveal" in item else _figures(key, variants)
    traps = [
        {"answers": _figures(trap, variants), "tolerance": trap["tolerance"], "say": trap["say"]}
        for trap in key.get("traps", [])
    ]
    return {"answers": answers, "tolerance": key["tolerance"], "traps": traps, **words}


def _figures(figures: Written, variants: list[dict[str, float]]) -> list[float]:
    """Give one number a variant: as written, or by an equation."""
    if "equation" in figures:
        given = figures.get("with", {})
        return [evaluate(figures["equation"], {**given, **values}) * figures.get("scale", 1) for values in variants]
    return [float(number) for number in figures.get("answers", [figures.get("answer")])]


def _revealed(item: Written) -> list[float]:
    reveal = item["reveal"]
    scale = 100 if item.get("unit") == "%" else 1
    parts = explorer_parts(reveal["explorer"])
    return [parts.figures(parts.complete(reveal["at"]))[reveal["readout"]] * scale]
