"""What the gradebook's page shows of a gradebook, as plain JSON: little at first, and the rest when it is opened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from widgets.classroom.assignments.variants import plain_code, shuffled
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.gradebook.decision_text import tell_decision, tell_effect, tell_with_reason
from widgets.classroom.gradebook.double_marking import Agreement
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.gradebook.student_decisions import tell_moment
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.decisions import write_decisions
from widgets.classroom.grading.grade import Grade, full_answer
from widgets.classroom.problems import ClassroomError, Problem
from widgets.exercise_types.answer_registry import FREE_RESPONSES

AT_ONCE = 50
"""Entries of one kind of problem that are sent before somebody asks for more."""


def summary(book: Gradebook, bank: Bank, accepted: Collection[str]) -> dict[str, Any]:
    """Describe a gradebook without anybody's answers."""
    assignment = book.assignment
    return {
        "assignment": {"id": assignment.id, "title": assignment.title, "due": assignment.due},
        "items": _items(book),
        "rows": [_row(row, book) for row in book.students],
        "problems": [_group(book, accepted, *group) for group in problem_groups(book).items()],
        "to_mark": _to_mark(book),
        "agreements": [_agreement(each, bank) for each in book.agreements],
        "decisions": _decisions(book),
        "roster": book.roster.kind if book.roster else None,
    }


def changes(before: Gradebook, book: Gradebook, bank: Bank, accepted: Collection[str]) -> dict[str, Any]:
    """Describe what is new in a gradebook of the same class: rows by their place, and the problems that are others."""
    rows = enumerate(zip(before.students, book.students, strict=True))
    known = problem_groups(before)
    return {
        "items": _items(book),
        "rows": [(place, _row(new, book)) for place, (old, new) in rows if new is not old],
        "problems": [
            _group(book, accepted, kind, problems, is_same=problems == known.get(kind))
            for kind, problems in problem_groups(book).items()
        ],
        "to_mark": _to_mark(book),
        "agreements": [_agreement(each, bank) for each in book.agreements],
        "decisions": _decisions(book),
    }


def _items(book: Gradebook) -> list[dict[str, Any]]:
    known = ("id", "title", "type", "points")
    return [{**{name: item[name] for name in known}, "dropped": item["id"] in book.dropped} for item in book.items]


def _decisions(book: Gradebook) -> list[dict[str, Any]]:
    """Describe every decision: in words, whether it counts, and as its marker's file has it."""
    return [
        {
            "place": listed.decision.place,
            "by": listed.decision.by,
            "when": tell_moment(listed.decision.when),
            "reason": listed.decision.reason,
            "told": tell_decision(listed.decision, book.by_id, book.labels.get(listed.decision.student, "")),
            "state": listed.state,
            "stored": write_decisions([listed.decision])[0],
        }
        for listed in book.decisions
    ]


def _row(row: StudentRow, book: Gradebook) -> dict[str, Any]:
    shown = ("key", "code", "name", "label", "status", "total", "out_of", "file")
    found = (row.grades.get(item["id"]) for item in book.items)
    return {
        **{name: getattr(row, name) for name in shown},
        "stranger": book.roster is not None and row.student is None,
        "cells": [_cell(grade) if grade else None for grade in found],
        "notes": [tell_effect(each, book.by_id) for each in row.decisions if not each.item],
        "problems": sum(problem.severity != "note" for problem in row.problems),
    }


def _cell(grade: Grade) -> tuple[str, float | None, str]:
    return grade.status, grade.points, grade.decision.kind if grade.decision else ""


def _agreement(agreement: Agreement, bank: Bank) -> dict[str, Any]:
    """Describe how two markers agree, with the criterion and its levels in words."""
    rubric = bank.key(agreement.item_id)["rubric"]
    criterion = next(each for each in rubric if each["id"] == agreement.criterion_id)
    differences = [{**asdict(each), "is_far": each.is_far} for each in agreement.differences]
    texts = [level["text"] for level in criterion["levels"]]
    return {**asdict(agreement), "criterion": criterion["criterion"], "texts": texts, "differences": differences}


def problem_groups(book: Gradebook) -> dict[tuple[str, str], list[Problem]]:
    """Put together the problems of the same severity and code, in the order of the gradebook."""
    groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in book.problems:
        groups[problem.severity, problem.code].append(problem)
    return groups


def _group(
    book: Gradebook, accepted: Collection[str], kind: tuple[str, str], problems: list[Problem], *, is_same: bool = False
) -> dict[str, Any]:
    entries = None if is_same else problem_entries(problems[:AT_ONCE], book, accepted)
    return {"severity": kind[0], "code": kind[1], "count": len(problems), "entries": entries}


def problem_entries(problems: list[Problem], book: Gradebook, accepted: Collection[str]) -> list[dict[str, Any]]:
    """Describe problems, and say which are about what the instructor may accept, or has accepted."""
    held = {name for row in book.students if row.status == "held" for name in row.held_files}
    held |= {problem.where for problem in problems if problem.code in {"markers_alike", "decisions_differ"}}
    return [
        {
            "where": problem.where,
            "message": problem.message,
            "advice": problem.advice,
            "can_accept": problem.severity == "error" and problem.where in held,
            "accepted": problem.severity == "note" and problem.where in accepted,
        }
        for problem in problems
    ]


def student_answer(bank: Bank, row: StudentRow, item: Item, number: int) -> dict[str, Any]:
    """Describe one answer with what a person needs who judges it; ``number`` is the student's variant."""
    item_id, answer = item["id"], row.answers.get(item["id"])
    grade = row.grades.get(item_id, Grade("held", None, float(item["points"])))
    return {
        "item": item,
        "numbers": item["variants"][number] if item.get("variants") else {},
        "answer": answer,
        "well_formed": not check_answer(item, answer),
        "right": full_answer(item, bank.key(item_id), number),
        "comments": row.comments.get(item_id, []),
        **{name: getattr(grade, name) for name in ("status", "points", "out_of", "detail")},
        "decided": tell_with_reason(grade.decision, {item_id: item}) if grade.decision else "",
        "before": [grade.before.status, grade.before.points] if grade.before else None,
    }


def whose(row: StudentRow) -> dict[str, Any]:
    """Say whose an answer is, and by which codes marks may be given to it: the first is that of new marks."""
    codes = dict.fromkeys([plain_code(row.key), *row.codes])
    return {"key": row.key, "codes": list(codes), "label": row.label}


def free_responses(book: Gradebook, bank: Bank, item_id: str) -> dict[str, Any]:
    """Give an exercise's rubric and all responses to it, in an order of chance that stays the same.

    Raises
    ------
    ClassroomError
        If it asks for no free response.
    """
    item, key = bank.item(item_id), bank.key(item_id)
    if item["type"] not in FREE_RESPONSES:
        raise ClassroomError(f"The exercise {item_id} is graded by its key, and has no rubric.")
    found = {each.student: each.text for each in book.free_responses if each.item_id == item_id}
    rows = {row.key: row for row in book.students}
    order = shuffled(list(found), book.assignment.id, "", item_id)
    return {
        "item": item,
        "rubric": key["rubric"],
        "model_answer": key["model_answer"],
        "marker_note": key["marker_note"],
        "responses": [{**whose(rows[key]), "text": found[key], "words": len(found[key].split())} for key in order],
    }


def unread(book: Gradebook) -> Iterator[tuple[StudentRow, Item]]:
    """Go through the answers that the book could not read, also those that got their points by hand since."""
    for row in book.students:
        for item_id, grade in row.grades.items():
            if grade.status == "unreadable" or (grade.status == "scored" and grade.detail):
                yield row, book.by_id[item_id]


def _to_mark(book: Gradebook) -> list[dict[str, Any]]:
    """Count what waits for a person: free responses by exercise, and last what the book could not read."""
    counts = Counter(response.item_id for response in book.free_responses)
    free = [item for item in book.items if item["type"] in FREE_RESPONSES]
    listed = [{"item": item["id"], "title": item["title"], "count": counts[item["id"]]} for item in free]
    return [*listed, {"item": "", "title": "", "count": sum(1 for _ in unread(book))}]
