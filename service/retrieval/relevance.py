"""From features to the probability that a paragraph answers: one small logistic model.

Its weights are data (`relevance.json`), made by the training script from question–paragraph pairs;
the file names its features, so that weights and code cannot drift apart unnoticed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from service.errors import ServiceError
from service.retrieval.features import NAMES

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Relevance:
    """Logistic regression: probability = 1 / (1 + exp(-(features · weights + bias)))."""

    weights: FloatArray
    bias: float

    def probability(self, features: FloatArray) -> FloatArray:
        """Probabilities (n,) of feature rows (n, len(NAMES))."""
        result: FloatArray = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
        return result


def load_relevance() -> Relevance:
    """Read the weights that ship with the service; raises ServiceError when they do not fit the code."""
    stored = json.loads(files("service.retrieval").joinpath("relevance.json").read_text("utf-8"))
    if set(stored["weights"]) != set(NAMES):
        raise ServiceError("relevance.json was made for other features; run the training script again")
    return Relevance(np.array([stored["weights"][name] for name in NAMES]), float(stored["bias"]))
