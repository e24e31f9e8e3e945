"""Writing one generation: rows in order, sentences, windows, vectors; everything a reader opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from indexer.cache import Cache, Spans
from indexer.chunking import windows
from indexer.contracts import Embedder, FloatMatrix, IntVector, StoredParagraph, StoredReport
from indexer.discover import Refused
from indexer.reconcile import Held
from indexer.sentences import sentence_spans
from indexer.store.catalogue import Contents, write_catalogue
from indexer.store.checksums import write_checksums
from indexer.store.lexical import write_lexical
from indexer.store.published import FORMAT, REGISTER
from indexer.store.vectors import Window, pooled, write_chroma, write_matrices, write_questions
from indexer.versions import index_version


@dataclass(frozen=True, slots=True)
class Generation:
    """What goes into a generation: reports in order, files that failed, registers, and facts for the metadata.

    `registers` are the contents of registers of authorities that came with the reports. Where the
    metadata names a maker of `questions`, those that it made and the cache knows go in.
    """

    held: Sequence[Held]
    failed: Sequence[Refused]
    registers: Sequence[bytes]
    metadata: Mapping[str, str]


def write_generation(
    folder: Path,
    generation: Generation,
    embedder: Embedder | None,
    cache: Cache,
    *,
    previous: Path | None,
    progress: Callable[[str, int, int], None],
) -> None:
    """Write catalogue, lexical index, vectors and checksums into an empty folder.

    `previous` is an earlier generation to take unchanged windows from, or None.
    """
    for number, register in enumerate(generation.registers):
        (folder / REGISTER.format(number)).write_bytes(register)
    reports, rows = stored(generation.held)
    found = paragraph_windows(rows, embedder, cache) if embedder else ()
    facts = {
        **generation.metadata,
        "format": FORMAT,
        "embedder": embedder.name if embedder else "",
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "reports": str(len(reports)),
        "paragraphs": str(len(rows)),
        "sentences": str(sum(len(row.sentences) for row in rows)),
        "windows": str(len(found)),
    }
    sources = [(one.parsed.report.report_id, member) for one in generation.held for member in one.members]
    write_catalogue(folder / "catalogue.sqlite", Contents(reports, rows, sources, generation.failed, facts))
    write_lexical(folder / "lexical", ((row.row, row.paragraph.text) for row in rows))
    if embedder is None:
        empty: FloatMatrix = np.zeros((0, 0), np.float32)
        write_matrices(folder, empty, empty, _offsets(rows))
    else:
        _write_vectors(folder, rows, found, embedder, cache, previous, progress)
        if maker := generation.metadata.get("questions"):
            _write_questions(folder, rows, maker, embedder, cache)
    write_checksums(folder)


def stored(held: Sequence[Held]) -> tuple[list[StoredReport], list[StoredParagraph]]:
    """Reports and paragraphs with their rows, in order."""
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


def paragraph_windows(
    rows: Sequence[StoredParagraph], embedder: Embedder, cache: Cache | None = None
) -> tuple[Window, ...]:
    """The windows of all paragraphs, in row order, then in order of the text.

    Counting tokens takes longer than anything but embedding, so `cache` remembers what was cut.
    """

    def cut(place: int) -> Spans:
        row = rows[place]
        return windows(row.paragraph.text, row.sentences, embedder.max_tokens, embedder.count_tokens)

    if cache is None:
        spans = [cut(place) for place in range(len(rows))]
    else:
        texts = [f"{row.sentences}{row.paragraph.text}" for row in rows]
        spans = cache.windows(f"{embedder.name}/{embedder.max_tokens}/{index_version()}", texts, cut)
    return tuple(
        Window(row.row, row.report_id, row.paragraph.paragraph, place, row.paragraph.text[start:end])
        for row, found in zip(rows, spans, strict=True)
        for place, (start, end) in enumerate(found)
    )


def _write_vectors(
    folder: Path,
    rows: Sequence[StoredParagraph],
    found: Sequence[Window],
    embedder: Embedder,
    cache: Cache,
    previous: Path | None,
    progress: Callable[[str, int, int], None],
) -> None:
    texts = [window.text for window in found]
    sentences = [row.paragraph.text[start:end] for row in rows for start, end in row.sentences]
    whole = sum(map(len, texts)) + sum(map(len, sentences))
    done = 0

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        progress("embedding", done, whole)

    vectors = cache.embed(embedder, texts, advance)
    sentence_vectors = cache.embed(embedder, sentences, advance)
    paragraphs = pooled(vectors, [window.row for window in found], len(rows))
    write_matrices(folder, paragraphs, sentence_vectors, _offsets(rows))
    progress("storing", 0, 1)
    write_chroma(folder, found, vectors, embedder=embedder.name, previous=previous)
    progress("storing", 1, 1)


def _write_questions(
    folder: Path, rows: Sequence[StoredParagraph], maker: str, embedder: Embedder, cache: Cache
) -> None:
    """Vectors of the questions that `maker` made for the paragraphs; a paragraph that it was not asked about has none."""
    known = cache.questions(maker, list({row.paragraph.text for row in rows}))
    made = [known.get(row.paragraph.text, ()) for row in rows]
    vectors = cache.embed(embedder, [question for questions in made for question in questions])
    write_questions(folder, vectors, np.cumsum([0, *map(len, made)], dtype=np.int64))


def _offsets(rows: Sequence[StoredParagraph]) -> IntVector:
    """Where each row's sentences begin, counted through all rows; (rows + 1,)."""
    return np.cumsum([0, *(len(row.sentences) for row in rows)], dtype=np.int64)
