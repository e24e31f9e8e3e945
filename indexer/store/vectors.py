"""Vectors: window vectors in Chroma (durable), paragraph and sentence matrices on disk (searched).

One process writes a Chroma folder, and only before its generation is published. A new generation
starts from a copy of the one before and changes the reports that differ, unless that is most of them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indexer.contracts import FloatMatrix, IntVector, QuestionVectors
from indexer.errors import WriteRefusedError

COLLECTION = "windows"
CHROMA = "chroma"
QUESTIONS, QUESTION_OFFSETS = "questions.npy", "question_offsets.npy"
_STATE = "windows.json"
_BATCH = 2000  # below Chroma's limit of 5,461
_FEW = 0.5  # of all windows; when more than this are new, a new collection is quicker than a changed one
_WORN = 0.3  # of all windows; deleted vectors stay in the graph, so after this many it is made anew


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a paragraph that was embedded: the paragraph's row and label, its place in it, its text."""

    row: int
    report_id: str
    paragraph: str
    place: int
    text: str

    @property
    def key(self) -> str:
        """The id in Chroma; it does not depend on other reports."""
        return f"{self.report_id}#{self.paragraph}#{self.place}"


def write_chroma(
    folder: Path, windows: Sequence[Window], vectors: FloatMatrix, *, embedder: str, previous: Path | None
) -> None:
    """Store every window, its text and its vector in generation `folder`, starting from `previous` if that helps.

    Raises WriteRefusedError when Chroma cannot write.
    """
    from chromadb.errors import ChromaError

    marks = _marks(windows)
    plan = _plan(previous, marks, windows, embedder)
    try:
        if plan is None:
            with opened(folder / CHROMA) as client:
                collection = client.create_collection(
                    COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
                )
                _add(collection, windows, vectors, range(len(windows)))
            worn = 0
        else:
            worn = _change(folder, plan, windows, vectors)
    except ChromaError as error:
        raise WriteRefusedError(f"Chroma: {error}") from error
    state = {"embedder": embedder, "worn": worn, "reports": marks}
    (folder / _STATE).write_text(json.dumps(state, indent=1), "utf-8")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which reports' windows leave a copied collection, which come, and how many it lost before."""

    source: Path
    leaving: frozenset[str]
    coming: frozenset[str]
    worn: int


def _marks(windows: Sequence[Window]) -> dict[str, str]:
    """For each report a digest of its windows' keys and texts."""
    digests: dict[str, Any] = {}
    for window in windows:
        digest = digests.setdefault(window.report_id, hashlib.sha256())
        digest.update(f"{window.key}\0{window.text}\0".encode())
    return {report_id: digest.hexdigest() for report_id, digest in digests.items()}


def _plan(
    previous: Path | None, marks: Mapping[str, str], windows: Sequence[Window], embedder: str
) -> _Plan | None:
    if previous is None or not (previous / CHROMA).is_dir():
        return None
    try:
        state = json.loads((previous / _STATE).read_text("utf-8"))
        before, worn = dict(state["reports"]), int(state["worn"])
    except (OSError, ValueError, KeyError):
        return None
    if state["embedder"] != embedder:
        return None
    coming = frozenset(report_id for report_id, mark in marks.items() if before.get(report_id) != mark)
    leaving = frozenset(report_id for report_id, mark in before.items() if marks.get(report_id) != mark)
    fresh = sum(window.report_id in coming for window in windows)
    if fresh > _FEW * len(windows) or worn > _WORN * len(windows):
        return None
    return _Plan(previous / CHROMA, leaving, coming, worn)


def _change(folder: Path, plan: _Plan, windows: Sequence[Window], vectors: FloatMatrix) -> int:
    shutil.copytree(plan.source, folder / CHROMA)
    worn = plan.worn
    with opened(folder / CHROMA) as client:
        collection = client.get_collection(COLLECTION, embedding_function=None)
        before: int = collection.count()
        # Deleted first: adding a key that is there would silently keep the old text.
        for report_id in sorted(plan.leaving):
            collection.delete(where={"report_id": report_id})
        worn += before - int(collection.count())
        places = [place for place, window in enumerate(windows) if window.report_id in plan.coming]
        _add(collection, windows, vectors, places)
    return worn


def _add(collection: Any, windows: Sequence[Window], vectors: FloatMatrix, places: Sequence[int]) -> None:
    for start in range(0, len(places), _BATCH):
        part = places[start : start + _BATCH]
        collection.add(
            ids=[windows[place].key for place in part],
            embeddings=vectors[list(part)],
            documents=[windows[place].text for place in part],
            metadatas=[
                {"report_id": windows[place].report_id, "paragraph": windows[place].paragraph}
                for place in part
            ],
        )


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """A Chroma client on a folder that no other process has open; closed, with all on disk, at the end."""
    import chromadb
    from chromadb.config import Settings

    client: Any = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    try:
        yield client
    finally:
        client.close()


def write_matrices(folder: Path, paragraphs: FloatMatrix, sentences: FloatMatrix, offsets: IntVector) -> None:
    """Write the matrices that are searched."""
    np.save(folder / "paragraphs.npy", paragraphs)
    np.save(folder / "sentences.npy", sentences)
    np.save(folder / "sentence_offsets.npy", offsets)


def write_questions(folder: Path, vectors: FloatMatrix, offsets: IntVector) -> None:
    """Write the vectors of questions that the paragraphs answer."""
    np.save(folder / QUESTIONS, vectors)
    np.save(folder / QUESTION_OFFSETS, offsets)


def read_questions(folder: Path) -> QuestionVectors | None:
    """The same, or None where none were made."""
    if not (folder / QUESTIONS).is_file():
        return None
    vectors = np.asarray(np.load(folder / QUESTIONS, mmap_mode="r"))
    return QuestionVectors(vectors, np.load(folder / QUESTION_OFFSETS))


def pooled(vectors: FloatMatrix, owners: Sequence[int], rows: int) -> FloatMatrix:
    """Unit-length mean of each row's window vectors: (rows, dimensions)."""
    total = np.zeros((rows, vectors.shape[1]), np.float32)
    np.add.at(total, np.asarray(owners, np.int64), vectors)
    norms = np.linalg.norm(total, axis=1, keepdims=True)
    unit: FloatMatrix = total / np.maximum(norms, 1e-12)
    return unit
