"""What holds for every package for which a learning system gets the keys."""

from __future__ import annotations

import re

import pytest

from tests.classroom.samples import sample_assignment, sample_bank
from tests.packages.hostile_texts import assignment_of
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.problems import ClassroomError, MissingKeyError
from widgets.packages.formats import pack_as
from widgets.packages.package import Extras

WITH_KEYS = ("moodle", "common_cartridge", "canvas", "blackboard")
NOTHING_FITS = [
    ("moodle", "wa-rate-mina", "Nothing of this assignment fits into Moodle. “Rate Mina"),
    ("common_cartridge", "wa-repair-steps", "Nothing of this assignment fits into a Common Cartridge"),
    ("blackboard", "wa-rate-mina", "Nothing of this assignment fits into the upload file of Blackboard"),
]


@pytest.mark.parametrize("name", WITH_KEYS)
def test_the_same_assignment_gives_the_same_bytes(name):
    bank = sample_bank()
    again = Bank.from_json(bank.to_json())
    first, second = (pack_as(name, sample_assignment(), each, Extras()).content for each in (bank, again))
    assert first == second


@pytest.mark.parametrize("name", WITH_KEYS)
def test_a_students_bank_cannot_be_packed(name):
    bank = sample_bank()
    with pytest.raises(MissingKeyError, match="wa-late-again"):
        pack_as(name, assignment_of(bank), bank.for_students(), Extras())


@pytest.mark.parametrize(("name", "item", "told"), NOTHING_FITS)
def test_an_assignment_of_which_nothing_fits_is_refused(name, item, told):
    bank = sample_bank()
    with pytest.raises(ClassroomError, match=re.escape(told)):
        pack_as(name, make_assignment("Ratings", [item], bank), bank, Extras())
