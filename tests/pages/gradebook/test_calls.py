"""The calls of the gradebook's page: what files are taken for, what is graded, and what is told about it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.classroom.hostile import (
    ASSIGNMENT,
    BANK,
    FREE,
    changed_answers,
    code_of,
    honest_file,
    hostile_archives,
    hostile_files,
    response,
    zipped,
)
from widgets.classroom import problems
from widgets.classroom.assignments.assignment import chapter_assignment, make_assignment
from widgets.classroom.collecting.response_file import write_response
from widgets.classroom.gradebook.file_kind import detect_file
from widgets.classroom.grading.marks import Mark, Marks, write_marks
from widgets.classroom.problems import ClassroomError
from widgets.host.words import read_words
from widgets.pages.engine.dispatch import PageCalls
from widgets.pages.gradebook.calls import GradebookCalls
from widgets.pages.gradebook.view import AT_ONCE

CANVAS = b'Student,ID,SIS User ID,SIS Login ID,Section\n"Roth, Pia",1,,pia,one\n"Lee, Quin",2,,quin,one\n'
FILE = ASSIGNMENT.to_json().encode()
MARKED = {"names_reason": 2, "is_plain": 1}


class Page:
    """The calls, used as the page does."""

    def __init__(self, bank: Any = BANK, built: str = "") -> None:
        self.calls = GradebookCalls()
        self.ask("open", bank=bank.to_json(), built=built)

    def ask(self, call: str, /, **given: Any) -> Any:
        result, self.made = self.calls.by_name()[call](given, {}, lambda *_progress: None)
        return json.loads(json.dumps(result))

    def add(self, *files: tuple[str, bytes], own: bool = True, **given: Any) -> Any:
        """Give files to the place for the instructor's own, or to that for all."""
        numbered = {str(place): data for place, (_, data) in enumerate(files)}
        given = {"names": [name for name, _ in files], "own": own, **given}
        return self.calls.add(given, numbered, lambda *_progress: None)[0]

    def grade(self, *files: tuple[str, bytes], **given: Any) -> Any:
        self.add(("assignment.json", FILE), *files)
        return self.ask("grade", **given)


def codes(state: Any) -> set[str]:
    return {group["code"] for group in state["problems"]}


def marks_file(marker: str, code: str = "pia", **mark: Any) -> bytes:
    return write_marks(Marks(ASSIGNMENT.id, marker, {code: {"wa-say-why": Mark(**mark)}}))


@pytest.mark.parametrize(
    ("name", "data", "kind", "about", "count"),
    [
        ("anything", zipped({"rothpia_1_9_a.json": b"{}"}), "download", "canvas", 1),
        ("a.zip", zipped({"a.json": b"{}", "b.json": b"{}"}), "download", "", 2),
        ("a.json", honest_file("pia"), "answers", "", 0),
        ("grades.csv", CANVAS, "roster", "canvas", 2),
        ("gc.xls", "Last Name\tFirst Name\tUsername\nRoth\tPia\tpia\n".encode("utf-16"), "roster", "blackboard", 1),
        ("x", FILE, "assignment", ASSIGNMENT.title, len(ASSIGNMENT.items)),
        ("x.txt", BANK.to_json().encode(), "bank", BANK.edition, len(BANK.keys)),
        ("m", marks_file("AB", levels=MARKED), "marks", "AB", 1),
    ],
)
def test_a_file_is_known_by_its_contents(name, data, kind, about, count):
    found = detect_file(name, data)
    assert (found.kind, found.about, found.count) == (kind, about, count)


@pytest.mark.parametrize("name", ["a/Pia Roth_1_assignsubmission_file_/list.csv", "a/rothpia_1_9_assignment.json"])
@pytest.mark.parametrize("data", [CANVAS, FILE, BANK.to_json().encode()])
def test_what_a_student_handed_in_is_never_taken_for_the_instructors(name, data):
    assert detect_file(name, data).kind == "answers"


@pytest.mark.parametrize("name", sorted(hostile_files().keys() - {"assignment.json"}))
def test_a_students_file_is_kept_among_the_answers_whatever_is_wrong_with_it(name):
    assert detect_file(name, hostile_files()[name]).kind == "answers"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("paper.pdf", b"%PDF-1.7\n\xe2\xe3", ""),
        ("photo.png", b"\x89PNG\r\n\x1a\n\xff", ""),
        ("essay.docx", b"PK\x03\x04...", ""),
        ("receipt.html", hostile_files()["receipt.json"], "This is the receipt"),
        ("page.html", hostile_files()["page.json"], "This is a saved web page"),
        ("class.csv", b"Mina,Otto\n1,2\n", "No column of the list says who a student is"),
        ("class.xlsx", b"PK\x03\x04...", "This is a workbook"),
        ("bank", b'{"format":"psychotherapy-relationship/bank","version":9}', "The bank has version '9'"),
        ("m.json", b'{"format":"psychotherapy-relationship/marks","version":1}', "The file of marks is damaged"),
    ],
)
def test_a_file_that_cannot_be_used_says_so(name, data, told):
    found = detect_file(name, data)
    assert found.kind == "unknown"
    assert found.problem.startswith(told)
    assert bool(found.problem) == bool(told)


def test_the_same_file_once_more_changes_nothing_and_another_of_its_name_is_kept_beside_it():
    page = Page()
    one, other = honest_file("pia"), honest_file("quin")
    state = page.add(("a.json", one), ("a.json", one), ("a.json", other), ("a", b"x"), ("a", b"y"))
    assert [file["name"] for file in state["files"]] == ["a.json", "a (1).json", "a", "a (1)"]


def test_a_file_that_is_removed_has_no_part_any_more():
    page = Page()
    assert len(page.grade(("a.json", honest_file("pia")), ("b.json", honest_file("quin")))["rows"]) == 2
    page.ask("remove", names=["a.json"])
    assert [row["code"] for row in page.ask("grade")["rows"]] == ["quin"]


def test_nothing_is_graded_before_there_are_answers():
    assert Page().add(("assignment.json", FILE))["needs"] == {"what": "answers"}


def test_a_missing_assignment_is_named_as_the_answers_name_it():
    state = Page().add(("a.json", honest_file("pia")), ("b.json", honest_file("quin")))
    named = [{"id": ASSIGNMENT.id, "title": ASSIGNMENT.title, "count": 2}]
    assert state["needs"] == {"what": "assignment", "named": named}


def test_a_students_edition_asks_for_the_instructors_bank_and_takes_it():
    page = Page(BANK.for_students())
    graded = sum(BANK.item(item_id)["use"] == "graded" for item_id in ASSIGNMENT.items)
    assert page.grade(("a.json", honest_file("pia")))["needs"] == {"what": "bank", "missing": graded}
    state = page.add(("x.bank.json", BANK.to_json().encode()))
    assert state["needs"] is None
    assert page.ask("grade")["rows"][0]["status"] == "awaiting"


def test_chapters_are_known_without_a_file():
    chapter = chapter_assignment("working_alliance", BANK)
    file = write_response(response("pia", assignment_id=chapter.id, assignment_title=chapter.title))
    state = Page().add(("a.json", file))
    assert state["candidates"] == [
        {"id": "chapter-working_alliance", "title": chapter.title, "source": "chapter", "named": 1}
    ]
    assert state["chosen"] == chapter.id


def test_the_assignment_made_in_this_browser_is_used_only_if_the_answers_name_it():
    other = make_assignment("Another", ["wa-say-why"], BANK)
    assert Page(built=ASSIGNMENT.to_json()).add(("a.json", honest_file("pia")))["chosen"] == ASSIGNMENT.id
    assert Page(built=other.to_json()).add(("a.json", honest_file("pia")))["chosen"] == ""


def test_of_several_assignments_that_of_most_answers_is_graded_and_the_instructor_may_choose_another():
    other = make_assignment("Another", ["wa-say-why"], BANK)
    page = Page()
    page.add(("1.json", FILE), ("2.json", other.to_json().encode()))
    state = page.add(
        ("a.json", honest_file("pia")),
        ("b.json", honest_file("quin", assignment_id=other.id)),
        ("c.json", honest_file("ria")),
    )
    assert (state["chosen"], {each["id"]: each["named"] for each in state["candidates"]}) == (
        ASSIGNMENT.id,
        {ASSIGNMENT.id: 2, other.id: 1},
    )
    counting = {file["name"] for file in state["files"] if file["kind"] == "assignment" and file["counts"]}
    assert counting == {"1.json"}
    assert page.ask("grade", assignment=other.id)["assignment"]["title"] == "Another"


def test_an_assignment_that_came_as_a_file_is_graded_even_if_no_answer_names_it():
    state = Page().grade(("a.json", honest_file("pia", assignment_id="a-00000000")))
    assert (state["chosen"], codes(state)) == (ASSIGNMENT.id, {"other_assignment"})


def test_the_newest_list_of_students_counts():
    state = Page().grade(("old.csv", b"name,code\nOld,o1\n"), ("new.csv", CANVAS), ("a.json", honest_file("pia")))
    assert [row["name"] for row in state["rows"]] == ["Pia Roth", "Quin Lee"]
    assert [file["name"] for file in state["files"] if not file["counts"]] == ["old.csv"]


def test_nobody_gets_a_0_that_nobody_gave():
    state = Page().grade(
        ("class.csv", CANVAS + b'"Berg, Mina",3,,mina,one\n"Blank, Bo",4,,bo,one\n'),
        ("a.json", honest_file("pia")),
        ("b.json", changed_answers("quin", ao_clients_needed={"text": "about 90"})),
        ("c.json", honest_file("bo", answers={})),
    )
    rows = {row["code"]: row for row in state["rows"]}
    statuses = {code: (row["status"], row["total"]) for code, row in rows.items()}
    assert statuses == {
        "pia": ("awaiting", None),
        "quin": ("unreadable", None),
        "mina": ("nothing_handed_in", None),
        "bo": ("all_blank", None),
    }
    assert rows["mina"]["cells"] == [None] * len(ASSIGNMENT.items)
    assert set(map(tuple, rows["bo"]["cells"])) == {("blank", None, "")}


def test_a_student_who_is_not_on_the_list_is_marked_as_a_stranger_only_if_there_is_a_list():
    without, with_list = (
        Page().grade(("a.json", honest_file("zoe"))),
        Page().grade(("a.json", honest_file("zoe")), ("l.csv", CANVAS)),
    )
    assert [row["stranger"] for row in without["rows"]] == [False]
    assert [row["stranger"] for row in with_list["rows"]] == [False, False, True]


@pytest.mark.parametrize("name", sorted({**hostile_files(), **hostile_archives()}))
def test_each_hostile_file_gives_the_code_that_it_must(name):
    data = {**hostile_files(), **hostile_archives()}[name]
    given = (name, data) if name != "assignment.json" else ("d.zip", zipped({name: data}))
    assert code_of(name) in codes(Page().grade(given))


def test_a_held_file_is_graded_once_it_is_accepted_and_the_acceptance_can_be_seen():
    page = Page()
    state = page.grade(("edited.json", hostile_files()["edited.json"]))
    held = [entry for group in state["problems"] for entry in group["entries"] if entry["can_accept"]]
    assert [(entry["where"], state["rows"][0]["status"]) for entry in held] == [("edited.json", "held")]
    state = page.ask("grade", accept=["edited.json"])
    accepted = [entry["where"] for group in state["problems"] for entry in group["entries"] if entry["accepted"]]
    assert (accepted, state["rows"][0]["status"]) == (["edited.json"], "awaiting")


def test_a_long_list_of_problems_is_sent_in_parts():
    page = Page()
    state = page.grade(*((f"{number}.json", b"") for number in range(2 * AT_ONCE + 3)))
    group = state["problems"][0]
    assert (group["code"], group["count"], len(group["entries"])) == ("empty_file", 2 * AT_ONCE + 3, AT_ONCE)
    last = page.ask("more_problems", code="empty_file", severity="error", start=2 * AT_ONCE)
    assert [entry["where"] for entry in last] == [f"{number}.json" for number in range(2 * AT_ONCE, 2 * AT_ONCE + 3)]


def test_a_students_answers_come_with_the_numbers_that_the_student_had():
    page = Page()
    page.grade(("a.json", honest_file("pia")))
    answers = {each["item"]["id"]: each for each in page.ask("student", key="pia")["answers"]}
    number = response("pia").variants["ao-upper-half"]
    assert answers["ao-upper-half"]["numbers"] == BANK.item("ao-upper-half")["variants"][number]
    assert answers["ao-upper-half"]["right"] == {"text": "64"}
    assert [name for name, each in answers.items() if each["points"] is None] == FREE
    assert answers["wa-say-why"]["right"] is None


def test_an_answer_of_a_strange_shape_is_marked_so_that_it_is_shown_as_it_is():
    page = Page()
    page.grade(("a.json", changed_answers("pia", wa_late_again={"choice": ["b"]})))
    answers = {each["item"]["id"]: each for each in page.ask("student", key="pia")["answers"]}
    assert [name for name, each in answers.items() if not each["well_formed"]] == ["wa-late-again"]


def test_a_student_without_a_file_has_no_answers_and_says_why():
    page = Page()
    page.grade(("l.csv", CANVAS), ("a.json", honest_file("pia")))
    told = page.ask("student", key="quin")
    assert told["answers"] == []
    assert [problem["code"] for problem in told["problems"]] == ["nothing_handed_in"]


def test_responses_stand_in_an_order_of_chance_that_stays_the_same():
    page = Page()
    files = [(f"{number}.json", honest_file(f"s{number}")) for number in range(12)]
    page.grade(*files)
    first, second = (
        [each["key"] for each in page.ask("free_responses", item=item)["responses"]]
        for item in ("wa-say-why", "wa-two-views")
    )
    again = Page()
    again.grade(*reversed(files))
    assert [each["key"] for each in again.ask("free_responses", item="wa-say-why")["responses"]] == first
    assert sorted(first) == sorted(second) != first
    assert first != second


def test_only_free_responses_have_a_rubric_to_mark_by():
    page = Page()
    page.grade(("a.json", honest_file("pia")))
    with pytest.raises(ClassroomError, match="graded by its key"):
        page.ask("free_responses", item="wa-late-again")


def test_marks_made_before_the_list_came_are_found_under_the_code_that_was_typed():
    page = Page()
    page.grade(("a.json", honest_file("p-7")))
    assert page.ask("free_responses", item="wa-say-why")["responses"][0]["codes"] == ["p-7"]
    page.add(("l.csv", b"name,code,email\nPia Roth,P1,p-7\n"))
    page.ask("grade")
    assert page.ask("free_responses", item="wa-say-why")["responses"][0]["codes"] == ["p1", "p-7"]


def test_a_code_that_two_students_typed_is_nobodys_for_marks():
    page = Page()
    file = honest_file("same")
    page.grade(("d.zip", zipped({"rothpia_1_9_a.json": file, "leequin_2_9_a.json": file + b" "})))
    found = [each["codes"] for each in page.ask("unread")]
    assert found == []
    assert len(page.ask("free_responses", item="wa-say-why")["responses"]) == 0  # both files are held


def test_an_unreadable_number_stays_on_its_list_when_it_has_got_its_points_by_hand():
    page = Page()
    page.grade(("a.json", changed_answers("pia", ao_clients_needed={"text": "about 90"})))
    (before,) = page.ask("unread")
    assert (before["status"], before["right"]) == ("unreadable", {"text": "90"})
    marks = Marks(ASSIGNMENT.id, "AB", {"pia": {"ao-clients-needed": Mark(points=0.5)}})
    state = page.ask("grade", marks={ASSIGNMENT.id: [write_marks(marks).decode()]})
    (after,) = page.ask("unread")
    assert (after["status"], after["points"], state["to_mark"][-1]["count"]) == ("scored", 0.5, 1)


def test_marks_of_this_browser_stand_before_a_file_of_the_same_marker():
    page = Page()
    page.add(("m.json", marks_file("AB", levels={"names_reason": 0, "is_plain": 0})))
    mine = marks_file("AB", levels=MARKED).decode()
    state = page.grade(("a.json", honest_file("pia")), marks={ASSIGNMENT.id: [mine]})
    place = ASSIGNMENT.items.index("wa-say-why")
    assert state["rows"][0]["cells"][place] == ["scored", 3.0, ""]
    assert "marker_twice" not in codes(state)


def test_two_markers_are_compared_in_the_words_of_the_rubric():
    page = Page()
    files = [(f"{code}.json", honest_file(code)) for code in ("pia", "quin")]
    marks = [marks_file("AB", levels=MARKED), marks_file("CD", levels={"names_reason": 0, "is_plain": 1})]
    state = page.grade(*files, ("1", marks[0]), ("2", marks[1]))
    reason, plain = state["agreements"]
    assert (reason["criterion"], len(reason["texts"]), reason["equal"]) == ("Quokka: Names a reason", 3, 0.0)
    assert reason["differences"] == [{"student": "pia", "levels": [2, 0], "is_far": True}]
    assert (plain["equal"], plain["kappa"], plain["differences"]) == (1.0, None, [])
    place = ASSIGNMENT.items.index("wa-say-why")
    points = [page.ask("grade", combine=combine)["rows"][0]["cells"][place] for combine in ("mean", "first")]
    assert points == [["scored", 2.0, ""], ["scored", 3.0, ""]]  # of 3 and 1


def test_marks_come_out_of_a_file_as_they_went_in():
    page = Page()
    page.add(("m.json", marks_file("AB", levels=MARKED, comment="Good.")))
    assert page.ask("marks", name="m.json")["marks"] == {"pia": {"wa-say-why": {**MARKED, "comment": "Good."}}}


def test_each_exercise_is_described_with_its_choices_in_words():
    page = Page()
    page.grade(("a.json", honest_file("pia")))
    found = {each["item_id"]: each["distribution"] for each in page.ask("analysis")}
    late = found["wa-late-again"][1]
    assert {name: late[name] for name in ("id", "text", "count", "is_right")} == {
        "id": "b",
        "text": "Tasks",
        "count": 1,
        "is_right": True,
    }
    signs = [choice["is_right"] for choice in found["wa-signs-of-tasks"] if choice["id"]]
    assert signs == [True, False, True, False, True]
    assert [(choice["id"], choice["is_right"]) for choice in found["wa-rated-by-two"]] == [
        ("true", True),
        ("false", False),
    ]


def test_a_file_of_grades_says_who_is_not_in_it():
    page = Page()
    page.grade(("l.csv", CANVAS), ("a.json", honest_file("zoe", "Zoe")))
    told = page.ask("export", kind="canvas")
    assert {"student": "Zoe (zoe)", "reason": "is not on the list of students"} in told["left_out"]
    assert told["notes"] == []
    assert list(page.made) == [f"grades-{ASSIGNMENT.id}-canvas.csv"]


@pytest.mark.parametrize(("kind", "told"), [("feedback", False), ("feedback_answers", True)])
def test_sheets_for_students_say_what_is_right_only_if_asked(kind, told):
    page = Page()
    answers = {"wa-late-again": {"choice": "a"}}
    page.grade(("a.json", honest_file("zoe", "Zoe", answers=answers)))
    page.ask("export", kind=kind)
    ((name, content),) = page.made.items()
    assert name == f"feedback-{ASSIGNMENT.id}-html.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert ("Right: Tasks" in archive.read("zoe.html").decode()) is told


@pytest.mark.parametrize("name", ["student", "free_responses", "unread", "analysis", "export", "more_problems"])
def test_nothing_is_told_of_grades_that_are_not_there(name):
    with pytest.raises(ClassroomError, match="Nothing is graded yet"):
        Page().ask(name, key="pia", item="wa-say-why", kind="plain", code="", severity="", start=0)


def test_what_a_call_refuses_comes_back_as_an_error():
    told = json.loads(PageCalls("gradebook").call("student", '{"key": "pia"}', "[]", "[]", lambda *_progress: None))
    assert told["error"].startswith("Nothing is graded yet")


def test_every_kind_of_problem_has_a_title_and_no_title_is_left_over():
    engine = Path(problems.__file__).parent
    given = (
        r'(?:Problem|IntakeError|tell|hold|refuse|_tell)\(\s*"(\w+)"|^\s*"(\w+)",$|^\s+\(\w[^"\n]*, "(\w+)",|, "(\w+)"$'
    )
    found = re.findall(given, "\n".join(path.read_text("utf-8") for path in engine.rglob("*.py")), re.MULTILINE)
    named = {name for names in found for name in names}
    titled = {
        word.removeprefix("code_") for word in read_words("pages/gradebook/gradebook") if word.startswith("code_")
    }
    assert {code_of(name) for name in {**hostile_files(), **hostile_archives()}} <= titled
    assert titled <= named | {code_of(name) for name in {**hostile_files(), **hostile_archives()}}
