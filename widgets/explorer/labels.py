"""What an explorer calls the things that it shows: by its own names, or by those of a chapter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.explorer.definition import ParameterError

LONGEST = 40
FORBIDDEN = frozenset("{}|<>")
"""Letters that mean something where a label is put into a sentence or beside an axis."""


def name_things(own: Mapping[str, str], labels: Mapping[str, Any] | None) -> dict[str, str]:
    """Give the name of everything that an explorer shows, the given ones before its own.

    Parameters
    ----------
    own : mapping
        What the explorer itself calls things, by their place in it.
    labels : mapping, optional
        Other names for some of them.

    Raises
    ------
    ParameterError
        If there is no such place, or a name cannot be shown.

    Examples
    --------
    >>> name_things({"alliance": "Alliance", "outcome": "Outcome"}, {"outcome": "Real relationship"})
    {'alliance': 'Alliance', 'outcome': 'Real relationship'}
    """
    for place, label in (labels or {}).items():
        if place not in own:
            raise ParameterError(f"there is no label {place!r}; labels are {', '.join(own)}")
        if not isinstance(label, str) or not 0 < len(label.strip()) <= LONGEST or FORBIDDEN & set(label):
            raise ParameterError(
                f"the label {place} is {label!r}; it must be a text of 1 to {LONGEST} letters, without any of "
                f"{' '.join(sorted(FORBIDDEN))}"
            )
    return {**own, **(labels or {})}


def within(label: str) -> str:
    """Write a name as it stands within a sentence.

    Examples
    --------
    >>> within("Real relationship"), within("WAI score")
    ('real relationship', 'WAI score')
    """
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
