"""The explorers: one module each, named for what it shows, with one function ``explore_<name>``."""

from importlib import import_module
from pathlib import Path

from widgets.explorer.definition import ExplorerParts
from widgets.explorer.explorer import Explorer

__all__ = ["explorer_names", "explorer_parts", "make_explorer"]


def explorer_names() -> list[str]:
    """List the names of all explorers, in alphabetical order.

    Examples
    --------
    >>> "shared_variance" in explorer_names()
    True
    """
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")


def make_explorer(name: str, **values: float) -> Explorer:
    """Make an explorer by its name.

    Raises
    ------
    KeyError
        If there is no such explorer.
    """
    return Explorer(explorer_parts(name), values)


def explorer_parts(name: str) -> ExplorerParts:
    """Say what an explorer is made of, with nothing drawn.

    Raises
    ------
    KeyError
        If there is no such explorer.
    """
    if name not in explorer_names():
        raise KeyError(f"there is no explorer {name!r}; explorers are {', '.join(explorer_names())}")
    parts: ExplorerParts = import_module(f"widgets.explorers.{name}").parts()
    return parts
