"""Libraries that are not here yet: their names can be imported, and to use one asks for it."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Import = ast.Import | ast.ImportFrom


class LibraryNeeded(Exception):  # noqa: N818 (nothing is wrong: the page fetches it, and the cell runs again)
    """A cell has come to a place that needs a library.

    Parameters
    ----------
    library : str
        The name of its package.
    """

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library


class Awaited:
    """Stands for what a library will bring."""

    def __init__(self, library: str) -> None:
        self.__library = library

    def __getattr__(self, name: str) -> Any:
        raise LibraryNeeded(self.__library)

    def __call__(self, *_args: Any, **_kwargs: Any) -> Any:
        """Ask for the library."""
        raise LibraryNeeded(self.__library)


class Libraries:
    """What could be fetched, and the imports that wait for it.

    Parameters
    ----------
    absent : mapping
        From the name by which something is imported to the package that brings it.
    """

    def __init__(self, absent: Mapping[str, str]) -> None:
        self.absent = dict(absent)
        self._waiting: list[tuple[Import, str]] = []

    def package_of(self, error: ModuleNotFoundError) -> str | None:
        """Name the package that would bring what was not found."""
        return self.absent.get((error.name or "").partition(".")[0])

    def import_into(self, namespace: dict[str, Any], statement: Import, place: str) -> None:
        """Import name by name, so that what needs a library does not hold up what needs none.

        Parameters
        ----------
        namespace : dict
        statement : Import or ImportFrom
        place : str
            Where it stands, for what is said of an error.
        """
        for one in _name_by_name(statement):
            try:
                exec(compile(ast.Module([one], []), place, "exec"), namespace)  # noqa: S102 (the reader's own code)
            except ModuleNotFoundError as error:
                package = self.package_of(error)
                if package is None:
                    raise
                namespace[_bound_name(one)] = Awaited(package)
                self._waiting.append((one, place))

    def arrived(self, packages: Iterable[str], namespace: dict[str, Any]) -> None:
        """Take up packages that are here now, and do the imports that waited.

        Parameters
        ----------
        packages : iterable of str
        namespace : dict
        """
        importlib.invalidate_caches()
        here = set(packages)
        self.absent = {name: package for name, package in self.absent.items() if package not in here}
        waiting, self._waiting = self._waiting, []
        for one, place in waiting:
            if isinstance(namespace.get(_bound_name(one)), Awaited):
                self.import_into(namespace, one, place)


def _name_by_name(statement: Import) -> Iterator[Import]:
    for alias in statement.names:
        one = (
            ast.Import([alias])
            if isinstance(statement, ast.Import)
            else ast.ImportFrom(statement.module, [alias], statement.level)
        )
        yield ast.copy_location(one, statement)


def _bound_name(statement: Import) -> str:
    alias = statement.names[0]
    return alias.asname or alias.name.partition(".")[0]
