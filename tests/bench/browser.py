"""One load of a page in Chromium, from the start to the first answer given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.bench.traffic import Traffic
from tests.browser_fixtures import wait_until
from widgets.packages.printed.pdf import find_browser

# A page must not depend on any other host: every name leads nowhere.
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
FIRST_ANSWER = Path(__file__).with_name("first_answer.js")
PATIENCE_MS = 180_000
FORM = ".inventory-form"
CHECKED = 'input[type="radio"][name^="goal_"]:checked'


@dataclass(frozen=True)
class Profile:
    """A reader's computer and line.

    Attributes
    ----------
    cpu_slowdown
        How many times slower than this machine.
    megabits
        Megabits a second down the line; None for no limit.
    latency_ms
        Milliseconds every request waits.
    """

    name: str
    cpu_slowdown: int = 1
    megabits: float | None = None
    latency_ms: int = 0

    def __str__(self) -> str:
        if self.megabits is None:
            return f"{self.name}: this machine, no throttling"
        line = f"{self.megabits} Mbit/s, {self.latency_ms} ms latency"
        return f"{self.name}: processor {self.cpu_slowdown} times slower, {line}"


@dataclass(frozen=True)
class Load:
    """What one load of a page took."""

    requests: int
    bytes_on_the_wire: int
    bytes_before_first_answer: int
    first_answer_ms: float


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Start Chromium: the machine's own, or else Playwright's.

    Raises
    ------
    RuntimeError
        If there is neither.
    """
    with sync_playwright() as playwright:
        path = find_browser() or playwright.chromium.executable_path
        if not Path(path).exists():
            raise RuntimeError(
                "Chromium is missing: install it (apt-get install chromium-headless-shell), "
                "or let Playwright do so (python -m playwright install chromium)"
            )
        browser = playwright.chromium.launch(executable_path=path, args=[NO_OTHER_HOST])
        with browser:
            yield browser


def throttle(session: CDPSession, profile: Profile) -> None:
    """Slow a page down to a reader's computer and line."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": profile.cpu_slowdown})
    if profile.megabits is None:
        return
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": profile.latency_ms,
            "downloadThroughput": profile.megabits * 1e6 / 8,
            "uploadThroughput": -1,
        },
    )


def wait_for_first_answer(page: Page) -> dict[str, float]:
    """Wait until the probe in the page has seen its click change the score."""
    try:
        wait_until(page, "() => window.firstAnswer", timeout=PATIENCE_MS)
    except PlaywrightTimeoutError as error:
        raise RuntimeError(f"no answer could be given on {page.url}") from error
    moment: dict[str, float] = page.evaluate("() => ({ ms: firstAnswer.ms, answeredAt: firstAnswer.answeredAt })")
    return moment


def answer_by_keyboard(page: Page) -> None:
    """Answer as a reader does, to be sure that the probe did not fool itself."""
    before = page.evaluate("() => firstAnswer.shownScore()")
    try:
        page.locator(FORM).first.locator(CHECKED).first.press("ArrowRight")
        wait_until(page, "(it) => firstAnswer.shownScore() !== it", arg=before)
    except PlaywrightTimeoutError as error:
        raise RuntimeError(f"the keyboard changes no score on {page.url}") from error


def measure_load(browser: Browser, address: str, profile: Profile) -> Load:
    """Load a page with an empty cache and measure it.

    Parameters
    ----------
    browser
        Where to load it.
    address
        Address of the page.
    profile
        Whom to load it as.
    """
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(path=FIRST_ANSWER)
        session = context.new_cdp_session(page)
        traffic = Traffic(session)
        throttle(session, profile)
        page.goto(address, wait_until="commit", timeout=PATIENCE_MS)
        moment = wait_for_first_answer(page)
        page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
        answer_by_keyboard(page)
        return Load(
            requests=len(traffic.requests),
            bytes_on_the_wire=traffic.bytes_until(),
            bytes_before_first_answer=traffic.bytes_until(moment["answeredAt"] / 1000),
            first_answer_ms=moment["ms"],
        )
