"""Softmax regression by Adam over all examples at once (Kingma & Ba 2015). Numpy alone; deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.question.scope_model import Floats
from service.question.softmax import softmax

PENALTY = 1e-5
STEPS = 800
RATE = 0.3


def fit_softmax(
    features: Floats,
    right: NDArray[np.int64],
    shares: Floats,
    classes: int,
    *,
    penalty: float = PENALTY,
    steps: int = STEPS,
    rate: float = RATE,
) -> Floats:
    """Weights (d, classes) for features (n, d) whose right classes are (n,), each counting for its share (n,).

    Minimises the log loss weighted by `shares`, which are made to add up to 1, plus penalty/2 times the squares.
    """
    wanted = np.eye(classes, dtype=np.float32)[right]
    share = (shares / shares.sum()).astype(np.float32)[:, None]
    weights = np.zeros((features.shape[1], classes), np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = features.T @ ((softmax(features @ weights) - wanted) * share) + penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights
