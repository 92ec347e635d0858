"""Where the book's data lie, and how to read them.

The only module that knows the folder ``data/``. Everything else asks here by name.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pandas as pd

_HERE = Path(__file__).parent
# An installed package carries the data inside it; a checkout has them beside it.
DATA = next(folder for folder in (_HERE / "data", _HERE.parent / "data") if folder.is_dir())


def inventory_ids() -> list[str]:
    """List the names of all inventories of the book, in alphabetical order.

    Examples
    --------
    >>> "practice_alliance_short" in inventory_ids()
    True
    """
    return sorted(path.stem for path in (DATA / "inventories").glob("*.yml"))


def inventory_path(inventory_id: str) -> Path:
    """Find the file of one inventory by its name.

    Raises
    ------
    KeyError
        If there is no such inventory; the message lists the nearest names.
    """
    _require(inventory_id, inventory_ids(), "inventory")
    return DATA / "inventories" / f"{inventory_id}.yml"


def inventory_schema() -> dict[str, Any]:
    """Read the JSON Schema that every inventory file must meet."""
    schema: dict[str, Any] = json.loads((DATA / "inventories" / "inventory.schema.json").read_text("utf-8"))
    return schema


def case_responses(case: str, inventory_id: str) -> pd.DataFrame:
    """Read the answers that one of the book's invented cases gave to an inventory.

    Parameters
    ----------
    case : str
        Name of the case, for example ``"Noor"``.
    inventory_id : str
        Name of the inventory.

    Returns
    -------
    DataFrame, (ratings, items)
        One row for each session and perspective (both in the index), one column an item;
        NaN where an item was left unanswered.

    Raises
    ------
    KeyError
        If the case or the inventory has no answers on file.

    Examples
    --------
    >>> list(case_responses("Noor", "practice_alliance_short").index)
    [(3, 'client'), (3, 'therapist')]
    """
    _require(inventory_id, sorted(path.stem for path in (DATA / "cases").glob("*.csv")), "inventory with cases")
    answers = pd.read_csv(DATA / "cases" / f"{inventory_id}.csv", index_col=["case", "session", "perspective"])
    _require(case, sorted(set(answers.index.get_level_values("case"))), "case")
    return answers.loc[[case]].droplevel("case")


def published_results() -> pd.DataFrame:
    """Read the table of published meta-analytic results, each with its citation key.

    Returns
    -------
    DataFrame, (results, columns)
        One row a result, indexed by ``result_id``; the columns are described in ``data/datapackage.json``.

    Examples
    --------
    >>> published_results().loc["fluckiger2018alliance_adult", "effect"].item()
    0.278
    """
    return pd.read_csv(DATA / "published" / "meta_analyses.csv", index_col="result_id")


def _require(name: str, known: list[str], what: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known) or known
        raise KeyError(f"there is no {what} named {name!r}; did you mean {' or '.join(map(repr, near))}?")
