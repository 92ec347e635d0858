"""Measurements of two sides, summed up for people and for programs."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

Row = Mapping[str, float]
ROW = "  {:<30}{:>24}{:>24}{:>12}"


@dataclass(frozen=True)
class Measure:
    """Something measured, and how to print it.

    Attributes
    ----------
    key
        Its name in the measurements.
    label
        Its name in print, with the unit.
    scale
        What a measured number is divided by in print.
    digits
        Decimals in print.
    """

    key: str
    label: str
    scale: float = 1
    digits: int = 0

    def print_summary(self, summary: Mapping[str, float]) -> str:
        """Write a summary as "min / median / max"."""
        return " / ".join(f"{n / self.scale:,.{self.digits}f}" for n in summary.values())


@dataclass(frozen=True)
class Goal:
    """A promise about a measurement, and whether it holds."""

    promise: str
    found: str
    holds: bool


def summarize(numbers: Iterable[float]) -> dict[str, float]:
    """Give the smallest, the middle and the largest number."""
    numbers = list(numbers)
    return {"min": min(numbers), "median": median(numbers), "max": max(numbers)}


def compare(ours: Sequence[Row], stock: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Compare all that was measured on two sides.

    Parameters
    ----------
    ours, stock
        One row of numbers for each time a side was measured.

    Returns
    -------
    dict
        For each measure a summary of both sides, and the ratio of their medians.
    """
    comparison = {}
    for key in ours[0]:
        our_summary = summarize(row[key] for row in ours)
        stock_summary = summarize(row[key] for row in stock)
        comparison[key] = {
            "ours": our_summary,
            "stock": stock_summary,
            "stock_to_ours": stock_summary["median"] / our_summary["median"],
        }
    return comparison


def print_table(title: str, comparison: Mapping[str, Mapping[str, Any]], measures: Sequence[Measure]) -> None:
    """Print a comparison, one measure a line."""
    print(f"\n{title} (min / median / max)")
    print(ROW.format("", "ours", "stock", "stock:ours"))
    for measure in measures:
        sides = comparison[measure.key]
        ours, stock = (measure.print_summary(sides[side]) for side in ("ours", "stock"))
        print(ROW.format(measure.label, ours, stock, f"{sides['stock_to_ours']:.1f}"))


def print_goals(goals: Iterable[Goal]) -> None:
    """Print plainly which promises hold."""
    print()
    for goal in goals:
        verdict = "holds" if goal.holds else "MISSED"
        print(f"  goal {verdict}: {goal.promise}; found {goal.found}")


def write_results(file: Path, results: Mapping[str, Any]) -> None:
    """Write results as JSON, with how busy the machine was."""
    processors, busy = os.cpu_count(), os.getloadavg()[0]
    machine = {"processors": processors, "load_average": busy}
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine, **results}, indent=2)
    file.write_text(text + "\n", encoding="utf-8")
    print(f"  measured on {processors} processors with a load average of {busy:.1f}; written to {file}")
