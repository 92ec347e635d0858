"""One reader's Python on one page: the names that the cells have made, and how a cell runs."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from widgets.pages.cells.libraries import Libraries, LibraryNeeded
from widgets.pages.cells.names import needed_names
from widgets.pages.cells.on_page import WidgetsOnPage
from widgets.pages.cells.outputs import Printed, describe_error, describe_value
from widgets.pages.cells.shown import ShownWidgets, Tell


class Session:
    """What the cells of a page share.

    Parameters
    ----------
    absent : mapping
        Libraries that could be fetched: from the name by which one is imported to the package that brings it.
    tell : callable
        Hears ``"output"`` and a piece of what a cell gives, ``"model"`` and what Python has set of a widget that it has
        shown, or ``"adopt"`` and what it has set of one of the page's own.
    """

    def __init__(self, absent: Mapping[str, str], tell: Tell) -> None:
        self._tell = tell
        self._runs = 0
        self._printed = Printed(tell)
        self.shown = ShownWidgets(tell)
        self.libraries = Libraries(absent)
        self.on_page = WidgetsOnPage(tell)
        self.namespace: dict[str, Any] = {"__name__": "__main__", "display": self._display, "on_page": self.on_page}

    def run(self, source: str) -> dict[str, Any]:
        """Run a cell; what it gives is told as it comes.

        Parameters
        ----------
        source : str

        Returns
        -------
        dict
            ``ended`` is ``"well"``, ``"badly"``, or ``"library"`` where the ``library`` named has to be fetched first.
        """
        self._runs += 1
        place = f"<cell {self._runs}>"
        self._printed = Printed(self._tell)
        try:
            with redirect_stdout(self._printed), redirect_stderr(self._printed):
                self._execute(ast.parse(source, place), place)
        except LibraryNeeded as needed:
            return {"ended": "library", "library": needed.library}
        except ModuleNotFoundError as error:
            package = self.libraries.package_of(error)
            if package is not None:
                return {"ended": "library", "library": package}
            return self._tell_error(error, place, source)
        except BaseException as error:  # noqa: BLE001 (the reader's code may end in any way)
            return self._tell_error(error, place, source)
        finally:
            self._printed.send()
        return {"ended": "well", "library": ""}

    def missing_names(self, source: str) -> set[str]:
        """List the names that a cell needs and that no cell has made yet.

        Parameters
        ----------
        source : str
        """
        return needed_names(source) - set(self.namespace)

    def _tell_error(self, error: BaseException, place: str, source: str) -> dict[str, Any]:
        self._printed.send()
        self._tell("output", describe_error(error, place, source))
        return {"ended": "badly", "library": ""}

    def _execute(self, cell: ast.Module, place: str) -> None:
        for statement in cell.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                self.libraries.import_into(self.namespace, statement, place)
            elif isinstance(statement, ast.Expr) and statement is cell.body[-1]:
                value = eval(compile(ast.Expression(statement.value), place, "eval"), self.namespace)  # noqa: S307
                self._display(value)
            else:
                exec(compile(ast.Module([statement], []), place, "exec"), self.namespace)  # noqa: S102

    def _display(self, *values: Any) -> None:
        """Show values where the cell stands, as a notebook does."""
        for value in values:
            if value is not None:
                self._printed.send()
                self._tell("output", describe_value(value, self.shown))
