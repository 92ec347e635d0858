"""The command `classroom`, as somebody types it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest

from tests.classroom.hostile import code_of, honest_file, hostile_archives, hostile_files, response
from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.assignments.variants import variant_number
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.response_file import write_response
from widgets.cli.main import main
from widgets.exercise_types.answer_registry import FREE_RESPONSES

BANK = sample_bank()
ASSIGNMENT = sample_assignment()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an assignment and its bank, where an instructor works."""
    monkeypatch.chdir(tmp_path)
    save(tmp_path, ASSIGNMENT)
    return tmp_path


def save(folder, assignment: Assignment) -> None:
    (folder / "assignment.json").write_text(assignment.to_json(), "utf-8")
    (folder / f"{assignment.id}.bank.json").write_text(BANK.to_json(), "utf-8")


def table(path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_without_a_verb_the_command_says_what_it_can():
    asked = [sys.executable, "-m", "widgets.cli.main"]
    told = subprocess.run([*asked, "--help"], capture_output=True, text=True, check=True)
    assert all(verb in told.stdout for verb in ("pick", "pack", "collate", "check", "variants", "Exit codes"))
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 2


def test_pick_lists_what_fits(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["pick", "--chapter", "therapist_effects", "--type", "true_false"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("te-now-it-is-fair")


def test_pick_makes_an_assignment_its_bank_and_a_link(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = ["pick", "wa-five-lines", "te-now-it-is-fair", "--title", "Week 2", "--site", "https://example.org/book"]
    assert main(asked) == 0
    assignment = Assignment.from_json((tmp_path / "assignment.json").read_text("utf-8"))
    assert assignment.items == ("wa-five-lines", "te-now-it-is-fair")
    assert "https://example.org/book/classroom/assignment.html#assignment=1&title=Week+2" in capsys.readouterr().out
    bank = json.loads((tmp_path / f"{assignment.id}.bank.json").read_text("utf-8"))
    assert set(bank["keys"]) == set(assignment.items)


def test_an_exercise_that_does_not_exist_is_named(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["pick", "wa-nobody", "--title", "Week 2"]) == 2
    assert "There is no exercise 'wa-nobody'" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["moodle", "common_cartridge", "canvas", "blackboard", "nbgrader"])
def test_pack_writes_the_same_bytes_twice(folder, kind):
    assert main(["pack", "assignment.json", "--to", kind, "-o", "first"]) == 0
    assert main(["pack", "assignment.json", "--to", kind, "-o", "second"]) == 0
    first, second = (list((folder / name).iterdir()) for name in ("first", "second"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert first


def test_packages_and_sheets_are_written_in_the_language_that_is_asked_for(folder, capsys):
    assert main(["pack", "assignment.json", "--to", "moodle", "--language", "es", "-o", "packed"]) == 0
    assert "Verdadero/Falso" in capsys.readouterr().out
    (folder / "in").mkdir()
    (folder / "in/nora.json").write_bytes(honest_file("nora"))
    main(["collate", "assignment.json", "in", "--language", "es", "-o", "graded"])
    made = list((folder / "graded").glob("feedback-*.zip"))
    assert made
    for path in made:
        with zipfile.ZipFile(path) as archive:
            assert all(b'<html lang="es">' in archive.read(name) for name in archive.namelist())


def test_a_language_in_which_there_are_no_words_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["pack", "assignment.json", "--to", "moodle", "--language", "fr"])
    assert "choose from" in capsys.readouterr().err


def test_a_file_that_is_no_assignment_is_refused(folder, capsys):
    (folder / "wrong.json").write_text("{}", "utf-8")
    assert main(["pack", "wrong.json", "--to", "moodle"]) == 2
    assert "This is no assignment" in capsys.readouterr().err


def test_collate_grades_a_class(folder, capsys):
    with zipfile.ZipFile("download.zip", "w") as archive:
        for code in ("ada", "ben"):
            archive.writestr(f"{code}_1_2_answers-{code}.json", honest_file(code))
    (folder / "class.csv").write_text("name,code,email\nAda,ada,a@x\nBen,ben,b@x\nCy,cy,c@x\n", "utf-8")
    main(["collate", "assignment.json", "download.zip", "--roster", "class.csv", "--pdf", "-o", "grades"])
    for kind in ("html", "pdf"):
        assert zipfile.is_zipfile(folder / "grades" / f"feedback-{ASSIGNMENT.id}-{kind}.zip")
    rows = {row["code"].lower(): row for row in table(folder / "grades" / f"grades-{ASSIGNMENT.id}-plain.csv")}
    assert set(rows) == {"ada", "ben", "cy"}
    assert all(row["total"] == "" for row in rows.values())  # free responses wait; nobody gets a zero
    assert "nothing handed in" in capsys.readouterr().out


def test_a_full_answer_earns_full_marks_by_the_command(folder):
    objective = [name for name in ASSIGNMENT.items if BANK.item(name)["type"] not in FREE_RESPONSES]
    assignment = make_assignment("Objective", objective, BANK)
    answers = {name: answer for name, answer in answers_with_full_marks(BANK).items() if name in objective}
    mine = response("ada", assignment_id=assignment.id, answers=answers, variants={})
    save(folder, assignment)
    (folder / "ada.json").write_bytes(write_response(mine))
    assert main(["collate", "assignment.json", "ada.json"]) == 0
    (row,) = table(folder / f"grades-{assignment.id}-plain.csv")
    assert float(row["total"]) == pytest.approx(assignment.points(BANK))


@pytest.mark.parametrize("name", [*hostile_files(), *hostile_archives()])
def test_a_hostile_file_is_in_the_list_of_problems_with_what_to_do(folder, name):
    (folder / "in").mkdir()
    (folder / "in" / name).write_bytes({**hostile_files(), **hostile_archives()}[name])
    main(["collate", "assignment.json", f"in/{name}"])
    problems = table(folder / f"grades-{ASSIGNMENT.id}-problems.csv")
    told = [problem for problem in problems if problem["code"] == code_of(name)]
    assert told
    assert all(problem["advice"].strip() for problem in told)
    rows = table(folder / f"grades-{ASSIGNMENT.id}-plain.csv")
    assert all(row["total"] != "0" for row in rows)


def test_variants_writes_the_numbers_of_each_student(folder):
    assignment = make_assignment("Own numbers", ASSIGNMENT.items, BANK, variants=True)
    save(folder, assignment)
    (folder / "class.csv").write_text("name,code\nAda,ada\nBen,ben\n", "utf-8")
    assert main(["variants", "assignment.json", "class.csv"]) == 0
    rows = table(folder / f"variants-{assignment.id}.csv")
    varied = [name for name in assignment.items if BANK.item(name).get("variants")]
    assert len(rows) == 2 * len(varied)
    for row in rows:
        count = len(BANK.item(row["Exercise"])["variants"])
        assert int(row["Variant"]) == variant_number(assignment.id, row["Code"], row["Exercise"], count) + 1


def test_variants_says_when_nothing_differs(folder, capsys):
    save(folder, make_assignment("The same for all", ASSIGNMENT.items, BANK))
    (folder / "class.csv").write_text("name,code\nAda,ada\n", "utf-8")
    assert main(["variants", "assignment.json", "class.csv"]) == 2
    assert "the same numbers" in capsys.readouterr().err


def test_check_without_files_looks_at_the_books_own_exercises(capsys):
    assert main(["check"]) == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_check_warns_of_keys_of_ones_own_that_can_be_guessed(tmp_path, capsys):
    bank = make_bank()
    items = [item for item in bank.items.values() if item["type"] == "multiple_choice"]
    keys = {item["id"]: {**bank.key(item["id"]), "correct": [item["choices"][0]["id"]]} for item in items}
    own = tmp_path / "own.bank.json"
    own.write_text(Bank.of(items, keys, bank.chapters, bank.objectives).to_json())
    assert main(["check", "--bank", str(own)]) == 0
    told = capsys.readouterr().out
    assert f"warning: the keys can be guessed: choice 1 is right {len(items)} times of {len(items)}" in told
    assert "Reword or swap choices" in told
