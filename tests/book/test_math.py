"""Formulas: what readers get, and what authors are told."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from math_as_mathml import to_mathml

from tests.book.small_book import build_small_book

FORMULAS = [
    r"r^2",
    r"y_{ij} = \beta_0 + \beta_w (x_{ij} - \bar{x}_j) + \beta_b \bar{x}_j + u_j + e_{ij}",
    r"\frac{1}{a} \sum_{i=1}^{a} k_i \quad \text{if } a \ge m",
    r"\mathrm{ICC}(A,1) = \frac{MS_R - MS_E}{MS_R + (k-1) MS_E}",
    r"\alpha = \frac{k}{k-1} \left( 1 - \frac{\sum \sigma_i^2}{\sigma_X^2} \right)",
    r"\mathcal{N}(0, \sigma^2) \mid \hat{\beta} \approx .28 \pm \sqrt{n}",
    r"\begin{pmatrix} 1 & r \\ r & 1 \end{pmatrix}",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
    r"\{ 20\% \}",
]


def parsed(tex: str, display: str = "inline") -> ET.Element:
    return ET.fromstring(to_mathml(tex, display))  # noqa: S314, for it is our own output


@pytest.mark.parametrize("tex", FORMULAS)
@pytest.mark.parametrize("display", ["inline", "block"])
def test_a_formula_becomes_wellformed_mathml_that_carries_its_source(tex, display):
    math = parsed(tex, display)
    assert (math.tag, math.get("display"), math.get("alttext")) == ("math", display, tex)
    assert "\\" not in "".join(math.itertext())


def test_letters_and_signs_are_written_as_themselves():
    math = parsed(r"\beta < \text{p and q < .05}")
    assert "".join(math.itertext()).replace("\u00a0", " ") == "β<p and q < .05"


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{align} a &= b \\ c &= d \end{align}",
        r"a &= b \\ c &= d",
        "a = b\n\nc = d",
    ],
)
def test_several_lines_become_the_rows_of_one_table_without_numbers_of_their_own(tex):
    math = parsed(tex, "block")
    assert len(math.findall(".//mtr")) == 2
    assert "".join(math.itertext()) == "a=bc=d"


@pytest.mark.parametrize(
    ("tex", "problem"),
    [
        (r"\frac{1}{2", "a brace has no partner"),
        (r"x}", "a brace has no partner"),
        (r"}{", "a brace has no partner"),
        (r"\foo{x}", r"\foo is unknown"),
        (r"\text{50\%}", r"\% is unknown"),
        (r"a & b", "& is unknown, or out of place"),
        (r"\begin{foo} x \end{foo}", "the environment foo is unknown"),
        (r"a_b_c", "double subscripts"),
        (r"\left( a", "missing right"),
        (r"\begin{pmatrix} 1 \end{matrix}", "missing end"),
        ("", "no available tokens"),
    ],
)
def test_a_formula_that_would_be_drawn_wrongly_is_refused_in_words(tex, problem):
    with pytest.raises(ValueError, match=problem.replace("\\", r"\\.*")):
        to_mathml(tex)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    text = (
        "Formulas\n========\n\nSmall :math:`r^2`, wrong :math:`\\foo < x`.\n\n"
        ".. math:: a = \\frac{b}{c}\n   :label: share\n\nEquation :eq:`share`.\n"
    )
    folder = tmp_path_factory.mktemp("source")
    return build_small_book(folder, {"index.rst": text}, ["math_as_mathml"], html_math_renderer="mathml")


def test_a_numbered_formula_can_be_pointed_to_and_scrolls_by_itself(built):
    html = built.text("index.html")
    assert '<div class="math notranslate nohighlight" id="equation-share">' in html
    assert '<div class="pst-scrollable-table-container"><math display="block"' in html
    assert '<span class="eqno">(1)<a class="headerlink" href="#equation-share"' in html
    assert '<a class="reference internal" href="#equation-share">(1)</a>' in html


def test_a_page_with_formulas_loads_no_script_for_them(built):
    html = built.text("index.html")
    assert '<span class="math notranslate nohighlight"><math display="inline" alttext="r^2">' in html
    assert "mathjax" not in html.lower()


def test_a_wrong_formula_shows_as_written_and_is_reported_with_its_page(built):
    html, told = built.text("index.html"), built.told
    assert r"<code>\foo &lt; x</code>" in html
    assert "index.rst:4: WARNING: " in told
    assert r"formula \foo < x: \foo is unknown" in told
