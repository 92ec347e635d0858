"""For whom an alarm rings, and how often it is right."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, alarm
from widgets.explorers.alarm import explore_alarm

SETTINGS = st.fixed_dictionaries(
    {
        "dropout": st.integers(50, 500).map(lambda n: n / 1000),
        "d_alliance": st.integers(0, 100).map(lambda n: n / 100),
        "threshold": st.integers(-300, 100).map(lambda n: n / 100),
    }
)


@pytest.mark.parametrize(
    ("threshold", "found", "cleared", "right"),
    # By hand, from a table of the normal curve, for 19.7% who leave and mark .55 lower: the alarm rings for the lowest
    # 10, 20 and 30 of 100.
    [(-1.42, 0.19, 0.92, 0.38), (-0.96, 0.34, 0.83, 0.33), (-0.64, 0.46, 0.74, 0.30)],
)
def test_an_alarm_finds_few_who_leave_and_is_mostly_false(threshold, found, cleared, right):
    readouts = explore_alarm(threshold=threshold).readouts
    assert readouts[["found", "cleared", "right"]].round(2).tolist() == [found, cleared, right]


def test_where_both_groups_mark_alike_the_alarm_is_right_as_often_as_clients_leave():
    assert alarm.right(NUMPY, dropout=0.3, d_alliance=0, threshold=-0.7) == pytest.approx(0.3)


@given(SETTINGS)
def test_the_four_groups_are_all_clients(setting):
    groups = [alarm.people(NUMPY, leave=leave, ring=ring, **setting) for leave in (0, 1) for ring in (0, 1)]
    assert sum(groups) == alarm.CLIENTS
    assert min(groups) >= 0


@given(SETTINGS)
def test_every_client_has_a_place_of_their_own_and_the_alarm_rings_left_of_the_line(setting):
    clients = np.arange(1, alarm.CLIENTS + 1)
    columns = alarm.column_of(NUMPY, client=clients, **setting)
    rows = alarm.row_of(NUMPY, client=clients, **setting, column=columns)
    leaves = clients <= alarm.leavers(NUMPY, dropout=setting["dropout"])
    places = Counter(zip(leaves, columns, rows, strict=True))
    assert max(places.values()) == 1
    assert rows.min() == 1
    assert (columns[leaves] < 0).sum() == alarm.right_alarms(NUMPY, **setting)
    assert (columns < 0).sum() == alarm.alarms(NUMPY, **setting)


def test_the_sentence_counts_people():
    sentence = explore_alarm().sentence
    assert "the alarm rings for 100, and 38 of them leave: it is right 38% of the time" in sentence
