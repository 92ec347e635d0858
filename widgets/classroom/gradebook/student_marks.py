"""What all markers gave one student, and the points that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.grading.marks import Mark, mark_points, misfits, unmarked

COMBINATIONS = ("mean", "first")


@dataclass(frozen=True)
class StudentMarks:
    """The marks of one student: where they are equal, and the answers are, the grades are equal too."""

    by_item: Mapping[str, tuple[tuple[str, Mark], ...]] = field(default_factory=dict)
    """Item id to markers and their marks, in the order in which markers count."""
    combine: str = "mean"
    """One of ``COMBINATIONS``: with several markers their mean, or the first who marked."""

    def _of(self, item_id: str) -> tuple[tuple[str, Mark], ...]:
        return self.by_item.get(item_id, ())

    def points(self, item: Item, key: Key, *, by_hand: bool = False) -> float | None:
        """Give the points that count; ``by_hand`` only those that a marker gave as a number."""
        marks = [mark for _, mark in self._of(item["id"]) if not by_hand or mark.points is not None]
        complete = [points for points in (mark_points(item, key, mark) for mark in marks) if points is not None]
        if not complete:
            return None
        return complete[0] if self.combine == "first" else fmean(complete)

    def comments(self, item_id: str) -> list[str]:
        """Give what the markers wrote to the student."""
        return [mark.comment.strip() for _, mark in self._of(item_id) if mark.comment.strip()]

    def missing(self, item_id: str, key: Key) -> list[str]:
        """List the criteria on which nobody has marked the student yet."""
        marks = [mark for _, mark in self._of(item_id)]
        return min((unmarked(key, mark) for mark in [*marks, None]), key=len)

    def misfits(self, item: Item, key: Key) -> list[str]:
        """Tell which marks do not fit the exercise; they are not counted."""
        told = ((marker, misfits(item, key, mark)) for marker, mark in self._of(item["id"]))
        return [f"{marker}: {what}" for marker, misfit in told for what in misfit]

    def level(self, item_id: str, marker: str, criterion_id: str) -> int | None:
        """Give the level that a marker chose."""
        return next((mark.levels.get(criterion_id) for one, mark in self._of(item_id) if one == marker), None)
