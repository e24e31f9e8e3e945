"""A small real embedder for tests: words hashed into a few dimensions; equal words, equal direction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from indexer.contracts import FloatMatrix


class WordEmbedder:
    """Counts of hashed words, unit length. Counts how many texts it was given."""

    name = "words/64"
    dimensions = 64
    max_tokens = 60

    def __init__(self) -> None:
        self.embedded = 0

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 2

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        self.embedded += len(texts)
        vectors = np.full((len(texts), self.dimensions), 1e-3, np.float32)
        for place, text in enumerate(texts):
            for word in text.lower().split():
                vectors[place, hashlib.sha256(word.encode()).digest()[0] % self.dimensions] += 1.0
        unit: FloatMatrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
