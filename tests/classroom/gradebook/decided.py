"""Decisions of each kind, as an instructor makes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.classroom.grading.decisions import Decision

WHEN = "2026-11-30T18:00:00+01:00"


def override(student: str, item: str, points: float, by: str = "AB", reason: str = "Well argued.") -> Decision:
    return Decision("override", reason, WHEN, by, student, item, points)


def excuse(student: str, item: str = "", by: str = "AB") -> Decision:
    return Decision("excuse", "She was ill.", WHEN, by, student, item)


def more_time(student: str, until: str, by: str = "AB") -> Decision:
    return Decision("more_time", "She reads by ear.", WHEN, by, student, until=until)


def drop(item: str, by: str = "AB") -> Decision:
    return Decision("drop", "Two keys fit.", WHEN, by, item=item)


def accept(item: str, answer: Mapping[str, Any], share: float = 1.0, variant: int = 0) -> Decision:
    return Decision("accept_answer", "So I said.", WHEN, "AB", item=item, answer=answer, variant=variant, share=share)


def blank_is_zero(by: str = "AB") -> Decision:
    return Decision("blank_is_zero", "As the syllabus says.", WHEN, by)
