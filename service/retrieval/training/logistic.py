"""Logistic regression by Newton's method, with an L2 penalty; small enough to read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_STEPS = 50
_ENOUGH = 1e-8


def fit(
    features: FloatArray, labels: FloatArray, weights: FloatArray, penalty: float
) -> tuple[FloatArray, float]:
    """Coefficients (k,) and bias for `features` (n, k), `labels` (n,) in 0..1 and example `weights` (n,).

    Minimises the weighted log loss plus penalty/2 times the squared coefficients (the bias is free) by
    iteratively reweighted least squares (Hastie, Tibshirani & Friedman 2009, section 4.4.1).
    """
    design = np.column_stack([features, np.ones(len(features))])
    ridge = np.diag([penalty] * features.shape[1] + [1e-9])
    solution = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        probability = 1.0 / (1.0 + np.exp(-(design @ solution)))
        gradient = design.T @ (weights * (probability - labels)) + ridge @ solution
        curvature = (design * (weights * probability * (1 - probability))[:, None]).T @ design + ridge
        step = np.linalg.solve(curvature, gradient)
        solution = solution - step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return solution[:-1], float(solution[-1])
