"""A chart with controls: move one, and the picture, the numbers and the sentence follow, with a kernel or without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import traitlets

from widgets.explorer_parts import (
    Constraint,
    Control,
    ParameterError,
    Preset,
    Readout,
    Saying,
    Table,
    bind,
    format_number,
)
from widgets.explorer_spec import compile_chart, drawn_data, name_controls, vega_library, write_signals
from widgets.host import HostedWidget, Picture
from widgets.simulation.equations import NUMPY

Draw = Callable[[Mapping[str, Any]], Any]


class Explorer(HostedWidget):
    """Move a number and see what follows, in a picture, in figures and in a sentence.

    Every control is also a trait: ``explorer.r = 0.5`` moves the control, and ``explorer.observe(..., "r")``
    hears it move. :attr:`readouts` has the figures. It shows what equations say, and no data of real people.

    Parameters
    ----------
    name : str
        The explorer's own name, as in ``explore_<name>``.
    title : str
        The question that it answers.
    controls : sequence of Control
    readouts : sequence of Readout
    sayings : sequence of Saying
        The last one must hold always.
    draw : callable
        Takes the controls by name, as expressions, and gives an Altair chart without parameters of its own.
    alternative : str
        What the picture shows, for those who do not see it.
    caption : str
        Where its numbers are from.
    table : Table
    presets : sequence of Preset
    constraints : sequence of Constraint
    values : mapping
        Where controls begin, if not at their own value.

    Raises
    ------
    ParameterError
        If a value is not in its range, or values do not go together.
    """

    kept = ("parameters",)

    parameters = traitlets.Dict(help="The value of every control, by its name.").tag(sync=True)
    library = traitlets.Unicode(help="The drawing library, sent to a notebook that asks for it.").tag(sync=True)
    wants_library = traitlets.Bool(help="Whether a notebook asks for the drawing library.").tag(sync=True)

    def __init__(  # noqa: PLR0913 (an explorer has as many parts)
        self,
        *,
        name: str,
        title: str,
        controls: Sequence[Control],
        readouts: Sequence[Readout],
        sayings: Sequence[Saying],
        draw: Draw,
        alternative: str,
        caption: str,
        table: Table,
        presets: Sequence[Preset] = (),
        constraints: Sequence[Constraint] = (),
        values: Mapping[str, float] | None = None,
    ) -> None:
        self.name, self.heading, self.draw = name, title, draw
        self.controls = {control.name: control for control in controls}
        self.readings = {readout.name: readout for readout in readouts}
        self.sayings, self.presets, self.constraints = sayings, presets, constraints
        self.alternative, self.caption, self.table = alternative, caption, table
        start = self._complete(values or {})
        super().__init__(definition=self._define(start), parameters=start)
        self.add_traits(
            **{
                control.name: traitlets.Float(start[control.name], help=f"{control.label}. {control.help}")
                for control in controls
            }
        )
        self.observe(self._take_trait, list(self.controls))

    @property
    def readouts(self) -> pd.Series:
        """Give every figure at the controls' present values."""
        return pd.Series({name: float(self._value(readout)) for name, readout in self.readings.items()})

    @property
    def sentence(self) -> str:
        """Say what the figures say."""
        told = next(saying for saying in self.sayings if saying.when is None or bool(self._bind(saying.when)))
        return told.text.format(**self._texts())

    def picture(self) -> Picture:
        """Draw the chart as it stands, with no script."""
        chart = self._chart(self.parameters)
        return Picture(chart, finding=self.sentence, description=self.alternative, caption=self.caption)

    def _chart(self, values: Mapping[str, float]) -> Any:
        parameters = [alt.param(name=name, value=values[name]) for name in self.controls]
        return self.draw(name_controls(self.controls)).add_params(*parameters)

    @traitlets.validate("parameters")
    def _check_parameters(self, proposal: dict[str, Any]) -> dict[str, float]:
        return self._complete(proposal["value"])

    @traitlets.observe("parameters")
    def _take_parameters(self, change: dict[str, Any]) -> None:
        for name, value in change["new"].items():
            if self.has_trait(name):
                setattr(self, name, value)

    def _take_trait(self, change: dict[str, Any]) -> None:
        if self.parameters[change["name"]] == change["new"]:
            return
        try:
            self.parameters = {**self.parameters, change["name"]: change["new"]}
        except ParameterError:
            setattr(self, change["name"], self.parameters[change["name"]])
            raise

    @traitlets.observe("wants_library")
    def _send_library(self, change: dict[str, Any]) -> None:
        if change["new"] and not self.library:
            self.library = vega_library()

    def _complete(self, values: Mapping[str, Any]) -> dict[str, float]:
        """Check values, and add those of the controls that are not among them."""
        for name in values:
            if name not in self.controls:
                raise ParameterError(f"there is no control {name!r}; controls are {', '.join(self.controls)}")
        known = self.parameters if self.trait_has_value("parameters") else {}
        complete = {
            name: control.check(values.get(name, known.get(name, control.value)))
            for name, control in self.controls.items()
        }
        for constraint in self.constraints:
            if not bool(bind(constraint.equation, NUMPY, complete)):
                raise ParameterError(constraint.message.format(**self._control_texts(complete)))
        return complete

    def _bind(self, equation: Any) -> Any:
        return bind(equation, NUMPY, self.parameters)

    def _value(self, readout: Readout) -> Any:
        return self._bind(readout.equation)

    def _control_texts(self, values: Mapping[str, float]) -> dict[str, str]:
        return {name: format_number(values[name], control.format) for name, control in self.controls.items()}

    def _texts(self) -> dict[str, str]:
        figures = {name: format_number(self._value(part), part.format) for name, part in self.readings.items()}
        return {**self._control_texts(self.parameters), **figures}

    def _define(self, start: dict[str, float]) -> dict[str, Any]:
        """Gather what the page needs: the chart, a signal for every equation, the controls and the words."""
        equations: dict[str, Any] = {f"readout_{name}": part.equation for name, part in self.readings.items()}
        equations |= {f"saying_{n}": part.when for n, part in enumerate(self.sayings) if part.when is not None}
        equations |= {f"constraint_{n}": part.equation for n, part in enumerate(self.constraints)}
        chart = compile_chart(self._chart(start))
        return {
            "name": self.name,
            "title": self.heading,
            "chart": chart,
            "signals": write_signals(equations, start),
            "controls": [
                {"name": c.name, "minimum": c.minimum, "maximum": c.maximum, "step": c.step, "format": c.format}
                for c in self.controls.values()
            ],
            "readouts": [{"name": part.name, "format": part.format} for part in self.readings.values()],
            "sayings": [{"text": part.text, "always": part.when is None} for part in self.sayings],
            "constraints": [part.message for part in self.constraints],
            "presets": [dict(self._complete_preset(preset)) for preset in self.presets],
            "table": {
                "data": drawn_data(chart, self.table.data),
                "columns": dict(self.table.columns),
                "rows": self.table.rows,
            },
            "start": start,
        }

    def _complete_preset(self, preset: Preset) -> dict[str, float]:
        """Move every control back to its own value but those that the case names."""
        return {name: control.check(preset.at.get(name, control.value)) for name, control in self.controls.items()}

    def storage_name(self) -> str:
        """Name the place on the reader's device where the controls are kept."""
        return f"explore-{self.name}"

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows."""
        del published
        texts = self._texts()
        return {
            "title": self.heading,
            "picture": self.picture().drawing_html(),
            "caption": self.caption,
            "sentence": self.sentence,
            "controls": [
                {**vars(control), "now": self.parameters[control.name], "text": texts[control.name]}
                for control in self.controls.values()
            ],
            "readouts": [
                {
                    "name": part.name,
                    "label": part.label,
                    "unit": part.unit,
                    "text": texts[part.name],
                    "value": float(self._value(part)),
                }
                for part in self.readings.values()
            ],
            "presets": [preset.label for preset in self.presets],
            "columns": list(self.table.columns.values()),
        }

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={np.round(value, 6):g}" for name, value in self.parameters.items())
        return f"explore_{self.name}({values})"
