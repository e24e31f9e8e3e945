from __future__ import annotations

import pytest

from eval.bootstrap import mean_interval, quantile_interval


def test_the_interval_is_the_same_in_every_run() -> None:
    scores = [0.0, 1.0, 1.0, 0.5, 1.0, 0.0, 1.0]
    assert mean_interval(scores, "a") == mean_interval(scores, "a")


def test_the_interval_comes_near_the_normal_one_for_many_scores() -> None:
    scores = [1.0] * 800 + [0.0] * 200
    interval = mean_interval(scores, "share")
    half = 1.96 * (0.8 * 0.2 / 1000) ** 0.5
    assert interval.value == 0.8
    assert interval.low == pytest.approx(0.8 - half, abs=0.005)
    assert interval.high == pytest.approx(0.8 + half, abs=0.005)


def test_scores_that_are_all_alike_have_no_spread() -> None:
    interval = mean_interval([1.0] * 5, "x")
    assert (interval.low, interval.value, interval.high, interval.n) == (1.0, 1.0, 1.0, 5)


def test_quantiles_have_intervals_too() -> None:
    interval = quantile_interval([float(number) for number in range(1, 102)], 0.5, "median")
    assert interval.value == 51.0
    assert interval.low < 51.0 < interval.high


def test_no_scores_are_refused() -> None:
    with pytest.raises(ValueError, match="no scores"):
        mean_interval([], "nothing")
