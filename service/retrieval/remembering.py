"""Vectors of texts embedded of late, kept beside the embedder: many questions are about the same matter.

A vector is kept under a digest of its text, never under the text: what was asked cannot be read from it.
A vector is the same to the bit whether it was kept or made anew, so nothing depends on what was asked before.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from indexer.contracts import Embedder, FloatMatrix

_KEPT = 4096  # vectors; some 7 MB with 384 dimensions
_LONGEST = 64  # texts at once; who embeds more does so once


class Remembering:
    """An embedder that knows the vectors of the latest texts. Safe for many threads."""

    def __init__(self, embedder: Embedder, kept: int = _KEPT) -> None:
        """`kept`: how many vectors at the most; those longest unused go first."""
        self._embedder = embedder
        self._kept = kept
        self._vectors: OrderedDict[bytes, FloatMatrix] = OrderedDict()
        self._lock = threading.Lock()

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
        digests = [
            hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts
        ]
        with self._lock:
            known = {digest: self._vectors[digest] for digest in digests if digest in self._vectors}
            for digest in known:
                self._vectors.move_to_end(digest)
        missing = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in known}
        if missing:
            made = dict(zip(missing, self._embedder.embed(list(missing.values())), strict=True))
            known |= made
            with self._lock:
                # A copy: a row of a matrix would keep the whole matrix.
                self._vectors.update((digest, vector.copy()) for digest, vector in made.items())
                while len(self._vectors) > self._kept:
                    self._vectors.popitem(last=False)
        return np.stack([known[digest] for digest in digests])
