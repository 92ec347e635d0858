"""What goes along with two people seeing a relationship alike, or differently."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from statsmodels.regression.linear_model import OLS

from widgets.measures.estimate import complete_rows, is_number, read_columns

TERMS = ["intercept", "first", "second", "first_squared", "product", "second_squared"]
FEATURES = pd.DataFrame(
    [[0, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], [0, 1, -1, 0, 0, 0], [0, 0, 0, 1, -1, 1]],
    index=["congruence_slope", "congruence_curvature", "incongruence_slope", "incongruence_curvature"],
    columns=TERMS,
)


@dataclass(frozen=True, eq=False)
class ResponseSurface:
    """A curved surface of an outcome above two ratings, as :func:`response_surface` makes it."""

    coefficients: pd.DataFrame
    """The six terms of the regression, (terms; value, low, high), with 95% confidence intervals."""
    features: pd.DataFrame
    """The shape of the surface along its two diagonals, (features; value, low, high), with 95% intervals."""
    r_squared: float
    """The share of the variance of the outcome that lies on the surface, in this sample, from 0 to 1."""
    n: int
    """How many complete cases it was made from."""
    midpoint: float
    """The point of the response scale from which both ratings are counted."""

    def predict(self, first: npt.ArrayLike, second: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Read the outcome off the surface, for ratings on the response scale.

        Parameters
        ----------
        first, second : number or array of float
            Ratings, in shapes that go together.

        Returns
        -------
        array of float
            In the unit of the outcome, in the shape of the ratings. Beyond the ratings that were seen it is a
            guess, and it is the mean of many such pairs, not one pair's outcome.
        """
        terms = _terms(np.asarray(first, float) - self.midpoint, np.asarray(second, float) - self.midpoint)
        prediction: npt.NDArray[np.float64] = terms @ self.coefficients["value"].to_numpy()
        return prediction


def response_surface(
    first: npt.ArrayLike, second: npt.ArrayLike, outcome: npt.ArrayLike, midpoint: float
) -> ResponseSurface:
    """See how an outcome goes along with the level of two ratings, and with the gap between them.

    Parameters
    ----------
    first, second : Series, array or sequence
        Two ratings of the same thing on the same response scale, for instance by client and by therapist.
    outcome : Series, array or sequence
        The outcome of each pair. Cases with anything missing are left out.
    midpoint : float
        The middle of the response scale, from which both ratings are counted.

    Returns
    -------
    ResponseSurface
        Its ``features`` say, in points of the outcome for one point up of both ratings (the first two), or for
        one point up of the first and one down of the second, a gap of two (the last two):

        ``congruence_slope``
            Where the two agree: does the outcome rise (above 0) or fall (below 0) as both go up together,
            around the midpoint?
        ``congruence_curvature``
            Where the two agree: does that line bend upward (above 0) or downward (below 0) toward both ends?
        ``incongruence_slope``
            Where the two come apart: does the outcome go up when the first rates higher than the second
            (above 0), or when the second rates higher (below 0), around the midpoint?
        ``incongruence_curvature``
            Where the two come apart: is the outcome lower the farther apart they are, in whichever direction
            (below 0), or higher (above 0)?

    Raises
    ------
    ValueError
        With unequally many values, what is no number, fewer than 7 complete cases, an outcome without
        variance, or ratings that leave the surface undetermined.

    Notes
    -----
    Polynomial regression with response surface analysis, as Edwards and Parry introduced it: the outcome on
    X, Y, X², XY and Y², by ordinary least squares (statsmodels). With the coefficients b1 to b5 in that order
    the four features are b1 + b2, b3 + b4 + b5, b1 - b2 and b3 - b4 + b5; their intervals are those of such
    sums, by t.

    It is not a test of causes: agreement may follow a good outcome as well as lead to it. It takes cases to be
    independent (not several sessions of one pair, nor many clients of one therapist) and the ratings to be free
    of error, which they are not. One feature alone does not show that agreement matters. And two ratings that
    hardly ever differ say little about what difference would do.

    Examples
    --------
    >>> client, therapist = [1, 1, 2, 3, 3, 4, 5, 5, 1, 5], [1, 3, 2, 1, 3, 4, 3, 5, 5, 1]
    >>> outcome = [10 - (x - y) ** 2 for x, y in zip(client, therapist)]  # best where both see it alike
    >>> response_surface(client, therapist, outcome, midpoint=3).features.value.round(6) + 0
    congruence_slope          0.0
    congruence_curvature      0.0
    incongruence_slope        0.0
    incongruence_curvature   -4.0
    Name: value, dtype: float64
    """
    if not is_number(midpoint):
        raise ValueError(f"midpoint is {midpoint!r}; give the middle of the response scale, such as 3 on 1 to 5")
    cases = complete_rows(read_columns(first=first, second=second, outcome=outcome), len(TERMS) + 1, "cases")
    if cases["outcome"].eq(cases["outcome"].iloc[0]).all():
        raise ValueError(f"outcome is {cases['outcome'].iloc[0]:g} throughout; give an outcome that varies")
    terms = _terms(cases["first"].to_numpy() - midpoint, cases["second"].to_numpy() - midpoint)
    if np.linalg.matrix_rank(terms) < len(TERMS):
        raise ValueError("first and second leave the surface undetermined; each must take 3 values, and not in step")
    model = OLS(cases["outcome"].to_numpy(), terms).fit()
    sums = model.t_test(FEATURES.to_numpy())
    return ResponseSurface(
        coefficients=_with_interval(model.params, model.conf_int(), TERMS),
        features=_with_interval(sums.effect, sums.conf_int(), list(FEATURES.index)),
        r_squared=float(model.rsquared),
        n=len(cases),
        midpoint=float(midpoint),
    )


def _terms(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    x, y = np.broadcast_arrays(x, y)
    return np.stack([np.ones_like(x), x, y, x**2, x * y, y**2], axis=-1)


def _with_interval(value: npt.NDArray[np.float64], interval: npt.NDArray[np.float64], names: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"value": value, "low": interval[:, 0], "high": interval[:, 1]}, index=names)
