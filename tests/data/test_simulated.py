"""The simulated tables are those that the simulation makes, and can be read and scored."""

from __future__ import annotations

import pandas as pd
import pytest

from widgets import Inventory, simulated_table
from widgets.datasets import DATA
from widgets.simulation.data_files import write_data_files

STORED = DATA / "simulated"


def read_responses() -> pd.DataFrame:
    return pd.read_csv(STORED / "responses.csv", index_col=["client", "session", "perspective"])


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    return write_data_files(tmp_path_factory.mktemp("simulated"))


@pytest.mark.parametrize("name", ["clients.csv", "responses.csv", "sessions.csv"])
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


def test_simulated_sessions_are_indexed_by_client_and_session_and_know_the_therapist():
    sessions = simulated_table("sessions")
    assert sessions.index.names == ["client", "session"]
    assert sessions.index.is_unique
    assert sessions.reset_index()[["client", "therapist"]].drop_duplicates().client.is_unique


def test_who_dropped_out_has_fewer_than_twelve_sessions():
    sessions = simulated_table("sessions")
    left, held = sessions.groupby("client").dropped_out.max(), sessions.groupby("client").size()
    assert ((held < 12) == (left == 1)).all()


def test_the_file_of_sessions_is_small_enough_to_send():
    assert (STORED / "sessions.csv").stat().st_size < 700_000
