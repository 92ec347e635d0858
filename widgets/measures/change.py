"""Whether a score moved by more than measurement error alone would often move it."""

from __future__ import annotations

import math

import numpy.typing as npt
import pandas as pd
from scipy.stats import norm

from widgets.measures.estimate import check_confidence, read_columns
from widgets.measures.reliability import standard_error_of_measurement


def reliable_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    sd: float,
    reliability: float,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Tell whether a score changed by more than measurement error alone would often change it.

    Parameters
    ----------
    before, after : Series, array, sequence or one number
        Scores of the same people at two times, in the same order; missing as NaN, None or NA.
    sd : float
        Standard deviation of the score among people like these at one time, above 0, in points of the score.
    reliability : float
        Reliability of the score among such people, from 0 to below 1.
    confidence : float, default 0.95
        How often such intervals hold the true change, between 0 and 1.

    Returns
    -------
    DataFrame (people, 7)
        ``before``, ``after`` and ``change`` (after minus before), in points; ``index``, the change in standard
        errors of a difference; ``low`` and ``high``, the ends of the confidence interval of the change, in
        points; and ``reliable``, whether that interval leaves out 0. Where a score is missing, so is all that
        needs it.

    Raises
    ------
    ValueError
        If ``sd`` is not above 0, ``reliability`` is outside 0 to below 1, ``confidence`` is outside 0 to 1,
        the scores are not equally many or name different people, or something is no number.

    Notes
    -----
    The index is Jacobson and Truax's: the change divided by the standard error of a difference, which is the
    square root of 2 times the standard error of measurement. It takes that error to be equally large for
    everyone and at both times, and unrelated between them. Which reliability is put in (consistency, or
    stability over some weeks) decides which error is meant; say which.

    *Reliable* means larger than measurement error alone would often give, and no more. It does not mean that
    the change is important, good, lasting, or caused by the therapy: moods, seasons, other events, and the
    drift of extreme scores back toward the mean change scores as well. Not reliable does not mean unchanged.
    Among 20 people who have not changed at all, about one comes out as reliable at a confidence of 0.95.

    Examples
    --------
    >>> reliable_change([20, 20], [26, 25], sd=5, reliability=0.82).round(2)
       before  after  change  index   low   high  reliable
    0    20.0   26.0     6.0   2.00  0.12  11.88      True
    1    20.0   25.0     5.0   1.67 -0.88  10.88     False
    """
    check_confidence(confidence)
    error = math.sqrt(2) * standard_error_of_measurement(sd, reliability)
    if error == 0:
        raise ValueError("reliability is 1, a score with no error, of which any change is more; give one below 1")
    scores = read_columns(before=before, after=after)
    change = scores["after"] - scores["before"]
    margin = error * float(norm.ppf((1 + confidence) / 2))
    table = scores.assign(change=change, index=change / error, low=change - margin, high=change + margin)
    table["reliable"] = (change.abs() > margin).astype("boolean").mask(change.isna())
    return table
