"""An exercise of the book: answer it, and where it is for practice, check it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakValueDictionary

import traitlets

from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.chapter import chapter_path, speaks_of_chapter
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import Grade, grade_answer
from widgets.exercise.view import describe_item
from widgets.exercise_types.controls_registry import WORDS, shown_type
from widgets.host import HostedWidget
from widgets.host.vega_library import DrawingLibrary
from widgets.translations import ENGLISH

if TYPE_CHECKING:
    from widgets.explorer.explorer import Explorer

_DEFINITION_FIELDS = ("id", "type", "use", "points")
"""What of every exercise the page works with, beside what its controls do; all else stands in the readable form."""


class Exercise(DrawingLibrary, HostedWidget):
    """Answer an exercise, and check it where it is for practice.

    An exercise for practice says at once what is right and why; ``grade`` has what the answer earns. A graded one
    keeps its answer for *My answers*, and its key is not here. Set :attr:`answer` and the form follows; answer on
    the form and it follows.

    Parameters
    ----------
    item_id : str
        The exercise's id, which never changes.
    bank : Bank, optional
        Where it is from, if not from the book.
    language : str
        Of all that is around the exercise's own texts, which stay in English.

    Raises
    ------
    KeyError
        If there is no such exercise.

    Examples
    --------
    >>> exercise = Exercise("wa-no-winner")
    >>> exercise.answer = {"choice": "a"}
    >>> exercise.grade.points, exercise.grade.out_of
    (1.0, 1.0)
    """

    kept = ("answer", "checked")
    words_of_parts = WORDS
    live: ClassVar[WeakValueDictionary[str, Exercise]] = WeakValueDictionary()
    """The latest exercise of each id in this kernel, for *My answers*."""

    answer = traitlets.Dict(help="What was answered, in the form of its type; empty while it is blank.").tag(sync=True)
    checked = traitlets.Bool(help="Whether feedback to this answer is shown.").tag(sync=True)
    grade = traitlets.Instance(
        Grade, allow_none=True, read_only=True, help="What the answer earns; None where it is graded in class."
    )

    def __init__(self, item_id: str, bank: Bank | None = None, *, language: str = ENGLISH) -> None:
        self._bank = make_bank() if bank is None else bank
        self.item = _find(item_id, self._bank)
        self.key = self._bank.key(item_id) if self.item["use"] == "practice" else None
        self.explorer = _embed(self.item, language)
        super().__init__(language, definition=self._define(), answer={})
        self._grade()
        self.live[item_id] = self

    @traitlets.validate("answer")
    def _check_answer(self, proposal: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = _with_plain_numbers(proposal["value"])
        problems = check_answer(self.item, answer)
        if problems:
            raise traitlets.TraitError(f"{self.item['id']}: {'; '.join(problems)}")
        return answer

    @traitlets.observe("answer")
    def _grade(self, _change: object = None) -> None:
        if self.key is not None:
            self.set_trait("grade", grade_answer(self.item, self.key, self.answer))

    def _define(self) -> dict[str, Any]:
        """Gather what the page needs to take an answer, and to check it where the key is for everybody."""
        common = {name: self.item[name] for name in _DEFINITION_FIELDS}
        item = {**common, **shown_type(self.item["type"]).define_item(self.item)}
        explorer = self.explorer and {"definition": self.explorer.definition, "words": self.explorer.words}
        return {"item": item, "key": self.key, "explorer": explorer}

    def storage_name(self) -> str:
        """Name the place on the reader's device where the answer is kept."""
        return f"exercise-{self.item['id']}"

    def withholds(self) -> bool:
        """Tell whether the exercise shows an inventory whose wording is licensed."""
        if "inventory" not in self.item:
            return False
        from widgets.measures import Inventory  # noqa: PLC0415 (brings pandas, which most exercises do without)

        return not Inventory.load(self.item["inventory"]).may_be_published

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows."""
        return {
            **describe_item(self.item, self.words, published=published),
            "objectives": [self._bank.objectives.get(name, name) for name in self.item["objectives"]],
            "chapter": self._chapter(),
            "explorer": self.explorer.readable_form(published=published) if self.explorer else "",
        }

    def _chapter(self) -> dict[str, str] | None:
        """Name and place of the chapter, for pages elsewhere, where the prompt speaks of it."""
        if not speaks_of_chapter(self.item) or self.item["chapter"] not in self._bank.chapters:
            return None
        return {"title": self._bank.chapters[self.item["chapter"]], "path": chapter_path(self.item)}

    def __repr__(self) -> str:
        return f"Exercise({self.item['id']!r})"


def _with_plain_numbers(value: Any) -> Any:
    """Write numpy's numbers as Python's, which can be sent and kept."""
    if isinstance(value, Mapping):
        return {name: _with_plain_numbers(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_with_plain_numbers(part) for part in value]
    if isinstance(value, bool) or not isinstance(value, Real):
        return value
    return int(value) if isinstance(value, Integral) else float(value)


def _find(item_id: str, bank: Bank) -> dict[str, Any]:
    if item_id not in bank.items:
        near = difflib.get_close_matches(item_id, bank.items) or list(bank.items)[:3]
        raise KeyError(f"there is no exercise {item_id!r}; did you mean {' or '.join(map(repr, near))}?")
    return bank.items[item_id]


def _embed(item: dict[str, Any], language: str) -> Explorer | None:
    """Make the explorer that an exercise shows, where it begins."""
    shown, start = (item["reveal"], "at") if "reveal" in item else (item, "start")
    if "explorer" not in shown:
        return None
    from widgets.explorers import make_explorer  # noqa: PLC0415 (brings altair, which most exercises do without)

    explorer = make_explorer(shown["explorer"], shown.get("labels"), language, **shown[start])
    explorer.prefix, explorer.embedded = f"exercise-{item['id']}", True
    return explorer
