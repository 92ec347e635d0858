"""Write grades for a learning system, for a spreadsheet, and for whoever asks why."""

from __future__ import annotations

from collections.abc import Callable

from widgets.classroom.collecting.tables import write_table
from widgets.classroom.gradebook.decision_text import tell_decision, tell_with_reason
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.item_analysis import analyze_items
from widgets.classroom.gradebook.student_decisions import tell_moment
from widgets.classroom.gradebook.system_grades import (
    Cells,
    GradeFile,
    blackboard_grades,
    canvas_grades,
    grades_filename,
    moodle_grades,
)
from widgets.classroom.grading.grade import Grade
from widgets.classroom.problems import ClassroomError, show


def export_grades(gradebook: Gradebook, kind: str) -> GradeFile:
    """Write one of the files of ``KINDS``.

    Parameters
    ----------
    gradebook : Gradebook
    kind : {"canvas", "moodle", "blackboard", "plain", "problems", "decisions", "item_analysis"}
        The first three name only students on the list who have a total and whom the system will know; the others
        are listed in ``left_out``, so that the system keeps what it has of them.

    Raises
    ------
    ClassroomError
        If there is no such kind, or a learning system's file is asked for without a list of students.
    """
    if kind not in _WRITERS:
        raise ClassroomError(f"There is no file of grades of the kind {show(kind)}; kinds are {', '.join(KINDS)}.")
    return _WRITERS[kind](gradebook)


def _plain(gradebook: Gradebook) -> GradeFile:
    items = [item["id"] for item in gradebook.items]
    head = ["code", "name", "total", "out of", "percent", "status", *items, "file", "problems"]
    rows: list[Cells] = [[*head, "decisions"] if gradebook.decisions else head]
    for row in gradebook.students:
        percent = None if row.total is None else 100 * row.total / row.out_of
        told = " / ".join(f"{each.code}: {each.message}" for each in row.problems if each.severity != "note")
        cells = [_points(row.grades.get(item_id)) for item_id in items]
        decided = [" / ".join(tell_with_reason(each, gradebook.by_id) for each in row.concerning)]
        about = [row.code, row.name, row.total, row.out_of, percent, row.status, *cells, row.file, told]
        rows.append([*about, *(decided if gradebook.decisions else [])])
    return GradeFile(grades_filename(gradebook, "plain"), write_table(rows, for_people=True))


def _points(grade: Grade | None) -> str | float | None:
    if grade is None:
        return None
    return grade.status if grade.points is None else grade.points


def _problems(gradebook: Gradebook) -> GradeFile:
    head = ["severity", "code", "where", "message", "advice"]
    rows = [[each.severity, each.code, each.where, each.message, each.advice] for each in gradebook.problems]
    return GradeFile(grades_filename(gradebook, "problems"), write_table([head, *rows], for_people=True))


def _decisions(gradebook: Gradebook) -> GradeFile:
    """Write what was decided, also what does not count: who, when, what, about whom, and why."""
    rows: list[Cells] = [["decided by", "when", "what", "student", "exercise", "reason", "state"]]
    for each, state in ((listed.decision, listed.state) for listed in gradebook.decisions):
        who = gradebook.labels.get(each.student, each.student)
        told = tell_decision(each, gradebook.by_id, who)
        rows.append([each.by, tell_moment(each.when), told, who, each.item, each.reason, state.replace("_", " ")])
    return GradeFile(grades_filename(gradebook, "decisions"), write_table(rows, for_people=True))


def _item_analysis(gradebook: Gradebook) -> GradeFile:
    counts = ("answered", "blank", "waiting")
    rows: list[Cells] = [["item", "title", "type", *counts, "difficulty", "discrimination", "distribution"]]
    for item in analyze_items(gradebook):
        chosen = ", ".join(f"{choice}: {times}" for choice, times in item.distribution.items())
        numbers = [item.n_answered, item.n_blank, item.n_waiting, item.difficulty, item.discrimination]
        rows.append([item.item_id, item.title, item.type, *numbers, chosen])
    return GradeFile(grades_filename(gradebook, "item_analysis"), write_table(rows, for_people=True))


_WRITERS: dict[str, Callable[[Gradebook], GradeFile]] = {
    "canvas": canvas_grades,
    "moodle": moodle_grades,
    "blackboard": blackboard_grades,
    "plain": _plain,
    "problems": _problems,
    "decisions": _decisions,
    "item_analysis": _item_analysis,
}
KINDS = tuple(_WRITERS)
