"""The command takes the decisions in files of marks: it grades by them, writes them down, and says which count."""

from __future__ import annotations

from pathlib import Path

from tests.classroom.gradebook.decided import drop, excuse, override
from tests.classroom.gradebook.test_gradebook import FULL, QUIZ, quiz
from tests.classroom.hostile import BANK
from tests.cli.test_main import save, table
from widgets.classroom.grading.marks import Marks, write_marks
from widgets.cli.main import main

LIST = b"Student,ID,SIS User ID,SIS Login ID,Section\nNora,1,,nora,one\nSam,3,,sam,one\n"
POINTS = QUIZ.points(BANK)


def collate_with(folder: Path, *files: Marks, accept: tuple[str, ...] = ()) -> int:
    """Grade Nora, who has everything right, and Sam, who handed in nothing."""
    save(folder, QUIZ)
    (folder / "list.csv").write_bytes(LIST)
    name, data = quiz("nora", FULL)
    (folder / name).write_bytes(data)
    for marks in files:
        (folder / f"{marks.marker}.marks").write_bytes(write_marks(marks))
    named = ["--marks", *(f"{marks.marker}.marks" for marks in files)]
    return main(
        ["collate", "assignment.json", name, "--roster", "list.csv", *named, *(["--accept", *accept] if accept else [])]
    )


def test_what_was_decided_is_graded_written_and_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    decided = (override("nora", "wa-late-again", 0.5), drop("wa-rated-by-two"), excuse("sam"))
    assert collate_with(tmp_path, Marks(QUIZ.id, "AB", {}, decided)) == 0
    grades = {row["SIS Login ID"]: row[QUIZ.title] for row in table(tmp_path / f"grades-{QUIZ.id}-canvas.csv")}
    assert (grades["nora"], grades["sam"]) == (f"{POINTS - 1.5:g}", "EX")
    assert len(table(tmp_path / f"grades-{QUIZ.id}-decisions.csv")) == len(decided)
    assert "decided by AB: “Rated by two” counts for nobody (Two keys fit.)" in capsys.readouterr().out


def test_of_two_markers_who_differ_the_one_that_is_accepted_counts(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    files = [
        Marks(QUIZ.id, by, {}, (override("nora", "wa-late-again", points, by),))
        for by, points in (("AB", 0.0), ("CD", 0.5))
    ]
    assert collate_with(tmp_path, *files) == 1
    assert "error: AB: override nora wa-late-again: AB decided" in capsys.readouterr().out
    assert collate_with(tmp_path, *files, accept=("CD: override nora wa-late-again",)) == 0
    (nora, _) = table(tmp_path / f"grades-{QUIZ.id}-plain.csv")
    assert (nora["wa-late-again"], nora["total"]) == ("0.5", f"{POINTS - 0.5:g}")


def test_a_decision_to_accept_that_nobody_made_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    marks = Marks(QUIZ.id, "AB", {}, (drop("wa-late-again"),))
    assert collate_with(tmp_path, marks, accept=("CD: drop wa-late-again",)) == 2
    assert "'AB: drop wa-late-again'" in capsys.readouterr().err
