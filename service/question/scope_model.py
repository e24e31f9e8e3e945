"""Whether a question is outside what the reports are about, learned from examples of both.

The rules of `scope.py` refuse what shows a sure sign; this model sees the rest. It is a kernel machine:
f(x) = Σ aᵢ exp(-γ‖x - lᵢ‖²) over landmarks lᵢ (Nyström's approximation; Williams & Seeger 2001), x being
the question's unit vector beside a few signs of its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import Embedder
from service.question.model import Question

Floats = NDArray[np.float32]

SPREAD = np.array([1.5, 0.5, 1.2, 4.0, 4.0, 0.3], np.float32)  # typical spread of each sign
WEIGHT = 0.3  # of the signs beside the vector's coordinates
VECTOR_WEIGHT = 4.0


def as_point(vectors: Floats, signs: Floats) -> Floats:
    """Points (n, d + 6) of the kernel's space: unit vectors (n, d) and signs (n, 6), weighted."""
    joined = np.concatenate([vectors * VECTOR_WEIGHT, signs / SPREAD * WEIGHT], axis=1)
    return joined.astype(np.float32)


def kernel(points: Floats, landmarks: Floats, gamma: float) -> Floats:
    """exp(-γ‖x - l‖²) for points (n, k) and landmarks (m, k): (n, m)."""
    squares = (points**2).sum(1)[:, None] + (landmarks**2).sum(1)[None, :] - 2 * points @ landmarks.T
    near: Floats = np.exp(-gamma * np.maximum(squares, 0.0)).astype(np.float32)
    return near


@dataclass(frozen=True, slots=True)
class ScopeModel:
    """A fitted model: scores of at least `threshold` are outside."""

    landmarks: Floats
    weights: Floats
    gamma: float
    threshold: float

    def scores(self, points: Floats) -> Floats:
        """Scores (n,) of points (n, k); higher is further outside."""
        scores: Floats = kernel(points, self.landmarks, self.gamma) @ self.weights
        return scores

    def outside(self, question: Question, embedder: Embedder) -> bool:
        """Whether the question is outside; embeds its text, and beside it what retrieval will want.

        An embedder that remembers has it then, and embeds all of it at once.
        """
        texts = [text for text in (question.topic, *question.rewrites) if text.strip()]
        vectors = np.asarray(embedder.embed([question.text, *texts])[:1], np.float32)
        point = as_point(vectors, np.array([question.scope_signs], np.float32))
        return bool(self.scores(point)[0] >= self.threshold)


def load_scope_model(embedder_name: str) -> ScopeModel | None:
    """The model that ships with the service, or None where the index has another embedder's vectors."""
    with files("service.question").joinpath("scope_model.npz").open("rb") as file, np.load(file) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        return ScopeModel(
            stored["landmarks"].astype(np.float32),
            stored["weights"].astype(np.float32),
            float(stored["gamma"]),
            float(stored["threshold"]),
        )
