"""Find out whose every file is: nothing is given to anybody on a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.intake import NOTHING, Received
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.problems import Problem, show

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class Person:
    """A student, on the list or not, and all that the student handed in."""

    student: RosterStudent | None = None
    received: list[Received] = field(default_factory=list)

    def latest(self) -> Received | None:
        """Give the file that counts, and note the others: by the time of saving, then by their order."""
        usable = [entry for entry in self.received if entry.response]
        if not usable:
            return None
        for entry in self.received:
            entry.problems = [_eased(problem) for problem in entry.problems]
        *earlier, chosen = sorted(usable, key=_moment)
        for entry in earlier:
            _note_earlier(entry, chosen)
        return chosen


def _eased(problem: Problem) -> Problem:
    """Make no error of a receipt that lies beside the answers."""
    return replace(problem, severity="note", advice=NOTHING) if problem.code == "receipt" else problem


def _moment(entry: Received) -> datetime:
    try:
        moment = datetime.fromisoformat(entry.response.saved if entry.response else "")
    except ValueError:
        return _LONG_AGO
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _note_earlier(entry: Received, chosen: Received) -> None:
    old, new = entry.response, chosen.response
    if not old or not new:
        return
    if old.digest == new.digest:
        entry.tell("same_file_twice", f"It is the same as {show(chosen.file.name)}.", NOTHING, "note")
        return
    told = f"It was saved {old.saved or 'at no known time'}; {show(chosen.file.name)}, saved {new.saved}, counts."
    names = {plain_code(old.student_name), plain_code(new.student_name)} - {""}
    if len(names) > 1:
        told += f" One is by {show(old.student_name)} and one by {show(new.student_name)}."
        entry.tell("resubmission", told, "Make sure that both are the same student's.", "warning")
    else:
        entry.tell("resubmission", told, NOTHING, "note")


def sort_by_person(received: Sequence[Received], roster: Roster | None) -> list[Person]:
    """Give every file to a student: in the order of the list, then those who are not on it, as they come."""
    finder = _Finder(received, roster)
    persons: dict[Hashable, Person] = {student: Person(student) for student in (roster.students if roster else ())}
    owners: dict[str, Hashable] = {}
    for entry in sorted(received, key=_certainty):
        submitter = entry.file.submitter.key
        owner = finder.owner(entry)
        if _certainty(entry):
            owner = owners.get(submitter, owner)
        if owner is not None:
            persons.setdefault(owner, Person()).received.append(entry)
            owners.setdefault(submitter or entry.file.name, owner)
    return list(persons.values())


def _certainty(entry: Received) -> int:
    """Put files with a code first: what else the same submitter handed in belongs to them."""
    return 2 if not entry.response else int(not plain_code(entry.code))


class _Finder:
    """Knows which codes and which submitters belong together."""

    def __init__(self, received: Sequence[Received], roster: Roster | None) -> None:
        self.roster = roster
        self.submitters: dict[Hashable, set[str]] = defaultdict(set)
        for entry in received:
            if entry.response and plain_code(entry.code) and entry.file.submitter.key:
                self.submitters[self._code_owner(entry.code)].add(entry.file.submitter.key)

    def _listed(self, code: str) -> tuple[RosterStudent, ...]:
        return self.roster.with_code(code) if self.roster else ()

    def _code_owner(self, code: str) -> Hashable:
        listed = self._listed(code)
        return listed[0] if len(listed) == 1 else f"code:{plain_code(code)}"

    def owner(self, entry: Received) -> Hashable | None:
        """Tell whose a file is; None if nothing says so."""
        submitter = entry.file.submitter
        sent = self.roster.student_of(submitter) if self.roster and submitter.key else None
        by_submitter = sent or submitter.key or None
        if not entry.response:
            listed = self._listed(entry.code)
            return by_submitter or (listed[0] if len(listed) == 1 else None)
        if not plain_code(entry.code):
            return self._without_code(entry, by_submitter)
        return self._with_code(entry, entry.response, sent, by_submitter)

    def _without_code(self, entry: Received, by_submitter: Hashable | None) -> Hashable:
        told = "The student typed no code."
        if by_submitter is not None:
            entry.tell("no_code", told + " The learning system says whose file it is.", "Make sure it fits.", "warning")
            return by_submitter
        entry.hold("no_code", told + " Nothing says whose file it is.", "Ask who it was; accept the file to grade it.")
        return f"file:{entry.file.name}"

    def _with_code(
        self, entry: Received, response: Response, sent: RosterStudent | None, by_submitter: Hashable | None
    ) -> Hashable:
        owner, listed = self._code_owner(entry.code), self._listed(entry.code)
        submitters = self.submitters[owner]
        if len(submitters) > 1:
            told = f"{len(submitters)} students handed in files with the code {show(response.code)}."
            entry.hold("same_code_twice", told, "Ask whose code it is; accept that file.")
            return by_submitter or owner
        if sent and listed and sent not in listed:
            told = f"The code {show(response.code)} is {_name(listed[0])}'s; {_name(sent)} handed it in."
            entry.hold("other_student", told, f"Ask both; if it is {_name(sent)}'s, accept it.")
            return sent
        if len(listed) > 1 and not sent:
            told = f"On the list, {len(listed)} students have the code {show(response.code)}."
            entry.hold("shared_code", told, "Correct the list, so that each code is one student's.")
        if self.roster and not listed:
            self._not_listed(entry, response, sent)
        return owner if isinstance(owner, RosterStudent) else sent or owner

    def _not_listed(self, entry: Received, response: Response, sent: RosterStudent | None) -> None:
        told = f"The code {show(response.code)} is not on the list of students."
        if sent:
            told += f" The learning system says that {_name(sent)} handed it in; it was graded as such."
            entry.tell("not_on_roster", told, "Make sure that it fits.", "warning")
        else:
            advice = "Find out who it is, and correct the list, or give the points by hand."
            entry.tell("not_on_roster", told + f" It is by {show(response.student_name)}.", advice, "warning")


def _name(student: RosterStudent) -> str:
    return f"{student.full_name} ({student.best_code})" if student.full_name else student.best_code
