"""The simulated tables of the book, as files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from widgets.measures import Inventory
from widgets.simulation.ratings import simulate_ratings
from widgets.simulation.sessions import SimulatedSessions, simulate_sessions

INVENTORY = "practice_alliance_short"
N_CLIENTS = 240
# Chosen from 300 seeds: in this sample every figure lies near its value in a large one. In most, one or two do not.
SEED = 112
N_THERAPISTS = 60
# Chosen in the same way, from 400 seeds.
SESSIONS_SEED = 204
OF_CLIENTS = ["real_relationship", "transference", "countertransference", "dropped_out"]


def write_data_files(folder: Path) -> list[Path]:
    """Write the book's simulated clients, their answers, and other therapies' sessions anew, always the same bytes.

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
    # Int64 is the type of whole numbers that may be missing: 4, not 4.0.
    paths = [_write(table.astype("Int64"), folder / f"{name}.csv") for name, table in simulated._asdict().items()]
    sessions = _describe_sessions(simulate_sessions(N_THERAPISTS, seed=SESSIONS_SEED))
    return [*paths, _write(sessions, folder / "sessions.csv")]


def _describe_sessions(simulated: SimulatedSessions) -> pd.DataFrame:
    """Add to each session what a chapter needs to know of its client."""
    sessions = simulated.sessions.join(simulated.clients[OF_CLIENTS], on="client")
    return sessions.set_index(["therapist", "client", "session"])


def _write(table: pd.DataFrame, path: Path) -> Path:
    table.to_csv(path, float_format="%.2f", lineterminator="\n", encoding="utf-8")
    return path
