"""Read what was handed in, and say what is wrong with a file: one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.collecting.archive import SubmittedFile
from widgets.classroom.collecting.instructors_file import handed_in_as_instructors
from widgets.classroom.collecting.response_file import Response, read_response
from widgets.classroom.problems import IntakeError, Problem, show

NOTHING = "Nothing needs to be done."
_ACCEPT = "Look at the answers; accept the file if it is to be graded all the same."
Progress = Callable[[int, int], None]
Read = Callable[[SubmittedFile], Response | Problem]


@dataclass
class Received:
    """One file that was handed in, and what was found out about it."""

    file: SubmittedFile
    response: Response | None = None
    """None if there is nothing in it that could be graded."""
    code: str = ""
    """As the student typed it, also where nothing can be graded."""
    problems: list[Problem] = field(default_factory=list)
    accepted: bool = False
    """Whether the instructor said that it counts in spite of what is wrong."""
    held: bool = False
    """Whether it waits for the instructor to say so."""

    def tell(self, code: str, message: str, advice: str, severity: str = "error") -> None:
        """Put an entry on the list of problems."""
        self.problems.append(Problem(code, self.file.name, message, advice, severity))

    def hold(self, code: str, message: str, advice: str = _ACCEPT) -> None:
        """Keep the file from being graded until the instructor accepts it."""
        self.held = self.held or not self.accepted
        self.tell(code, message, "You accepted it." if self.accepted else advice, "note" if self.accepted else "error")


def read_submission(file: SubmittedFile) -> Response | Problem:
    """Read what a student handed in, or say what is wrong with it: the same for the same contents."""
    if file.refusal:
        return file.refusal
    try:
        return read_response(file.data)
    except IntakeError as error:
        return handed_in_as_instructors(file.name, file.data) or error.as_problem("")
    except Exception as error:  # noqa: BLE001 (one student's file must not keep the others from being graded)
        told = f"Reading the file failed in a way that nobody foresaw: {type(error).__name__}, {show(error)}."
        return Problem("unexpected", "", told, "Look at the file by hand, and tell the book's authors what was in it.")


def receive(
    files: Sequence[SubmittedFile],
    assignment: Assignment,
    accept: Collection[str],
    progress: Progress | None = None,
    read: Read = read_submission,
) -> list[Received]:
    """Read all files; one that cannot be read stops no other.

    Parameters
    ----------
    files : sequence of SubmittedFile
    assignment : Assignment
    accept : collection of str
        Names of files that count although something is wrong: the instructor looked at them.
    progress : callable, optional
        Is told after every file how many of how many are read.
    read : callable, optional
        :func:`read_submission`, or what remembers its answers.
    """
    received = []
    for number, file in enumerate(files, 1):
        entry = Received(file, accepted=file.name in accept)
        found = read(file)
        if isinstance(found, Response):
            _look_at(entry, found, assignment)
        else:
            entry.problems.append(replace(found, where=file.name))
        received.append(entry)
        if progress:
            progress(number, len(files))
    return received


def _look_at(entry: Received, response: Response, assignment: Assignment) -> None:
    entry.code = response.code
    if response.assignment_id != assignment.id:
        told = f"It is for {show(response.assignment_title)} ({show(response.assignment_id)}), not for {assignment.id}."
        entry.tell("other_assignment", told, "Ask the student for the answers to this assignment.")
        return
    entry.response = response
    if response.edited:
        entry.hold("edited", "The answers in it were changed after they were downloaded.")
    if response.marked:
        told = "It begins with a byte order mark: another program saved it. Its answers are unchanged."
        entry.tell("byte_order_mark", told, NOTHING, "note")
    if entry.file.submitter.late:
        entry.tell("late", "Canvas says that it was handed in late.", "Grade it as your class has agreed.", "note")
