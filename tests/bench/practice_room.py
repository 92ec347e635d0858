"""What scenes and sessions take before the first touch, and how soon a turn is there on a slow computer."""

from dataclasses import asdict
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench import Settings
from tests.bench.browser import open_chromium
from tests.bench.page_load import MOST_BYTES
from tests.bench.report import Goal, print_goals, summarize, write_results
from tests.bench.traffic import Traffic
from tests.server import serve

SESSION, SCENE = "sessions/rubens_sheet.html", "scenes/the_spoon.html"
FIRST_TOUCH = {SESSION: "[data-reply]", SCENE: "[data-widget=reply] [name=text]"}
SLOWDOWN = 4
MOST_TURN_MS, MOST_CLIENTS_MS = 50, 500
PLAY = """async () => {
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const times = [];
    for (let button; (button = document.querySelector('[data-reply]')); ) {
        await painted();
        const start = performance.now();
        button.click();
        await painted();
        times.push(performance.now() - start);
    }
    return times;
}"""


def measure_bytes(browser: Browser, address: str, touched: str) -> int:
    """Load a page with an empty cache until it lives and is touched, and count what has come by then."""
    with browser.new_context() as context:
        page = context.new_page()
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(address, wait_until="commit")
        page.locator("[data-widget][data-live]").wait_for()
        page.locator(touched).first.click()
        return traffic.bytes_until()


def measure_turns(page: Page) -> list[float]:
    """Play the session to its end on a slow computer, in milliseconds for each turn."""
    page.locator("[data-widget=session][data-live]").wait_for()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times: list[float] = page.evaluate(PLAY)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def run(settings: Settings) -> None:
    """Measure a scene and a session of the built book."""
    for name in (SESSION, SCENE):
        if not (settings.book / name).is_file():
            raise RuntimeError(f"{settings.book / name} is missing: build the book first")
    with serve(settings.book) as base, open_chromium() as browser:
        for name, touched in FIRST_TOUCH.items():
            measure_bytes(browser, f"{base}/{name}", touched)  # not counted: the server compresses its files
        sizes = {name: measure_bytes(browser, f"{base}/{name}", touched) for name, touched in FIRST_TOUCH.items()}
        played: list[list[float]] = []
        for _ in range(settings.loads):
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(f"{base}/{SESSION}")
                played.append(measure_turns(page))
    turns = summarize(ms for game in played for ms in game[:-1])
    # With the last reply come the 200 clients, and all the pictures.
    clients = summarize(game[-1] for game in played)
    goals = [*(_small(name, size) for name, size in sizes.items()), _soon("a turn", turns, MOST_TURN_MS)]
    goals.append(_soon("200 clients played again, and drawn,", clients, MOST_CLIENTS_MS))
    print_goals(goals)
    results: dict[str, Any] = {"bytes": sizes, "turns": turns, "clients": clients}
    write_results(settings.results / "practice_room.json", results | {"goals": [asdict(goal) for goal in goals]})


def _small(name: str, size: int) -> Goal:
    promise = f"at most {MOST_BYTES / 1000:.0f} kB before the first touch on {name}"
    return Goal(promise, f"{size / 1000:.0f} kB", size <= MOST_BYTES)


def _soon(what: str, measured: dict[str, float], most: int) -> Goal:
    promise = f"{what} at most {most} ms with the processor {SLOWDOWN} times slower"
    return Goal(promise, f"{measured['median']:.0f} ms", measured["median"] <= most)
