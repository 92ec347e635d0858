"""What an explorer is made of: controls, readouts, what it says, cases to begin from, and what cannot be."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

from traitlets import TraitError

from widgets.equations import NUMPY
from widgets.measures.estimate import is_number

Equation: TypeAlias = Callable[..., Any]
"""A function ``(xp, *, parameters...)``; see ``widgets/equations``."""


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
        if not is_number(value) or not self.minimum <= value <= self.maximum:
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
    choices: tuple[str, str] | None = None
    """What is said for 0 and for 1, where it tells whether something is so."""

    def write(self, value: float) -> str:
        """Write its value as the page does."""
        return self.choices[round(float(value))] if self.choices else format_number(value, self.format)


@dataclass(frozen=True)
class Message:
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


Place: TypeAlias = Equation | str | float | None
"""A place along an axis: an equation, a control by its name, or a number; None is the right or upper edge."""


@dataclass(frozen=True)
class Handle:
    """A place in the picture that can be dragged, and moves a control."""

    control: str
    x: Place = None
    """Where it lies across."""
    y: Place = None
    """Where it lies upward."""


Draw: TypeAlias = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class ExplorerParts:
    """What an explorer is made of, before anything of it is drawn."""

    name: str
    """As in ``explore_<name>``."""
    title: str
    """The question that it answers."""
    controls: Sequence[Control]
    readouts: Sequence[Readout]
    messages: Sequence[Message]
    """The last one must hold always."""
    draw: Draw
    """Takes the controls by name, as expressions, and gives an Altair chart without parameters of its own."""
    alternative: str
    """What the picture shows, for those who do not see it."""
    caption: str
    """Where its numbers are from."""
    table: Table
    presets: Sequence[Preset] = ()
    constraints: Sequence[Constraint] = ()
    handles: Sequence[Handle] = ()
    compares: bool = False
    """Whether the setting before the last move stays in the picture, faintly; its axes must not move."""
    samples: bool = False
    """Whether it shows a sample that can be drawn again."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What it calls things otherwise than by its own names."""

    @property
    def control_names(self) -> list[str]:
        """List the controls' names, in order."""
        return [control.name for control in self.controls]

    def complete(self, values: Mapping[str, Any], known: Mapping[str, float] | None = None) -> dict[str, float]:
        """Check values, and add those of the controls that are not among them: as known, or else their own.

        Raises
        ------
        ParameterError
            If there is no such control, a value is outside its range, or values do not go together.
        """
        for name in values:
            if name not in self.control_names:
                raise ParameterError(f"there is no control {name!r}; controls are {', '.join(self.control_names)}")
        before = known or {}
        complete = {
            control.name: control.check(values.get(control.name, before.get(control.name, control.value)))
            for control in self.controls
        }
        for constraint in self.constraints:
            if not bool(bind(constraint.equation, NUMPY, complete)):
                raise ParameterError(constraint.message.format(**self.control_texts(complete)))
        return complete

    def control_texts(self, values: Mapping[str, float]) -> dict[str, str]:
        """Write the value of every control in its format."""
        return {control.name: format_number(values[control.name], control.format) for control in self.controls}

    def figures(self, values: Mapping[str, float]) -> dict[str, float]:
        """Compute every readout."""
        return {part.name: float(bind(part.equation, NUMPY, values)) for part in self.readouts}


def bind(equation: Equation, xp: Any, values: Mapping[str, Any]) -> Any:
    """Call an equation with those of the values that its parameters name."""
    parameters = inspect.signature(equation).parameters.values()
    names = [part.name for part in parameters if part.name != "xp" and part.default is inspect.Parameter.empty]
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


def format_cell(value: Any) -> str:
    """Write what stands in a cell of the table of a picture as the page does.

    Examples
    --------
    >>> format_cell(3), format_cell(0.275), format_cell("as set"), format_cell(None)
    ('3', '0.28', 'as set', '')
    """
    if is_number(value):
        return format_number(value, ".0f" if float(value).is_integer() else ".2f")
    return "" if value is None else str(value)
