"""Write simulated sessions to a file while they are made, however many there are."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from widgets.simulation.blocks import SESSION_COLUMNS, Design, check_count, simulate_blocks
from widgets.simulation.session_parameters import SessionParameters

_DEFAULTS = SessionParameters()


def stream_sessions(  # noqa: PLR0913 (what is simulated, and how it is written)
    path: str | Path,
    n_therapists: int,
    *,
    seed: int,
    clients_per_therapist: int = 12,
    n_sessions: int = 12,
    parameters: SessionParameters = _DEFAULTS,
    decimals: int = 3,
) -> int:
    """Simulate sessions and write them to a CSV file, without ever holding more than a few therapists.

    The rows are those of the table ``sessions`` that :func:`simulate_sessions` gives.

    Parameters
    ----------
    path : str or Path
        The file; what was in it is replaced.
    n_therapists, seed, clients_per_therapist, n_sessions, parameters
        As for :func:`simulate_sessions`.
    decimals : int
        How many decimals to write, at least 0.

    Returns
    -------
    int
        How many sessions were written.

    Raises
    ------
    ValueError
        If a count or the seed is not a whole number, or too low.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     stream_sessions(Path(folder) / "sessions.csv", 2, seed=1, clients_per_therapist=3, n_sessions=4)
    21
    """
    check_count("decimals", decimals, 0)
    design = Design(n_therapists, clients_per_therapist, n_sessions, seed)
    n_written = 0
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        for block in simulate_blocks(design, parameters):
            table = pd.DataFrame({name: block.sessions[name] for name in SESSION_COLUMNS}, copy=False)
            table.to_csv(file, index=False, header=n_written == 0, float_format=f"%.{decimals}f", lineterminator="\n")
            n_written += len(table)
    return n_written
