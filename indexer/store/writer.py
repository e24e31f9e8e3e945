"""Writing one generation: rows in order, sentences, windows, vectors; everything a reader opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from indexer.cache import Cache
from indexer.chunking import windows
from indexer.contracts import Embedder, FloatMatrix, StoredParagraph, StoredReport
from indexer.reconcile import Held
from indexer.sentences import sentence_spans
from indexer.store.catalogue import write_catalogue
from indexer.store.lexical import write_lexical
from indexer.store.published import FORMAT
from indexer.store.vectors import pooled, write_chroma, write_matrices


def write_generation(
    folder: Path,
    held: Sequence[Held],
    embedder: Embedder | None,
    cache: Cache,
    metadata: dict[str, str],
    progress: Callable[[str, int, int], None],
) -> None:
    """Write catalogue, lexical index and vectors of `held` (in order) into an empty folder."""
    reports, rows = _rows(held)
    facts = {
        **metadata,
        "format": FORMAT,
        "embedder": embedder.name if embedder else "",
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_catalogue(folder / "catalogue.sqlite", reports, rows, facts)
    write_lexical(folder / "lexical", ((row.row, row.paragraph.text) for row in rows))
    if embedder is None:
        empty: FloatMatrix = np.zeros((0, 0), np.float32)
        write_matrices(folder, empty, empty, np.zeros(len(rows) + 1, np.int64))
    else:
        _write_vectors(folder, rows, embedder, cache, progress)


def _rows(held: Sequence[Held]) -> tuple[list[StoredReport], list[StoredParagraph]]:
    reports: list[StoredReport] = []
    rows: list[StoredParagraph] = []
    for one in held:
        start = len(rows)
        report = one.parsed.report
        rows.extend(
            StoredParagraph(
                place, report.report_id, paragraph, sentence_spans(paragraph.text, paragraph.kind)
            )
            for place, paragraph in enumerate(one.parsed.paragraphs, start)
        )
        reports.append(
            StoredReport(
                report, start, len(rows), one.sources, one.parsed.warnings, one.superseded_by, one.url
            )
        )
    return reports, rows


def _write_vectors(
    folder: Path,
    rows: Sequence[StoredParagraph],
    embedder: Embedder,
    cache: Cache,
    progress: Callable[[str, int, int], None],
) -> None:
    owners, texts = [], []
    for row in rows:
        text = row.paragraph.text
        for start, end in windows(text, row.sentences, embedder.max_tokens, embedder.count_tokens):
            owners.append(row.row)
            texts.append(text[start:end])
    sentences = [row.paragraph.text[start:end] for row in rows for start, end in row.sentences]
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("embedding", done, len(texts) + len(sentences))

    vectors = cache.embed(embedder, texts, advance)
    sentence_vectors = cache.embed(embedder, sentences, advance)
    offsets = np.cumsum([0, *(len(row.sentences) for row in rows)], dtype=np.int64)
    write_matrices(folder, pooled(vectors, owners, len(rows)), sentence_vectors, offsets)
    progress("storing", 0, 1)
    write_chroma(folder / "chroma", rows, owners, texts, vectors)
    progress("storing", 1, 1)
