"""How fast and how lean sessions are simulated, against drawing as many standard normals in the same run.

The normals compared with are all that the simulation itself draws: six a session, eleven a client, two a therapist.
Making the two tables from the columns takes as long for many sessions as for few, and is timed beside it.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from tests.bench import Settings
from tests.bench.report import Goal, print_goals, write_results
from tests.bench.scoring import milliseconds, peak_memory
from widgets.simulation import SessionParameters, simulate_sessions, stream_sessions
from widgets.simulation.blocks import Design

SIZES = tuple(10**power for power in range(3, 8))
MEMORY_SIZES = (10**5, 10**6)
CLIENTS, SESSIONS = 10, 10
SEED = 20261124
# With no dropout there are as many sessions as were asked for.
PARAMETERS = SessionParameters(dropout_share=0)
MOST_TIMES_SLOWER = 4
MOST_TIMES_UNEVEN = 3
MOST_TIMES_MEMORY = 1.2
REPEATED_MS = 200
ROW = "  {:>12}{:>16}{:>16}{:>12}{:>16}"


def therapists_of(size: int) -> int:
    """Count the therapists that have so many sessions together."""
    return size // (CLIENTS * SESSIONS)


def simulate(size: int) -> object:
    """Simulate so many sessions."""
    return simulate_sessions(
        therapists_of(size), seed=SEED, clients_per_therapist=CLIENTS, n_sessions=SESSIONS, parameters=PARAMETERS
    )


def draw(size: int) -> object:
    """Draw as many standard normals as so many sessions need."""
    return np.random.default_rng(SEED).standard_normal(Design(therapists_of(size), CLIENTS, SESSIONS, SEED).n_normals)


def stream(size: int) -> object:
    """Simulate so many sessions into a file, and throw it away."""
    with tempfile.TemporaryDirectory() as folder:
        return stream_sessions(
            Path(folder) / "sessions.csv",
            therapists_of(size),
            seed=SEED,
            clients_per_therapist=CLIENTS,
            n_sessions=SESSIONS,
            parameters=PARAMETERS,
        )


def measure_speed(size: int, loads: int) -> dict[str, float]:
    """Time in turn simulating, drawing, and simulating with the two tables made; nanoseconds a session."""
    sides: dict[str, Callable[[], object]] = {
        "simulate": lambda: simulate(size),
        "draw": lambda: draw(size),
        "with_tables": lambda: list(simulate(size)),
    }
    once = max(milliseconds(act) for act in sides.values())
    times = max(loads, min(400, int(REPEATED_MS / once)))
    measured = {side: [] for side in sides}
    for _ in range(times):
        for side, act in sides.items():
            measured[side].append(milliseconds(act))
    speed = {side: min(numbers) * 1e6 / size for side, numbers in measured.items()}
    return {"sessions": size, **speed, "ratio": speed["simulate"] / speed["draw"]}


def print_speeds(speeds: list[dict[str, float]]) -> None:
    """Print one size a line."""
    print("\nnanoseconds a session (the fastest time of each)")
    print(ROW.format("sessions", "simulate", "draw normals", "ratio", "with tables"))
    for speed in speeds:
        numbers = (f"{speed[side]:.0f}" for side in ("simulate", "draw"))
        print(ROW.format(f"{speed['sessions']:,}", *numbers, f"{speed['ratio']:.2f}", f"{speed['with_tables']:.0f}"))


def run(settings: Settings) -> None:
    """Simulate more and more sessions, and print time and memory a session."""
    speeds = [measure_speed(size, settings.loads) for size in SIZES]
    print_speeds(speeds)
    held = [peak_memory(lambda size=size: simulate(size)) / size for size in MEMORY_SIZES]
    streamed = [peak_memory(lambda size=size: stream(size)) for size in MEMORY_SIZES]
    slowest = max(speed["ratio"] for speed in speeds)
    each = [speed["simulate"] for speed in speeds]
    uneven, growth, bound = max(each) / min(each), held[1] / held[0], streamed[1] / streamed[0]
    peaks = " and ".join(f"{peak / 2**20:.1f} MB" for peak in streamed)
    sizes = " and ".join(f"{size:,}" for size in MEMORY_SIZES)
    goals = [
        Goal(
            f"at most {MOST_TIMES_SLOWER} times as long as drawing the same normals",
            f"{slowest:.2f} times at most",
            slowest <= MOST_TIMES_SLOWER,
        ),
        Goal(
            f"time a session differs at most {MOST_TIMES_UNEVEN} times over all sizes",
            f"{uneven:.2f} times",
            uneven <= MOST_TIMES_UNEVEN,
        ),
        Goal(
            f"memory linear: no more bytes a session for more of them, at {sizes}",
            f"{held[0]:.0f} and {held[1]:.0f} bytes",
            growth <= MOST_TIMES_MEMORY,
        ),
        Goal(f"memory bounded when streamed, at {sizes}", peaks, bound <= MOST_TIMES_MEMORY),
    ]
    print_goals(goals)
    results = {"speeds": speeds, "bytes_a_session": held, "streamed_peaks": streamed}
    write_results(settings.results / "sessions.json", results | {"goals": [asdict(goal) for goal in goals]})
    sys.stdout.flush()
