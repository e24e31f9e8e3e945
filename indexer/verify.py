"""Is the live index what its catalogue says? Files, catalogue, lexical index and vectors are compared row by row."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.build import BuildResult, Progress, refusals, republish
from indexer.cache import Cache
from indexer.contracts import Embedder, FloatMatrix, StoredParagraph
from indexer.errors import IndexForeignError
from indexer.reconcile import ReadFile
from indexer.store.catalogue import Catalogue, read_sources
from indexer.store.checksums import damaged_files
from indexer.store.generations import IN_USE, current, hold
from indexer.store.lexical import LexicalIndex
from indexer.store.lock import indexing
from indexer.store.vectors import CHROMA, COLLECTION, Window, opened, pooled
from indexer.store.writer import paragraph_windows

_SAMPLE = 64  # texts embedded anew and compared
_SAME = 0.999  # cosine; the same text embedded in another batch differs in the last digits
_UNIT = 1e-3  # how far the length of a vector of 32-bit numbers may be from 1
_SHOWN = 5  # examples named in one finding


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be: in which part of the index, and what."""

    part: str
    message: str


def verify(data: Path, embedder: Embedder | None) -> list[Problem]:
    """Compare all parts of the live generation; an empty list means that they agree.

    `embedder` must be the one that the index was made with for its vectors to be checked.
    Raises IndexMissingError when there is no index, IndexForeignError when it is of another version.
    """
    folder = current(data)
    if not (folder / IN_USE).is_file():
        raise IndexForeignError(f"the index in {data} was made by another version; index the reports again")
    problems = [Problem("files", message) for message in damaged_files(folder, thorough=True)]
    with _holding(folder):
        try:
            catalogue = Catalogue(folder / "catalogue.sqlite")
            problems.extend(_catalogue_problems(folder / "catalogue.sqlite", catalogue))
        except (sqlite3.Error, ValueError) as error:
            return [*problems, Problem("catalogue", f"it cannot be read ({error})")]
        problems.extend(_lexical_problems(folder / "lexical", catalogue.paragraphs))
        problems.extend(_vector_problems(folder, catalogue, embedder))
    return problems


def repair(
    data: Path, embedder: Embedder | None, *, wait: bool = False, progress: Progress = lambda *_: None
) -> BuildResult:
    """Make and publish a generation anew from what the catalogue says was read; nothing is parsed.

    Everything is embedded again. Raises StoreError when the catalogue itself is damaged.
    """
    with refusals(data), indexing(data, wait=wait):
        cache = Cache(data / "cache.sqlite")
        try:
            cache.forget_vectors()
            return republish(data, embedder, cache, anew=True, progress=progress)
        finally:
            cache.close()


@contextmanager
def _holding(folder: Path) -> Iterator[None]:
    handle = hold(folder)
    try:
        yield
    finally:
        os.close(handle)


def _catalogue_problems(path: Path, catalogue: Catalogue) -> Iterator[Problem]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        (state,) = database.execute("PRAGMA integrity_check").fetchone()
    if state != "ok":
        yield Problem("catalogue", state)
    kept: dict[str, ReadFile] = {}
    for report_id, file in read_sources(path):
        kept.setdefault(report_id, file)
    end = 0
    for stored in catalogue.reports:
        name = stored.report.report_id
        if stored.start != end:
            yield Problem("catalogue", f"{name} starts at row {stored.start}, not {end}")
        end = stored.end
        held = tuple(one.paragraph for one in catalogue.paragraphs[stored.start : stored.end])
        if name not in kept or held != kept[name].parsed.paragraphs:
            yield Problem("catalogue", f"{name} has other paragraphs than its file had")
    if [one.row for one in catalogue.paragraphs] != list(range(end)):
        yield Problem("catalogue", f"its rows are not those of its reports (0 to {end})")


def _lexical_problems(folder: Path, paragraphs: Sequence[StoredParagraph]) -> Iterator[Problem]:
    expected: dict[str, set[int]] = {}
    try:
        index = LexicalIndex(folder)
        for one in paragraphs:
            for stem in index.indexed_stems(one.paragraph.text):
                expected.setdefault(stem, set()).add(one.row)
        if index.count() != len(paragraphs):
            yield Problem("lexical", f"it holds {index.count()} paragraphs, the catalogue {len(paragraphs)}")
        wrong = [stem for stem, rows in expected.items() if index.rows_with(stem) != rows]
    except (ValueError, OSError) as error:
        yield Problem("lexical", f"it cannot be read ({error})")
        return
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how tantivy meets a file whose content is damaged
            raise
        yield Problem("lexical", "its files are damaged")
        return
    if wrong:
        shown = ", ".join(wrong[:_SHOWN])
        yield Problem("lexical", f"{len(wrong)} words stand in other paragraphs than it says ({shown})")


def _vector_problems(folder: Path, catalogue: Catalogue, embedder: Embedder | None) -> Iterator[Problem]:
    name = catalogue.metadata.get("embedder", "")
    if not name:
        return
    if embedder is None or embedder.name != name:
        yield Problem("vectors", f"they were made with {name}, which is not the embedder now set")
        return
    try:
        paragraphs = np.load(folder / "paragraphs.npy")
        sentences = np.load(folder / "sentences.npy")
        offsets = np.load(folder / "sentence_offsets.npy")
    except (OSError, ValueError) as error:
        yield Problem("vectors", f"they cannot be read ({error})")
        return
    counts = [len(one.sentences) for one in catalogue.paragraphs]
    shapes = (paragraphs.shape, sentences.shape, offsets.tolist())
    wanted = (
        (len(counts), embedder.dimensions),
        (sum(counts), embedder.dimensions),
        np.cumsum([0, *counts]).tolist(),
    )
    if shapes != wanted:
        yield Problem("vectors", "there are not as many as the catalogue has paragraphs and sentences")
        return
    for what, matrix in (("paragraph", paragraphs), ("sentence", sentences)):
        lengths = np.linalg.norm(matrix, axis=1)
        if len(bad := np.flatnonzero(~(np.abs(lengths - 1) < _UNIT))):
            shown = ", ".join(map(str, bad[:_SHOWN]))
            yield Problem("vectors", f"{len(bad)} {what} vectors are not of length 1 (numbers {shown})")
    texts = [one.paragraph.text[start:end] for one in catalogue.paragraphs for start, end in one.sentences]
    places = np.unique(np.linspace(0, len(texts) - 1, min(_SAMPLE, len(texts)), dtype=np.int64))
    fresh = embedder.embed([texts[place] for place in places])
    off = places[(fresh * sentences[places]).sum(axis=1) < _SAME]
    if len(off):
        yield Problem("vectors", f"{len(off)} of {len(places)} sentences looked at have a wrong vector")
    yield from _chroma_problems(folder, paragraph_windows(catalogue.paragraphs, embedder), paragraphs)


def _chroma_problems(folder: Path, windows: Sequence[Window], paragraphs: FloatMatrix) -> Iterator[Problem]:
    from chromadb.errors import ChromaError

    # Looked at in a copy: opening a Chroma folder may write to it.
    with tempfile.TemporaryDirectory() as scratch:
        try:
            shutil.copytree(folder / CHROMA, Path(scratch) / CHROMA)
            with opened(Path(scratch) / CHROMA) as client:
                collection = client.get_collection(COLLECTION, embedding_function=None)
                held = collection.get(include=["documents", "embeddings"])
        except (ChromaError, OSError, ValueError) as error:
            yield Problem("chroma", f"it cannot be read ({error})")
            return
    places = {key: place for place, key in enumerate(held["ids"])}
    expected = {window.key: window.text for window in windows}
    if places.keys() != expected.keys():
        missing, more = expected.keys() - places.keys(), places.keys() - expected.keys()
        yield Problem("chroma", f"{len(missing)} windows are missing and {len(more)} are not of this index")
        return
    stale = [key for key, text in expected.items() if held["documents"][places[key]] != text]
    if stale:
        yield Problem("chroma", f"{len(stale)} windows hold other text ({', '.join(stale[:_SHOWN])})")
    if windows:
        vectors = np.asarray(held["embeddings"], np.float32)[[places[window.key] for window in windows]]
        again = pooled(vectors, [window.row for window in windows], len(paragraphs))
        off = int(((again * paragraphs).sum(axis=1) < _SAME).sum())
        if off:
            yield Problem("vectors", f"{off} paragraphs have another vector than their windows in Chroma")
