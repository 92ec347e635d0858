"""Drawings of an idea: said in words, in the colors of the page, and readable on a phone."""

from __future__ import annotations

import re

import pytest
from lxml import etree, html

from tests.chapters.test_chapters import CHAPTERS
from widgets import draw_idea
from widgets.pictures.idea import idea_names

SVG = "{http://www.w3.org/2000/svg}"
NARROWEST = 310
"""How wide a drawing is on a page of 360 px, in px."""


@pytest.fixture(params=idea_names())
def idea(request):
    return draw_idea(request.param)


@pytest.fixture
def drawing(idea):
    return etree.fromstring(idea.drawing_html())


def test_a_drawing_is_an_image_with_its_finding_and_its_description_as_text(idea, drawing):
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == f"{idea.finding}. {idea.description}"


def test_a_drawing_says_that_it_shows_an_idea_and_no_data(idea):
    assert idea.caption.startswith(("A drawing of an idea", "A drawing of our model"))
    assert re.search(r"no data|made up|not of a finding", idea.caption)


def test_letters_are_large_enough_on_a_phone(drawing):
    width = float(drawing.get("viewBox").split()[2])
    assert float(drawing.get("font-size")) * NARROWEST / width >= 11
    assert not drawing.xpath("//*[local-name()='text' or local-name()='tspan'][@font-size or @style]")


def test_every_label_lies_inside_the_drawing(drawing):
    _, _, width, height = map(float, drawing.get("viewBox").split())
    for line in drawing.iter(f"{SVG}tspan"):
        assert 0 <= float(line.get("x")) <= width, line.text
    for text in drawing.iter(f"{SVG}text"):
        last = float(text.get("y")) + sum(float(line.get("dy")) for line in text)
        assert last <= height, text.xpath("string()")


def test_every_style_that_a_drawing_asks_for_is_defined(idea):
    root = html.fromstring(idea.static_html())
    asked = {name for element in root.xpath("//svg//*[@class]") for name in element.get("class").split()}
    styles = "".join(root.xpath("//svg/style/text()"))
    assert {name for name in asked if f".{name}" not in styles} == set()
    assert set(re.findall(r"var\((--picture-[\w-]+)\)", styles)) <= set(
        re.findall(r"(--picture-[\w-]+):", idea.static_html())
    )


def test_a_drawing_carries_no_color_of_its_own(drawing):
    assert not [element for element in drawing.iter() if re.search(r"#[0-9a-f]{3}", " ".join(element.attrib.values()))]


def test_every_drawing_stands_in_one_chapter():
    text = "".join(path.read_text("utf-8") for path in CHAPTERS)
    assert {name: text.count(f'draw_idea(\\"{name}\\")') for name in idea_names()} == dict.fromkeys(idea_names(), 1)


def test_an_unknown_drawing_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(ValueError, match="there is no drawing 'three_chair'; choose one of average_and_next_study, "):
        draw_idea("three_chair")
