"""Which names a cell makes, and which it needs from the cells before it."""

from __future__ import annotations

import builtins
import symtable
from collections.abc import Iterable, Iterator


def made_names(source: str) -> set[str]:
    r"""List the names that a cell makes; of one that is not Python yet, none.

    Parameters
    ----------
    source : str

    Examples
    --------
    >>> sorted(made_names("import pandas as pd\nscores = pd.Series(noor)"))
    ['pd', 'scores']
    """
    table = _table(source)
    return {symbol.get_name() for symbol in table.get_symbols() if _is_made(symbol)} if table else set()


def needed_names(source: str) -> set[str]:
    r"""List the names that a cell uses and neither makes itself nor Python has.

    Parameters
    ----------
    source : str

    Examples
    --------
    >>> sorted(needed_names("total = sum(score for score in scores)\ndef double():\n    return factor * total"))
    ['factor', 'scores']
    """
    table = _table(source)
    used = set(_used_globals(table)) if table else set()
    return used - made_names(source) - set(dir(builtins))


def makers_of(names: Iterable[str], sources: list[str]) -> list[int]:
    """Tell which cells must run so that names are there: those that make them last, and what these need in turn.

    Parameters
    ----------
    names : iterable of str
    sources : list of str
        The cells before, in their order.

    Examples
    --------
    >>> makers_of(["scores"], ["noor = load()", "other = 1", "scores = score(noor)"])
    [0, 2]
    """
    wanted, places = set(names), []
    for place in range(len(sources) - 1, -1, -1):
        made = made_names(sources[place]) & wanted
        if made:
            places.append(place)
            wanted = (wanted - made) | needed_names(sources[place])
    return places[::-1]


def _table(source: str) -> symtable.SymbolTable | None:
    try:
        return symtable.symtable(source, "cell", "exec")
    except (SyntaxError, ValueError):
        return None


def _is_made(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_imported()


def _used_globals(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (top or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _used_globals(inner)
