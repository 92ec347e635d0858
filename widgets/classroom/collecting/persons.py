"""Find out whose every file is: nothing is given to anybody on a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.intake import Received
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.resubmission import choose_latest, eased
from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.collecting.senders import Senders
from widgets.classroom.problems import show


@dataclass
class Person:
    """A student, on the list or not, and all that the student handed in."""

    student: RosterStudent | None = None
    received: list[Received] = field(default_factory=list)

    def latest(self) -> Received | None:
        """Give the file that counts, and note the others; where nothing but a student's clock tells, it is held."""
        usable = [entry for entry in self.received if entry.response]
        if not usable:
            return None
        for entry in self.received:
            if not entry.response:
                entry.problems = [eased(problem, entry.file) for problem in entry.problems]
        return choose_latest(usable)


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
        self.senders = Senders([entry.file.submitter for entry in received if entry.response], roster)
        self.submitters: dict[Hashable, set[Hashable]] = defaultdict(set)
        for entry in received:
            if entry.response and plain_code(entry.code) and entry.file.submitter.key:
                self.submitters[self._code_owner(entry.code)].add(self._by_submitter(entry))

    def _listed(self, code: str) -> tuple[RosterStudent, ...]:
        return self.roster.with_code(code) if self.roster else ()

    def _code_owner(self, code: str) -> Hashable:
        listed = self._listed(code)
        return listed[0] if len(listed) == 1 else f"code:{plain_code(code)}"

    def _by_submitter(self, entry: Received) -> Hashable | None:
        submitter = entry.file.submitter
        return self.senders.student_of(submitter) or submitter.key or None

    def owner(self, entry: Received) -> Hashable | None:
        """Tell whose a file is; None if nothing says so."""
        if not entry.response:
            listed = self._listed(entry.code)
            return self._by_submitter(entry) or (listed[0] if len(listed) == 1 else None)
        if not plain_code(entry.code):
            return self._without_code(entry)
        return self._with_code(entry, entry.response)

    def _without_code(self, entry: Received) -> Hashable:
        told, by_submitter = "The student typed no code.", self._by_submitter(entry)
        if by_submitter is None:
            told += " Nothing says whose file it is."
            entry.hold("no_code", told, "Ask who it was; accept the file to grade it.")
            return f"file:{entry.file.name}"
        if not self._hold_if_unsure(entry, told):
            told += " The learning system says whose file it is."
            entry.tell("no_code", told, "Make sure it fits.", "warning")
        return by_submitter

    def _hold_if_unsure(self, entry: Received, told: str) -> bool:
        """Ask where the name of the file fits several students on the list, or several submitters one."""
        fitting = self.senders.unsure(entry.file.submitter)
        if fitting:
            who = " or of ".join(map(_name, fitting))
            told += f" The file's name may be that of {who}{'' if len(fitting) > 1 else ', and so may another'}."
            entry.hold("unsure_submitter", told, f"Ask; if it is {_name(fitting[0])}'s, accept it.")
        return bool(fitting)

    def _with_code(self, entry: Received, response: Response) -> Hashable:
        owner, listed = self._code_owner(entry.code), self._listed(entry.code)
        sent, by_submitter = self.senders.student_of(entry.file.submitter), self._by_submitter(entry)
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
        if sent and self._hold_if_unsure(entry, told):
            return
        if sent:
            told += f" The learning system says that {_name(sent)} handed it in; it was graded as such."
            entry.tell("not_on_roster", told, "Make sure that it fits.", "warning")
        else:
            advice = "Find out who it is, and correct the list, or give the points by hand."
            entry.tell("not_on_roster", told + f" It is by {show(response.student_name)}.", advice, "warning")


def _name(student: RosterStudent) -> str:
    return f"{student.full_name} ({student.best_code})" if student.full_name else student.best_code
