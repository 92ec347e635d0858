"""What arrives with hand-ins is a hand-in, whatever it holds: no student's file acts as the instructor's, unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.classroom.hostile import FREE, full_answers, honest_file, zipped
from tests.classroom.samples import sample_bank
from tests.cli.test_main import table
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.gradebook.file_kind import detect_file
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.grading_session import GradingSession
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.marks import Mark, Marks, write_marks
from widgets.cli.main import main
from widgets.pages.gradebook.calls import GradebookCalls

BANK = sample_bank()
CLOSED = [item_id for item_id in BANK.items if item_id not in FREE]
QUIZ = make_assignment("Quiz", CLOSED, BANK)
ANSWERS = {"wa-late-again": {"choice": "a"}, "wa-rated-by-two": {"choice": "true"}}
PIA = honest_file("pia", "Pia Roth", answers=ANSWERS, assignment_id=QUIZ.id, variants={})
LIST = b"name,code\nPia Roth,pia\nQuin Lee,quin\n"


def forged_bank() -> bytes:
    """Give a bank of the same edition whose keys make wrong answers right."""
    stored = json.loads(BANK.to_json())
    stored["keys"]["wa-late-again"]["correct"] = "a"
    return json.dumps(stored).encode()


WHEN = "2026-11-30T18:00:00+01:00"
POINTS = {item_id: Mark(points=float(BANK.item(item_id)["points"])) for item_id in CLOSED}
DECIDED = (
    Decision("accept_answer", "Mine is right.", WHEN, "AB", item="wa-late-again", answer={"choice": "a"}),
    Decision("excuse", "I was ill.", WHEN, "AB", student="pia"),
)
FORGED = {
    "marks.json": write_marks(Marks(QUIZ.id, "AB", {"pia": POINTS})),
    "decisions.json": write_marks(Marks(QUIZ.id, "AB", {}, DECIDED)),
    "x.bank.json": forged_bank(),
    "assignment.json": make_assignment("Quiz", ["wa-rated-by-two"], BANK).to_json().encode(),
    "class.csv": b"name,code\nPia the Only,pia\n",
}
SENT = "Pia Roth_12_assignsubmission_file_"
WAYS = {
    "loose": lambda name, data: [(name, data), ("answers.json", PIA)],
    "loose with the system's name": lambda name, data: [(f"{SENT}{name}", data), (f"{SENT}answers.json", PIA)],
    "in a folder": lambda name, data: [(f"all/{name}", data), ("all/answers.json", PIA)],
    "in the system's folder": lambda name, data: [(f"all/{SENT}/{name}", data), (f"all/{SENT}/answers.json", PIA)],
    "in a zip": lambda name, data: [("download.zip", zipped({name: data, "answers.json": PIA}))],
    "in the system's zip": lambda name, data: [("d.zip", zipped({f"{SENT}/{name}": data, f"{SENT}/a.json": PIA}))],
    "in a zip in a zip": lambda name, data: [("d.zip", zipped({f"{SENT}/a.zip": zipped({name: data, "a.json": PIA})}))],
}  # fmt: skip


def session_with_own() -> GradingSession:
    session = GradingSession()
    session.site_bank = Bank.from_json(BANK.to_json())
    session.add([("assignment.json", QUIZ.to_json().encode()), ("list.csv", LIST)], is_own=True)
    return session


def points(book: Gradebook) -> dict[str, float | None]:
    return {row.name: row.total for row in book.students}


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("name", sorted(FORGED))
def test_a_forged_file_changes_nothing_on_the_page_and_is_listed(way, name):
    session = session_with_own()
    session.add(WAYS[way](f"f-{name}", FORGED[name]))
    chosen = session.choose()
    assert chosen is not None
    book = session.grade(chosen.assignment)
    assert (chosen.assignment, points(book)) == (QUIZ, {"Pia Roth": 1.0, "Quin Lee": None})
    (problem,) = [problem for problem in book.problems if problem.code == "instructors_file"]
    assert problem.where.endswith(f"f-{name}")
    assert "not used" in problem.message
    on_row = [each for row in book.students if row.name == "Pia Roth" for each in row.problems]
    assert (problem in on_row) == ("system's" in way or "zip in a zip" in way)


@pytest.mark.parametrize("way", ["in a folder", "in the system's folder", "in a zip", "in the system's zip"])
@pytest.mark.parametrize("name", sorted(FORGED))
def test_a_forged_file_changes_nothing_by_the_command_and_is_listed(way, name, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("assignment.json").write_text(QUIZ.to_json(), "utf-8")
    Path(f"{QUIZ.id}.bank.json").write_text(BANK.to_json(), "utf-8")
    Path("list.csv").write_bytes(LIST)
    for path, data in WAYS[way](f"f-{name}", FORGED[name]):
        (Path("in") / path).parent.mkdir(parents=True, exist_ok=True)
        (Path("in") / path).write_bytes(data)
    assert main(["collate", "assignment.json", "in", "--roster", "list.csv"]) == (0 if "system's" in way else 1)
    assert f"f-{name}" in capsys.readouterr().out
    (row,) = [row for row in table(Path(f"grades-{QUIZ.id}-plain.csv")) if row["name"] == "Pia Roth"]
    assert (row["total"], row["wa-late-again"]) == ("1", "0")


def test_the_command_uses_no_bank_that_lies_among_the_hand_ins(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("widgets.authoring.bank_maker.make_bank", lambda: BANK)
    Path("assignment.json").write_text(QUIZ.to_json(), "utf-8")
    Path(f"{QUIZ.id}.bank.json").write_bytes(forged_bank())
    Path("pia.json").write_bytes(PIA)
    totals = []
    for named in ([], ["--bank", f"{QUIZ.id}.bank.json"]):
        main(["collate", "assignment.json", ".", *named])
        (row,) = table(Path(f"grades-{QUIZ.id}-plain.csv"))
        totals.append(row["total"])
        Path(f"grades-{QUIZ.id}-plain.csv").unlink()
    assert totals == ["1", "2"]


def test_what_an_argument_names_is_no_hand_in_though_it_lies_among_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    given = {
        "assignment.json": QUIZ.to_json().encode(),
        "own.bank.json": BANK.to_json().encode(),
        "list.csv": LIST,
        "pia.json": PIA,
    }
    for name, data in {**given, "marks.json": write_marks(Marks(QUIZ.id, "AB", {}))}.items():
        Path(name).write_bytes(data)
    named = ["--bank", "own.bank.json", "--roster", "list.csv", "--marks", "marks.json"]
    assert main(["collate", "assignment.json", ".", *named]) == 0
    assert "error" not in capsys.readouterr().out


def test_a_folder_that_is_named_keeps_the_systems_folders_that_tell_who_handed_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (Path("all") / SENT).mkdir(parents=True)
    (Path("all") / SENT / "answers.json").write_bytes(
        honest_file("", answers=ANSWERS, assignment_id=QUIZ.id, variants={})
    )
    Path("assignment.json").write_text(QUIZ.to_json(), "utf-8")
    Path("own.bank.json").write_text(BANK.to_json(), "utf-8")
    assert main(["collate", "assignment.json", "all", "--bank", "own.bank.json"]) == 0
    assert "Pia Roth" in Path(f"grades-{QUIZ.id}-plain.csv").read_text("utf-8-sig")


class Page:
    """The page's calls, with the site's bank."""

    def __init__(self) -> None:
        self.calls = GradebookCalls()
        self.calls.open({"bank": BANK.to_json()}, {}, lambda *_progress: None)

    def ask(self, call: str, files: tuple[tuple[str, bytes], ...] = (), /, **given):
        numbered = {str(place): data for place, (_, data) in enumerate(files)}
        given |= {"names": [name for name, _ in files]} if files else {}
        return json.loads(json.dumps(self.calls.by_name()[call](given, numbered, lambda *_progress: None)[0]))


def test_what_an_instructor_drops_together_is_asked_about_once_and_then_used():
    page = Page()
    own = (("assignment.json", QUIZ.to_json().encode()), ("list.csv", LIST), ("x.bank.json", BANK.to_json().encode()))
    state = page.ask("add", (("d.zip", zipped({f"{SENT}/a.json": PIA})), *own))
    asked = [file["name"] for file in state["files"] if file["asked"]]
    assert (asked, state["needs"]["what"]) == ([name for name, _ in own], "assignment")
    state = page.ask("claim", names=asked, own=True)
    assert [row["total"] for row in state["rows"]] == [1.0, None]
    assert [group["code"] for group in state["problems"] if group["severity"] == "error"] == []


def test_what_comes_to_the_instructors_own_place_needs_no_question():
    page = Page()
    page.ask("add", (("assignment.json", QUIZ.to_json().encode()), ("list.csv", LIST)), own=True)
    state = page.ask("add", (("d.zip", zipped({f"{SENT}/a.json": PIA})),), own=False)
    assert [row["total"] for row in state["rows"]] == [1.0, None]
    assert not any(file["asked"] for file in state["files"])


def test_a_file_that_a_student_handed_in_stays_listed_and_unused():
    page = Page()
    page.ask("add", (("assignment.json", QUIZ.to_json().encode()),), own=True)
    page.ask("add", (("marks.json", FORGED["marks.json"]), ("a.json", PIA)))
    state = page.ask("claim", names=["marks.json"], own=False)
    assert [row["total"] for row in state["rows"]] == [1.0]
    assert [(file["kind"], file["asked"]) for file in state["files"] if file["name"] == "marks.json"] == [
        ("answers", False)
    ]
    assert "instructors_file" in {group["code"] for group in state["problems"]}


def test_marks_for_what_its_key_grades_are_named_before_and_after_they_are_used():
    page = Page()
    page.ask("add", (("assignment.json", QUIZ.to_json().encode()),), own=True)
    state = page.ask("add", (("marks.json", FORGED["marks.json"]), ("a.json", PIA)))
    (asked,) = [file for file in state["files"] if file["asked"]]
    assert asked["by_key"] == CLOSED
    state = page.ask("claim", names=["marks.json"], own=True)
    (group,) = [group for group in state["problems"] if group["code"] == "marks_by_hand"]
    assert (group["severity"], group["count"]) == ("warning", len(CLOSED))
    assert "wa-late-again, which its key grades with 0" in group["entries"][1]["message"]


def test_marks_in_a_file_that_is_asked_about_are_not_given_out():
    page = Page()
    page.ask("add", (("marks.json", FORGED["marks.json"]),))
    assert page.ask("marks", name="marks.json") is None


def test_the_same_file_given_once_more_in_its_own_place_is_taken():
    session = GradingSession()
    session.add([("list.csv", LIST)])
    session.add([("list.csv", LIST)], is_own=True)
    assert [(file.name, file.is_own) for file in session.files.values()] == [("list.csv", True)]


@pytest.mark.parametrize("name", ["Pia Roth_12_assignsubmission_file_list.csv", "rothpia_1_9_assignment.json"])
def test_a_name_as_systems_give_it_is_a_hand_ins_unless_it_came_to_the_own_place(name):
    data = FORGED["class.csv" if name.endswith("csv") else "assignment.json"]
    assert (detect_file(name, data).kind, detect_file(name, data, is_own=True).is_own) == ("answers", True)


@pytest.mark.parametrize(("one", "other"), [("ab", "AB"), ("AB", "AB\u200b"), ("\uff21\uff22", "ab")])
def test_two_markers_who_sign_almost_alike_are_asked_about(one, other):
    session = session_with_own()
    assignment = make_assignment("Text", ["wa-say-why"], BANK)
    mine = honest_file(
        "pia", answers={"wa-say-why": full_answers("pia")["wa-say-why"]}, assignment_id=assignment.id, variants={}
    )
    session.add([("a.json", mine)])
    levels = ({"names_reason": 0, "is_plain": 0}, {"names_reason": 2, "is_plain": 1})
    session.own_marks = [
        Marks(assignment.id, marker, {"pia": {"wa-say-why": Mark(level)}})
        for marker, level in zip((one, other), levels, strict=True)
    ]
    book = session.grade(assignment)
    (problem,) = [problem for problem in book.problems if problem.code == "markers_alike"]
    assert (problem.severity, points(book)["Pia Roth"], book.agreements) == ("error", 0.0, ())
    book = session.grade(assignment, accept=[problem.where])
    assert points(book)["Pia Roth"] == 1.5
    assert [each.severity for each in book.problems if each.code == "markers_alike"] == ["note"]


def test_marks_of_a_marker_with_another_name_need_no_question():
    session = session_with_own()
    session.own_marks = [Marks(QUIZ.id, marker, {}) for marker in ("AB", "BA")]
    session.add([("a.json", PIA)])
    assert "markers_alike" not in {problem.code for problem in session.grade(QUIZ).problems}


def test_an_assignment_of_the_same_name_that_a_student_made_is_not_graded():
    session = session_with_own()
    session.add([("assignment.json", replace(QUIZ, title="Forged").to_json().encode()), ("a.json", PIA)])
    chosen = session.choose()
    assert chosen is not None
    assert chosen.assignment.title == "Quiz"
