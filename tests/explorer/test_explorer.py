"""The explorer's Python side: what it takes, refuses, computes, says and sends."""

from __future__ import annotations

import json
import math
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from lxml import html
from traitlets import TraitError

from widgets import ParameterError
from widgets.equations import NUMPY
from widgets.explorer.definition import format_number
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.explorers import explorer_names, make_explorer
from widgets.host.picture import COLORS

PACKAGE_ROOT = Path(__file__).parents[2] / "widgets"


@pytest.fixture(params=explorer_names(), scope="module")
def made(request) -> Explorer:
    """Each explorer, made once: drawing takes a while."""
    return make_explorer(request.param)


@pytest.fixture
def explorer(made) -> Explorer:
    """An explorer as it is at first."""
    made.parameters = made.definition["start"]
    return made


def test_both_namespaces_have_the_same_names():
    assert set(vars(VEGA)) == set(vars(NUMPY))


def test_a_trait_moves_its_control_and_the_figures_follow(explorer):
    control = next(iter(explorer.controls.values()))
    before = explorer.readouts
    heard = []
    explorer.observe(lambda change: heard.append(change["new"]), control.name)
    for value in (control.minimum, control.maximum):
        try:
            setattr(explorer, control.name, value)
        except ParameterError:
            continue
    assert heard[-1] == explorer.parameters[control.name]
    assert not before.equals(explorer.readouts)


def test_a_value_outside_its_range_is_refused_with_name_value_and_range(explorer):
    for control in explorer.controls.values():
        for wrong in (control.minimum - 1, control.maximum + 1, math.nan, math.inf, "x", None, True, np.True_):
            told = re.escape(f"{control.name} ({control.label}) is {wrong!r}; it must be a number from")
            with pytest.raises(ParameterError, match=told):
                make_explorer(explorer.name, **{control.name: wrong})


@pytest.mark.parametrize("kind", [np.int64, np.float32, np.float64, Fraction])
def test_numpys_numbers_are_numbers(kind):
    explorer = make_explorer("power_of_study", n=kind(60))
    assert explorer.readouts.equals(make_explorer("power_of_study", n=60).readouts)
    explorer.n = kind(80)
    explorer.parameters = {"n": kind(90)}
    assert (explorer.n, type(explorer.parameters["n"])) == (90.0, float)
    json.dumps(explorer.get_state()["parameters"])


def test_a_refused_value_leaves_the_explorer_as_it_was(explorer):
    control = next(iter(explorer.controls.values()))
    before = dict(explorer.parameters)
    with pytest.raises(ParameterError):
        setattr(explorer, control.name, control.maximum + 1)
    assert explorer.parameters == before
    assert getattr(explorer, control.name) == before[control.name]


def test_an_unknown_control_is_refused(explorer):
    with pytest.raises(ParameterError, match="there is no control 'nothing'; controls are"):
        make_explorer(explorer.name, nothing=1)


def test_what_a_browser_sends_is_checked(explorer):
    control = next(iter(explorer.controls.values()))
    before = dict(explorer.parameters)
    with pytest.raises(TraitError):
        explorer.set_state({"parameters": {**before, control.name: "<script>"}})
    assert explorer.parameters == before


def test_figures_are_finite_over_the_whole_range(explorer):
    draw = np.random.default_rng(4)
    controls = explorer.controls.values()
    accepted = 0
    for _ in range(200):
        values = {
            one.name: float(draw.choice([one.minimum, one.maximum, draw.uniform(one.minimum, one.maximum)]))
            for one in controls
        }
        try:
            explorer.parameters = values
        except ParameterError:
            continue
        accepted += 1
        assert np.isfinite(explorer.readouts).all(), values
        assert "{" not in explorer.sentence
    assert accepted > 20


def test_every_case_is_possible(explorer):
    for preset in explorer.parts.presets:
        explorer.parameters = {**explorer.definition["start"], **preset.at}


def test_there_is_always_something_to_say(explorer):
    assert explorer.parts.messages[-1].when is None


def test_every_control_says_what_it_is(explorer):
    assert all(control.help and control.label for control in explorer.controls.values())


def test_the_static_form_is_the_same_each_time(explorer):
    assert explorer.static_html() == make_explorer(explorer.name).static_html()


def test_the_static_form_shows_picture_sentence_and_figures(explorer):
    root = html.fromstring(explorer.static_html())
    assert root.xpath("//*[@data-slot='sentence']")[0].text == explorer.sentence
    (drawing,) = root.xpath("//svg[@role='img']")
    assert drawing.get("aria-label") == f"{explorer.sentence} {explorer.parts.alternative}"
    shown = {one.get("data-readout"): float(one.get("data-value")) for one in root.xpath("//*[@data-readout]")}
    assert shown == pytest.approx(explorer.readouts.to_dict())
    sliders = {one.get("name"): float(one.get("value")) for one in root.xpath("//input[@type='range']")}
    assert sliders == pytest.approx(explorer.parameters)


def test_the_chart_for_the_page_keeps_stand_ins_that_the_page_colors(explorer):
    text = json.dumps(explorer.definition["chart"])
    assert set(re.findall(r"#0000[0-9a-f]{2}\b", text)) <= set(COLORS.values())
    assert "http" not in json.dumps(explorer.definition["chart"]["data"])


def test_at_most_a_thousand_points_are_live(explorer):
    assert max(len(part.get("values", [])) for part in explorer.definition["chart"]["data"]) <= 1000


def test_an_explorer_says_how_to_make_it_again(explorer):
    assert repr(explorer).startswith(f"explore_{explorer.name}(")
    assert explorer.name in explorer_names()


def test_a_kernel_sends_the_drawing_library_only_when_asked(explorer):
    assert explorer.library == ""
    explorer.wants_library = True
    assert "drawVega" in explorer.library


def test_an_unknown_explorer_is_refused():
    with pytest.raises(KeyError, match="there is no explorer 'nothing'; explorers are"):
        make_explorer("nothing")


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.125, ".2f", "0.13"),
        (-0.125, ".2f", "−0.13"),
        (-0.001, ".2f", "0.00"),
        (0.0784, ".1%", "7.8%"),
        (0.5, "+.1f", "+0.5"),
    ],
)
def test_numbers_are_written_with_halves_away_from_zero_and_a_printed_minus(value, spec, text):
    assert format_number(value, spec) == text
