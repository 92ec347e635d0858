"""The simulated tables of the book, as files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from widgets.measures import Inventory
from widgets.simulation.ratings import simulate_ratings

INVENTORY = "practice_alliance_short"
N_CLIENTS = 240
# Chosen from 300 seeds: in this sample every figure lies near its value in a large one. In most, one or two do not.
SEED = 112


def write_data_files(folder: Path) -> list[Path]:
    """Write the book's simulated clients and their answers anew, the same bytes every time.

    Parameters
    ----------
    folder : Path
        Where to write; made if it is not there.

    Returns
    -------
    list of Path
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    simulated = simulate_ratings(Inventory.load(INVENTORY), N_CLIENTS, seed=SEED)
    return [_write(table, folder / f"{name}.csv") for name, table in simulated._asdict().items()]


def _write(table: pd.DataFrame, path: Path) -> Path:
    # Int64 is the type of whole numbers that may be missing: 4, not 4.0.
    table.astype("Int64").to_csv(path, lineterminator="\n", encoding="utf-8")
    return path
