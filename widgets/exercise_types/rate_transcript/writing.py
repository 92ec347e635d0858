"""Turns of a dialogue and a scale, and a key with a rating and a reason for each turn to rate."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import Problems, Written, differing_names, key_as_written

__all__ = ["find_problems", "make_item", "make_key"]
make_key = key_as_written


def find_problems(item: Written, key: Written) -> Problems:
    """Check that every turn to rate has a rating on the scale and a reason, and that ratings vary."""
    rated = [turn["id"] for turn in item["turns"] if turn.get("rate")]
    yield from differing_names(key["ratings"], rated, "ratings")
    yield from differing_names(key["reasons"], rated, "reasons")
    steps = [int(step) for step in item["scale"]]
    for turn, rating in key["ratings"].items():
        if rating not in steps:
            yield f"ratings: {turn} has {rating}, which is no step of {', '.join(map(str, steps))}"
    if len(set(key["ratings"].values())) < 3:  # noqa: PLR2004 (fewer tell little about agreement)
        yield "ratings: use at least three different steps, or agreement means little"


def make_item(item: Written) -> dict[str, Any]:
    """Give the question, the scale, and the turns with those that are to be rated."""
    return {
        "question": item["question"],
        "scale": [{"value": int(step), "label": label} for step, label in item["scale"].items()],
        "turns": [{"rate": False, **turn} for turn in item["turns"]],
    }
