"""The library that draws charts, and how a widget gets it: a page fetches it, and a notebook asks its kernel for it."""

from __future__ import annotations

from functools import cache
from typing import Any

import traitlets

from widgets.host.drawing_engine import bundle_library
from widgets.host.modules import HERE, PACKAGE_ROOT

LIBRARY_FILE = "vega.js"
"""Its place in a site's folder of widgets, and in an installed package, which carries it bundled."""
LICENSES_FILE = "vega_licenses.txt"
"""Its place beside the library, wherever that goes: what the licenses of its parts ask for."""
_NOTE = f"/*! Vega, Vega-Lite, D3 and others, each under its own license: {LICENSES_FILE} */\n"


@cache
def vega_library() -> str:
    """Give the drawing library as one script that sets ``drawVega``: as it lies in an installed package, or anew."""
    ready = PACKAGE_ROOT / LIBRARY_FILE
    return ready.read_text("utf-8") if ready.is_file() else _NOTE + bundle_library()


def library_licenses() -> str:
    """Give the licenses of all that the drawing library is made of."""
    return (HERE / LICENSES_FILE).read_text("utf-8")


class DrawingLibrary(traitlets.HasTraits):
    """What a widget needs that draws with Vega: the library, sent once it is asked for."""

    library = traitlets.Unicode(help="The drawing library, sent to a notebook that asks for it.").tag(sync=True)
    wants_library = traitlets.Bool(help="Whether a notebook asks for the drawing library.").tag(sync=True)

    @traitlets.observe("wants_library")
    def _send_library(self, change: dict[str, Any]) -> None:
        if change["new"] and not self.library:
            self.library = vega_library()
