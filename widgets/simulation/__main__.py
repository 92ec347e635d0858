"""Write the simulated tables of the book: ``python -m widgets.simulation``."""

from __future__ import annotations

import sys

from widgets.datasets import DATA
from widgets.simulation.data_files import write_data_files

if __name__ == "__main__":
    for path in write_data_files(DATA / "simulated"):
        sys.stdout.write(f"wrote {path}\n")
