"""An explorer calls things as a chapter does, if the chapter says so."""

from __future__ import annotations

import json

import pytest

from widgets import ParameterError, explore_attenuation, explore_shared_variance, explore_three_components
from widgets.explorer.labels import LONGEST
from widgets.explorers import make_explorer


def test_a_label_stands_at_the_axis_the_control_the_figure_and_in_what_is_said():
    explorer = explore_three_components(labels={"transference": "Reactions", "outcome": "Distress"})
    assert explorer.controls["transference_outcome"].label == "Reactions with distress"
    assert explorer.readings["unique_transference"].label == "Reactions, beyond the others"
    assert "(reactions) with distress" in explorer.sentence
    drawn = json.dumps(explorer.definition)
    assert "Reactions alone" in drawn
    assert "egative transference" not in drawn


@pytest.mark.parametrize("explore", [explore_shared_variance, explore_attenuation])
def test_an_axis_has_the_given_name(explore):
    chart = json.dumps(explore(labels={"outcome": "Real relationship"}).definition["chart"])
    assert '"Real relationship (SD)"' in chart
    assert '"Outcome (SD)"' not in chart


def test_labels_change_no_figure():
    named = explore_attenuation(labels={"alliance": "Competence"})
    assert named.readouts.equals(explore_attenuation().readouts)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ({"result": "Outcome"}, "there is no label 'result'; labels are alliance, outcome"),
        ({"outcome": ""}, "the label outcome is ''; it must be a text of 1 to 40 letters"),
        ({"outcome": "x" * (LONGEST + 1)}, "it must be a text of 1 to 40 letters"),
        ({"outcome": 3}, "the label outcome is 3; it must be a text"),
        ({"outcome": "<b>"}, "without any of"),
        ({"outcome": "{r}"}, "without any of"),
    ],
)
def test_a_label_that_cannot_be_shown_is_refused_by_name_and_value(labels, told):
    with pytest.raises(ParameterError, match=told.replace("{", r"\{")):
        explore_shared_variance(labels=labels)


def test_an_explorer_without_labels_says_so():
    with pytest.raises(ParameterError, match="the explorer combining_rules has no labels"):
        make_explorer("combining_rules", {"goal": "Aim"})


def test_labels_are_part_of_how_to_make_it_again():
    assert repr(explore_shared_variance(labels={"outcome": "Warmth"})).endswith("labels={'outcome': 'Warmth'})")
