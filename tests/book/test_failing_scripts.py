"""Each script of a page does not arrive, one after the other: what does not need it works, and what does says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.operating import OPERATE
from widgets.host.modules import PACKAGE_ROOT, imported_modules

KINDS = ["explorers/two_slopes.html", "sessions/noors_nights.html", "search.html?q=rupture"]
DRAWS = "vega.js"
"""What an explorer loads once somebody is there, and no module imports."""
HOSTS = imported_modules(PACKAGE_ROOT / "host/static_host.js", PACKAGE_ROOT / "host/live_widget.js")
SAYS = "[data-kind=unavailable], [data-kind=undrawn], [data-kind=explorer]"
"""The notices of what did not come."""
STATE = """() => ({
    heading: [...document.querySelectorAll("main h1, main h2")].some((one) => one.checkVisibility()),
    banner: document.querySelector("#missing-parts")?.checkVisibility() ?? false,
    widgets: [...document.querySelectorAll("[data-widget]")].map((one) => ({
        kind: one.dataset.widget,
        live: "live" in one.dataset,
        told: [...one.querySelectorAll(SAYS)].filter((told) => told.checkVisibility()).length,
        shown: [...one.querySelectorAll("fieldset, svg, canvas, p")].some((part) => part.checkVisibility()),
    })),
})""".replace("SAYS", json.dumps(SAYS))


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def scripts_of(page: Page, address: str) -> list[str]:
    """List all scripts that a page asks for, from its opening until all of it was used."""
    found: dict[str, None] = {}
    hear = lambda request: found.setdefault(request.url) if request.resource_type == "script" else None  # noqa: E731
    page.on("request", hear)
    page.goto(address, wait_until="networkidle")
    page.evaluate(OPERATE)
    page.wait_for_load_state("networkidle")
    page.remove_listener("request", hear)
    return list(found)


def needs(kind: str, script: str) -> bool:
    """Tell whether a kind of widget can do nothing without a script."""
    if script.endswith(f"/{DRAWS}"):
        return kind == "explorer"
    modules = {*HOSTS, *imported_modules(PACKAGE_ROOT / kind / f"{kind}.js")}
    return any(script.endswith(f"/{module.relative_to(PACKAGE_ROOT).as_posix()}") for module in modules)


def faults_without(page: Page, address: str, script: str) -> list[str]:
    """List what is wrong with a page without one of its scripts."""
    errors: list[str] = []
    hear = lambda error: errors.append(f"uncaught: {error}")  # noqa: E731
    refuse = lambda route: route.fulfill(status=503, body="Service unavailable")  # noqa: E731
    page.on("pageerror", hear)
    page.route(f"{script}*", refuse)
    page.goto(address, wait_until="networkidle")
    page.evaluate(OPERATE)
    state = page.evaluate(STATE)
    page.unroute(f"{script}*")
    page.remove_listener("pageerror", hear)
    faults = list(errors)
    if not state["heading"]:
        faults.append("its text is gone")
    for widget in state["widgets"]:
        if not widget["shown"]:
            faults.append(f"{widget['kind']} cannot be read")
        if widget["told"] > 1:
            faults.append(f"{widget['kind']} says it {widget['told']} times")
        if not widget["live"] and not needs(widget["kind"], script):
            faults.append(f"{widget['kind']} does not work")
        if not widget["live"] and not widget["told"] and not state["banner"]:
            faults.append(f"{widget['kind']} does not say that it does not work")
    return [f"{Path(script).name}: {fault}" for fault in dict.fromkeys(faults)]


@pytest.mark.whole("opens each page once for each of its scripts")
@pytest.mark.parametrize("path", KINDS)
def test_a_script_that_does_not_arrive_breaks_nothing_else(reader: Page, site: str, path: str):
    address = f"{site}/{path}"
    scripts = scripts_of(reader, address)
    assert [fault for script in scripts for fault in faults_without(reader, address, script)] == []


@pytest.mark.parametrize("name", ["exercise/view.js", "scripts/pydata-sphinx-theme.js"])
def test_a_module_or_a_script_of_the_theme_that_does_not_arrive_breaks_nothing_else(reader: Page, site: str, name: str):
    assert faults_without(reader, f"{site}/inventories/practice_session_rating.html", f"**/{name}") == []
