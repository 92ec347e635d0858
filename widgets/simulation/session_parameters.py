"""The numbers from which sessions are simulated, once it is sure that they can stand together."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import pandas as pd

from widgets.simulation.session_numbers import SessionNumbers
from widgets.simulation.session_rules import check_together


@dataclass(frozen=True)
class SessionParameters(SessionNumbers):
    """The numbers from which therapists, clients and their sessions are simulated.

    Every number has a default; :func:`describe_parameters` lists them with meaning, unit, range and source.

    Raises
    ------
    ValueError
        If a number is outside its range, or cannot be beside the others; the message names it, its value and the range.

    Examples
    --------
    >>> SessionParameters(dropout_share=0.3).dropout_share
    0.3
    >>> SessionParameters(alliance_outcome=0.95)
    Traceback (most recent call last):
    ...
    ValueError: alliance_outcome is 0.95; beside the other numbers it must be from -0.175 to 0.905
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        check_together(self)

    @property
    def between_slope(self) -> float:
        """How distress at the end differs for one SD of a client's alliance, among a therapist's clients, in SD."""
        alliance_sd = math.sqrt(self.alliance_stable - self.icc_therapist_alliance)
        return -self.alliance_outcome * self.fall_sd * math.sqrt(1 - self.icc_therapist) / alliance_sd

    @property
    def therapist_slope(self) -> float:
        """How distress at the end differs for one SD of a therapist's mean alliance, in SD; NaN if all are alike."""
        if not self.icc_therapist_alliance:
            return math.nan
        ratio = self.icc_therapist / self.icc_therapist_alliance
        return -self.therapist_alliance_outcome * self.fall_sd * math.sqrt(ratio)

    @property
    def within_slope(self) -> float:
        """How distress moves in the session after an alliance one SD above the client's own course, in SD."""
        return self.alliance_to_distress * math.sqrt((1 - self.distress_stable) / (1 - self.alliance_stable))


def describe_parameters(parameters: SessionParameters | None = None) -> pd.DataFrame:
    """List the numbers behind the simulated sessions, with what each means and where it comes from.

    Parameters
    ----------
    parameters : SessionParameters, optional
        Whose values to list; the defaults if not given.

    Returns
    -------
    DataFrame
        One row a number, with its ``value``, ``low`` and ``high``, ``unit``, ``sentence`` and ``source``.

    Examples
    --------
    >>> describe_parameters().loc["icc_therapist", "source"]
    '[johns2019systematic]: 5% of the fall from the first session to the last'
    """
    shown = parameters or SessionParameters()
    rows = {
        parameter.name: {
            "value": getattr(shown, parameter.name),
            "low": parameter.metadata["range"][0],
            "high": parameter.metadata["range"][1],
            **{key: parameter.metadata[key] for key in ("unit", "sentence", "source")},
        }
        for parameter in fields(SessionParameters)
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("parameter")
