"""What can be wrong with what comes in, told so that somebody can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ClassroomError(ValueError):
    """Something given to the classroom cannot be used; the message names it, and what to do."""


class MissingKeyError(ClassroomError):
    """The key of a graded exercise is asked of a bank that has only what students may see."""


@dataclass(frozen=True)
class Problem:
    """One entry in the instructor's list of problems."""

    code: str
    """What kind of problem: a word that stays the same, such as ``empty_file``."""
    where: str
    """The file, the student or the row it is about."""
    message: str
    """What is wrong, naming the value."""
    advice: str
    """What to do about it."""
    severity: str = "error"
    """``error``: this could not be graded. ``warning``: it was graded, and somebody should look. ``note``."""


class IntakeError(ClassroomError):
    """A file that was handed in cannot be used as it is.

    Parameters
    ----------
    code : str
        As in :class:`Problem`.
    message : str
    advice : str
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(f"{message} {advice}")
        self.code, self.message, self.advice = code, message, advice

    def as_problem(self, where: str) -> Problem:
        """Make an entry for the list of problems."""
        return Problem(self.code, where, self.message, self.advice)


def show(value: object, longest: int = 60) -> str:
    r"""Quote of a foreign value no more than helps to find it, with nothing that a terminal would obey.

    Examples
    --------
    >>> show("a" * 100)[-3:], show("bell" + chr(7))
    ("a…'", "'bell\\x07'")
    """
    text = str(value)
    shortened = text if len(text) <= longest else text[:longest] + "…"
    return repr(shortened)


def name_some(names: Sequence[str], most: int) -> str:
    """List names, and of many the first and how many more there are.

    Examples
    --------
    >>> name_some(["Mina", "Otto", "Pia"], 2)
    'Mina, Otto and 1 more'
    """
    told = ", ".join(names[:most])
    return f"{told} and {len(names) - most} more" if len(names) > most else told
