"""Which of a student's hand-ins counts: by the learning system's time, and never by a student's clock alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.archive import SubmittedFile
from widgets.classroom.collecting.intake import NOTHING, Received
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.problems import Problem, show

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_ASK = "Ask the student which one counts, and accept that one."
_COMPANIONS = {"receipt", "web_page"}
_OF_ANSWERS = (".json", ".zip")


def eased(problem: Problem, file: SubmittedFile) -> Problem:
    """Make no error of a page, a paper or a picture that lies beside answers; what may be answers stays one."""
    if problem.code == "instructors_file":
        return replace(problem, severity="warning")
    may_be_answers = file.name.lower().endswith(_OF_ANSWERS) or file.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
        b"{"
    )
    if may_be_answers and problem.code not in _COMPANIONS:
        return problem
    return replace(problem, severity="note", advice=NOTHING)


def choose_latest(usable: Sequence[Received]) -> Received:
    """Give the hand-in that counts, and say of every other why it does not; where that is unsure, hold all of them."""
    ordered = sorted(usable, key=_clock)
    if _have_system_times(usable):
        ordered.sort(key=lambda entry: entry.file.submitter.moment)
    *others, last = ordered
    surely = [_is_surely_earlier(entry, last) for entry in others]
    contested = [*(entry for entry, is_earlier in zip(others, surely, strict=True) if not is_earlier), last]
    chosen = last if len(contested) == 1 else _hold_all(contested)
    for entry, is_earlier in zip(others, surely, strict=True):
        if is_earlier:
            _note_earlier(entry, chosen)
    return chosen


def _hold_all(contested: Sequence[Received]) -> Received:
    """Ask which of several counts, and give the one that the instructor accepted; else the last."""
    chosen = next((entry for entry in reversed(contested) if entry.accepted), contested[-1])
    for entry in contested:
        if chosen.accepted and entry is not chosen:
            entry.tell("resubmission", f"{show(chosen.file.name)} counts: you accepted it.", NOTHING, "note")
        elif entry.response:
            told = "Only the clocks of students' devices say which of several files is the last. This one was saved"
            when, who = entry.response.saved or "at no known time", show(entry.response.student_name)
            entry.hold("resubmission", f"{told} {when}, by {who}.", _ASK)
    return chosen


def _have_system_times(entries: Sequence[Received]) -> bool:
    """Tell whether one system says of all when it took them."""
    systems = {entry.file.submitter.system for entry in entries}
    return len(systems) == 1 and all(entry.file.submitter.moment for entry in entries)


def _clock(entry: Received) -> datetime:
    """Give the time of saving, by the clock of the student's device."""
    try:
        moment = datetime.fromisoformat(entry.response.saved if entry.response else "")
    except ValueError:
        return _LONG_AGO
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_surely_earlier(old: Received, new: Received) -> bool:
    one, other = old.response, new.response
    if one is None or other is None or one.digest == other.digest:
        return True
    if _are_two_people(old, new, one, other):
        return False
    first, second = old.file.submitter, new.file.submitter
    if _have_system_times([old, new]) and first.moment != second.moment:
        return True
    return one.answers == other.answers or (_is_before(old, new) and one.answers.items() <= other.answers.items())


def _is_before(old: Received, new: Received) -> bool:
    """Tell whether the clocks say so, and none is ahead of today."""
    return _LONG_AGO < _clock(old) < _clock(new) < datetime.now(UTC) + timedelta(days=1)


def _are_two_people(old: Received, new: Received, one: Response, other: Response) -> bool:
    """Tell whether the names, or the learning system, speak of two: a shorter form of a name is the same."""
    names = [set(plain_code(response.student_name).split()) for response in (one, other)]
    first, second = old.file.submitter, new.file.submitter
    are_numbered = first.system == second.system != "blackboard" and first.id != second.id
    return are_numbered or not (names[0] <= names[1] or names[1] <= names[0])


def _note_earlier(entry: Received, chosen: Received) -> None:
    old, new = entry.response, chosen.response
    if not old or not new:
        return
    if old.digest == new.digest:
        entry.tell("same_file_twice", f"It is the same as {show(chosen.file.name)}.", NOTHING, "note")
        return
    told = f"It was saved {old.saved or 'at no known time'}; {show(chosen.file.name)}, saved {new.saved}, counts."
    if _have_system_times([entry, chosen]):
        told += " The learning system took it later."
    entry.tell("resubmission", told, NOTHING, "note")
