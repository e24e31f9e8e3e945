"""Softmax: what makes probabilities of scores."""

from __future__ import annotations

import numpy as np

from service.question.scope_model import Floats


def softmax(scores: Floats) -> Floats:
    """Probabilities (m, n) of n classes from their scores (m, n), row by row."""
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
