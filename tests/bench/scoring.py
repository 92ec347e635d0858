"""How fast and how lean a million forms are scored, against a bare matrix product in the same run."""

import tracemalloc
from collections.abc import Callable
from dataclasses import asdict
from time import perf_counter

import numpy as np
import pandas as pd

from tests.bench import Settings
from tests.bench.report import Goal, Measure, compare, print_goals, print_table, write_results
from widgets import Inventory

RESPONDENTS = 1_000_000
INVENTORY = "practice_alliance_long"
MISSING = 0.01
MEASURES = (Measure("ms", "ms to score"),)
MOST_TIMES_SLOWER = 5
MOST_MEMORY = 3


def answers_of(inventory: Inventory) -> pd.DataFrame:
    """Make random answers, a few of them missing, a block at a time."""
    rng = np.random.default_rng(20261124)
    scale = inventory.response_scale
    values = np.empty((RESPONDENTS, len(inventory.items)))
    for rows in np.array_split(np.arange(RESPONDENTS), 100):
        block = rng.integers(scale.minimum, scale.maximum + 1, (len(rows), values.shape[1])).astype(float)
        block[rng.random(block.shape) < MISSING] = np.nan
        values[rows] = block
    return pd.DataFrame(values, columns=inventory.item_ids)


def milliseconds(act: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    act()
    return 1000 * (perf_counter() - start)


def peak_memory(act: Callable[[], object]) -> int:
    """Count the bytes that a call has taken at its worst moment."""
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def run(settings: Settings) -> None:
    """Score in turn with a product of the same numbers without any missing, and print the ratio."""
    inventory = Inventory.load(INVENTORY)
    responses = answers_of(inventory)
    complete, weights = responses.fillna(0).to_numpy(), inventory.scoring_key.weights.to_numpy(dtype=float)
    sides: dict[str, Callable[[], object]] = {
        "ours": lambda: inventory.subscale_scores(responses),
        "stock": lambda: complete @ weights,
    }
    measured: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for _ in range(settings.loads):
        for side, act in sides.items():
            measured[side].append({"ms": milliseconds(act)})
    comparison = compare(measured["ours"], measured["stock"])
    print_table(f"{RESPONDENTS:,} forms of {len(inventory.items)} items, stock is X @ W", comparison, MEASURES)
    size = responses.to_numpy().nbytes
    memory, slower = (size + peak_memory(sides["ours"])) / size, 1 / comparison["ms"]["stock_to_ours"]
    goals = [
        Goal(f"at most {MOST_TIMES_SLOWER} times a bare product", f"{slower:.2f} times", slower <= MOST_TIMES_SLOWER),
        Goal(f"memory at most {MOST_MEMORY} times the answers", f"{memory:.2f} times", memory <= MOST_MEMORY),
    ]
    print_goals(goals)
    results = {"comparison": comparison, "memory": memory, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "scoring.json", results)
