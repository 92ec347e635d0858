"""What can be observed in a reply: each criterion with an example of yes and one of no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import file_schema, written_file


class SceneError(ValueError):
    """A scene or its criteria break a rule; the message names the thing, the value and the fix."""


@dataclass(frozen=True)
class Example:
    """A reply that meets a criterion, or misses it, and because of what."""

    text: str
    because: str


@dataclass(frozen=True)
class Criterion:
    """One thing that can be observed in a reply, as a question that is answered by yes or no."""

    id: str
    title: str
    question: str
    moment: str
    """The invented moment to which both examples reply."""
    met: Example
    missed: Example
    at_most: Mapping[str, int]
    """What may be counted, ``words`` or ``questions``, and how many there may be; empty where a person marks."""

    @property
    def is_counted(self) -> bool:
        """Tell whether it is counted, and nobody needs to mark it."""
        return bool(self.at_most)

    def is_met(self, text: str) -> bool:
        """Count whether a reply meets a criterion that can be counted.

        Examples
        --------
        >>> load_criteria()["one_question"].is_met("Since when? And how often?")
        False
        """
        return all(count_in(text)[what] <= most for what, most in self.at_most.items())


def count_in(text: str) -> dict[str, int]:
    """Count the words of a text, which are what stands between spaces, and its questions, which are question marks.

    Examples
    --------
    >>> count_in("You paused. Where were you?")
    {'words': 5, 'questions': 1}
    """
    return {"words": len(text.split()), "questions": text.count("?")}


@cache
def load_criteria() -> dict[str, Criterion]:
    """Read all criteria, by their ids.

    Raises
    ------
    SceneError
        With all problems found, one a line.

    Examples
    --------
    >>> load_criteria()["short"].question
    'Has the reply at most 40 words?'
    """
    path = written_file("scenes/criteria")
    written = read_yaml(path, "the criteria for replies", SceneError)
    problems = list(schema_problems(written, file_schema("scenes", "criteria")))
    if not problems:
        counts = Counter(one["id"] for one in written["criteria"])
        problems = [f"criterion {name}: stands {count} times; keep one" for name, count in counts.items() if count > 1]
    if problems:
        raise SceneError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return {one["id"]: _criterion(one) for one in written["criteria"]}


def _criterion(written: Mapping[str, Any]) -> Criterion:
    at_most = written.get("at_most", {})
    examples = {name: Example(**written[name]) for name in ("met", "missed")}
    question = written["question"].format(**at_most)
    return Criterion(**{**written, **examples, "at_most": at_most, "question": question})
