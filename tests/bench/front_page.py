"""How much comes before the first answer can be given on the front page."""

from dataclasses import asdict

from tests.bench import Settings
from tests.bench.browser import measure_load, open_chromium
from tests.bench.page_load import FAST, MOST_BYTES, SLOW, measure
from tests.bench.report import Goal, print_goals, summarize, write_results
from tests.server import serve

PAGE = "book/index.html"


def run(settings: Settings) -> None:
    """Measure the front page of the built book."""
    if not (settings.book / PAGE).is_file():
        raise RuntimeError(f"{settings.book / PAGE} is missing: build the book first")
    with serve(settings.book) as base, open_chromium() as browser:
        address = f"{base}/{PAGE}"
        measure_load(browser, address, FAST)  # not counted: the server compresses its files
        measured = {
            profile.name: measure(browser, {"front page": address}, profile, settings.loads)["front page"]
            for profile in (FAST, SLOW)
        }
    sizes = {name: summarize(load.bytes_before_first_answer for load in loads) for name, loads in measured.items()}
    most = max(size["max"] for size in sizes.values())
    promise = f"at most {MOST_BYTES / 1000:.0f} kB before the first answer on the front page"
    goals = [Goal(promise, f"{most / 1000:.0f} kB", most <= MOST_BYTES)]
    print_goals(goals)
    loads = {name: [asdict(load) for load in loads] for name, loads in measured.items()}
    results = {"page": PAGE, "loads": loads, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "front_page.json", results)
