"""What a form and an exercise cost in a fresh kernel until they can be seen, against the libraries alone."""

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from book.wheels.wheel import make_wheel
from tests.bench import Settings
from tests.bench.report import Goal, Measure, compare, print_goals, print_table, write_results
from widgets.authoring.bank_maker import make_bank

MEASURES = (Measure("seconds", "seconds of CPU", digits=2), Measure("bytes", "MB at most", scale=1024 * 1024))
USED = (
    "import resource, pathlib\n"
    "used = resource.getrusage(resource.RUSAGE_SELF)\n"
    # Linux's own count: that of resource begins with what the program that started this one had.
    "status = dict(line.split(':', 1) for line in pathlib.Path('/proc/self/status').read_text().splitlines())\n"
    "print(used.ru_utime + used.ru_stime, 1024 * int(status['VmHWM'].split()[0]))"
)
FORM = "from widgets import InventoryForm\nInventoryForm('practice_alliance_short')._repr_mimebundle_()"
EXERCISE = "from widgets import Exercise\nExercise('wa-no-winner')._repr_mimebundle_()"
CASES = {
    "A form, stock is pandas and ipywidgets alone": (FORM, "import ipywidgets, pandas"),
    "An exercise, stock is ipywidgets alone": (EXERCISE, "import ipywidgets"),
}
MOST_TIMES_SLOWER, MOST_MEGABYTES = 2, 140


def cost(program: str, folder: Path) -> dict[str, float]:
    """Run a program in a Python of its own, with the package of a folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", f"{program}\n{USED}"]
    ran = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    seconds, size = map(float, ran.stdout.split())
    return {"seconds": seconds, "bytes": size}


def run(settings: Settings) -> None:
    """Use the reader's wheel and the libraries alone in turn, and print the ratio."""
    with tempfile.TemporaryDirectory() as place:
        with zipfile.ZipFile(io.BytesIO(make_wheel("student", make_bank().for_students()))) as wheel:
            wheel.extractall(place)
        comparisons = {name: _compare(case, Path(place), settings.loads) for name, case in CASES.items()}
    for name, comparison in comparisons.items():
        print_table(name, comparison, MEASURES)
    form = next(iter(comparisons.values()))
    slower, megabytes = 1 / form["seconds"]["stock_to_ours"], form["bytes"]["ours"]["median"] / 1024**2
    goals = [
        Goal(f"a form takes at most {MOST_TIMES_SLOWER} times as long", f"{slower:.2f}", slower <= MOST_TIMES_SLOWER),
        Goal(f"and at most {MOST_MEGABYTES} MB", f"{megabytes:.0f} MB", megabytes <= MOST_MEGABYTES),
    ]
    print_goals(goals)
    results = {"comparisons": comparisons, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "first_use.json", results)


def _compare(case: tuple[str, str], place: Path, loads: int) -> dict[str, dict[str, Any]]:
    cost(case[0], place)  # the first run writes what Python compiles
    ours, stock = zip(*([cost(program, place) for program in case] for _ in range(loads)), strict=True)
    return compare(ours, stock)
