"""An assignment: which exercises, in which order, under which title."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from widgets.classroom.assignments.canvas_titles import why_reserved
from widgets.classroom.bank.bank import Bank, write_json
from widgets.classroom.problems import ClassroomError, show
from widgets.classroom.strict_json import read_text, whole_letters

FORMAT = "psychotherapy-relationship/assignment"
VERSION = 1
REVISED_VERSION = 2
"""Of the file of an assignment that was mended: its id is that of its first wording, and its revision is counted."""
LAST_REVISION = 999
ASSIGNMENT_ID = re.compile(r"a-[0-9a-f]{8}")
LONGEST_TITLE = 120
LONGEST_DUE = 120
ITEM_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RULES = {
    "format": FORMAT,
    "version": VERSION,
    "revised_version": REVISED_VERSION,
    "last_revision": LAST_REVISION,
    "assignment_id": ASSIGNMENT_ID.pattern,
    "item_id": ITEM_ID.pattern,
    "longest_title": LONGEST_TITLE,
    "longest_due": LONGEST_DUE,
}
"""What the page must know to read and write an assignment as this module does."""


@dataclass(frozen=True)
class Assignment:
    """Exercises that an instructor hands out together."""

    id: str
    """A digest of the first wording: it stays when the assignment is mended, so that hand-ins fit."""
    title: str
    due: str
    """As the instructor wrote it; the book checks no date."""
    items: tuple[str, ...]
    variants: bool
    """Whether students get different numbers, and choices in a different order, by their code."""
    edition: str
    revision: int = 1
    """How often it was handed out in another wording, the first time among them."""

    @property
    def file_version(self) -> int:
        """The version of its file and link: an earlier edition of the book reads those of the first wording."""
        return VERSION if self.revision == 1 else REVISED_VERSION

    def to_json(self) -> str:
        """Write the assignment as the file that ``from_json`` reads."""
        parts: dict[str, Any] = {
            "format": FORMAT,
            "version": self.file_version,
            "id": self.id,
            "title": self.title,
            "due": self.due,
        }
        parts |= {"items": list(self.items), "variants": self.variants, "edition": self.edition}
        parts |= {"revision": self.revision} if self.revision > 1 else {}
        return write_json(parts, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Assignment:
        """Read an assignment file.

        Raises
        ------
        ClassroomError
            If it is no assignment, of another version, or damaged.
        """
        stored = read_text(text)
        if not isinstance(stored, dict) or stored.get("format") != FORMAT:
            raise ClassroomError(
                "This is no assignment. Choose the file that the assignment builder made (assignment.json)."
            )
        version = stored.get("version")
        if type(version) is not int or version not in (VERSION, REVISED_VERSION):
            raise ClassroomError(
                f"The assignment has version {show(version)}; this edition reads {VERSION} and {REVISED_VERSION}. "
                "Make it anew."
            )
        items, title, due, variants = (stored.get(name) for name in ("items", "title", "due", "variants"))
        if not (
            isinstance(items, list) and isinstance(title, str) and isinstance(due, str) and isinstance(variants, bool)
        ):
            raise ClassroomError("The assignment is damaged: title, due, items or variants are missing. Make it anew.")
        made = _make(title, items, due, variants=variants, edition=str(stored.get("edition")))
        if version == REVISED_VERSION:
            return _revised(made, stored.get("id"), stored.get("revision"))
        if made.id != stored.get("id"):
            raise ClassroomError(
                f"The assignment calls itself {show(stored.get('id'))}, and its contents give {made.id}: "
                "somebody changed it by hand. Make it anew with the assignment builder, so that students' files fit."
            )
        return made

    def to_link_parameters(self) -> dict[str, str]:
        """Give what stands behind the # of the students' link."""
        parts = {
            "assignment": str(self.file_version),
            "title": self.title,
            "due": self.due,
            "items": ".".join(self.items),
            "variants": "1" if self.variants else "0",
            "edition": self.edition,
        }
        return parts if self.revision == 1 else {**parts, "id": self.id, "revision": str(self.revision)}

    def points(self, bank: Bank) -> float:
        """Add up what can be reached."""
        return float(sum(bank.item(item_id)["points"] for item_id in self.items))

    def minutes(self, bank: Bank) -> float:
        """Add up how long it takes, roughly."""
        return float(sum(bank.item(item_id)["minutes"] for item_id in self.items))


def make_assignment(
    title: str, items: Iterable[str], bank: Bank, *, due: str = "", variants: bool = False
) -> Assignment:
    """Put exercises of a bank together.

    Raises
    ------
    ClassroomError
        If there is no title or no exercise, or an exercise that the bank does not have, or one twice; or a title
        that a learning system takes for something else, which an earlier assignment may have.
    """
    chosen = list(items)
    for item_id in chosen:
        bank.item(item_id)
    made = _make(title, chosen, due, variants=variants, edition=bank.edition)
    if why := why_reserved(made.title):
        raise ClassroomError(f"The title {show(made.title)} will not do: {why}")
    return made


def chapter_assignment(chapter: str, bank: Bank) -> Assignment:
    """Give all exercises of a chapter as one assignment, as *My answers* on the chapter's page does."""
    if chapter not in bank.chapters:
        raise ClassroomError(f"There is no chapter {show(chapter)}; chapters are {', '.join(bank.chapters)}.")
    items = tuple(item["id"] for item in bank.items.values() if item["chapter"] == chapter)
    return Assignment(f"chapter-{chapter}", bank.chapters[chapter], "", items, variants=False, edition=bank.edition)


def _make(title: str, items: list[Any], due: str, *, variants: bool, edition: str) -> Assignment:
    title, due = (" ".join(whole_letters(text).split()) for text in (title, due))
    if not title or len(title) > LONGEST_TITLE:
        raise ClassroomError(f"An assignment needs a title of at most {LONGEST_TITLE} letters; this is {show(title)}.")
    if len(due) > LONGEST_DUE:
        raise ClassroomError(f"A due date has at most {LONGEST_DUE} letters; this is {show(due)}.")
    if not items:
        raise ClassroomError("An assignment needs at least one exercise.")
    for item_id in items:
        if not isinstance(item_id, str) or not ITEM_ID.fullmatch(item_id):
            raise ClassroomError(f"{show(item_id)} is no id of an exercise.")
        if items.count(item_id) > 1:
            raise ClassroomError(f"The exercise {show(item_id)} is in the assignment twice; leave one out.")
    contents = write_json([title, items, variants])
    digest = hashlib.sha256(contents.encode()).hexdigest()[:8]
    return Assignment(f"a-{digest}", title, due, tuple(items), variants=variants, edition=edition)


def _revised(made: Assignment, stored_id: Any, revision: Any) -> Assignment:
    """Give a mended assignment the id of its first wording."""
    counted = type(revision) is int and 1 < revision <= LAST_REVISION
    named = isinstance(stored_id, str) and ASSIGNMENT_ID.fullmatch(stored_id)
    if not (named and counted):
        raise ClassroomError(
            f"The assignment is damaged: its id is {show(stored_id)} and its revision {show(revision)}. "
            "Take the file that the assignment builder saved."
        )
    return replace(made, id=stored_id, revision=revision)
