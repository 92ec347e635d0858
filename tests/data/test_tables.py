"""The data tables hold what their descriptions say."""

from __future__ import annotations

import math

import frictionless
import pytest

from widgets import Inventory, case_responses, inventory_ids, published_results
from widgets.library import DATA

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


@pytest.mark.parametrize("inventory_id", sorted(path.stem for path in (DATA / "cases").glob("*.csv")))
def test_the_answers_of_every_case_can_be_scored(inventory_id):
    inventory = Inventory.load(inventory_id)
    for case in ("Elena", "Noor", "Ruben"):
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
