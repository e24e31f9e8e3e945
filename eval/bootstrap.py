"""Bootstrap intervals: how much a figure would move had other questions of the same sort been asked."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

_Statistic = Callable[[NDArray[np.float64]], Any]  # numpy's own reductions are typed so

RESAMPLES = 1000
LEVEL = 0.95
_SEED = 20_130_901
_DIGITS = 6  # figures are rounded so that they read the same on every machine


class Interval(BaseModel):
    """A figure over `n` questions, with the ends of its 95 % interval."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    low: float
    high: float
    n: int


def mean_interval(scores: Sequence[float], name: str) -> Interval:
    """The mean and its percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13).

    `name` seeds the resampling, so that the same scores give the same interval in every run.
    Raises ValueError for no scores.
    """
    return _interval(scores, name, lambda sample: sample.mean(axis=-1))


def quantile_interval(scores: Sequence[float], share: float, name: str) -> Interval:
    """The quantile at `share` (0.5: the median) and its percentile bootstrap interval."""
    return _interval(scores, name, lambda sample: np.quantile(sample, share, axis=-1))


def _interval(scores: Sequence[float], name: str, statistic: _Statistic) -> Interval:
    if not scores:
        raise ValueError(f"no scores to compute {name} from")
    values = np.asarray(scores, dtype=np.float64)
    value = float(statistic(values))
    if values.min() == values.max():
        low = high = value
    else:
        generator = np.random.default_rng([_SEED, zlib.crc32(name.encode())])
        samples = values[generator.integers(0, len(values), (RESAMPLES, len(values)))]
        tail = (1 - LEVEL) / 2
        low, high = (float(end) for end in np.quantile(statistic(samples), [tail, 1 - tail]))
    return Interval(
        value=round(value, _DIGITS), low=round(low, _DIGITS), high=round(high, _DIGITS), n=len(values)
    )
