"""Vectors: window vectors in Chroma (durable), paragraph and sentence matrices on disk (searched)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.contracts import FloatMatrix, IntVector, StoredParagraph
from indexer.errors import WriteRefusedError

COLLECTION = "windows"
_BATCH = 2000  # below Chroma's limit of 5,461


def write_chroma(
    folder: Path,
    paragraphs: Sequence[StoredParagraph],
    owners: Sequence[int],
    texts: Sequence[str],
    vectors: FloatMatrix,
) -> None:
    """Store every window: its text, its vector, and the paragraph (`owners`: rows) that it is part of.

    Raises WriteRefusedError when Chroma cannot write.
    """
    from chromadb.errors import ChromaError

    try:
        _fill_chroma(folder, paragraphs, owners, texts, vectors)
    except ChromaError as error:
        raise WriteRefusedError(f"Chroma: {error}") from error


def _fill_chroma(
    folder: Path,
    paragraphs: Sequence[StoredParagraph],
    owners: Sequence[int],
    texts: Sequence[str],
    vectors: FloatMatrix,
) -> None:
    import chromadb
    from chromadb.config import Settings

    client: Any = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    collection = client.create_collection(
        COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    for start in range(0, len(owners), _BATCH):
        part = range(start, min(start + _BATCH, len(owners)))
        collection.add(
            ids=[f"window-{number}" for number in part],
            embeddings=vectors[part.start : part.stop],
            documents=[texts[number] for number in part],
            metadatas=[
                {
                    "row": owners[number],
                    "report_id": paragraphs[owners[number]].report_id,
                    "paragraph": paragraphs[owners[number]].paragraph.paragraph,
                }
                for number in part
            ],
        )
    client.close()


def write_matrices(folder: Path, paragraphs: FloatMatrix, sentences: FloatMatrix, offsets: IntVector) -> None:
    """Write the matrices that are searched."""
    np.save(folder / "paragraphs.npy", paragraphs)
    np.save(folder / "sentences.npy", sentences)
    np.save(folder / "sentence_offsets.npy", offsets)


def pooled(vectors: FloatMatrix, owners: Sequence[int], rows: int) -> FloatMatrix:
    """Unit-length mean of each row's window vectors: (rows, dimensions)."""
    total = np.zeros((rows, vectors.shape[1]), np.float32)
    np.add.at(total, np.asarray(owners), vectors)
    norms = np.linalg.norm(total, axis=1, keepdims=True)
    unit: FloatMatrix = total / np.maximum(norms, 1e-12)
    return unit
