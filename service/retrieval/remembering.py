"""Vectors of texts embedded of late, kept beside the embedder: many questions are about the same matter.

A vector is kept under a digest of its text, never under the text: what was asked cannot be read from it.
A vector is the same to the bit whether it was kept or made anew, so nothing depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.contracts import Embedder, FloatMatrix
from indexer.latest import Latest

_KEPT = 4096  # vectors; some 7 MB with 384 dimensions
_LONGEST = 64  # texts at once; who embeds more does so once


class Remembering:
    """An embedder that knows the vectors of the latest texts. Safe for many threads."""

    def __init__(self, embedder: Embedder, kept: int = _KEPT) -> None:
        """`kept`: how many vectors at the most; those longest unused go first."""
        self._embedder = embedder
        self._vectors: Latest[FloatMatrix] = Latest(kept)

    @property
    def name(self) -> str:
        """See Embedder.name."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """See Embedder.dimensions."""
        return self._embedder.dimensions

    @property
    def max_tokens(self) -> int:
        """See Embedder.max_tokens."""
        return self._embedder.max_tokens

    def count_tokens(self, text: str) -> int:
        """See Embedder.count_tokens."""
        return self._embedder.count_tokens(text)

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """See Embedder.embed; the embedder is asked only for texts that are not known, for all of them at once."""
        if not texts or len(texts) > _LONGEST:
            return self._embedder.embed(texts)

        def embedded(missing: list[str]) -> list[FloatMatrix]:
            # Copies: a row of a matrix would keep the whole matrix.
            return [vector.copy() for vector in self._embedder.embed(missing)]

        return np.stack(self._vectors.of(texts, _written, embedded))


def _written(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
