"""Which side of the findings a question asks for where no pattern of `intent` tells it, learned from phrasings.

A linear softmax over the vector of the question without names and its hashed words. It speaks only where it
is sure: one side told in place of both hides the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from indexer.contracts import Embedder
from service.question.fact_model import words_of
from service.question.model import Leaning
from service.question.scope_model import Floats, without_names
from service.question.softmax import softmax

SURE = 0.7  # probability; what blind questions got right from here on: decision 0018
SIDES = (None, *Leaning)


@dataclass(frozen=True, slots=True)
class LeaningModel:
    """A fitted model: `weights` (d + PLACES + 1, len(SIDES)) of the unit vector beside the words of `words_of`."""

    weights: Floats

    def probabilities(self, vectors: Floats, masked: tuple[str, ...]) -> Floats:
        """Probabilities (n, len(SIDES)) of questions: unit vectors (n, d) without names, and the masked texts."""
        return softmax(np.concatenate([vectors, words_of(masked)], axis=1) @ self.weights)

    def leaning(self, masked: str, embedder: Embedder) -> Leaning | None:
        """The side that a masked question asks for alone, None where it asks for none or that is not sure."""
        vectors = np.asarray(embedder.embed([without_names(masked)]), np.float32)
        shares = self.probabilities(vectors, (masked,))[0]
        best = int(shares.argmax())
        return SIDES[best] if shares[best] >= SURE else None


def load_leaning_model(embedder_name: str) -> LeaningModel | None:
    """The model that ships with the service, or None where the index has another embedder's vectors."""
    with files("service.question").joinpath("leaning_model.npz").open("rb") as file, np.load(file) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        return LeaningModel(stored["weights"].astype(np.float32))
