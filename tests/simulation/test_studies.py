"""Monte-Carlo studies give the same results wherever they run, and the power that formulas give."""

from __future__ import annotations

import math
import os
from functools import partial

import distributed
import joblib
import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi, nct, norm, t

from widgets import Estimate
from widgets.simulation import (
    LiteratureParameters,
    pool_correlations,
    run_study,
    simulate_literature,
    study_power_of_r,
    study_publication_bias,
    summarize_study,
)


def draw_sample(n, rng):
    return rng.normal(loc=1, size=n)


def estimate_mean(sample):
    margin = t.isf(0.025, len(sample) - 1) * sample.std(ddof=1) / math.sqrt(len(sample))
    mean = float(sample.mean())
    return {"mean": Estimate(mean, mean - margin, mean + margin), "process": float(os.getpid())}


run_small = partial(run_study, partial(draw_sample, 10), estimate_mean, 24, seed=3, progress=False)


@pytest.fixture(scope="module")
def alone():
    return run_small()


def numbers(results):
    return results.drop(columns="process")


def test_a_study_has_a_row_for_each_replication(alone):
    assert alone.index.tolist() == list(range(1, 25))
    assert list(alone.columns) == ["mean", "mean_low", "mean_high", "process"]


def test_every_replication_has_chance_of_its_own(alone):
    assert alone["mean"].is_unique


def test_the_same_seed_gives_the_same_results(alone):
    pd.testing.assert_frame_equal(run_small(), alone)


def test_another_seed_gives_other_results(alone):
    assert not numbers(run_small(seed=4)).equals(numbers(alone))


def test_more_replications_leave_the_first_as_they_were(alone):
    longer = run_study(partial(draw_sample, 10), estimate_mean, 30, seed=3, progress=False)
    pd.testing.assert_frame_equal(longer.head(24), alone)


@pytest.mark.whole("processes start, and each loads the libraries")
def test_several_processes_give_the_same_results_as_one(alone):
    results = run_small(n_jobs=2)
    assert os.getpid() not in set(results.process)
    pd.testing.assert_frame_equal(numbers(results), numbers(alone))


def test_threads_give_the_same_results_as_one_process(alone):
    pd.testing.assert_frame_equal(run_small(n_jobs=2, backend="threading"), alone)


LOOPBACK_AT_A_FREE_PORT = "127.0.0.1:0"
on_a_cluster = pytest.mark.whole("a cluster of processes has to start")


@pytest.fixture(scope="module")
def cluster():
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=LOOPBACK_AT_A_FREE_PORT
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


@on_a_cluster
def test_a_dask_cluster_gives_the_same_results_as_one_process(alone, cluster):
    results = run_small(backend="dask")
    assert set(results.process) <= set(map(float, cluster.run(os.getpid).values()))
    pd.testing.assert_frame_equal(numbers(results), numbers(alone))


@on_a_cluster
def test_a_dask_cluster_is_also_chosen_around_the_call(alone, cluster):
    with joblib.parallel_config(backend="dask"):
        results = run_small()
    assert set(results.process) <= set(map(float, cluster.run(os.getpid).values()))
    pd.testing.assert_frame_equal(numbers(results), numbers(alone))


@on_a_cluster
def test_a_ready_study_runs_on_a_dask_cluster(cluster):
    assert cluster.ncores()
    study = partial(study_power_of_r, 0.28, 99, seed=1, n_replications=50, progress=False)
    pd.testing.assert_frame_equal(study(backend="dask"), study())


def test_progress_is_shown_on_the_error_stream(capsys):
    run_small(progress=True)
    shown = capsys.readouterr()
    assert "24/24" in shown.err
    assert shown.out == ""


def test_without_progress_nothing_is_shown(capsys):
    run_small()
    assert capsys.readouterr() == ("", "")


def test_an_error_in_a_replication_comes_to_the_caller():
    with pytest.raises(ZeroDivisionError):
        run_study(partial(draw_sample, 10), lambda _: {"mean": 1 / 0}, 3, seed=1, progress=False)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"n_replications": 0, "seed": 1}, "^n_replications is 0; it must be a whole number, 1 or more$"),
        ({"n_replications": 2.5, "seed": 1}, "^n_replications is 2.5; it must be a whole number, 1 or more$"),
        ({"n_replications": 3, "seed": -1}, "^seed is -1; it must be a whole number, 0 or more$"),
        ({"n_replications": 3, "seed": None}, "^seed is None; it must be a whole number, 0 or more$"),
    ],
)
def test_a_study_that_cannot_run_is_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        run_study(partial(draw_sample, 10), estimate_mean, progress=False, **settings)


# Four replications. The mean is .25, so the bias is -.03 from .28, with an error of sd / 2. Three of four intervals
# hold .28, with an error of sqrt(.75 x .25 / 4); two of four leave 0 out, with an error of sqrt(.25 / 4).
BY_HAND = pd.DataFrame(
    {"r": [0.1, 0.2, 0.3, 0.4], "r_low": [-0.1, 0.0, 0.1, 0.3], "r_high": [0.3, 0.4, 0.5, 0.5]},
    index=pd.RangeIndex(1, 5, name="replication"),
)


def test_a_summary_is_as_by_hand():
    summary = summarize_study(BY_HAND, 0.28).loc["r"]
    sd = math.sqrt((0.15**2 + 0.05**2) * 2 / 3)
    assert summary[["replications", "mean", "sd"]].tolist() == pytest.approx([4, 0.25, sd])
    assert summary[["bias", "bias_error"]].tolist() == pytest.approx([-0.03, sd / 2])
    assert summary[["coverage", "coverage_error"]].tolist() == pytest.approx([0.75, math.sqrt(0.75 * 0.25 / 4)])
    assert summary[["rejection_rate", "rejection_error"]].tolist() == pytest.approx([0.5, 0.25])


def test_a_p_value_decides_about_rejection_before_an_interval_does():
    assert summarize_study(BY_HAND.assign(r_p=[0.01, 0.2, 0.3, 0.4]), 0.28).loc["r", "rejection_rate"] == 0.25


def test_each_estimate_may_have_a_truth_of_its_own():
    summary = summarize_study(BY_HAND.assign(tau=0.1, other=1.0), {"r": 0.28, "tau": 0.15})
    assert summary.bias.tolist() == pytest.approx([-0.03, -0.05, math.nan], nan_ok=True)


def test_a_column_that_only_ends_like_an_interval_is_an_estimate():
    assert summarize_study(pd.DataFrame({"self_p": [0.5]}), 0.5).index.tolist() == ["self_p"]


def test_replications_that_gave_no_estimate_are_left_out_and_counted():
    summary = summarize_study(BY_HAND.assign(r=[math.nan, 0.2, 0.3, 0.4]), 0.3).loc["r"]
    assert summary[["replications", "mean", "coverage"]].tolist() == pytest.approx([3, 0.3, 1])


def test_a_study_in_which_no_replication_gave_an_estimate_has_a_summary_without_numbers():
    summary = summarize_study(BY_HAND.assign(r=math.nan), 0.3).loc["r"]
    assert summary["replications"] == 0
    assert summary.drop(["replications", "truth"]).isna().all()


@pytest.mark.parametrize(
    ("results", "truth", "alpha", "message"),
    [
        (pd.DataFrame(), 0.28, 0.05, "results holds no estimate; give the table of run_study"),
        (BY_HAND, math.nan, 0.05, "truth of r is nan; give a number"),
        (BY_HAND, 0.28, 5, "alpha is 5; it must be between 0 and 1"),
    ],
)
def test_what_cannot_be_summarized_is_refused(results, truth, alpha, message):
    with pytest.raises(ValueError, match=message):
        summarize_study(results, truth, alpha)


def exact_power(r, n):
    """Average the power at a fixed predictor (noncentral t) over the predictor's chi-distributed spread."""
    critical = t.isf(0.025, n - 2)
    spread = np.linspace(*chi.ppf([1e-9, 1 - 1e-9], n - 1), 2001)
    noncentrality = spread * r / math.sqrt(1 - r**2)
    power = nct.sf(critical, n - 2, noncentrality) + nct.cdf(-critical, n - 2, noncentrality)
    return np.trapezoid(power * chi.pdf(spread, n - 1), spread)


# The numbers of people for a power of 80% are those of the project's fact sheet.
NEEDED = [(0.28, 99), (0.20, 194), (0.15, 347)]


@pytest.fixture(scope="module", params=NEEDED, ids=str)
def power(request):
    r, n = request.param
    return r, n, study_power_of_r(r, n, seed=11, n_replications=3000, progress=False).loc["r"]


def test_the_power_is_that_of_the_exact_distribution(power):
    r, n, found = power
    assert found.rejection_rate == pytest.approx(exact_power(r, n), abs=3 * found.rejection_error)


def test_the_power_is_that_of_fisher_z(power):
    # The normal approximation errs by less than .005 at these sizes.
    r, n, found = power
    by_z = norm.cdf(math.atanh(r) * math.sqrt(n - 3) - norm.isf(0.025))
    assert found.rejection_rate == pytest.approx(by_z, abs=3 * found.rejection_error + 0.005)


def test_so_many_people_give_a_power_of_80_percent(power):
    # One person changes the power by less than .005.
    _, _, found = power
    assert found.rejection_rate == pytest.approx(0.80, abs=3 * found.rejection_error + 0.005)


def test_without_a_correlation_one_study_in_twenty_gives_a_false_alarm():
    found = study_power_of_r(0, 30, seed=2, n_replications=3000, progress=False).loc["r"]
    assert found.rejection_rate == pytest.approx(0.05, abs=3 * found.rejection_error)


@pytest.mark.whole("hundreds of literatures are drawn and adjusted")
def test_publication_bias_inflates_the_average_and_adjusting_takes_most_of_it_back():
    summary = study_publication_bias(200, seed=1, n_replications=60, progress=False)
    assert summary.bias["all_studies"] == pytest.approx(0.002, abs=3 * summary.bias_error["all_studies"])
    assert summary.bias["published"] > 0.02
    assert summary.coverage["published"] < 0.5
    assert abs(summary.bias["adjusted"]) < summary.bias["published"] / 2


def simulate_large_studies(rng):
    return simulate_literature(20, seed=rng, parameters=LiteratureParameters(median_n=500, n_spread=0))


def pool(studies):
    return {"r": pool_correlations(studies.r, studies.n).estimate}


def test_the_interval_of_pooled_studies_holds_the_truth_as_often_as_it_says():
    # Of studies so large that Fisher's z is hardly biased. The error is that of the study.
    results = run_study(simulate_large_studies, pool, 1000, seed=5, progress=False)
    summary = summarize_study(results, 0.28).loc["r"]
    assert summary.coverage == pytest.approx(0.95, abs=3 * summary.coverage_error)


def test_literatures_with_too_few_published_studies_are_left_out_and_counted():
    unpublished = LiteratureParameters(published_if_significant=0, published_if_not=0, published_if_negative=0)
    summary = study_publication_bias(3, seed=1, n_replications=2, parameters=unpublished, progress=False)
    assert summary.replications.tolist() == [2, 0, 0]


@pytest.mark.parametrize(
    ("study", "message"),
    [
        (partial(study_power_of_r, 1, 99), "^r is 1; it must be between -1 and 1$"),
        (partial(study_power_of_r, 0.28, 3), "^n is 3; it must be a whole number, 4 or more$"),
        (partial(study_publication_bias, 2), "^k is 2; it must be a whole number, 3 or more$"),
    ],
)
def test_a_ready_study_that_cannot_be_is_refused(study, message):
    with pytest.raises(ValueError, match=message):
        study(seed=1)
