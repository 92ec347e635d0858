"""How soon a picture of a thousand points follows a control, on this machine and on one four times slower."""

from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page

from tests.bench import Settings
from tests.bench.browser import open_chromium
from tests.bench.report import Goal, print_goals, summarize, write_results
from tests.server import serve

EXPLORER = "explorers/shared_variance.html"
MOVES = 60
MOST_MS = {1: 33, 4: 120}
"""By how many times the processor is slowed."""
MOVE = """async moves => {
    const input = document.querySelector('.explorer input[name=r]');
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const times = [];
    for (let move = 0; move < moves; move += 1) {
        await painted();
        const start = performance.now();
        input.value = (move % 2 ? 0.2 : -0.2) + move / 200;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await painted();
        times.push(performance.now() - start);
    }
    return times;
}"""


def measure_moves(page: Page, slowdown: int) -> list[float]:
    """Move the control and wait for the paint, in milliseconds for each move; the first few warm up."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    times: list[float] = page.evaluate(MOVE, MOVES + 10)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times[10:]


def run(settings: Settings) -> None:
    """Move a control of the built page's explorer, at a thousand points."""
    if not (settings.book / EXPLORER).is_file():
        raise RuntimeError(f"{settings.book / EXPLORER} is missing: build the book first")
    measured: dict[int, dict[str, Any]] = {}
    with open_chromium() as browser, serve(settings.book) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 1200})
        page.goto(f"{address}/{EXPLORER}#open=explore-shared_variance&v=1&n=1000")
        page.locator("[data-drawn]").wait_for()
        for slowdown in MOST_MS:
            measured[slowdown] = summarize(measure_moves(page, slowdown))
            shown = " / ".join(f"{ms:.0f}" for ms in measured[slowdown].values())
            print(f"  processor {slowdown} times slower: {shown} ms from control to paint (min / median / max)")
    goals = [
        Goal(
            f"1,000 points at most {most} ms with the processor {slowdown} times slower",
            f"{measured[slowdown]['median']:.0f} ms",
            measured[slowdown]["median"] <= most,
        )
        for slowdown, most in MOST_MS.items()
    ]
    print_goals(goals)
    results = {"measured": measured, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "explorer_latency.json", results)
