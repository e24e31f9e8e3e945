"""Logistic regression with more features than examples: Newton's method on the examples' weights.

The same model as `service.retrieval.training.logistic`, whose steps are cubic in the features; these are
cubic in the examples (Hastie, Tibshirani & Friedman 2009, section 12.3.7).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_STEPS = 25
_ENOUGH = 1e-4  # of a logit
_LEAST = 1e-6


def fit(likeness: FloatArray, labels: FloatArray, penalty: float) -> tuple[FloatArray, float]:
    """Weights (n,) of the examples and a bias, for their dot products (n, n) and `labels` (n,) in 0..1.

    Logits are `likeness @ weights + bias`; `features.T @ weights` are the coefficients. Minimises the log loss
    plus penalty/2 times the squared coefficients (the bias is free).
    """
    logits = np.zeros(len(labels))
    weights, bias = logits, 0.0
    for _ in range(_STEPS):
        probability = 1.0 / (1.0 + np.exp(-logits))
        spread = np.maximum(probability * (1.0 - probability), _LEAST)
        aim = logits + (labels - probability) / spread
        solved = np.linalg.solve(
            likeness + np.diag(penalty / spread), np.column_stack([aim, np.ones(len(labels))])
        )
        bias = float(solved[:, 0].sum() / solved[:, 1].sum())
        weights = solved[:, 0] - bias * solved[:, 1]
        moved = likeness @ weights + bias - logits
        logits = logits + moved
        if float(np.abs(moved).max()) < _ENOUGH:
            break
    return weights, bias
