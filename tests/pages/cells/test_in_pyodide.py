"""A chapter's code in the Python that a reader's browser has, with every other host dead, or one that stands for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.browser_fixtures import SITE, Watcher
from tests.pages.cells.code_on_page import STARTING, CodeOnPage
from tests.server import LOOPBACK, serve
from widgets.packages.package import zip_files

pytestmark = pytest.mark.whole("Python starts in the page")
LOCK, FACTS = "classroom/pyodide/cells-lock.json", "classroom/cells.json"
STUB = """class DataFrame:
    def _repr_html_(self):
        return '<table><tr><td onclick="alert(1)">a stand-in</td></tr></table><script>document.title = "ill"</script>'
"""


@pytest.fixture(scope="module")
def context(chromium: str) -> Iterator[BrowserContext]:
    """A browser for which no host but this machine is there."""
    flags = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser.new_context(viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def started(context: BrowserContext, site: str) -> Iterator[tuple[CodeOnPage, Watcher]]:
    """A chapter whose Python has been started, for all that needs no other host."""
    page = context.new_page()
    watcher = Watcher(page, site)
    code = CodeOnPage(page, site).open()
    cell = code.cell("loads the chapter")
    code.start(cell)
    expect(cell.status).to_have_text("Done.", timeout=STARTING)
    yield code, watcher
    assert watcher.errors == []
    assert watcher.foreign == []


def test_code_runs_and_an_error_names_its_line(started):
    code, _ = started
    cell = code.cell("largest synthesis")
    assert cell.run("import sys\nprint(sys.platform)\nsum(range(4))") == "emscripten\n6"
    cell.run("x = 1\nx / 0", "This cell ended with an error.")
    expect(cell.output).to_contain_text("Line 2: x / 0")


def test_an_exercise_is_set_and_graded_from_python_and_answered_on_the_page(started):
    code, _ = started
    cell, other = code.cell("scores Noor"), code.cell("sets Noor")
    cell.run("exercise = Exercise('wa-no-winner')\nexercise")
    shown = cell.output.locator(".exercise")
    shown.get_by_role("radio").nth(1).check()
    assert other.run("exercise.answer['choice'], exercise.grade.points").startswith("('")
    other.run("exercise.answer = {'choice': 'a'}")
    expect(shown.locator("input[value=a]")).to_be_checked()
    shown.get_by_role("button", name="Check").click()
    expect(shown.locator(".exercise__feedback")).not_to_be_empty()
    assert other.run("exercise.checked, exercise.grade.points") == "(True, 1.0)"


def test_a_form_of_the_page_is_read_and_set_from_python_with_no_library(started):
    code, _ = started
    cell = code.cell("scores Noor")
    form = code.page.locator(".book-widget[data-name='practice_alliance_short-client']").first
    form.locator("[data-item=goal_1] input[value='5']").check(force=True)
    assert cell.run("form = on_page('practice_alliance_short-client')\nform.responses['3-client']['goal_1']") == "5"
    cell.run("answers = form.responses\nanswers['3-client']['goal_1'] = 1\nform.responses = answers")
    expect(form.locator("[data-item=goal_1] input[value='1']")).to_be_checked()
    expect(form.locator("[data-subscale=goal] [data-slot=score]")).to_have_text("1.50")  # (1 + 2 + 2 + 1) / 4
    own = code.page.locator("section .book-widget[data-name='exercise-wa-no-winner']")
    cell.run("on_page('wa-no-winner').answer = {'choice': 'a'}")
    expect(own.locator("input[value=a]")).to_be_checked()


def test_an_endless_cell_is_stopped_and_the_next_run_starts_anew(context, site):
    page = context.new_page()
    code = CodeOnPage(page, site).open()
    cell = code.cell("scores Noor")
    cell.write("name = 1\nprint('begins')\nwhile True:\n    pass")
    code.start(cell)
    expect(cell.output.locator("pre")).to_have_text("begins\n", timeout=STARTING)
    cell.press("Stop")
    expect(cell.status).to_contain_text("Stopped.")
    cell.write("'name' in globals()").area.press("Shift+Enter")
    expect(cell.output.locator("pre")).to_have_text("False\n", timeout=STARTING)
    page.close()


def test_a_distribution_that_cannot_be_reached_is_told_and_plain_python_goes_on(started):
    code, watcher = started
    cell = code.cell("combines the three scores")
    expect(cell.el.locator(".page-cell__needs")).to_have_text(
        "Needs libraries such as pandas, from cdn.jsdelivr.net: the page asks you first."
    )
    cell.write("pd.Series([1])").area.press("Shift+Enter")
    expect(cell.notice).to_contain_text("from cdn.jsdelivr.net")
    assert watcher.foreign == []
    cell.press("Fetch it and run")
    expect(cell.status).to_contain_text("could not be had from cdn.jsdelivr.net")
    assert watcher.foreign
    watcher.foreign.clear()
    watcher.errors.clear()  # the browser tells of what it could not reach
    assert cell.run("1 + 1") == "2"


class Distribution(ThreadingHTTPServer):
    """Another host: stub wheels, which prove the way to the real ones and no more."""

    def __init__(self, packages: dict[str, Any]) -> None:
        self.asked: list[str] = []
        self.wheels = {
            f"{name}-{entry['version']}-py3-none-any.whl": stub_wheel(name, entry) for name, entry in packages.items()
        }
        super().__init__((LOOPBACK, 0), Handler)
        self.host = f"{LOOPBACK}:{self.server_port}"

    def entry(self, name: str, entry: dict[str, Any]) -> dict[str, Any]:
        file = f"{name}-{entry['version']}-py3-none-any.whl"
        digest = hashlib.sha256(self.wheels[file]).hexdigest()
        return {**entry, "file_name": f"http://{self.host}/{file}", "sha256": digest}


class Handler(SimpleHTTPRequestHandler):
    server: Distribution

    def do_GET(self) -> None:
        name = self.path.strip("/")
        self.server.asked.append(name)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(self.server.wheels[name])

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def stub_wheel(name: str, entry: dict[str, Any]) -> bytes:
    module, info = entry["imports"][0], f"{name}-{entry['version']}.dist-info"
    told = f"Metadata-Version: 2.1\nName: {name}\nVersion: {entry['version']}\n"
    files = {
        f"{module}/__init__.py": STUB,
        f"{info}/METADATA": told,
        f"{info}/RECORD": "",
        f"{info}/WHEEL": "Wheel-Version: 1.0\n",
    }
    return zip_files(files)


@pytest.fixture
def distribution() -> Iterator[Distribution]:
    packages = json.loads((SITE / LOCK).read_text("utf-8"))["packages"]
    far = {name: entry for name, entry in packages.items() if entry["file_name"].startswith("https:")}
    with Distribution(far) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def site_with(distribution: Distribution) -> Iterator[str]:
    """The book, whose libraries come from the stand-in, each by its hash."""
    lock, facts = (json.loads((SITE / name).read_text("utf-8")) for name in (LOCK, FACTS))
    lock["packages"] |= {
        name: distribution.entry(name, entry)
        for name, entry in lock["packages"].items()
        if entry["file_name"].startswith("https:")
    }
    facts["host"] = distribution.host
    with serve(SITE, {LOCK: json.dumps(lock).encode(), FACTS: json.dumps(facts).encode()}) as address:
        yield address


def test_pandas_comes_after_one_yes_by_its_hash_and_what_it_gives_cannot_run(context, site_with, distribution):
    page = context.new_page()
    code = CodeOnPage(page, site_with).open()
    cell, other = code.cell("scores Noor"), code.cell("sets Noor")
    cell.write("import pandas as pd\npd.DataFrame()")
    code.start(cell)
    expect(cell.notice).to_contain_text(distribution.host, timeout=STARTING)
    assert distribution.asked == []
    cell.press("Fetch it and run")
    expect(cell.output.locator("td")).to_have_text("a stand-in")
    assert cell.output.locator("[onclick], script").count() == 0
    assert page.title() != "ill"
    asked = sorted(distribution.asked)
    assert [name.split("-")[0] for name in asked if name.startswith(("numpy", "pandas"))] == ["numpy", "pandas"]
    other.run("import scipy\nscipy.DataFrame().__class__.__name__")  # the same host: no second question
    assert len(distribution.asked) == len(set(distribution.asked)) > len(asked)
    page.close()


def test_a_damaged_file_of_the_distribution_is_refused(context, site_with, distribution):
    name = next(name for name in distribution.wheels if name.startswith("pandas"))
    distribution.wheels[name] += b"more"
    page = context.new_page()
    code = CodeOnPage(page, site_with).open()
    cell = code.cell("scores Noor")
    cell.write("import pandas as pd\npd.DataFrame()")
    code.start(cell)
    expect(cell.notice).to_contain_text(distribution.host, timeout=STARTING)
    cell.press("Fetch it and run")
    expect(cell.status).to_contain_text("or a file was not the one that the book knows")
    assert name in distribution.asked
    page.close()
