"""How soon a reader can answer on a chapter page, ours against the stock way."""

from dataclasses import asdict
from typing import Any

from playwright.sync_api import Browser

from tests.bench import Settings
from tests.bench.browser import Load, Profile, measure_load, open_chromium
from tests.bench.report import (
    Goal,
    Measure,
    compare,
    print_goals,
    print_table,
    write_results,
)
from tests.bench.stock_scripts import PACKAGES
from tests.bench.stock_site import stock_site
from tests.server import serve

CHAPTER = "chapters/working_alliance"
FAST = Profile("fast")
SLOW = Profile("slow", cpu_slowdown=4, megabits=1.6, latency_ms=150)
MEASURES = (
    Measure("requests", "requests"),
    Measure("bytes_on_the_wire", "kB on the wire", 1000),
    Measure("bytes_before_first_answer", "kB before the first answer", 1000),
    Measure("first_answer_ms", "s until the first radio works", 1000, 2),
)
LEAST_TIMES_SOONER = 8
MOST_BYTES = 250_000


def measure(browser: Browser, addresses: dict[str, str], profile: Profile, loads: int) -> dict[str, list[Load]]:
    """Load the pages in turn, so that a busy moment of the machine strikes both.

    Parameters
    ----------
    browser
        Where to load them.
    addresses
        From the name of a side to the address of its page.
    profile
        Whom to load them as.
    loads
        How often to load each.
    """
    measured: dict[str, list[Load]] = {side: [] for side in addresses}
    for number in range(1, loads + 1):
        for side, address in addresses.items():
            load = measure_load(browser, address, profile)
            measured[side].append(load)
            answer = f"first answer after {load.first_answer_ms / 1000:.2f} s"
            print(f"  {profile.name} {number}/{loads}, {side}: {answer}", flush=True)
    return measured


def report_profile(profile: Profile, measured: dict[str, list[Load]]) -> dict[str, Any]:
    """Print the table of a profile, and return what belongs in the results."""
    rows = {side: [asdict(load) for load in loads] for side, loads in measured.items()}
    comparison = compare(rows["ours"], rows["stock"])
    print_table(str(profile), comparison, MEASURES)
    return {"profile": asdict(profile), "comparison": comparison, "loads": rows}


def judge_goals(reports: dict[str, dict[str, Any]]) -> list[Goal]:
    """Judge the goals: the time by medians, the bytes by the worst load."""
    sooner = reports[SLOW.name]["comparison"]["first_answer_ms"]["stock_to_ours"]
    most = max(report["comparison"]["bytes_before_first_answer"]["ours"]["max"] for report in reports.values())
    return [
        Goal(
            f"on the slow profile, at least {LEAST_TIMES_SOONER} times sooner than stock",
            f"{sooner:.1f} times",
            sooner >= LEAST_TIMES_SOONER,
        ),
        Goal(
            f"at most {MOST_BYTES / 1000:.0f} kB before the first answer",
            f"{most / 1000:.0f} kB",
            most <= MOST_BYTES,
        ),
    ]


def measure_sites(addresses: dict[str, str], loads: int) -> dict[str, dict[str, Any]]:
    """Measure the pages of both sides with every profile.

    Returns
    -------
    dict
        From the name of a profile to its report.
    """
    with open_chromium() as browser:
        # One load beforehand, not counted, in which the servers compress their files.
        for address in addresses.values():
            measure_load(browser, address, FAST)
        measured = {profile: measure(browser, addresses, profile, loads) for profile in (FAST, SLOW)}
    return {profile.name: report_profile(profile, sides) for profile, sides in measured.items()}


def run(settings: Settings) -> None:
    """Measure the chapter page of the built book against the stock way."""
    page = f"{CHAPTER}.html"
    if not (settings.book / page).is_file():
        raise RuntimeError(f"{settings.book / page} is missing: build the book first")
    downloads = settings.results / "stock_scripts"
    with (
        stock_site(CHAPTER, settings.sources, downloads) as stock,
        serve(settings.book) as our_base,
        serve(stock) as stock_base,
    ):
        addresses = {"ours": f"{our_base}/{page}", "stock": f"{stock_base}/{page}"}
        reports = measure_sites(addresses, settings.loads)
    goals = judge_goals(reports)
    print_goals(goals)
    results = {"profiles": reports, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "page_load.json", {"page": page, "stock_scripts": PACKAGES, **results})
