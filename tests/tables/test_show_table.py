"""A data frame becomes a table that reads well, in a notebook and without a style sheet."""

from __future__ import annotations

import pandas as pd
import pytest
from lxml import html

from widgets import published_results, show_table
from widgets.tables.cells import MISSING


def shown(data, **options):
    table = show_table(data, "A caption", **{"source": "computed", **options})
    return html.fromstring(table._repr_html_())


def heads(page):
    return page.xpath(".//thead//th/text()")


def rows(page):
    return [[cell.text_content() for cell in row] for row in page.xpath(".//tbody/tr")]


def test_heads_are_words():
    page = shown(pd.DataFrame({"k": [24], "item_total": [0.5], "too_near": [2.5]}, index=["same_order"]))
    assert heads(page) == ["Studies", "Item–total correlation", "Too near"]
    assert rows(page)[0][0] == "Same order"


def test_labels_say_what_a_name_means():
    page = shown(pd.DataFrame({"shared": [0.1]}, index=["a"]), labels={"shared": "Shared variance", "a": "The first"})
    assert (heads(page), rows(page)) == (["Shared variance"], [["The first", "0.10"]])


def test_a_count_is_whole_also_where_another_is_not_known():
    results = published_results().loc[["gelso2018real", "vaz2023sister"], ["k", "n"]]
    assert [row[1:] for row in rows(shown(results))] == [["16", "1,502"], [MISSING, MISSING]]


def test_what_is_missing_is_said_in_words():
    [dash] = shown(pd.Series([1.0, float("nan")])).xpath('.//span[@role="img"]')
    assert (dash.text, dash.get("aria-label")) == (MISSING, "no value")


def test_the_ends_of_an_interval_stand_in_one_cell():
    page = shown(pd.DataFrame({"effect": [-0.16], "ci_low": [-0.3], "ci_high": [-0.03]}, index=["reactions"]))
    assert heads(page) == ["Effect", "95% confidence interval"]
    assert rows(page) == [["Reactions", "−0.16", "−0.30 to −0.03"]]


def test_half_an_interval_is_none():
    page = shown(pd.DataFrame({"r": [0.1], "low": [0.0], "high": [float("nan")]}))
    assert rows(page) == [["0.1", MISSING]]


def test_every_number_gets_the_same_decimals():
    assert rows(shown(pd.Series({"task": 3.0, "goal": 1.25}))) == [["Task", "3.00"], ["Goal", "1.25"]]


def test_decimals_stand_under_decimals_where_each_keeps_its_own():
    texts = [row[1] for row in rows(shown(pd.Series([0.26, 0.278, 29.0]), decimals=(0, 3)))]
    assert [text.strip() for text in texts] == ["0.26", "0.278", "29"]
    assert {len(text) - text.find(".") if "." in text else 4 for text in texts} == {4}
    assert len(texts[2]) == len("29") + 4  # as wide as a point and three digits


def test_no_zero_is_negative():
    assert rows(shown(pd.Series([-0.001])))[0][1] == "0.00"


def test_yes_and_no_are_words():
    page = shown(pd.DataFrame({"reliable": [True, False]}, index=["alpha", "retest"]))
    assert [row[1] for row in rows(page)] == ["yes", "no"]


def test_columns_that_are_numbered_say_what_is_numbered():
    curves = pd.DataFrame([[2.9, 3.1]], index=["client"], columns=pd.Index([1, 2], name="session"))
    assert heads(shown(curves)) == ["Session 1", "Session 2"]


def test_rows_that_are_only_numbered_are_named_by_their_first_column():
    page = shown(pd.DataFrame({"glow": [0.0, 0.1], "left": [0.66, 0.62]}))
    assert rows(page) == [["0.0", "0.66"], ["0.1", "0.62"]]
    assert page.xpath('.//tbody//th[@scope="row"]/text()') == ["0.0", "0.1"]


def test_row_names_that_are_numbers_stand_point_under_point():
    page = shown(pd.Series([0.08, 0.15], pd.Index([0.84, 0.7], name="reliability")))
    assert [row[0] for row in rows(page)] == ["0.84", "0.70"]


def test_every_row_says_all_its_names():
    pairs = pd.MultiIndex.from_product([["Noor"], ["client", "therapist"]], names=["case", "rated by"])
    page = shown(pd.DataFrame({"goal": [1.75, 3.75]}, index=pairs))
    assert heads(page) == ["Case", "Rated by", "Goal"]
    assert [row[:2] for row in rows(page)] == [["Noor", "Client"], ["Noor", "Therapist"]]


def test_a_table_has_a_caption_with_its_source_and_a_name():
    page = shown(pd.Series([1.0]), source="published")
    assert page.xpath("string(.//caption)") == "A captionSource: the publications named in the References."
    assert page.get("aria-label") == "A caption"


def test_a_source_may_be_words_of_ones_own():
    assert "our own survey" in shown(pd.Series([1.0]), source="our own survey").xpath("string(.//caption)")


@pytest.mark.parametrize("place", ["cell", "row", "column", "caption", "source"])
def test_nothing_becomes_markup(place):
    bad = "<img src=x onerror=alert(1)>"
    data = pd.DataFrame({bad if place == "column" else "a": [bad if place == "cell" else "b"]})
    data.index = [bad if place == "row" else "c"]
    table = show_table(
        data, bad if place == "caption" else "A caption", source=bad if place == "source" else "computed"
    )
    assert html.fromstring(table._repr_html_()).xpath(".//img") == []


def test_an_object_of_any_kind_becomes_text():
    class Loud:
        def __str__(self) -> str:
            return "<b>loud</b>"

    assert shown(pd.DataFrame({"a": [Loud()]}, index=["x"])).xpath(".//b") == []


def test_only_a_long_table_is_sorted():
    assert "sortable" in shown(pd.Series(range(11))).find(".//table").get("class")
    assert "sortable" not in shown(pd.Series(range(10))).find(".//table").get("class")


def test_the_same_table_is_written_the_same():
    data = pd.DataFrame({"k": [24]}, index=["first"])
    assert shown(data).text_content() == shown(data).text_content()


def test_plain_text_has_what_the_table_has():
    data = pd.DataFrame({"n": pd.array([1502, None], dtype="Int64"), "low": [0.1, 0.2], "high": [0.3, float("nan")]})
    text = repr(show_table(data.set_axis(["a", "b"]), "A caption", source="computed"))
    assert text.splitlines() == [
        "A caption",
        "  People 95% interval",
        "a  1,502 0.10 to 0.30",
        "b      –            –",
    ]


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (pd.DataFrame(), {}, "'A caption' has no rows or no columns"),
        (pd.Series([1.0]), {"decimals": -1}, "decimals is -1"),
        (pd.Series([1.0]), {"decimals": (3, 2)}, r"decimals is \(3, 2\)"),
    ],
)
def test_what_cannot_be_shown_is_named(data, options, said):
    with pytest.raises(ValueError, match=said):
        shown(data, **options)


def test_a_table_without_a_caption_is_refused():
    with pytest.raises(ValueError, match="the caption is empty"):
        show_table(pd.Series([1.0]), " ", source="computed")
