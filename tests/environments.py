"""Test the package in environments of other versions than the pinned ones.

``python -m tests.environments lowest`` takes the lowest versions that ``pyproject.toml`` promises, ``newest`` the
newest that there are, and runs the tests of measures, equations, simulation, forms, explorers and exercises there.
``alone`` installs the reader's wheel and nothing else, shows a form, an exercise, My answers and an explorer, and draws
a picture. Each makes an environment of its own in a folder that is removed; a package index and ``uv`` are needed.
``--python`` says which Python, by its path or version; left out, the one that runs this.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from book.wheels.wheel import make_wheel, wheel_name
from widgets.authoring.bank_maker import make_bank

ROOT = Path(__file__).resolve().parents[1]
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
TOOLS = ("pytest", "hypothesis", "lxml", "nbformat", "packaging", "playwright", "dask[distributed]")
"""What these tests need beside the package, in any version."""
TESTS = (
    *("tests/measures", "tests/simulation", "tests/equations", "tests/exercise_types"),
    *("tests/inventory_form/test_inventory_form.py", "tests/inventory_form/test_side_by_side.py"),
    "tests/explorer/test_explorer.py",
)
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "-o", "filterwarnings=default")
"""Other versions may warn of what the pinned ones do not, and are not at fault for it."""
SHOWN = """
from importlib.metadata import version
import pandas as pd
from widgets import Exercise, InventoryForm, MyAnswers, draw_agreement, explore_shared_variance, limits_of_agreement
form = InventoryForm("practice_alliance_short", responses={"bond_1": 5, "bond_2": 1, "bond_3": 4})
assert round(form.subscale_scores.bond.item(), 2) == 4.67  # (5 + 5 + 4) / 3: bond_2 is keyed in reverse
exercise = Exercise("wa-no-winner")
exercise.answer = {"choice": "a"}
assert exercise.grade.points == 1
explorer = explore_shared_variance(r=0.5)
assert explorer.readouts["shared"].round(2) == 0.25  # r squared
for shown in (form, exercise, MyAnswers("working_alliance"), explorer):
    assert "<section" in shown._repr_mimebundle_()[0]["text/html"]
ratings = pd.DataFrame({"client": [3, 4, 5, 4], "therapist": [3, 3, 4, 5]})
picture = draw_agreement(ratings, limits_of_agreement(ratings.client, ratings.therapist), "Invented.")
assert "<svg" in picture.static_html()
print("shown:", *(f"{name} {version(name)}" for name in ("psychotherapy-relationship", "pandas", "altair")))
"""


def make_environment(folder: Path, python: str, *packages: str) -> Path:
    """Make an environment, and give its Python."""
    _run("uv", "venv", "--quiet", "--python", python, str(folder))
    program = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run("uv", "pip", "install", "--quiet", "--python", str(program), *packages)
    return program


def run_tests(folder: Path, python: str, resolution: str) -> None:
    """Run the tests with the lowest or the newest versions."""
    pins = folder / "pins.txt"
    wanted = (
        "--resolution",
        RESOLUTIONS[resolution],
        "--python-version",
        _version_of(python),
        "--output-file",
        str(pins),
    )
    _run("uv", "pip", "compile", "--quiet", "--no-header", *wanted, "pyproject.toml")
    program = make_environment(folder / "environment", python, "--requirement", str(pins), *TOOLS)
    _run(str(program), *PYTEST, *TESTS, PYTHONPATH=str(ROOT))


def show_alone(folder: Path, python: str) -> None:
    """Show what the reader's wheel has, in an environment that has nothing else."""
    wheel = folder / wheel_name("student")
    wheel.write_bytes(make_wheel("student", make_bank().for_students()))
    program = make_environment(folder / "environment", python, str(wheel))
    _run(str(program), "-c", SHOWN, cwd=folder, PYTHONPATH="", INVENTORIES="", CLASSROOM_KEYS="")


def _version_of(python: str) -> str:
    told = subprocess.run(
        ["uv", "python", "find", "--show-version", python], capture_output=True, text=True, check=True
    )
    return told.stdout.strip()


def _run(*command: str, cwd: Path = ROOT, **settings: str) -> None:
    """Run a program, and stop where it fails."""
    if code := subprocess.run(command, cwd=cwd, env={**os.environ, **settings}, check=False).returncode:
        raise SystemExit(code)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.environments", description=__doc__)
    parser.add_argument("which", choices=[*RESOLUTIONS, "alone"])
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args()
    if shutil.which("uv") is None:
        raise SystemExit("uv is not there; run pip install uv, or make check, which brings what tests need")
    with TemporaryDirectory() as place:
        if asked.which == "alone":
            show_alone(Path(place), asked.python)
        else:
            run_tests(Path(place), asked.python, asked.which)


if __name__ == "__main__":
    main()
