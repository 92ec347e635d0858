"""Laws of the table of titles: each is known for what it is, among the others of its system and language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from widgets.classroom.collecting import column_titles
from widgets.classroom.collecting.column_titles import columns_of, is_participant, is_student, rate_header, system_of

TABLE = json.loads(Path(column_titles.__file__).with_suffix(".json").read_text("utf-8"))
SYSTEMS = {"any": "plain", "brightspace": "plain"}
OTHER_HALF = {"first": "last", "last": "first"}
TITLES = [
    (table, part, title)
    for table in TABLE["titles"]
    for part, titles in table.items()
    if isinstance(titles, list)
    for title in titles
    if OTHER_HALF.get(part, part) in table
]


@pytest.mark.parametrize(("table", "part", "title"), TITLES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_title_is_known_for_what_it_is_among_the_others_of_its_language(table, part, title):
    others = {
        other: next((one for one in titles if one != title), "")
        for other, titles in table.items()
        if isinstance(titles, list) and other != part
    }
    header = [title, *(one for one in others.values() if one)]
    assert columns_of(header, system_of(header))[part] == 0
    assert rate_header(header) >= len(header)


@pytest.mark.parametrize("table", TABLE["titles"], ids=lambda table: f"{table['system']} {table['language']}")
def test_a_system_is_known_by_its_titles_in_every_language(table):
    header = [titles[0] for titles in table.values() if isinstance(titles, list)]
    assert system_of(header) == SYSTEMS.get(table["system"], table["system"])


def test_every_system_has_its_titles_in_six_languages_and_says_where_they_are_from():
    by_system = {
        name: {each["language"][:2] for each in TABLE["titles"] if each["system"] == name} for name in TABLE["sources"]
    }
    assert by_system["moodle"] == by_system["blackboard"] == by_system["any"] == {"en", "de", "es", "fr", "nl", "pt"}
    assert {each["system"] for each in TABLE["titles"]} == TABLE["sources"].keys()


def test_the_same_word_is_half_a_name_or_the_whole_by_what_stands_beside_it():
    assert columns_of(["Nome", "Apelido", "Código"], "plain")["first"] == 0
    assert columns_of(["Nome", "Código"], "plain")["name"] == 0
    assert columns_of(["Name", "Vorname", "Code"], "plain")["last"] == 0
    assert columns_of(["Name", "Vorname", "Nachname", "Code"], "plain")["name"] == 0


@pytest.mark.parametrize(
    ("role", "studies"),
    [("Student", True), ("Teilnehmer/in", True), ("Teilnehmer*in", True), ("Estudiante, Tutor", True),
     ("Non-editing teacher", False), ("Trainer/in", False), ("", False)],
)  # fmt: skip
def test_a_role_says_who_is_a_student(role, studies):
    assert is_student(role) is studies


def test_numbers_of_students_are_not_taken_for_moodles_own():
    assert [is_participant(one) for one in ("Участник77", "Participant 7", "S-7", "student7", "7", "")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
