"""The forms and exercises that stand on the page itself: Python reads what a reader has set there, and sets it."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping
from typing import Any

from widgets.pages.cells.shown import Tell


class WidgetOnPage:
    """One form or exercise of the page, whose parts are read and set by their names.

    Parameters
    ----------
    name : str
        Where the device keeps it.
    state : mapping
        What the reader has set: ``responses`` of a form, ``answer`` of an exercise.
    tell : callable
        Hears ``"adopt"``, and what Python has set.
    """

    def __init__(self, name: str, state: Mapping[str, Any], tell: Tell) -> None:
        self.__dict__.update(_name=name, _state=dict(state), _tell=tell)

    def __getattr__(self, part: str) -> Any:
        if part not in self._state:
            raise AttributeError(f"{self!r} has no {part!r}; it has {' and '.join(self._state)}")
        return copy.deepcopy(self._state[part])

    def __setattr__(self, part: str, value: Any) -> None:
        """Set a part; the page shows it, and keeps it as if the reader had set it."""
        getattr(self, part)  # which refuses a name that it does not have
        self._state[part] = copy.deepcopy(value)
        self._tell("adopt", {"name": self._name, "state": self._state})

    def __repr__(self) -> str:
        return f"on_page({self._name!r})"


class WidgetsOnPage:
    """What the page has told of its forms and exercises.

    Parameters
    ----------
    tell : callable
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._widgets: dict[str, WidgetOnPage] = {}

    def hear(self, name: str, state: Mapping[str, Any]) -> None:
        """Take what the page says of one; whoever has it in Python sees that.

        Parameters
        ----------
        name : str
        state : mapping
        """
        known = self._widgets.setdefault(name, WidgetOnPage(name, state, self._tell))
        known._state.clear()  # noqa: SLF001 (what is set by its name is told to the page)
        known._state.update(state)  # noqa: SLF001

    def __call__(self, name: str) -> WidgetOnPage:
        """Give a form or an exercise of this page by its name, or by an exercise's id.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        for known in (name, f"exercise-{name}"):
            if known in self._widgets:
                return self._widgets[known]
        near = difflib.get_close_matches(name, self._widgets, cutoff=0.3) or list(self._widgets)[:3]
        raise KeyError(
            f"there is no {name!r} on this page; did you mean {' or '.join(map(repr, near)) or 'another page'}?"
        )

    def __repr__(self) -> str:
        return f"on_page(name), where name is one of {', '.join(map(repr, self._widgets)) or 'none'}"
