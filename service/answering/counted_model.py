"""How probably a group prints the figure asked for, by its best paragraph and by what its figures count.

Why: docs/decisions/0023.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from importlib.resources import files

import numpy as np

from service.errors import ServiceError
from service.retrieval.reading import logit


@dataclass(frozen=True, slots=True)
class CountedModel:
    """probability = 1 / (1 + exp(-(top · logit p + told · t + bias))) for a best paragraph of probability p and a figure told as surely as t."""

    top: float
    told: float
    bias: float

    def probability(self, top: float, told: float) -> float:
        """Probability from 0 to 1 that the figure is there; `top` and `told` are from 0 to 1."""
        odds = float(logit(np.array(top)))
        return float(1.0 / (1.0 + np.exp(-(self.top * odds + self.told * told + self.bias))))


def load_counted_model() -> CountedModel:
    """Read the weights that ship with the service; raises ServiceError when they do not fit the code."""
    stored = json.loads(files("service.answering").joinpath("counted.json").read_text("utf-8"))
    try:
        return CountedModel(**{field.name: float(stored[field.name]) for field in fields(CountedModel)})
    except KeyError as error:
        raise ServiceError(f"counted.json lacks {error}; run the training script again") from error
