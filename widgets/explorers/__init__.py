"""The explorers: one module each, named for what it shows, with one function ``explore_<name>``."""

from collections.abc import Mapping
from importlib import import_module
from inspect import signature
from pathlib import Path

from widgets.explorer.definition import ExplorerParts, ParameterError
from widgets.explorer.explorer import Explorer
from widgets.translations import ENGLISH

__all__ = ["explorer_names", "explorer_parts", "make_explorer"]


def explorer_names() -> list[str]:
    """List the names of all explorers, in alphabetical order.

    Examples
    --------
    >>> "shared_variance" in explorer_names()
    True
    """
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")


def make_explorer(
    name: str, labels: Mapping[str, str] | None = None, language: str = ENGLISH, **values: float
) -> Explorer:
    """Make an explorer by its name.

    Raises
    ------
    KeyError
        If there is no such explorer.
    """
    return Explorer(explorer_parts(name, labels), values, language=language)


def explorer_parts(name: str, labels: Mapping[str, str] | None = None) -> ExplorerParts:
    """Say what an explorer is made of, with nothing drawn.

    Raises
    ------
    KeyError
        If there is no such explorer.
    ParameterError
        If labels are given and it has none, or other ones.
    """
    if name not in explorer_names():
        raise KeyError(f"there is no explorer {name!r}; explorers are {', '.join(explorer_names())}")
    parts = import_module(f"widgets.explorers.{name}").parts
    if labels and not signature(parts).parameters:
        raise ParameterError(f"the explorer {name} has no labels; leave them out")
    made: ExplorerParts = parts(labels) if labels else parts()
    return made
