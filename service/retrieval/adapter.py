"""A learned turn of a question's vector towards the reports' way of saying things.

The adapter is a small network for one embedder: people write *kids who run away*, reports write *children
who go missing*, and it moves the first nearer to the second: a matrix for what all questions have in common,
a hidden layer for what only some have. It is trained on question–paragraph pairs (see training/adapt.py);
paragraphs keep their vectors, so an index never depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from indexer.contracts import FloatMatrix

SLOPE = 4.0  # of the hidden layer: a unit vector's coordinates are small


@dataclass(frozen=True, slots=True)
class QueryAdapter:
    """Wx + B tanh(4 A x), at unit length, for a question's vector x; made for the embedder of this name.

    `matrix` W is (d, d), `inward` A (h, d), `outward` B (d, h).
    """

    embedder_name: str
    matrix: FloatMatrix
    inward: FloatMatrix
    outward: FloatMatrix

    def hidden(self, phrasings: FloatMatrix) -> FloatMatrix:
        """The hidden layer (m, h) of unit vectors (m, d)."""
        layer: FloatMatrix = np.tanh(SLOPE * (phrasings @ self.inward.T))
        return layer

    def adapted(self, phrasings: FloatMatrix) -> FloatMatrix:
        """Unit vectors (m, d) of unit vectors (m, d)."""
        turned = phrasings @ self.matrix.T + self.hidden(phrasings) @ self.outward.T
        unit: FloatMatrix = (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32)
        return unit


def load_adapter(embedder_name: str) -> QueryAdapter | None:
    """The packaged adapter, or None where it was made for another embedder."""
    with as_file(files("service.retrieval").joinpath("query_adapter.npz")) as path:
        return read_adapter(path, embedder_name)


def read_adapter(path: Path, embedder_name: str) -> QueryAdapter | None:
    """The adapter in a file, or None where it was made for another embedder."""
    with np.load(path) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        matrix, inward, outward = (
            stored[name].astype(np.float32) for name in ("matrix", "inward", "outward")
        )
        return QueryAdapter(embedder_name, matrix, inward, outward)


def save_adapter(adapter: QueryAdapter, path: Path) -> None:
    """Write an adapter where `read_adapter` finds it, in half precision."""
    np.savez_compressed(
        path,
        matrix=adapter.matrix.astype(np.float16),
        inward=adapter.inward.astype(np.float16),
        outward=adapter.outward.astype(np.float16),
        embedder=np.array(adapter.embedder_name),
    )
