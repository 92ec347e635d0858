"""How soon a class has its new grade after one mark, against grading it anew, with real exercises of the book."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.bench import Settings
from tests.bench.report import Goal, Measure, compare, print_goals, print_table, write_results
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.response_file import Response, write_response
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.grading.grade import full_answer
from widgets.classroom.grading.marks import Mark, Marks, read_marks, write_marks
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.pages.engine.dispatch import PageCalls
from widgets.pages.gradebook import view

STUDENTS = [f"student{number}" for number in range(300)]
CHAPTERS = ("working_alliance", "alliance_measurement")
MEASURES = (Measure("ms", "ms to the new grade"), Measure("bytes", "kB that the page gets", 1000))
LEAST_TIMES_FASTER = 10


class MarkedClass:
    """A class in which somebody has marked half of the free responses."""

    def __init__(self) -> None:
        self.bank: Bank = make_bank()
        items = [name for name, item in self.bank.items.items() if item["chapter"] in CHAPTERS]
        self.assignment: Assignment = make_assignment("Two chapters", items, self.bank)
        self.free = [name for name in items if self.bank.item(name)["type"] in FREE_RESPONSES]
        self.files = [(f"{code}.json", self._file(code)) for code in STUDENTS]
        self.submissions = open_downloads(self.files)
        self.marks = {code: {name: self._mark(name, 0) for name in self.free} for code in STUDENTS[::2]}

    def _file(self, code: str) -> bytes:
        words = f"{code} sees it so: " + "the alliance is what two people make of it together, and it is rated. " * 10
        answers: dict[str, Any] = {
            name: full_answer(self.bank.item(name), self.bank.key(name)) or {"text": f"{words} {name}"}
            for name in self.assignment.items
        }
        about = (self.assignment.id, self.assignment.title, self.bank.edition, code, code.title())
        return write_response(Response(*about, {}, answers, "2026-11-24T10:00:00Z"))

    def _mark(self, item_id: str, level: int) -> Mark:
        return Mark({criterion["id"]: level for criterion in self.bank.key(item_id)["rubric"]})

    def text(self, codes: list[str]) -> str:
        """Write the marks of some students as the page sends them."""
        return write_marks(Marks(self.assignment.id, "AB", {code: self.marks[code] for code in codes})).decode()

    def mark(self, code: str, level: int) -> None:
        """Give one student a mark."""
        self.marks.setdefault(code, {})[self.free[0]] = self._mark(self.free[0], level)


class Page:
    """The page's own calls, after everything was dropped on it."""

    def __init__(self, given: MarkedClass, folder: str) -> None:
        self.calls = PageCalls("gradebook", folder)
        files = [("assignment.json", given.assignment.to_json().encode()), *given.files]
        paths = [Path(folder) / str(place) for place in range(len(files))]
        for path, (_, content) in zip(paths, files, strict=True):
            path.write_bytes(content)
        numbers, places = json.dumps([*map(str, range(len(files)))]), json.dumps([*map(str, paths)])
        self._ask("open", {"bank": given.bank.to_json()})
        marks = {given.assignment.id: [given.text(list(given.marks))]}
        self._ask("add", {"names": [name for name, _ in files], "own": True, "marks": marks}, numbers, places)

    def _ask(self, call: str, asked: dict[str, Any], names: str = "[]", paths: str = "[]") -> str:
        return self.calls.call(call, json.dumps(asked), names, paths, lambda *_progress: None)

    def mark(self, text: str) -> str:
        """Send the marks of one student, and get what they change."""
        return self._ask("mark", {"marks": text})


def grade_anew(given: MarkedClass) -> str:
    """Grade the whole class, and write all that is shown of it, as the page did after every mark."""
    marks = read_marks(given.text(list(given.marks)).encode(), "marks")
    book = collate(given.assignment, given.bank, given.submissions, marks=[marks])
    return json.dumps(view.summary(book, given.bank, frozenset()))


def measure(act: Callable[[], str]) -> dict[str, float]:
    """Time one answer, and take its size."""
    start = perf_counter()
    answer = act()
    return {"ms": 1000 * (perf_counter() - start), "bytes": len(answer)}


def run(settings: Settings) -> None:
    """Give marks one after the other, each graded both ways, and print the ratio."""
    given = MarkedClass()
    measured: dict[str, list[dict[str, float]]] = {"ours": [], "stock": []}
    with TemporaryDirectory() as folder:
        page = Page(given, folder)
        for code, level in zip(STUDENTS[: 2 * settings.loads : 2], cycle([1, 0]), strict=False):
            given.mark(code, level)
            measured["ours"].append(measure(partial(page.mark, given.text([code]))))
            measured["stock"].append(measure(partial(grade_anew, given)))
    comparison = compare(measured["ours"], measured["stock"])
    about = (
        f"{len(STUDENTS)} students, {len(given.assignment.items)} exercises, {len(given.free)} of them marked by people"
    )
    print_table(f"{about}, stock grades all anew", comparison, MEASURES)
    faster = comparison["ms"]["stock_to_ours"]
    goals = [
        Goal(f"a mark is graded {LEAST_TIMES_FASTER} times faster", f"{faster:.0f} times", faster >= LEAST_TIMES_FASTER)
    ]
    print_goals(goals)
    results = {"comparison": comparison, "goals": [asdict(goal) for goal in goals]}
    write_results(settings.results / "gradebook_mark.json", results)
