"""Pooled effects are those that metafor, the program that most syntheses use, prints for published examples.

The numbers stand in metafor (W. Viechtbauer, https://github.com/wviechtb/metafor), in ``tests/testthat`` and README.md:

clasp      test_analysis_example_dersimonian2007.r: log odds ratios of six trials, DerSimonian and Kacker 2007, tables
           3 and 4. Printed are tau and a standard error; here are its square and 1.96 errors to either side.
one, two   test_analysis_example_viechtbauer2005.r, its examples 1 and 2. PM is its EB: the two are identical
           (metafor's page "Some Recommended Practices").
bcg        README.md (REML) and test_misc_metan_vs_rma.uni_with_dat.bcg.r (DL): log risk ratios of 13 trials.
pygmalion  test_analysis_example_raudenbush2009.r: 19 experiments, tabled in metadat as dat.raudenbush1985.
"""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from widgets.simulation import pool_effects

PRINTED = pd.read_csv(
    io.StringIO(
        """data,   method, knapp_hartung, tau2,   i2,      estimate, low,     high
        clasp,     DL,     False,         .05396, ,        -.3240,   -.6258,  -.0222
        clasp,     REML,   False,         .03397, ,        -.2980,   -.5612,  -.0348
        clasp,     PM,     False,         .13550, ,        -.3811,   -.7849,  .0227
        one,       DL,     False,         .2768,  80.4447, ,         ,
        one,       REML,   False,         .2232,  76.8399, ,         ,
        one,       PM,     False,         .1920,  74.0511, ,         ,
        two,       DL,     False,         .0126,  27.5275, ,         ,
        two,       REML,   False,         .0157,  32.0203, ,         ,
        two,       PM,     False,         .0104,  23.7198, ,         ,
        bcg,       DL,     False,         .3088,  92.1173, -.7141,   -1.0644, -.3638
        bcg,       REML,   True,          .3132,  92.22,   -.7145,   -1.1084, -.3206
        pygmalion, DL,     False,         .0259,  ,        .0893,    -.0200,  .1987
        pygmalion, DL,     True,          .0259,  ,        .0893,    -.0442,  .2229
        pygmalion, REML,   False,         .0188,  ,        .0837,    -.0175,  .1849
        pygmalion, REML,   True,          .0188,  ,        .0837,    -.0457,  .2131"""
    ),
    skipinitialspace=True,
)


def _table(text: str) -> np.ndarray:
    return np.array([[float(number) for number in column.split()] for column in text.strip().split("/")])


def log_ratios(events, others, control_events, control_others, *, odds: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give log odds ratios, or else log risk ratios, with their variances."""
    first, second = (others, control_others) if odds else (events + others, control_events + control_others)
    sign = 1 if odds else -1
    variances = 1 / events + 1 / control_events + sign * (1 / first + 1 / second)
    return np.log(events / first / (control_events / second)), variances


def read_clasp():
    treated, controls, events, control_events = _table(
        "156 303 565 1570 103 4659 / 74 303 477 1565 105 4650 / 5 5 12 69 9 313 / 8 17 9 94 11 352"
    )
    return log_ratios(events, treated - events, control_events, controls - control_events, odds=True)


def read_bcg():
    return log_ratios(
        *_table(
            """4 6 3 62 33 180 8 505 29 17 186 5 27
            / 119 300 228 13536 5036 1361 2537 87886 7470 1699 50448 2493 16886
            / 11 29 11 248 47 372 10 499 45 65 141 3 29
            / 128 274 209 12619 5761 1079 619 87892 7232 1600 27197 2338 17825"""
        ),
        odds=False,
    )


STUDIES = {
    "clasp": read_clasp(),
    "bcg": read_bcg(),
    "one": _table(
        """-0.581 0.530 0.771 1.031 0.553 0.295 0.078 0.573 -0.176 -0.232
        / 0.023 0.052 0.060 0.115 0.095 0.203 0.200 0.211 0.051 0.040"""
    ),
    "two": _table(
        """0.100 -0.162 -0.090 -0.049 -0.046 -0.010 -0.431 -0.261 0.134
        0.019 0.175 0.056 0.045 0.103 0.121 -0.482 0.290 0.342
        / 0.016 0.015 0.050 0.050 0.032 0.052 0.036 0.024 0.034
        0.033 0.031 0.034 0.039 0.167 0.134 0.096 0.016 0.035"""
    ),
    "pygmalion": _table(
        """.03 .12 -.14 1.18 .26 -.06 -.02 -.32 .27 .80 .54 .18 -.02 .23 -.18 -.06 .30 .07 -.07
        / .0156 .0216 .0279 .1391 .1362 .0106 .0106 .0484 .0269 .0630 .0912 .0497 .0835 .0841 .0253 .0279 .0193 .0088
        .0303"""
    ),
}


def describe(row) -> str:
    return f"{row.data} by {row.method}{' with Knapp and Hartung' if row.knapp_hartung else ''}"


@pytest.mark.parametrize("row", [pytest.param(row, id=describe(row)) for row in PRINTED.itertuples()])
def test_an_example_is_pooled_as_metafor_pools_it(row):
    pooled = pool_effects(*STUDIES[row.data], method=row.method, knapp_hartung=row.knapp_hartung)
    ours = {
        "tau2": (pooled.tau2, 6e-5),
        "i2": (100 * pooled.i2, 0.005),
        "estimate": (pooled.estimate.value, 6e-5),
        "low": (pooled.estimate.low, 1.5e-4),
        "high": (pooled.estimate.high, 1.5e-4),
    }
    for name, (value, rounding) in ours.items():
        printed = getattr(row, name)
        assert np.isnan(printed) or value == pytest.approx(printed, abs=rounding), name
