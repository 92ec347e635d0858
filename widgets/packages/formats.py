"""The formats that an assignment can be packed in, by name."""

from __future__ import annotations

from importlib import import_module

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.problems import ClassroomError, show
from widgets.packages.package import Extras, Package

FORMATS = ("moodle", "common_cartridge", "canvas", "blackboard", "scorm", "nbgrader", "printed")
"""Each is a folder beside this module, with a module of its name that has a function ``pack``."""
NEEDS_FORMS = ("scorm", "printed")
"""These show exercises as the book does."""
NEEDS_NO_KEYS = ("scorm", "printed")
"""These hold no key of a graded exercise."""


def pack_as(format_name: str, assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment for a learning system or for print.

    Raises
    ------
    ClassroomError
        If there is no such format, or a key that it needs is not in the bank.
    """
    if format_name not in FORMATS:
        raise ClassroomError(f"There is no format {show(format_name)}; formats are {', '.join(FORMATS)}.")
    package: Package = import_module(f"widgets.packages.{format_name}.{format_name}").pack(assignment, bank, extras)
    return package
