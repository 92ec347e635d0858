"""What an explorer is made of: controls, readouts, what it says, cases to begin from, and what cannot be."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

from traitlets import TraitError

Equation: TypeAlias = Callable[..., Any]
"""A function ``(xp, *, parameters...)``; see ``widgets/simulation/equations``."""


class ParameterError(TraitError, ValueError):
    """A parameter cannot have that value; the message names it, the value and the allowed range.

    As an error of a trait it makes a widget go back to the values that it had.
    """


@dataclass(frozen=True)
class Control:
    """A number that a reader moves."""

    name: str
    """Its name in equations, in links and as a trait."""
    label: str
    minimum: float
    maximum: float
    step: float
    value: float
    """Where it begins."""
    unit: str = ""
    help: str = ""
    """A plain sentence on what it is, with where its default is from."""
    format: str = ".2f"
    """How it is written: ``.2f``, ``.0f``, ``.0%`` and the like, ``+`` before it to always show the sign."""

    def check(self, value: Any) -> float:
        """Take a value that is within the range, or refuse it.

        Raises
        ------
        ParameterError
            If it is no number or outside the range.
        """
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not self.minimum <= value <= self.maximum:
            raise ParameterError(
                f"{self.name} ({self.label}) is {value!r}; "
                f"it must be a number from {self.minimum:g} to {self.maximum:g}"
            )
        return float(value)


@dataclass(frozen=True)
class Readout:
    """A number that follows from the controls by an equation."""

    name: str
    """Its name in sentences."""
    label: str
    equation: Equation
    """Takes the controls that its parameters name."""
    format: str = ".2f"
    unit: str = ""


@dataclass(frozen=True)
class Saying:
    """A sentence that is said when its condition holds; the first that holds is said."""

    text: str
    """With ``{name}`` of a readout or a control, written in its format."""
    when: Equation | None = None
    """An equation that is true or false; None holds always."""


@dataclass(frozen=True)
class Preset:
    """A case to begin from."""

    label: str
    at: Mapping[str, float]
    """Where it puts controls; the others go back to their own value."""


@dataclass(frozen=True)
class Constraint:
    """What the controls together must keep."""

    equation: Equation
    """True where it is kept."""
    message: str
    """Names the parameters and what is allowed; ``{name}`` is filled with a control's value."""


@dataclass(frozen=True)
class Table:
    """The rows that stand for the picture, for those who do not see it, and that are downloaded as CSV."""

    data: str
    """Name of a data set of the chart (give it by ``alt.Data(..., name=...)`` or ``alt.NamedData``)."""
    columns: Mapping[str, str]
    """Field to heading."""
    rows: int = 12
    """How many rows the page shows, evenly picked; the download has all."""


def bind(equation: Equation, xp: Any, values: Mapping[str, Any]) -> Any:
    """Call an equation with those of the values that its parameters name."""
    names = [name for name in inspect.signature(equation).parameters if name != "xp"]
    return equation(xp, **{name: values[name] for name in names})


def format_number(value: float, spec: str) -> str:
    """Write a number as the page does: halves away from zero, and a printed minus.

    Examples
    --------
    >>> format_number(0.125, ".0%"), format_number(2.345, "+.2f"), format_number(1234.5, ".0f")
    ('13%', '+2.35', '1,235')
    """
    digits = int(spec.strip("+").strip(".%f"))
    scaled = Decimal(repr(round(float(value) * (100 if spec.endswith("%") else 1), 9)))
    rounded = scaled.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    sign = "−" if rounded < 0 else "+" if spec.startswith("+") and rounded > 0 else ""
    return f"{sign}{abs(rounded):,}{'%' if spec.endswith('%') else ''}"
