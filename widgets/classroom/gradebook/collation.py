"""Collate what a class handed in: read, find whose it is, grade, and say what a person must look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.archive import Submissions
from widgets.classroom.collecting.intake import Person, Received, receive, sort_by_person
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.roster import Roster
from widgets.classroom.gradebook.double_marking import Agreement, Marking
from widgets.classroom.gradebook.gradebook import SEVERITIES, FreeResponse, Gradebook, StudentRow
from widgets.classroom.gradebook.student_grades import StudentGrading, shown_answers
from widgets.classroom.grading.grade import FREE_RESPONSES, is_blank
from widgets.classroom.grading.marks import Marks
from widgets.classroom.problems import Problem

LONG_TEXT = 200
"""Letters beyond which two equal free responses are hardly an accident."""
MOST_NAMED = 6


def collate(  # noqa: PLR0913 (each is another thing that an instructor may have)
    assignment: Assignment,
    bank: Bank,
    submissions: Submissions,
    roster: Roster | None = None,
    marks: Sequence[Marks] = (),
    *,
    combine: str = "mean",
    accept: Collection[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> Gradebook:
    """Grade everything that a class handed in for one assignment.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's, with all keys.
    submissions : Submissions
        As :func:`~widgets.classroom.collecting.archive.open_download` gives them.
    roster : Roster, optional
        The list of students; without it everybody who handed in is taken as they say who they are.
    marks : sequence of Marks, optional
        For free responses, one for each marker.
    combine : {"mean", "first"}, default "mean"
        With several markers: their mean, or the first who marked.
    accept : collection of str, optional
        Names of files that count although something is wrong: the instructor looked at them.
    progress : callable, optional
        Is told after every file how many of how many are read.

    Raises
    ------
    ClassroomError
        If the bank lacks an exercise of the assignment, or its key.
    """
    free = [item_id for item_id in assignment.items if _with_key(bank, item_id)["type"] in FREE_RESPONSES]
    marking = Marking(marks, assignment, bank, combine)
    received = receive(submissions.files, assignment, accept, progress)
    drafts = _drafts(sort_by_person(received, roster))
    rows = [_row(draft, assignment, marking) for draft in drafts]
    agreements = marking.agreements({draft.key: draft.codes for draft in drafts}, assignment.items)
    problems = [
        *submissions.problems,
        *(roster.problems if roster else ()),
        *marking.problems,
        *marking.unknown({code for draft in drafts for code in draft.codes}, assignment.items),
        *_of_nobody(received, drafts),
        *_of_rows(rows, agreements, free),
    ]
    return Gradebook(
        assignment=assignment,
        items=tuple(bank.item(item_id) for item_id in assignment.items),
        students=tuple(rows),
        problems=tuple(sorted(problems, key=lambda problem: SEVERITIES.index(problem.severity))),
        free_responses=tuple(_free_responses(rows, free)),
        agreements=tuple(agreements),
        roster=roster,
    )


def _with_key(bank: Bank, item_id: str) -> Item:
    """Give an exercise after making sure that there is its key: better now than after the first student."""
    bank.key(item_id)
    return bank.item(item_id)


@dataclass
class _Draft:
    """A row before it is graded."""

    person: Person
    chosen: Received | None
    code: str
    name: str
    key: str = ""
    codes: tuple[str, ...] = ()
    """By which marks may be given; none that another row has too."""


def _drafts(persons: Iterable[Person]) -> list[_Draft]:
    drafts = [_draft(person) for person in persons]
    owners = Counter(code for draft in drafts for code in _all_codes(draft))
    for number, draft in enumerate(drafts, 1):
        mine = [code for code in _all_codes(draft) if owners[code] == 1]
        received = draft.person.received
        other = received[0].file.name if received else f"{draft.name} #{number}"
        draft.key = draft.code if plain_code(draft.code) in mine else other
        draft.codes = tuple(dict.fromkeys([*mine, *([] if owners[plain_code(draft.key)] else [plain_code(draft.key)])]))
    return drafts


def _draft(person: Person) -> _Draft:
    chosen, student = person.latest(), person.student
    entry = chosen or next(iter(person.received), None)
    typed = entry.code if entry else ""
    given = chosen.response.student_name if chosen and chosen.response else ""
    submitter = entry.file.submitter.name if entry else ""
    if student:
        return _Draft(person, chosen, student.best_code or typed, student.full_name or given)
    return _Draft(person, chosen, typed, given or submitter)


def _all_codes(draft: _Draft) -> list[str]:
    student = draft.person.student
    typed = [draft.chosen.code] if draft.chosen else []
    codes = [plain_code(code) for code in [*(student.codes if student else ()), draft.code, *typed]]
    return [code for code in dict.fromkeys(codes) if code]


def _row(draft: _Draft, assignment: Assignment, marking: Marking) -> StudentRow:
    row = StudentRow(
        key=draft.key,
        code=draft.code,
        name=draft.name,
        status="nothing_handed_in",
        out_of=assignment.points(marking.bank),
        student=draft.person.student,
        codes=draft.codes,
        problems=tuple(problem for entry in draft.person.received for problem in entry.problems),
    )
    chosen = draft.chosen
    if not draft.person.received:
        told = Problem("nothing_handed_in", row.label, "Nothing was handed in.", "Ask the student.", "warning")
        return replace(row, problems=(told,))
    if not chosen or not chosen.response:
        return replace(row, status="file_problem")
    answers = shown_answers(chosen.response.answers, assignment.items)
    row = replace(row, status="held", file=chosen.file.name, typed=chosen.code, answers=answers)
    return row if chosen.held else _graded(row, chosen.response, assignment, marking)


def _graded(row: StudentRow, response: Response, assignment: Assignment, marking: Marking) -> StudentRow:
    grading = StudentGrading(response, row.label, row.codes, assignment, marking)
    problems = [*row.problems, *grading.problems]
    if grading.status == "all_blank":
        told = "Every exercise is blank, so that there is no total."
        problems.append(Problem("all_blank", row.label, told, "Ask the student, or give points by hand.", "warning"))
    return replace(
        row,
        status=grading.status,
        total=grading.total,
        grades=grading.grades,
        comments=grading.comments,
        problems=tuple(problems),
    )


def _of_nobody(received: Sequence[Received], drafts: Sequence[_Draft]) -> list[Problem]:
    """List what is wrong with files of which nobody knows whose they are."""
    known = {id(entry) for draft in drafts for entry in draft.person.received}
    return [problem for entry in received if id(entry) not in known for problem in entry.problems]


def _of_rows(rows: Sequence[StudentRow], agreements: Iterable[Agreement], free: Sequence[str]) -> list[Problem]:
    own = (problem for row in rows for problem in row.problems)
    return [*own, *_identical_texts(rows, free), *_far_differences(agreements, rows)]


def _texts(row: StudentRow, items: Sequence[str]) -> Iterable[tuple[str, str]]:
    for item_id in items:
        answer = row.answers.get(item_id)
        if isinstance(answer, Mapping) and isinstance(answer.get("text"), str) and not is_blank(answer):
            yield item_id, answer["text"]


def _free_responses(rows: Iterable[StudentRow], items: Sequence[str]) -> Iterable[FreeResponse]:
    for row in rows:
        if row.status != "held":
            yield from (FreeResponse(row.key, item_id, text) for item_id, text in _texts(row, items))


def _identical_texts(rows: Iterable[StudentRow], items: Sequence[str]) -> Iterable[Problem]:
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in rows:
        for item_id, text in _texts(row, items):
            folded = " ".join(text.split()).casefold()
            if len(folded) > LONG_TEXT:
                found[folded].setdefault(row.key, (row.label, item_id))
    for writers in found.values():
        if len(writers) > 1:
            labels = [label for label, _ in writers.values()]
            who = ", ".join(labels[:MOST_NAMED]) + (
                f" and {len(labels) - MOST_NAMED} more" * (len(labels) > MOST_NAMED)
            )
            told = f"{len(labels)} students handed in the same text for {next(iter(writers.values()))[1]}."
            yield Problem("identical_text", who, told, "Read them side by side, and ask.", "warning")


def _far_differences(agreements: Iterable[Agreement], rows: Iterable[StudentRow]) -> Iterable[Problem]:
    labels = {row.key: row.label for row in rows}
    for agreement in agreements:
        for difference in agreement.differences:
            if difference.is_far:
                (one, other), (first, second) = agreement.markers, difference.levels
                what = f"{agreement.criterion_id} in {agreement.item_id}"
                told = f"{one} chose level {first} and {other} level {second} for {what}."
                yield Problem("markers_differ", labels[difference.student], told, "Talk it over.", "warning")
