"""Which of many like cases everybody runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some_now(cases: Iterable[Any], now: Collection[Any], why: str) -> list[Any]:
    """Run some of the cases in both layers, and the others in the whole one.

    Parameters
    ----------
    cases : iterable
        All cases, as ``parametrize`` takes them.
    now : collection
        Those that everybody runs. One that is no case is an error, so that none is lost when names change.
    why : str
        Why the others can wait.
    """
    listed = list(cases)
    if unknown := [case for case in now if case not in listed]:
        raise ValueError(f"{unknown[0]!r} is none of the cases; name those that there are")
    later = pytest.mark.whole(why)
    return [case if case in now else pytest.param(case, marks=later) for case in listed]
