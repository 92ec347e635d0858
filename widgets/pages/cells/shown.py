"""The widgets that a page shows: what a reader sets there is heard, and what Python sets is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

Tell = Callable[[str, Any], None]


def is_widget(value: Any) -> bool:
    """Tell whether a value is one of the book's widgets."""
    return hasattr(value, "readable_form") and hasattr(value, "traits")


class ShownWidgets:
    """Follows each widget from the first time that it is shown.

    Parameters
    ----------
    tell : callable
        Hears of changes: ``"model"``, and which widget's traits have which values now.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._widgets: list[Any] = []
        self._heard: Mapping[str, Any] = {}

    def show(self, widget: Any) -> dict[str, Any]:
        """Give what the page needs to show a widget.

        Parameters
        ----------
        widget : HostedWidget
        """
        widget.html = widget.readable_form(published=False)
        if widget not in self._widgets:
            self._widgets.append(widget)
            widget.observe(self._follow, names=[name for name in own_traits(widget) if name != "html"])
        state = {name: as_sent(widget, name) for name in own_traits(widget)}
        return {"kind": "widget", "number": self._widgets.index(widget), "widget": widget.widget, "state": state}

    def hear(self, number: int, changes: Mapping[str, Any]) -> None:
        """Take what a reader has set; what the widget makes of it otherwise is told back.

        Parameters
        ----------
        number : int
            The widget's, as it was shown.
        changes : mapping
        """
        widget, self._heard = self._widgets[number], changes
        with suppress(Exception), widget.hold_trait_notifications():
            for name, value in changes.items():
                read = widget.trait_metadata(name, "from_json")
                widget.set_trait(name, read(value, widget) if read else value)
        self._heard = {}
        now = {name: as_sent(widget, name) for name in changes}
        refused = {name: value for name, value in now.items() if value != changes[name]}
        if refused:
            self._tell("model", {"number": number, "changes": refused})

    def _follow(self, change: Any) -> None:
        name, number = change["name"], self._widgets.index(change["owner"])
        value = as_sent(change["owner"], name)
        if name not in self._heard or value != self._heard[name]:
            self._tell("model", {"number": number, "changes": {name: value}})


def own_traits(widget: Any) -> list[str]:
    """Name the traits of a widget that it shares with its module, and no library's."""
    traits = widget.traits(sync=True).items()
    return [name for name, trait in traits if trait.this_class.__module__.startswith("widgets.")]


def as_sent(widget: Any, name: str) -> Any:
    """Give one trait of a widget in JSON's terms.

    Parameters
    ----------
    widget : HasTraits
    name : str
    """
    value, write = getattr(widget, name), widget.trait_metadata(name, "to_json")
    return write(value, widget) if write else value
