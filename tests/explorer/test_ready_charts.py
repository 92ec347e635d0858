"""What lies ready: the chart that would be compiled, shown where there is nothing to compile with."""

from __future__ import annotations

import json
import shutil
import sys

import pytest
import vl_convert
from lxml import html

from book.ready_charts import FIX, make_ready, wrong_files
from tests.layers import some_now
from widgets.explorer.ready_charts import READY
from widgets.explorers import explorer_names, make_explorer
from widgets.host.drawing_engine import NoDrawingEngineError, vega_lite_version

MOVED = {"r": 0.31, "n": 120}


@pytest.fixture
def no_engine(monkeypatch):
    """Take away what draws, as in a browser's Python."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("name", some_now(explorer_names(), 5, "all charts are of one kind"))
def test_an_explorer_as_it_begins_needs_nothing_to_draw_with(name):
    try:
        shown = html.fromstring(make_explorer(name).static_html())
    except NoDrawingEngineError:
        pytest.fail(f"the chart of explore_{name} does not lie ready; run {FIX}")
    assert shown.xpath("//figure//*[name()='svg']/@aria-label"), f"its drawing does not lie ready; run {FIX}"


@pytest.mark.usefixtures("no_engine")
def test_a_moved_explorer_has_its_chart_and_leaves_its_drawing_to_the_page():
    moved = make_explorer("shared_variance", **MOVED)
    signals = {signal["name"]: signal.get("value") for signal in moved.definition["chart"]["signals"]}
    assert (signals["r"], signals["n"]) == (0.31, 120)
    (place,) = html.fromstring(moved.static_html()).xpath("//*[@data-slot='chart']")
    assert place.get("style") == "--picture-height: 360px"  # the plot's 280, and 80 around it
    assert not len(place)


@pytest.mark.usefixtures("no_engine")
def test_where_nothing_can_draw_a_chart_that_does_not_lie_ready_is_said_to_need_it():
    with pytest.raises(
        NoDrawingEngineError, match=r"vl-convert-python, .* is not there, .* pip install vl-convert-python"
    ):
        make_explorer("shared_variance", labels={"outcome": "Something else"})


@pytest.mark.parametrize("name", some_now(explorer_names(), ["forest_and_funnel"], "all charts are of one kind"))
def test_a_chart_that_lies_ready_is_what_its_numbers_compile_to(name):
    made = make_explorer(name)
    lite = made.picture().chart.to_dict()
    whole = vl_convert.vegalite_to_vega(lite, vl_version=vega_lite_version())
    text = json.dumps(made.definition["chart"])
    for number, theirs in enumerate(lite.get("datasets", {})):  # Altair names rows by their hash
        text = text.replace(f'"rows_{number}"', f'"{theirs}"')
    assert json.loads(text) == whole


def test_what_lies_ready_was_compiled_by_the_vega_lite_that_altair_writes():
    makers = {json.loads(path.read_text("utf-8"))["usermeta"]["vega-lite"] for path in READY.glob("*.json")}
    assert makers == {vega_lite_version()}, f"run {FIX}"


@pytest.mark.whole("runs every chapter")
def test_all_that_the_book_shows_lies_ready_and_nothing_else(tmp_path):
    make_ready(tmp_path)
    assert wrong_files(tmp_path) == [], f"run {FIX}"


def test_what_is_missing_changed_or_left_over_is_named(tmp_path):
    stale = tmp_path / "stale"
    shutil.copytree(READY, stale)
    charts, drawings = (sorted(stale.glob(f"*.{end}")) for end in ("json", "svgz"))
    charts[0].unlink()
    charts[1].write_text("{}", "utf-8")
    drawings[0].rename(stale / "gone-0.svgz")
    wrong = {charts[0].name, charts[1].name, drawings[0].name, "gone-0.svgz"}
    assert wrong_files(READY, stale) == sorted(wrong)
