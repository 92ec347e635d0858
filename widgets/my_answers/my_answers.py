"""What a student has answered in a chapter, and the file to hand in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import traitlets

from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import Assignment, chapter_assignment
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.response_file import RULES, Response, write_response
from widgets.classroom.grading.grade import is_blank
from widgets.exercise.exercise import Exercise
from widgets.exercise_types.answer_registry import answer_type
from widgets.host import HostedWidget
from widgets.translations import ENGLISH

_RECEIPT_FIELDS = ("id", "version", "type", "use", "title", "points", "minutes", "prompt")
"""What of every exercise its state is checked by and a receipt tells; no key, and no wording of an inventory."""


class MyAnswers(HostedWidget):
    """See how much of a chapter's exercises is answered, and make the file to hand in.

    On a page it reads what the exercises keep on the device. In a notebook it follows the exercises that run there;
    :attr:`answers` has what they hold.

    Parameters
    ----------
    chapter : str or None
        Name of a chapter, such as ``"working_alliance"``; None for the page of assignments, which says later which
        exercises it has.
    bank : Bank, optional
        Where the exercises are from, if not from the book.
    language : str
        Of all that is around the exercises' own texts, which stay in English.

    Raises
    ------
    ClassroomError
        If there is no such chapter.
    """

    kept = ("code", "name")

    code = traitlets.Unicode(help="Who hands in, as the instructor asked for it.").tag(sync=True)
    name = traitlets.Unicode(help="The student's name, if the instructor asks for it.").tag(sync=True)
    states = traitlets.Dict(help="What each exercise of a notebook holds: its answer, and whether it is checked.").tag(
        sync=True
    )
    asked = traitlets.Int(help="How often the view has asked for the states anew.").tag(sync=True)

    def __init__(self, chapter: str | None, bank: Bank | None = None, *, language: str = ENGLISH) -> None:
        self.chapter = chapter
        self._bank = (make_bank() if bank is None else bank).for_students()
        self.assignment = None if chapter is None else chapter_assignment(chapter, self._bank)
        super().__init__(language, definition=define(self.assignment, self._bank))
        self._gather()

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """Give every answer that says something, by exercise."""
        self._gather()
        return {name: state["answer"] for name, state in self.states.items() if not is_blank(state["answer"])}

    def write_response_file(self, path: str | Path, code: str = "", name: str = "") -> Path:
        """Write the file that a student hands in.

        Parameters
        ----------
        path : str or Path
            Where to write it.
        code : str, optional
            Who hands in. Left out: what stands in the field.
        name : str, optional
            As for ``code``.

        Returns
        -------
        Path

        Raises
        ------
        ValueError
            If there is no code, or no chapter whose answers these could be.
        """
        if self.assignment is None:
            raise ValueError("MyAnswers(None) belongs to no chapter; name one, such as MyAnswers('working_alliance')")
        response = Response(
            assignment_id=self.assignment.id,
            assignment_title=self.assignment.title,
            edition=self._bank.edition,
            code=(code or self.code).strip(),
            student_name=(name or self.name).strip(),
            variants=self.definition["numbers"],
            answers=self.answers,
            saved=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        )
        if not response.code:
            raise ValueError("there is no code; give code=..., as your instructor told you, so that you are known")
        target = Path(path)
        target.write_bytes(write_response(response))
        return target

    @traitlets.observe("asked")
    def _gather(self, _change: object = None) -> None:
        """Take what the chapter's exercises hold now, and hear of what they will."""
        wanted = self.assignment.items if self.assignment else ()
        live = {name: Exercise.live[name] for name in wanted if name in Exercise.live}
        for exercise in live.values():
            exercise.observe(self._gather, ["answer", "checked"])
        self.states = {name: {"answer": one.answer, "checked": one.checked} for name, one in live.items()}

    def storage_name(self) -> str:
        """Name the place on the device where code and name are kept, for all pages."""
        return "my-answers"

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows: the list of exercises."""
        del published
        return {
            "title": self.assignment.title if self.assignment else "",
            "exercises": self.definition["items"],
            "longest": self.definition["rules"]["longest"],
        }

    def __repr__(self) -> str:
        return f"MyAnswers({self.chapter!r})"


def define(assignment: Assignment | None, bank: Bank) -> dict[str, Any]:
    """Gather what the page needs: the exercises as students see them, which variant each is, and where it is kept."""
    items = [bank.item(name) for name in assignment.items] if assignment else []
    about = assignment and {
        "id": assignment.id,
        "title": assignment.title,
        "due": assignment.due,
        "variants": assignment.variants,
    }
    return {
        "assignment": about,
        "edition": bank.edition,
        "items": [_told(item) for item in items],
        "numbers": {item["id"]: 0 for item in items if len(item.get("variants", [])) > 1},
        "names": {},
        "rules": RULES,
    }


def _told(item: Item) -> dict[str, Any]:
    """Take of an exercise what a receipt tells."""
    fields = (*_RECEIPT_FIELDS, *answer_type(item["type"]).RECEIPT_FIELDS)
    return {field: item[field] for field in fields if field in item}
