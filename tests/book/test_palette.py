"""The palette in widgets/host/tokens.css: it can be read by day and by night, and told apart by everybody."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from coloraide import Color

from tests.test_house import ROOT

SHEET = (ROOT / "widgets/host/tokens.css").read_text("utf-8")
TOKENS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--book-([\w-]+): .*?light-dark\((#\w+), (#\w+)\)", SHEET)
}
SCHEMES = ("light", "dark")
GROUNDS = ("page", "surface", "card")
SERIES = ("alliance", "transference", "real", "second", "warm")
WORDS = ("text", "quiet", "warning", *SERIES)
SIGHTS = (None, "protan", "deutan", "tritan")
TOLD_APART = 10
"""Of CIEDE2000: ten times what two people looking side by side can just see."""


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(Color(other), method="wcag21")


def seen(color: str, sight: str | None) -> Color:
    return Color(color) if sight is None else Color(color).filter(sight)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("word", "ground"), list(product(WORDS, GROUNDS)))
def test_what_is_written_stands_out_from_every_ground(word, ground, scheme):
    assert contrast(TOKENS[word][scheme], TOKENS[ground][scheme]) >= 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_what_can_be_touched_stands_out_from_every_ground(ground, scheme):
    assert contrast(TOKENS["control"][scheme], TOKENS[ground][scheme]) >= 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_colors_that_stand_side_by_side_are_told_apart_by_every_sight(sight, scheme):
    colors = {name: seen(TOKENS[name][scheme], sight) for name in SERIES}
    near = {
        (one, other): round(colors[one].delta_e(colors[other], method="2000"), 1)
        for one, other in combinations(SERIES, 2)
        if colors[one].delta_e(colors[other], method="2000") < TOLD_APART
    }
    assert near == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_mark_is_seen_on_every_ground(scheme):
    strokes = re.findall(r'stroke="(#\w+)"', (ROOT / "book/_static/favicon.svg").read_text("utf-8"))
    assert len(strokes) == 2
    assert [stroke for stroke in strokes for ground in GROUNDS if contrast(stroke, TOKENS[ground][scheme]) < 3] == []


def test_where_a_reader_has_colors_of_their_own_each_of_ours_gives_way():
    forced = SHEET.split("@media (forced-colors: active)")[1]
    assert set(re.findall(r"--book-([\w-]+): \w+;", forced)) == set(TOKENS)
