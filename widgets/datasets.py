"""Where the book's data lie, and how to read them.

The only module that knows the folder ``data/``. Everything else asks here by name. Inventories of an instructor's
own may lie in a folder outside the book; the environment variable ``INVENTORIES`` says where.
"""

from __future__ import annotations

import difflib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from widgets.translations import is_translation

if TYPE_CHECKING:
    import pandas as pd

_HERE = Path(__file__).parent
# An installed package carries the data inside it; a checkout has them beside it.
DATA = next(folder for folder in (_HERE / "data", _HERE.parent / "data") if folder.is_dir())

BANK_FILE = "bank.json"
"""Every exercise, ready to be used: an installed package carries it, made from its files when the package was made."""
_KEYS = ("keys", "CLASSROOM_KEYS", "files of keys")


def inventory_ids() -> list[str]:
    """List the names of all inventories of the book, and of your own folder, in alphabetical order.

    Examples
    --------
    >>> "practice_alliance_short" in inventory_ids()
    True
    """
    return sorted(_inventory_paths())


def inventory_path(inventory_id: str) -> Path:
    """Find the file of one inventory by its name.

    Raises
    ------
    KeyError
        If there is no such inventory; the message lists the nearest names.
    FileNotFoundError
        If ``INVENTORIES`` names a folder that does not exist.
    ValueError
        If two inventories have the same name.
    """
    paths = _inventory_paths()
    _require(inventory_id, sorted(paths), "inventory")
    return paths[inventory_id]


def _inventory_paths() -> dict[str, Path]:
    paths: dict[str, Path] = {}
    for folder in _with_own("inventories", "INVENTORIES", ".yml files"):
        for path in sorted(path for path in folder.glob("*.yml") if not is_translation(path)):
            if path.stem in paths:
                raise ValueError(f"{path} and {paths[path.stem]} have the same name; give yours another name and id")
            paths[path.stem] = path
    return paths


def _with_own(folder: str, variable: str, what: str) -> list[Path]:
    """Give a folder of the book, and beside it the instructor's own if there is one."""
    own = os.environ.get(variable, "")
    if own and not Path(own).is_dir():
        raise FileNotFoundError(f"{variable} is {own!r}, and there is no such folder; name one that has your {what}")
    return [DATA / folder, *([Path(own)] if own else [])]


def is_checked(path: Path) -> bool:
    """Tell whether an inventory is an installed package's own: the book's tests have checked it before."""
    return DATA.parent == _HERE and path.parent == DATA / "inventories"


def session_ids() -> list[str]:
    """List the names of all rehearsed sessions."""
    return sorted(path.stem for path in (DATA / "sessions").glob("*.yml"))


def session_path(session_id: str) -> Path:
    """Find the file of one rehearsed session; a KeyError with the nearest names where there is none."""
    _require(session_id, session_ids(), "session")
    return DATA / "sessions" / f"{session_id}.yml"


def scene_ids() -> list[str]:
    """List the names of all scenes that can be replied to."""
    return sorted(path.stem for path in (DATA / "scenes").glob("*.yml") if path.stem != "criteria")


def scene_path(scene_id: str) -> Path:
    """Find the file of one scene; a KeyError with the nearest names where there is none."""
    _require(scene_id, scene_ids(), "scene")
    return DATA / "scenes" / f"{scene_id}.yml"


def written_file(name: str) -> Path:
    """Give the place of a file by its own name: ``session_model``, ``scenes/criteria``, ``teaching/<chapter>``."""
    return DATA / f"{name}.yml"


def exercise_paths() -> dict[str, Path]:
    """Find the file of exercises of every chapter that has some, by the chapter's name."""
    return {path.stem: path for path in sorted((DATA / "items").glob("*.yml"))}


def key_paths(chapter: str) -> list[Path]:
    """Find the files with keys of a chapter's graded exercises: the book's and, if there is one, your own.

    Raises
    ------
    FileNotFoundError
        If ``CLASSROOM_KEYS`` names a folder that does not exist.
    """
    return [path for folder in _with_own(*_KEYS) if (path := folder / f"{chapter}.yml").is_file()]


def has_own_keys() -> bool:
    """Say whether an instructor's own keys stand beside the book's: ``CLASSROOM_KEYS`` names their folder."""
    return len(_with_own(*_KEYS)) > 1


def ready_bank() -> str | None:
    """Read the bank that an installed package carries; None in a checkout, and where own keys are to be added."""
    path = DATA / BANK_FILE
    return path.read_text("utf-8") if path.is_file() and not has_own_keys() else None


def file_schema(folder: str, what: str = "*") -> dict[str, Any]:
    """Read the JSON Schema of the files in a folder of the data; where it has several, of ``what``."""
    (path,) = (DATA / folder).glob(f"{what}.schema.json")
    return dict(json.loads(path.read_text("utf-8")))


def case_responses(case: str, inventory_id: str) -> pd.DataFrame:
    """Read the answers that one of the book's invented cases gave to an inventory; a KeyError where there are none.

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

    Examples
    --------
    >>> list(case_responses("Noor", "practice_alliance_short").index)
    [(3, 'client'), (3, 'therapist')]
    """
    _require(inventory_id, sorted(path.stem for path in (DATA / "cases").glob("*.csv")), "inventory with cases")
    answers = _read_table("cases", inventory_id, index_col=["case", "session", "perspective"])
    _require(case, sorted(set(answers.index.get_level_values("case"))), "case")
    return answers.loc[[case]].droplevel("case")


def simulated_table(name: str) -> pd.DataFrame:
    """Read one of the book's simulated tables; nobody in it is real.

    Parameters
    ----------
    name : str
        ``"clients"``, one row a client; ``"responses"``, one row for each client, session and perspective; or
        ``"sessions"``, one row for each client and session of other therapies, with the therapist in a column.

    Returns
    -------
    DataFrame
        Indexed by who and when is described; the columns are described in ``data/datapackage.json``.

    Raises
    ------
    KeyError
        If there is no simulated table of that name.

    Examples
    --------
    >>> simulated_table("responses").loc[1].index.names
    FrozenList(['session', 'perspective'])
    """
    _require(name, sorted(path.stem for path in (DATA / "simulated").glob("*.csv")), "simulated table")
    table = _read_table("simulated", name)
    return table.set_index([column for column in ("client", "session", "perspective") if column in table.columns])


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
    counts = dict.fromkeys(("k", "n"), "Int64")  # whole numbers also where some are not known
    return _read_table("published", "meta_analyses", index_col="result_id", dtype=counts)


def published_effect(result_id: str) -> float:
    """Give the effect of one published result, by its name in the table; a KeyError where there is none.

    Examples
    --------
    >>> published_effect("fluckiger2018alliance_adult")
    0.278
    """
    return float(published_results()["effect"][result_id])


def pooling_methods() -> pd.Series:
    """Read how publications averaged the results of studies, where we have seen it.

    Returns
    -------
    Series (publications)
        In words, indexed by citation key.

    Examples
    --------
    >>> pooling_methods()["fluckiger2018alliance"]
    'three levels, restricted maximum likelihood'
    """
    return _read_table("published", "pooling_methods", index_col="citation")["method"]


def _read_table(folder: str, name: str, **options: Any) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 (only tables need it)

    table: pd.DataFrame = pd.read_csv(DATA / folder / f"{name}.csv", **options)
    return table


def _require(name: str, known: list[str], what: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known) or known
        raise KeyError(f"there is no {what} named {name!r}; did you mean {' or '.join(map(repr, near))}?")
