"""Every equation, also those that only draw, gives the same value in the page's Vega and in numpy."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.explorers.drawn import wait_until_drawn
from widgets import equations
from widgets.equations import NUMPY
from widgets.explorer.definition import bind
from widgets.explorer.vega_namespace import VEGA
from widgets.explorer.vega_spec import name_controls
from widgets.explorers import explorer_names, make_explorer

POINTS = 200
ELSEWHERE = (-2.0, 2.0)
"""The range of what is no control but a column of a picture's data: a draw in standard deviations."""
COUNT = 80
"""The value of what is annotated as a whole number: the writer of a picture knows it, and no reader moves it."""
EVALUATE = """async ([signals, points]) => {
    const { view } = await drawVega(document.createElement('div'), { signals }, { mode: 'vega', actions: false });
    const names = signals.filter(signal => signal.update).map(signal => signal.name);
    return points.map(point => {
        for (const [name, value] of Object.entries(point)) view.signal(name, value);
        view.run();
        return Object.fromEntries(names.map(name => [name, Number(view.signal(name))]));
    });
}"""


def equations_of(module: str) -> dict[str, Callable]:
    """Find the equations of single numbers; those over a list of results are readouts, compared in test_explorers."""
    found = importlib.import_module(f"widgets.equations.{module}")
    return {
        name: function
        for name, function in vars(found).items()
        if inspect.isfunction(function)
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "xp"
        and not any(
            str(part.annotation).startswith("Sequence") for part in inspect.signature(function).parameters.values()
        )
    }


MODULES = [part.name for part in pkgutil.iter_modules(equations.__path__) if equations_of(part.name)]


@pytest.fixture(scope="module")
def ranges() -> dict[str, tuple[float, float]]:
    """The widest range of every control of that name."""
    widest: dict[str, tuple[float, float]] = {}
    for name in explorer_names():
        for control in make_explorer(name).controls.values():
            low, high = widest.get(control.name, (np.inf, -np.inf))
            widest[control.name] = (min(low, control.minimum), max(high, control.maximum))
    return widest


@pytest.fixture(scope="module")
def drawing(browser, site) -> Iterator[Page]:
    """A page that has loaded the drawing library."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}/explorers/shared_variance.html")
        wait_until_drawn(page)
        yield page


@pytest.mark.parametrize("module", MODULES)
def test_the_page_and_numpy_agree_on_every_equation_at_random_points(drawing, ranges, module):
    known = equations_of(module)
    parameters = {name: part for one in known.values() for name, part in inspect.signature(one).parameters.items()}
    counts = {name: COUNT for name, part in parameters.items() if part.annotation == "int"}
    names = sorted(set(parameters) - set(counts) - {"xp"})
    draw = np.random.default_rng(20261124)
    points = [{name: float(draw.uniform(*ranges.get(name, ELSEWHERE))) for name in names} for _ in range(POINTS)]
    controls = name_controls(names) | counts
    signals = [{"name": name, "value": 0} for name in names]
    signals += [{"name": f"value_{name}", "update": str(bind(one, VEGA, controls))} for name, one in known.items()]
    on_page = drawing.evaluate(EVALUATE, [signals, points])
    compared = 0
    for point, values in zip(points, on_page, strict=True):
        for name, one in known.items():
            with np.errstate(all="ignore"):
                expected = float(bind(one, NUMPY, point | counts))
            if not np.isfinite(expected):  # outside an equation's own domain, both have no number
                continue
            assert values[f"value_{name}"] == pytest.approx(expected, rel=1e-9, abs=1e-9), (name, point)
            compared += 1
    assert compared >= POINTS * len(known) / 2
