"""The data tables hold what their descriptions say."""

from __future__ import annotations

import math

import frictionless
import pandas as pd
import pytest

from widgets import Inventory, case_responses, inventory_ids, published_results
from widgets.datasets import DATA, pooling_methods

PACKAGE = frictionless.Package(DATA / "datapackage.json")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_table_meets_its_description():
    report = PACKAGE.validate()
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])


def test_every_table_is_described():
    described = {resource.path for resource in PACKAGE.resources}
    assert described == {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}


def test_a_published_result_lies_inside_its_interval():
    results = published_results().dropna(subset=["ci_low", "ci_high"])
    assert results.effect.between(results.ci_low, results.ci_high).all()


def test_every_published_result_that_is_printed_is_verified():
    assert set(published_results().mark) <= {"V"}


def test_the_way_of_averaging_is_known_of_publications_that_have_a_result():
    assert set(pooling_methods().index) <= set(published_results().citation)


def test_a_published_correlation_can_be_one():
    correlations = published_results().query("metric == 'r'")
    assert correlations[["effect", "ci_low", "ci_high"]].abs().max().max() < 1


def test_a_difference_printed_beside_a_correlation_agrees_with_it():
    # d = 2r / sqrt(1 - r^2); the printed ones come from unrounded correlations, or are pooled on their own.
    both = published_results().query("metric == 'r'").dropna(subset="d")
    assert len(both) >= 10
    assert (both.d - 2 * both.effect / (1 - both.effect**2) ** 0.5).abs().max() < 0.025


def test_a_result_is_named_for_its_publication_and_has_its_year():
    # Vaz is dated 2024 and was online in 2023.
    for result_id, result in published_results().iterrows():
        assert result_id.startswith(result.citation)
        assert str(result.year) in result_id or result_id == "vaz2023sister"


@pytest.mark.parametrize(
    ("topic", "results"),
    [
        # As many as the fact sheets have verified figures for: alliance, other elements, culture, levels.
        ("alliance_outcome", 21),
        ("alliance_dropout", 1),
        ("dropout_share", 2),
        ("alliance_level", 3),
        ("element_outcome", 25),
        ("component_overlap", 5),
        ("feedback_outcome", 10),
        ("culture", 10),
        ("client_therapist_agreement", 7),
        ("therapist_share", 10),
        ("clients_needed", 1),
        ("within_client", 3),
        ("mediation", 1),
        ("training_skill", 2),
        ("attachment", 3),
    ],
)
def test_every_verified_figure_of_the_fact_sheet_is_in_the_table(topic, results):
    assert (published_results().topic == topic).sum() == results


@pytest.mark.parametrize("inventory_id", sorted(path.stem for path in (DATA / "cases").glob("*.csv")))
def test_the_answers_of_every_case_can_be_scored(inventory_id):
    inventory = Inventory.load(inventory_id)
    cases = pd.read_csv(DATA / "cases" / f"{inventory_id}.csv").case.unique()
    assert len(cases) > 0
    for case in cases:
        assert not inventory.subscale_scores(case_responses(case, inventory_id)).isna().all(axis=None)


def test_the_contrast_case_has_the_composite_of_the_first_and_another_profile():
    inventory = Inventory.load("practice_alliance_short")
    noor = case_responses("Noor", "practice_alliance_short").loc[[(3, "client")]]
    ruben = case_responses("Ruben", "practice_alliance_short")
    assert math.isclose(inventory.composite(noor).item(), inventory.composite(ruben).item())
    assert inventory.subscale_scores(noor).goal.item() < inventory.subscale_scores(ruben).goal.item()


def test_an_unknown_case_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match="no case named 'Nora'; did you mean 'Noor'"):
        case_responses("Nora", "practice_alliance_short")


@pytest.mark.parametrize("inventory_id", inventory_ids())
def test_no_inventory_states_a_cut_off_a_norm_or_a_diagnosis(inventory_id):
    text = (DATA / "inventories" / f"{inventory_id}.yml").read_text("utf-8").lower()
    assert not [
        word for word in ("cut-off", "cutoff", "norm", "percentile", "diagnos", "clinical range") if word in text
    ]


@pytest.mark.parametrize("inventory_id", inventory_ids())
def test_every_inventory_says_what_it_is_not(inventory_id):
    assert "Not validated. Not for clinical use." in Inventory.load(inventory_id).status
