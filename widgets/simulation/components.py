"""How the parts of the relationship go together between clients: alliance, real relationship and the transferences.

Six things differ between the clients of one therapist and correlate: the stable alliance, its growth, the real
relationship, transference, countertransference, and the fall of distress.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.simulation.session_numbers import SessionNumbers

Numbers: TypeAlias = NDArray[np.float64]

COMPONENTS = ("alliance", "growth", "real", "transference", "countertransference", "outcome")
"""What correlates, in the order of the rows and columns of the correlation matrix; ``outcome`` is the fall."""


@cache
def correlation_names() -> tuple[str, ...]:
    """List the names of the correlations that can be set.

    Examples
    --------
    >>> correlation_names()[:3]
    ('real_alliance', 'transference_alliance', 'countertransference_alliance')
    """
    return tuple(name for name in _pairs().values() if name)


@cache
def _pairs() -> dict[tuple[int, int], str]:
    """Name the correlation of each pair; pairs with no name do not correlate."""
    named = {
        ("alliance", "real"): "real_alliance",
        ("alliance", "transference"): "transference_alliance",
        ("alliance", "countertransference"): "countertransference_alliance",
        ("alliance", "outcome"): "alliance_outcome",
        ("growth", "outcome"): "growth_outcome",
        ("real", "transference"): "transference_real",
        ("real", "countertransference"): "countertransference_real",
        ("real", "outcome"): "real_outcome",
        ("transference", "countertransference"): "transference_countertransference",
        ("transference", "outcome"): "transference_outcome",
        ("countertransference", "outcome"): "countertransference_outcome",
    }
    places = combinations(range(len(COMPONENTS)), 2)
    return {(i, j): named.get((COMPONENTS[i], COMPONENTS[j]), "") for i, j in places}


def correlate_components(parameters: SessionNumbers) -> pd.DataFrame:
    """Lay out in one table how the parts of the relationship go together between clients.

    Parameters
    ----------
    parameters : SessionNumbers
        Where the correlations come from.

    Returns
    -------
    DataFrame
        The correlation matrix. Growth of the alliance correlates with the outcome alone.

    Examples
    --------
    >>> from widgets.simulation import SessionParameters
    >>> correlate_components(SessionParameters()).loc["real", "alliance"].item()
    0.74
    """
    matrix = np.eye(len(COMPONENTS))
    for (i, j), name in _pairs().items():
        matrix[i, j] = matrix[j, i] = getattr(parameters, name) if name else 0
    return pd.DataFrame(matrix, index=COMPONENTS, columns=COMPONENTS)


def is_possible(covariance: Numbers) -> bool:
    """Tell whether things can vary together in this way: no mixture of them may have a variance of zero or less."""
    try:
        np.linalg.cholesky(covariance)
    except np.linalg.LinAlgError:
        return False
    return True
