"""How many words are wanted, and a key with a model answer and a rubric."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import Problems, Written, key_as_written

__all__ = ["find_problems", "make_item", "make_key"]
make_key = key_as_written
RESERVED = ("comment", "points")
"""Names that a file of marks has for itself."""


def find_problems(item: Written, key: Written) -> Problems:
    """Check that the exercise is graded, that the rubric's points add up, and that the limits are in order."""
    if item["use"] == "practice":
        yield "a free response is graded: nobody but a person can give feedback on it"
    best = sum(max(level["points"] for level in criterion["levels"]) for criterion in key["rubric"])
    if best != item["points"]:
        yield f"the best levels of the rubric add up to {best}, and the exercise has {item['points']} points"
    for criterion in key["rubric"]:
        points = [level["points"] for level in criterion["levels"]]
        if points != sorted(set(points)) or points[0] != 0:
            yield f"rubric, {criterion['id']}: levels begin at 0 points and rise; here {points}"
        if criterion["id"] in RESERVED:
            yield f"rubric: a file of marks keeps the name {criterion['id']!r} for itself; call the criterion otherwise"
    if item["words"]["least"] > item["words"]["most"]:
        yield "words: least is above most"


def make_item(item: Written) -> dict[str, Any]:
    """Give how many words are wanted."""
    return {"words": dict(item["words"])}
