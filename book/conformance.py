"""What the book does about each success criterion of WCAG 2.2, and how the tests that judge it ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets.checked_yaml import read_yaml

CRITERIA = Path(__file__).with_name("conformance.yml")
RESULTS = Path(__file__).with_name("conformance_results.json")
STATES = ("supported", "partly", "not applicable")


@dataclass(frozen=True)
class Criterion:
    """A success criterion, and what the book does about it."""

    number: str
    name: str
    """What it asks for, in our words."""
    level: str
    state: str
    tests: tuple[str, ...] = ()
    """The files of tests that judge it, by their path."""
    note: str = ""
    """What is not met or not judged, or why it does not apply."""

    def problem(self) -> str:
        """Say what is wrong with how it is told; nothing if all is well."""
        if self.state not in STATES:
            return f"state is {self.state!r}; choose one of {', '.join(STATES)}"
        if self.state == "supported" and not self.tests:
            return "is supported and names no test; name those that judge it, or say 'partly' and what is not judged"
        if self.state != "supported" and not self.note:
            return f"is {self.state} and has no note; say what is not met, or why it does not apply"
        if self.state == "not applicable" and self.tests:
            return "is not applicable and names tests; take them out"
        return ""


def read_criteria(path: Path = CRITERIA) -> list[Criterion]:
    """Read the criteria, in the order of the standard.

    Raises
    ------
    ValueError
        If what is said of one does not hold together; the message names it and the fix.
    """
    told = read_yaml(path, "the criteria")
    criteria = [Criterion(number, **{**one, "tests": tuple(one.get("tests", ()))}) for number, one in told.items()]
    problems = [f"{path.name}: {one.number}: {one.problem()}" for one in criteria if one.problem()]
    if problems:
        raise ValueError("\n".join(problems))
    return criteria


def named_tests(criteria: list[Criterion]) -> list[str]:
    """List the files of tests that criteria name, each once."""
    return sorted({path for criterion in criteria for path in criterion.tests})


def read_results() -> dict[str, Any]:
    """Read how the tests ended when all of them were last run: the day, and of each file how many passed and failed."""
    results: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return results
