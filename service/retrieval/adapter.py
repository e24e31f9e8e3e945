"""A learned turn of a question's vector towards the reports' way of saying things.

The adapter is one matrix for one embedder: people write *kids who run away*, reports write *children who
go missing*, and the matrix moves the first nearer to the second. It is trained on question–paragraph
pairs (see training/adapt.py); paragraphs keep their vectors, so an index never depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np

from indexer.contracts import FloatMatrix


@dataclass(frozen=True, slots=True)
class QueryAdapter:
    """`matrix` (d, d) turns a question's vector; made for the embedder of this name."""

    embedder_name: str
    matrix: FloatMatrix

    def adapted(self, phrasings: FloatMatrix) -> FloatMatrix:
        """Unit vectors (m, d) of unit vectors (m, d)."""
        turned = phrasings @ self.matrix.T
        unit: FloatMatrix = (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32)
        return unit


def load_adapter(embedder_name: str) -> QueryAdapter | None:
    """The packaged adapter, or None where it was made for another embedder."""
    with as_file(files("service.retrieval").joinpath("query_adapter.npz")) as path, np.load(path) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        return QueryAdapter(embedder_name, stored["matrix"].astype(np.float32))
