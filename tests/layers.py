"""Which of many like cases everybody runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some_now(cases: Iterable[Any], now: Collection[Any] | int, why: str) -> list[Any]:
    """Run some of the cases in both layers, and the others in the whole one.

    Parameters
    ----------
    cases : iterable
        All cases, as ``parametrize`` takes them.
    now : collection or int
        Those that everybody runs, or how many from the first. One that is no case is an error, so that none is lost
        when names change.
    why : str
        Why the others can wait.
    """
    listed = list(cases)
    chosen = listed[:now] if isinstance(now, int) else now
    if unknown := [case for case in chosen if case not in listed]:
        raise ValueError(f"{unknown[0]!r} is none of the cases; name those that there are")
    later = pytest.mark.whole(why)
    return [case if case in chosen else _param(case, later) for case in listed]


def _param(case: Any, mark: pytest.MarkDecorator) -> Any:
    return pytest.param(*case, marks=mark) if isinstance(case, tuple) else pytest.param(case, marks=mark)
