"""The simulated tables are those that the simulation makes, and can be read and scored."""

from __future__ import annotations

import pandas as pd
import pytest

from widgets import Inventory
from widgets.library import DATA
from widgets.simulation.data_files import write_data_files

STORED = DATA / "simulated"


def read_responses() -> pd.DataFrame:
    return pd.read_csv(STORED / "responses.csv", index_col=["client", "session", "perspective"])


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    return write_data_files(tmp_path_factory.mktemp("simulated"))


@pytest.mark.parametrize("name", ["clients.csv", "responses.csv"])
def test_remaking_a_simulated_table_gives_the_stored_bytes(remade, name):
    path = next(path for path in remade if path.name == name)
    assert path.read_bytes() == (STORED / name).read_bytes()


def test_no_simulated_table_is_stored_that_is_not_remade(remade):
    assert {path.name for path in STORED.iterdir()} == {path.name for path in remade}


def test_every_simulated_client_is_rated_by_both_after_both_sessions():
    clients = pd.read_csv(STORED / "clients.csv").client
    expected = pd.MultiIndex.from_product([clients, [3, 10], ["client", "therapist"]])
    assert read_responses().index.equals(expected)


def test_the_simulated_answers_can_be_scored():
    # 1% of answers are missing, so that 2 or more of a subscale's 4 are, by chance, in 6 of 10,000 cases.
    composite = Inventory.load("practice_alliance_short").composite(read_responses())
    assert composite.between(1, 5).mean() > 0.99
