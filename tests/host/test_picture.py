"""Pictures: drawn the same each time, in the colors of the page, with their finding in words."""

from __future__ import annotations

import re

import altair as alt
import numpy as np
import pandas as pd
import pytest
from lxml import etree, html

from widgets import (
    draw_agreement,
    draw_congruence,
    draw_reliable_change,
    limits_of_agreement,
    reliable_change,
    response_surface,
)
from widgets.host.picture import COLORS, Picture

RATINGS = pd.DataFrame(
    [(x, y) for x in np.arange(1, 5.5, 0.5) for y in np.arange(1, 5.5, 0.5)], columns=["client", "therapist"]
)


def change(before, after):
    return reliable_change(pd.Series(before, dtype=float), pd.Series(after, dtype=float), sd=5, reliability=0.9)


def surface(outcome):
    return response_surface(RATINGS.client, RATINGS.therapist, outcome, midpoint=3)


def noise(seed=1):
    return np.random.default_rng(seed).normal(0, 0.5, len(RATINGS))


PICTURES = {
    "change": lambda: draw_reliable_change(change([20, 20, 20], [10, 20, 30]), "Distress", "Invented."),
    "agreement": lambda: draw_agreement(RATINGS, limits_of_agreement(RATINGS.client, RATINGS.therapist), "Invented."),
    "congruence": lambda: draw_congruence(
        surface(10 - (RATINGS.client - RATINGS.therapist) ** 2 + noise()), RATINGS, "Fall", "Invented."
    ),
}


@pytest.fixture(params=sorted(PICTURES))
def picture(request):
    return PICTURES[request.param]


def test_a_picture_is_drawn_the_same_each_time(picture):
    assert picture().static_html() == picture().static_html()


def test_a_picture_has_no_stand_in_color_left(picture):
    text = picture().static_html()
    assert not [color for color in COLORS.values() if color in text]
    assert "var(--picture-text)" in text


def test_every_color_that_a_picture_asks_for_is_defined(picture):
    text = picture().static_html()
    asked = set(re.findall(r"var\((--picture-[\w-]+)\)", text))
    assert asked <= set(re.findall(r"(--picture-[\w-]+):", text))


def test_a_picture_says_its_finding_as_a_title_and_in_its_alternative_text(picture):
    shown = picture()
    root = html.fromstring(shown.static_html())
    assert root.xpath("//p")[0].text == shown.finding
    (drawing,) = root.xpath("//svg[@role='img']")
    assert shown.finding in drawing.get("aria-label")


def test_a_picture_is_well_formed_and_runs_nothing(picture):
    drawing = re.search(r"<svg.*</svg>", picture().static_html(), re.DOTALL)[0]
    root = etree.fromstring(drawing.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))
    assert not root.xpath("//*[local-name()='script' or local-name()='image' or local-name()='a']")


def test_words_of_a_picture_are_text_and_never_markup():
    chart = alt.Chart(alt.InlineData(values=[{"x": 1}])).mark_point().encode(x="x:Q")
    hostile = Picture(chart, finding="<b>x</b>", description='"><script>1</script>', caption="<img src=x>")
    text = hostile.static_html()
    assert "<script" not in text
    assert "<img" not in text
    assert "<b>" not in text


def test_the_bundle_of_a_picture_is_html_and_a_stable_text(picture):
    bundle = picture()._repr_mimebundle_()
    assert bundle["text/plain"] == f"Picture({picture().finding!r})"
    assert bundle["text/html"] == picture().static_html()


def test_the_picture_of_change_counts_what_is_outside_the_band():
    # sd 5 and reliability .9: the error of a difference is 5 * sqrt(0.2) = 2.236, times 1.96 is 4.38 points
    finding = draw_reliable_change(change([20, 20, 20, 20], [15, 16, 24, 30]), "Distress", "Invented.").finding
    assert finding == "1 of 4 are reliably lower and 1 reliably higher; for 2 the change is within error"


def test_a_picture_of_change_with_no_scores_is_refused():
    with pytest.raises(ValueError, match="no client has a score both before and after"):
        draw_reliable_change(change([np.nan], [3]), "Distress", "Invented.")


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (lambda r: 10 - (r.client - r.therapist) ** 2, "is smaller the further the two are apart"),
        (lambda r: (r.client - r.therapist) ** 2, "is larger the further the two are apart"),
        (lambda r: 2 * (r.client + r.therapist), "where both agree, it is larger the higher they rate"),
        (lambda r: -2 * (r.client + r.therapist), "where both agree, it is smaller the higher they rate"),
    ],
)
def test_the_picture_of_congruence_tells_what_was_put_in(outcome, told):
    finding = draw_congruence(surface(outcome(RATINGS) + noise()), RATINGS, "Fall", "Invented.").finding
    assert told in finding


def test_the_picture_of_congruence_does_not_claim_what_its_interval_leaves_open():
    finding = draw_congruence(surface(pd.Series(noise(5))), RATINGS, "Fall", "Invented.").finding
    assert finding == (
        "Fall has no settled link with the distance between the two; "
        "how it goes with the level on which both agree is not settled"
    )


def test_a_picture_of_two_raters_needs_two_columns():
    with pytest.raises(ValueError, match="ratings have 1 columns; give two, one for each rater"):
        draw_agreement(RATINGS[["client"]], limits_of_agreement([1, 2], [2, 1]), "Invented.")
