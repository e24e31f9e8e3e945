"""From features to the probability that a paragraph answers: a small network with one hidden layer.

Its weights are data (`relevance.json`), made by the training script from question–paragraph pairs;
the file names its features, so that weights and code cannot drift apart unnoticed. Why a network and
no logistic regression: docs/decisions/0013.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from service.errors import ServiceError
from service.retrieval.features import NAMES

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_FAR = 6.0  # spreads from the mean, beyond which a feature says no more


@dataclass(frozen=True, slots=True)
class Relevance:
    """probability = 1 / (1 + exp(-z)), z = tanh(x H + h) · o + x · s + b for standardised features x.

    `mean` and `spread` (k,) standardise the k features, `hidden` (k, n) and `hidden_bias` (n,) make n
    signs of them, `output` (n,) and `skip` (k,) weigh both, `bias` is b.
    """

    mean: FloatArray
    spread: FloatArray
    hidden: FloatArray
    hidden_bias: FloatArray
    output: FloatArray
    skip: FloatArray
    bias: float

    def probability(self, features: FloatArray) -> FloatArray:
        """Probabilities (n,) of feature rows (n, len(NAMES))."""
        x = self.standardised(features)
        z = np.tanh(x @ self.hidden + self.hidden_bias) @ self.output + x @ self.skip + self.bias
        result: FloatArray = 1.0 / (1.0 + np.exp(-z))
        return result

    def standardised(self, features: FloatArray) -> FloatArray:
        """Features as distances from their means in spreads, within ±6."""
        result: FloatArray = np.clip((features - self.mean) / self.spread, -_FAR, _FAR)
        return result

    @classmethod
    def undecided(cls) -> Relevance:
        """A model that has learned nothing: one half for every paragraph."""
        size = len(NAMES)
        none = np.zeros(size)
        return cls(none, np.ones(size), np.zeros((size, 1)), np.zeros(1), np.zeros(1), none, 0.0)


def load_relevance() -> Relevance:
    """Read the weights that ship with the service; raises ServiceError when they do not fit the code."""
    stored = json.loads(files("service.retrieval").joinpath("relevance.json").read_text("utf-8"))
    if set(stored["features"]) != set(NAMES):
        raise ServiceError("relevance.json was made for other features; run the training script again")
    rows = [stored["features"][name] for name in NAMES]
    return Relevance(
        mean=np.array([row["mean"] for row in rows]),
        spread=np.array([row["spread"] for row in rows]),
        hidden=np.array([row["hidden"] for row in rows]),
        hidden_bias=np.array(stored["hidden_bias"]),
        output=np.array(stored["output"]),
        skip=np.array([row["skip"] for row in rows]),
        bias=float(stored["bias"]),
    )


def as_data(model: Relevance) -> dict[str, object]:
    """What `load_relevance` reads, rounded to five digits."""

    def rounded(numbers: FloatArray) -> list[float]:
        return [round(float(number), 5) for number in numbers]

    return {
        "features": {
            name: {
                "mean": round(float(model.mean[place]), 5),
                "spread": round(float(model.spread[place]), 5),
                "skip": round(float(model.skip[place]), 5),
                "hidden": rounded(model.hidden[place]),
            }
            for place, name in enumerate(NAMES)
        },
        "hidden_bias": rounded(model.hidden_bias),
        "output": rounded(model.output),
        "bias": round(model.bias, 5),
    }
