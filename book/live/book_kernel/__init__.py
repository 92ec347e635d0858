"""What a notebook's kernel in a browser knows of the book; IPython loads it when the kernel starts.

It runs there and nowhere else: it says of a library that is not on the device where that comes from, and lets
JupyterLab draw the charts that Python has nothing to draw with.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
FORM = "widgets.inventory_form.inventory_form"
"""The module whose place a plainer one takes where pandas is not on the device."""
VEGA_LITE = "application/vnd.vegalite.v5+json"
"""The newest that JupyterLab draws; what Altair writes for a newer one, it draws as well."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
SHOWN = {VEGA_LITE: {"embed_options": {"actions": False}}}
"""Leaves out a menu that leads to another host."""


class AbsentLibraryError(ModuleNotFoundError):
    """A library is not on the device; what is said of it is all that a notebook shows."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class AbsentLibraries:
    """Says of a library that is not on the device where it comes from.

    Parameters
    ----------
    modules : list of str
        Names by which such libraries are imported.
    sentence : str
        What is said; it has a place for the name.
    """

    def __init__(self, modules: Sequence[str], sentence: str) -> None:
        self.modules = set(modules)
        self.sentence = sentence

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find nothing, and say so.

        Raises
        ------
        AbsentLibraryError
            If it is one of these libraries.
        """
        del path, target
        if name in self.modules:
            raise AbsentLibraryError(self.sentence.format(module=name), name=name)
        return None


class PlainForms:
    """Gives the form that needs no pandas, where there is none."""

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find it under the name of the whole one."""
        del path, target
        plain = name == FORM and PathFinder.find_spec("pandas") is None
        return spec_from_file_location(name, HERE / "inventory_form.py") if plain else None


def show_chart(chart: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give an Altair chart to JupyterLab, which draws it."""
    return {VEGA_LITE: {**chart.to_dict(), "$schema": SCHEMA}, "text/plain": repr(chart)}, SHOWN


def show_picture(picture: Any, colors: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give a picture of the book to JupyterLab: as it lies ready, or its chart with the finding and the caption.

    Parameters
    ----------
    picture : Picture
    colors : dict
        What each stand-in becomes.
    """
    from widgets.host.drawing_engine import NoDrawingEngineError  # noqa: PLC0415 (it is there once a picture is)

    try:
        return picture._repr_mimebundle_(), {}
    except NoDrawingEngineError:
        spec = json.dumps(picture.chart.to_dict())
        for stand_in, color in colors.items():
            spec = spec.replace(stand_in, color)
        told = {"text": picture.finding, "subtitle": picture.caption, "anchor": "start"}
        shown = {**json.loads(spec), "$schema": SCHEMA, "title": told, "background": colors["page"]}
        return {VEGA_LITE: shown, "text/plain": f"{picture.finding} {picture.description}"}, SHOWN


def load_ipython_extension(shell: Any) -> None:
    """Tell the kernel all that."""
    about = json.loads((HERE / "about.json").read_text("utf-8"))
    place = sys.meta_path.index(PathFinder) + 1  # before Pyodide's own, which would name commands of its own
    sys.meta_path.insert(place, AbsentLibraries(about["modules"], about["sentence"]))
    sys.meta_path.insert(0, PlainForms())
    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type_by_name("altair.vegalite.v6.api", "TopLevelMixin", show_chart)
    formatter.for_type_by_name("widgets.host.picture", "Picture", lambda one: show_picture(one, about["colors"]))
