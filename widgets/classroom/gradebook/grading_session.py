"""What an instructor has given to be graded, in whatever order: files, banks, assignments that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TypeVar

from widgets.classroom.assignments.assignment import Assignment, chapter_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.archive import Submissions
from widgets.classroom.collecting.intake import Progress
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.roster import Roster
from widgets.classroom.collecting.submission_cache import SubmissionCache
from widgets.classroom.gradebook.collation import Collation
from widgets.classroom.gradebook.file_kind import DetectedFile, assignment_named, detect_file
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.grading.marks import Marks
from widgets.classroom.problems import ClassroomError
from widgets.exercise_types.answer_registry import FREE_RESPONSES

_CHAPTER = "chapter-"

_Kind = TypeVar("_Kind", Assignment, Bank, Marks, Roster)


@dataclass(frozen=True)
class Candidate:
    """An assignment that the answers may belong to."""

    assignment: Assignment
    source: str
    """``file``, ``chapter`` or ``builder``: where it is from."""
    named: int
    """How many files of answers name it."""


class GradingSession:
    r"""Files as they come, and the gradebook that they give.

    Examples
    --------
    >>> session = GradingSession()
    >>> session.add([("class.csv", b"Name,Code\nMina Berg,m1\n")])
    >>> [(file.name, file.kind, file.count, file.is_asked) for file in session.files.values()]
    [('class.csv', 'roster', 1, True)]
    """

    def __init__(self) -> None:
        self.files: dict[str, DetectedFile] = {}
        self.site_bank: Bank | None = None
        self.built: Assignment | None = None
        """The assignment that was last made in this browser."""
        self.own_marks: list[Marks] = []
        """Those given in this browser; they stand before those that came as files, also of the same marker."""
        self._cache = SubmissionCache()
        self._counted: Submissions | None = None
        self._named: Counter[str] = Counter()
        self._collation: Collation | None = None

    def add(self, given: Iterable[tuple[str, bytes]], tell: Progress | None = None, *, is_own: bool = False) -> None:
        """Add files; the same file once more changes nothing, and another of the same name gets a number.

        Parameters
        ----------
        given : iterable
            Names and contents.
        tell : callable, optional
            Is told after every file how many of how many are known.
        is_own : bool, default False
            Whether they came to the place for the instructor's own files: those act, and nothing else does unasked.
        """
        files = list(given)
        for number, (name, data) in enumerate(files, 1):
            known = self.files.get(name)
            if known is None or known.data != data or (is_own and not known.is_own):
                free = name if known and known.data == data else self._free(name)
                self.files[free] = detect_file(free, data, is_own=is_own)
            if tell:
                tell(number, len(files))

    def claim(self, names: Collection[str], *, is_own: bool) -> None:
        """Say of files of which the instructor is asked whether they are the instructor's or a student's."""
        for name in names:
            file = self.files[name]
            if file.is_asked:
                self.files[name] = replace(file, is_own=True) if is_own else file.handed_in()

    def _free(self, name: str) -> str:
        stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
        numbered = (f"{stem} ({number}){dot}{ending}" for number in count(1))
        return next(free for free in chain([name], numbered) if free not in self.files)

    def remove(self, names: Collection[str]) -> None:
        """Take files away."""
        self.files = {name: file for name, file in self.files.items() if name not in names}

    def submissions(self) -> Submissions:
        """Open all that students handed in."""
        return self._cache.open((file.name, file.data) for file in self.files.values() if file.is_submission)

    def all_of(self, kind: type[_Kind]) -> list[_Kind]:
        """Give the contents of all the instructor's files of a kind, the newest first."""
        own = (file.contents for file in reversed(self.files.values()) if file.is_own)
        return [contents for contents in own if isinstance(contents, kind)]

    def bank(self) -> Bank | None:
        """Give the bank that counts: the newest that came as a file, or else the site's."""
        return next(iter(self.all_of(Bank)), self.site_bank)

    def named(self) -> Counter[str]:
        """Count by assignment the files of answers that name it."""
        submissions = self.submissions()
        if self._counted is not submissions:
            self._named = Counter(name for file in submissions.files if (name := assignment_named(file.data)))
            self._counted = submissions
        return self._named

    def title_of(self, assignment_id: str) -> str:
        """Give the title of an assignment as a file of answers tells it."""
        named = (file for file in self.submissions().files if assignment_named(file.data) == assignment_id)
        responses = (read for file in named if isinstance(read := self._cache.read(file), Response))
        return next((title for response in responses if (title := response.assignment_title)), "")

    def candidates(self) -> list[Candidate]:
        """List the assignments that are known: of files, of the builder, and of the book's chapters."""
        bank, named = self.bank(), self.named()
        found = [Candidate(each, "file", named[each.id]) for each in self.all_of(Assignment)]
        if self.built and self.built.id in named:
            found.append(Candidate(self.built, "builder", named[self.built.id]))
        chapters = [name.removeprefix(_CHAPTER) for name in named if bank and name.startswith(_CHAPTER)]
        found += [
            Candidate(chapter_assignment(chapter, bank), "chapter", named[_CHAPTER + chapter])
            for chapter in chapters
            if bank and chapter in bank.chapters
        ]
        return list({each.assignment.id: each for each in reversed(found)}.values())[::-1]

    def choose(self, wanted: str = "") -> Candidate | None:
        """Choose the assignment to grade: the one wanted, or else the one that most answers name; files first."""
        known = self.candidates()
        files = [each for each in known if each.source == "file"]
        fitting = [each for each in files if each.named] or [each for each in known if each.named] or files[:1]
        chosen = next((each for each in known if each.assignment.id == wanted), None)
        return chosen or max(fitting, key=lambda each: each.named, default=None)

    def marks(self) -> list[Marks]:
        """Give all marks that count: those given in this browser, then those of files, one of each marker."""
        own = {given.marker for given in self.own_marks}
        return [*self.own_marks, *(given for given in reversed(self.all_of(Marks)) if given.marker not in own)]

    def mark(self, changed: Marks) -> None:
        """Put marks in the place of those that the same marker gave to the same students in this browser.

        The marker's decisions are replaced too. Who marks stands before the other markers, and who has nothing left
        stands nowhere.
        """
        known = {given.marker: given for given in self.own_marks}
        before = known.pop(changed.marker, replace(changed, marks={}))
        given = {code: marks for code, marks in {**before.marks, **changed.marks}.items() if marks}
        own = [replace(changed, marks=given)] if given or changed.decisions else []
        self.own_marks = [*own, *known.values()]

    def grade(
        self,
        assignment: Assignment,
        *,
        combine: str = "mean",
        accept: Collection[str] = frozenset(),
        progress: Progress | None = None,
    ) -> Gradebook:
        """Grade all that was given.

        Raises
        ------
        ClassroomError
            If there is no bank, or it lacks an exercise or a key.
        """
        bank = self.bank()
        if bank is None:
            raise ClassroomError("There is no bank of exercises. Reload the page, or add a bank (.bank.json).")
        roster = next(iter(self.all_of(Roster)), None)
        if not self._collation or not self._collation.is_for(assignment, bank):
            self._collation = Collation(assignment, bank, self._cache.read)
        return self._collation.gradebook(
            self.submissions(), roster, self.marks(), combine=combine, accept=accept, progress=progress
        )

    def marks_by_key(self, file: DetectedFile) -> list[str]:
        """Give the ids of exercises that are graded by their key, and that a file of marks marks all the same."""
        bank, marks = self.bank(), file.contents
        if not isinstance(marks, Marks) or bank is None:
            return []
        marked = {item_id for given in marks.marks.values() for item_id in given}
        return [
            item_id for item_id, item in bank.items.items() if item_id in marked and item["type"] not in FREE_RESPONSES
        ]

    def counts(self, file: DetectedFile, assignment: Assignment | None) -> bool:
        """Tell whether a file has a part in the gradebook, or a newer one of its kind stands before it."""
        if file.is_asked:
            return False
        if isinstance(file.contents, Assignment):
            return assignment is not None and file.contents.id == assignment.id
        if isinstance(file.contents, Bank):
            return file.contents is self.all_of(Bank)[0]
        if isinstance(file.contents, Roster):
            return file.contents is self.all_of(Roster)[0]
        return file.kind != "unknown"
