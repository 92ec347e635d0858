"""Stands for the library of that name where Python runs in a page: what shows a widget there is the page itself.

``shown.py`` follows the traits of a widget that is shown, so that of the library the base class alone is needed, and of
what that brings (a kernel's connections, IPython) nothing.
"""

from __future__ import annotations

from typing import Any

import traitlets

from widgets.pages.cells.shown import as_sent


class AnyWidget(traitlets.HasTraits):
    """A widget without a kernel."""

    def get_state(self, key: list[str]) -> dict[str, Any]:
        """Give traits as they are sent.

        Parameters
        ----------
        key : list of str
            Their names.
        """
        return {name: as_sent(self, name) for name in key}

    def _repr_mimebundle_(self, **_kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {}, {}
