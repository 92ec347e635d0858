"""Who of a class handed in what, before anything is graded: nothing of it depends on marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.intake import Received
from widgets.classroom.collecting.persons import Person, sort_by_person
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.roster import Roster
from widgets.classroom.gradebook.gradebook import FreeResponse, StudentRow
from widgets.classroom.grading.grade import is_blank
from widgets.classroom.problems import Problem, name_some
from widgets.exercise_types.shapes import folded

LONG_TEXT = 200
"""Letters beyond which two equal free responses are hardly an accident."""
MOST_NAMED = 6


@dataclass(frozen=True)
class CollectedStudent:
    """One student with what there is to grade."""

    row: StudentRow
    """All that is known without grading."""
    response: Response | None
    """None where nothing can be graded, or somebody must look at the file first."""


@dataclass(frozen=True)
class CollectedClass:
    """All students, and what can be said of the class without grading."""

    students: tuple[CollectedStudent, ...]
    problems: tuple[Problem, ...]
    """Of files of which nobody knows whose they are."""
    free_responses: tuple[FreeResponse, ...]
    identical_texts: tuple[Problem, ...]


def collect_class(
    received: Sequence[Received], roster: Roster | None, assignment: Assignment, bank: Bank, free: Sequence[str]
) -> CollectedClass:
    """Give every student what the student handed in; ``free`` are the ids of the free responses."""
    drafts = _drafts(sort_by_person(received, roster))
    students = tuple(_collected(draft, assignment, bank) for draft in drafts)
    rows = [student.row for student in students]
    return CollectedClass(
        students,
        tuple(_of_nobody(received, drafts)),
        tuple(_free_responses(rows, free)),
        tuple(_identical_texts(rows, free)),
    )


@dataclass
class _Draft:
    """Who a student is, and by which file."""

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
    taken = set(owners)
    for number, draft in enumerate(drafts, 1):
        mine = [code for code in _all_codes(draft) if owners[code] == 1]
        draft.key = draft.code if plain_code(draft.code) in mine else _other_key(draft, number, taken)
        draft.codes = tuple(dict.fromkeys([*mine, plain_code(draft.key)]))
        taken.add(plain_code(draft.key))
    return drafts


def _other_key(draft: _Draft, number: int, taken: Collection[str]) -> str:
    """Name a student who has no code of their own after a file or by a number, as nobody else is named."""
    received = draft.person.received
    wanted = received[0].file.name if received else f"{draft.name} #{number}"
    return next(key for key in (wanted + " #" * more for more in count()) if plain_code(key) not in taken)


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


def _collected(draft: _Draft, assignment: Assignment, bank: Bank) -> CollectedStudent:
    row = StudentRow(
        key=draft.key,
        code=draft.code,
        name=draft.name,
        status="nothing_handed_in",
        out_of=assignment.points(bank),
        student=draft.person.student,
        codes=draft.codes,
        held_files=tuple(entry.file.name for entry in draft.person.received if entry.held),
        problems=tuple(problem for entry in draft.person.received for problem in entry.problems),
    )
    chosen = draft.chosen
    if not draft.person.received:
        told = Problem("nothing_handed_in", row.label, "Nothing was handed in.", "Ask the student.", "warning")
        return CollectedStudent(replace(row, problems=(told,)), None)
    if not chosen or not chosen.response:
        return CollectedStudent(replace(row, status="file_problem"), None)
    given = chosen.response.answers
    answers = {item_id: given[item_id] for item_id in assignment.items if item_id in given}
    status = "held" if chosen.held else "awaiting"
    row = replace(row, status=status, file=chosen.file.name, typed=chosen.code, answers=answers)
    return CollectedStudent(row, None if chosen.held else chosen.response)


def _of_nobody(received: Sequence[Received], drafts: Sequence[_Draft]) -> Iterator[Problem]:
    known = {id(entry) for draft in drafts for entry in draft.person.received}
    return (problem for entry in received if id(entry) not in known for problem in entry.problems)


def _texts(row: StudentRow, items: Sequence[str]) -> Iterator[tuple[str, str]]:
    for item_id in items:
        answer = row.answers.get(item_id)
        if isinstance(answer, Mapping) and isinstance(answer.get("text"), str) and not is_blank(answer):
            yield item_id, answer["text"]


def _free_responses(rows: Iterable[StudentRow], items: Sequence[str]) -> Iterator[FreeResponse]:
    for row in rows:
        if row.status != "held":
            yield from (FreeResponse(row.key, item_id, text) for item_id, text in _texts(row, items))


def _identical_texts(rows: Iterable[StudentRow], items: Sequence[str]) -> Iterator[Problem]:
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in rows:
        for item_id, text in _texts(row, items):
            same = folded(text)
            if len(same) > LONG_TEXT:
                found[same].setdefault(row.key, (row.label, item_id))
    for writers in found.values():
        if len(writers) > 1:
            labels = [label for label, _ in writers.values()]
            told = f"{len(labels)} students handed in the same text for {next(iter(writers.values()))[1]}."
            yield Problem(
                "identical_text", name_some(labels, MOST_NAMED), told, "Read them side by side, and ask.", "warning"
            )
