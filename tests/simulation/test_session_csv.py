"""Sessions written to a file are those that would have been held."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from widgets.simulation import blocks, simulate_sessions, stream_sessions


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(blocks, "SESSIONS_PER_BLOCK", 60)


@pytest.mark.usefixtures("small_blocks")
def test_a_streamed_file_holds_the_rows_of_the_table(tmp_path):
    n_written = stream_sessions(tmp_path / "sessions.csv", 7, seed=4, clients_per_therapist=5, n_sessions=4)
    table = simulate_sessions(7, seed=4, clients_per_therapist=5, n_sessions=4).sessions
    stored = pd.read_csv(tmp_path / "sessions.csv")
    assert n_written == len(table) == len(stored)
    # Three decimals are written.
    pd.testing.assert_frame_equal(stored, table, check_dtype=False, atol=0.0005001, rtol=0)


def test_streaming_replaces_what_was_in_the_file(tmp_path):
    path = tmp_path / "sessions.csv"
    path.write_text("old\n" * 1000)
    stream_sessions(path, 1, seed=4, clients_per_therapist=1, n_sessions=2)
    assert "old" not in path.read_text()


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("n_therapists", [1, 3, 4, 10])
def test_blocks_number_therapists_and_clients_without_a_gap(n_therapists):
    clients, sessions = simulate_sessions(n_therapists, seed=4, clients_per_therapist=5, n_sessions=4)
    assert list(clients.index) == list(range(1, n_therapists * 5 + 1))
    assert list(clients.therapist) == [number for number in range(1, n_therapists + 1) for _ in range(5)]
    assert sessions.client.is_monotonic_increasing
    assert set(sessions.client) == set(clients.index)


@pytest.mark.usefixtures("small_blocks")
def test_every_block_draws_anew():
    clients = simulate_sessions(6, seed=4, clients_per_therapist=5, n_sessions=4).clients
    assert clients.fall.is_unique


@pytest.mark.parametrize(
    ("name", "value", "least"),
    [
        ("n_therapists", -3, 1),
        ("n_therapists", math.nan, 1),
        ("clients_per_therapist", 0, 1),
        ("clients_per_therapist", 2.5, 1),
        ("n_sessions", 1, 2),
        ("seed", -1, 0),
        ("seed", None, 0),
    ],
)
def test_a_count_that_cannot_be_is_refused_and_no_file_is_touched(tmp_path, name, value, least):
    counts = {"n_therapists": 2, "seed": 1, name: value}
    message = f"^{name} is {value}; it must be a whole number, {least} or more$"
    with pytest.raises(ValueError, match=message):
        simulate_sessions(**counts)
    with pytest.raises(ValueError, match=message):
        stream_sessions(tmp_path / "sessions.csv", **counts)
    assert not list(tmp_path.iterdir())


class CountingGenerator:
    """Draws as numpy does, and counts."""

    drawn = 0

    def __init__(self, seed):
        self.generator = np.random.Generator(np.random.PCG64(seed))

    def standard_normal(self, shape):
        CountingGenerator.drawn += math.prod(shape)
        return self.generator.standard_normal(shape)


@pytest.mark.usefixtures("small_blocks")
def test_the_normals_that_are_drawn_are_as_many_as_the_benchmark_draws(monkeypatch):
    monkeypatch.setattr(blocks.np.random, "default_rng", CountingGenerator)
    simulate_sessions(7, seed=4, clients_per_therapist=5, n_sessions=4)
    assert CountingGenerator.drawn == blocks.Design(7, 5, 4, seed=4).n_normals


def test_decimals_that_cannot_be_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"^decimals is -1; it must be a whole number, 0 or more$"):
        stream_sessions(tmp_path / "sessions.csv", 2, seed=1, decimals=-1)
