"""A chart with controls: move one, and the picture, the numbers and the sentence follow, with a kernel or without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import traitlets

from widgets.equations import NUMPY
from widgets.explorer.definition import Control, ExplorerParts, ParameterError, Preset, Readout, bind, format_cell
from widgets.explorer.ready_charts import ReadyChart
from widgets.explorer.sample import FIRST, LAST, check_seed
from widgets.explorer.vega_spec import drawn_data, name_controls, write_places, write_signals
from widgets.host import HostedWidget, Picture
from widgets.host.picture import write_drawing
from widgets.host.vega_library import DrawingLibrary
from widgets.measures.estimate import is_number
from widgets.translations import ENGLISH

TALL = 450
"""A picture that is higher, in pixels, keeps its height on a phone and scrolls away: lower, it could not be read."""


class _RealNumber(traitlets.Float[float, Any]):
    """A trait that takes any real number, also one of numpy's, and gives it as Python's own."""

    def validate(self, obj: Any, value: Any) -> float:
        """Turn a number into Python's, and leave it to the trait to refuse what is none."""
        return super().validate(obj, float(value) if is_number(value) else value)


class _Seed(traitlets.TraitType[int, Any]):
    """A trait that takes the number of a sample."""

    def validate(self, obj: Any, value: Any) -> int:
        """Take it, or say what it must be."""
        del obj
        return check_seed(value)


class Explorer(DrawingLibrary, HostedWidget):
    """Move a number and see what follows, in a picture, in figures and in a sentence.

    Every control is also a trait: ``explorer.r = 0.5`` moves the control, and ``explorer.observe(..., "r")``
    hears it move. :attr:`readouts` has the figures. It shows what equations say, and no data of real people.

    Parameters
    ----------
    parts : ExplorerParts
        The equations, the controls, the chart and the words.
    values : mapping
        Where controls begin, if not at their own value.
    seed : int
        The number of the sample that is shown, if it shows one.
    language : str
        Of all that is around the explorer's own texts, which stay in English.

    Raises
    ------
    ParameterError
        If a value is not in its range, or values do not go together.
    """

    kept = ("parameters", "seed")

    parameters = traitlets.Dict(help="The value of every control, by its name.").tag(sync=True)
    seed = _Seed(FIRST, help="The number of the sample that is shown.").tag(sync=True)

    def __init__(
        self,
        parts: ExplorerParts,
        values: Mapping[str, float] | None = None,
        seed: int = FIRST,
        language: str = ENGLISH,
    ) -> None:
        self.parts = parts
        self.name, self.heading = parts.name, parts.title
        self.prefix, self.embedded = f"explore-{parts.name}", False
        self.controls = {control.name: control for control in parts.controls}
        self.readings = {readout.name: readout for readout in parts.readouts}
        start = parts.complete(values or {})
        self._ready = ReadyChart(parts.name, self._chart(start, seed))
        super().__init__(language, definition=self._define(start, seed), parameters=start, seed=seed)
        self.add_traits(
            **{
                control.name: _RealNumber(start[control.name], help=f"{control.label}. {control.help}")
                for control in parts.controls
            }
        )
        self.observe(self._take_trait, list(self.controls))

    @property
    def readouts(self) -> pd.Series:
        """Give every figure at the controls' present values."""
        return pd.Series(self.parts.figures(self.parameters))

    @property
    def sentence(self) -> str:
        """Say what the figures say."""
        told = next(one for one in self.parts.messages if one.when is None or bool(self._bind(one.when)))
        return told.text.format(**self._texts())

    def picture(self) -> Picture:
        """Draw the chart as it stands, with no script."""
        chart = self._chart(self.parameters, self.seed)
        return Picture(chart, finding=self.sentence, description=self._described(), caption=self.parts.caption)

    def _described(self) -> str:
        return f"{self.sentence} {self.parts.alternative}"

    def _chart(self, values: Mapping[str, float], seed: int) -> Any:
        parameters = [alt.param(name=name, value=values[name]) for name in self.controls]
        parameters += [alt.param(name="seed", value=seed)] if self.parts.samples else []
        return self.parts.draw(name_controls(self.controls)).add_params(*parameters)

    @traitlets.validate("parameters")
    def _check_parameters(self, proposal: dict[str, Any]) -> dict[str, float]:
        return self._complete(proposal["value"])

    @traitlets.validate("seed")
    def _check_seed(self, proposal: dict[str, Any]) -> int:
        seed: int = proposal["value"]
        if seed != FIRST and not self.parts.samples:
            raise ParameterError(f"seed is {seed}, but explore_{self.name} shows no sample; leave it out")
        return seed

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

    def _complete(self, values: Mapping[str, Any]) -> dict[str, float]:
        return self.parts.complete(values, self.parameters if self.trait_has_value("parameters") else None)

    def _bind(self, equation: Any) -> Any:
        return bind(equation, NUMPY, self.parameters)

    def _value(self, readout: Readout) -> Any:
        return self._bind(readout.equation)

    def _texts(self) -> dict[str, str]:
        figures = {name: part.write(self._value(part)) for name, part in self.readings.items()}
        return {**self.parts.control_texts(self.parameters), **figures}

    def _define(self, start: dict[str, float], seed: int) -> dict[str, Any]:
        """Gather what the page needs: the chart, a signal for every equation, the controls and the words."""
        equations: dict[str, Any] = {f"readout_{name}": part.equation for name, part in self.readings.items()}
        equations |= {f"message_{n}": part.when for n, part in enumerate(self.parts.messages) if part.when is not None}
        equations |= {f"constraint_{n}": part.equation for n, part in enumerate(self.parts.constraints)}
        chart = self._ready.at({**start, "seed": seed})
        return {
            "name": self.name,
            "title": self.heading,
            "alternative": self.parts.alternative,
            "chart": chart,
            "signals": [*write_signals(equations, start), *write_places(self.parts.handles, start)],
            "controls": [_without(control, "help") for control in self.controls.values()],
            "readouts": [_without(readout, "equation") for readout in self.readings.values()],
            "messages": [{"text": part.text, "always": part.when is None} for part in self.parts.messages],
            "constraints": [part.message for part in self.parts.constraints],
            "presets": [dict(self._complete_preset(preset)) for preset in self.parts.presets],
            "table": {
                "data": drawn_data(chart, self.parts.table.data),
                "fields": list(self.parts.table.columns),
                "rows": self.parts.table.rows,
            },
            "start": start,
            "handles": [
                {"control": part.control, "x": part.x is not None, "y": part.y is not None}
                for part in self.parts.handles
            ],
            "samples": LAST if self.parts.samples else 0,
            "seed": seed,
            "labels": dict(self.parts.labels),
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
        drawn, height = self._ready.drawing({**self.parameters, "seed": self.seed})
        return {
            "title": self.heading,
            "prefix": self.prefix,
            "embedded": self.embedded,
            "picture": write_drawing(drawn, self._described()) if drawn else "",
            "height": height,
            "tall": TALL,
            "caption": self.parts.caption,
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
            "presets": [preset.label for preset in self.parts.presets],
            "samples": self.parts.samples,
            "seed": self.seed,
            "compares": self.parts.compares,
            "columns": list(self.parts.table.columns.values()),
            "rows": self._rows(),
        }

    def _rows(self) -> list[list[tuple[str, bool]]]:
        """Write the rows that stand for the picture, and tell what of them are numbers."""
        at = {**self.parameters, "seed": self.seed}
        found = self._ready.rows(self.definition["table"], at)
        return [[(format_cell(value), is_number(value)) for value in row] for row in found]

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={np.round(value, 6):g}" for name, value in self.parameters.items())
        labels = f", labels={dict(self.parts.labels)}" if self.parts.labels else ""
        seed = f", seed={self.seed}" if self.seed != FIRST else ""
        return f"explore_{self.name}({values}{labels}{seed})"


def _without(part: Control | Readout, name: str) -> dict[str, Any]:
    return {key: value for key, value in vars(part).items() if key != name}
