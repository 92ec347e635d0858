"""A bank of exercises, with the keys that its owner may have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from widgets.classroom.bank.seal import is_broken, seal
from widgets.classroom.problems import ClassroomError, MissingKeyError, show
from widgets.classroom.strict_json import read_text

FORMAT = "psychotherapy-relationship/bank"
VERSION = 1
Item = dict[str, Any]
Key = dict[str, Any]


def write_json(value: Any, *, indent: int | None = None) -> str:
    """Write JSON in the one form in which it is stored and compared."""
    separators = (",", ":") if indent is None else None
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=separators, indent=indent)


def edition_of(items: Mapping[str, Item]) -> str:
    """Give the short digest by which an edition of the exercises is known: it changes when a student's text does."""
    seen = [{name: value for name, value in item.items() if name != "key"} for _, item in sorted(items.items())]
    return hashlib.sha256(write_json(seen).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Bank:
    """Exercises by their id, and keys: those of practice exercises for everybody, all of them for instructors."""

    items: dict[str, Item]
    keys: dict[str, Key]
    chapters: dict[str, str]
    """Chapter name to title, in the order of the book."""
    objectives: dict[str, str]
    edition: str

    @classmethod
    def of(
        cls,
        items: Iterable[Item],
        keys: Mapping[str, Key],
        chapters: Mapping[str, str],
        objectives: Mapping[str, str],
    ) -> Bank:
        """Make a bank and compute its edition."""
        by_id = {item["id"]: item for item in items}
        return cls(by_id, dict(keys), dict(chapters), dict(objectives), edition_of(by_id))

    @classmethod
    def from_json(cls, text: str) -> Bank:
        """Read a bank that :meth:`to_json` wrote.

        Raises
        ------
        ClassroomError
            If it is no bank, one of another version, or one whose seal is broken.
        """
        if is_broken(text):
            raise ClassroomError("The seal of this bank is broken: it was changed after it was made. Fetch it anew.")
        stored = read_text(text)
        if not isinstance(stored, dict) or stored.get("format") != FORMAT:
            raise ClassroomError("This is no bank of exercises. Choose the file whose name ends in .bank.json.")
        if stored.get("version") != VERSION:
            raise ClassroomError(f"The bank has version {show(stored.get('version'))}; this edition reads {VERSION}.")
        parts = {name: stored.get(name) for name in ("items", "keys", "chapters", "objectives")}
        wrong = [name for name, part in parts.items() if not isinstance(part, dict)]
        if wrong:
            raise ClassroomError(f"The bank has no {wrong[0]}. It is damaged; make it anew.")
        return cls(**{name: part or {} for name, part in parts.items()}, edition=str(stored.get("edition")))

    def to_json(self) -> str:
        """Write the bank; the same bank always gives the same text."""
        return self._write({})

    def to_sealed_json(self) -> str:
        """Write the bank as a file to be handed on, with a seal that shows whether it is still whole."""
        return seal(self._write({"seal": ""}))

    def _write(self, more: dict[str, str]) -> str:
        parts = {"items": self.items, "keys": self.keys, "chapters": self.chapters, "objectives": self.objectives}
        head = {"format": FORMAT, "version": VERSION, "edition": self.edition, **more}
        return json.dumps({**head, **parts}, ensure_ascii=False, indent=1) + "\n"

    def item(self, item_id: str) -> Item:
        """Give one exercise.

        Raises
        ------
        ClassroomError
            If there is none of that id.
        """
        if item_id not in self.items:
            raise ClassroomError(f"There is no exercise {show(item_id)} in this bank (edition {self.edition}).")
        return self.items[item_id]

    def has_key(self, item_id: str) -> bool:
        """Tell whether this bank may grade an exercise."""
        return item_id in self.keys

    def key(self, item_id: str) -> Key:
        """Give the key of one exercise.

        Raises
        ------
        MissingKeyError
            If this is a bank for students, and the exercise is graded.
        """
        self.item(item_id)
        if item_id not in self.keys:
            raise MissingKeyError(
                f"The key of the graded exercise {show(item_id)} is not in this bank: it is the students'. "
                "Open the instructor's bank (its name ends in .bank.json; the instructor's edition has it)."
            )
        return self.keys[item_id]

    def for_students(self) -> Bank:
        """Leave out every key of a graded exercise."""
        open_keys = {name: key for name, key in self.keys.items() if self.items[name]["use"] == "practice"}
        return Bank(self.items, open_keys, self.chapters, self.objectives, self.edition)

    def select(self, item_ids: Iterable[str]) -> Bank:
        """Keep some exercises, in the order asked for; the edition stays that of the whole bank."""
        items = {item_id: self.item(item_id) for item_id in item_ids}
        keys = {item_id: self.keys[item_id] for item_id in items if item_id in self.keys}
        return Bank(items, keys, self.chapters, self.objectives, self.edition)
