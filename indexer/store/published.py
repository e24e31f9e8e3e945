"""A published generation opened for reading: the PublishedIndex that the service answers from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from indexer.contracts import FloatMatrix, Hit, IntVector, StoredParagraph, StoredReport
from indexer.errors import IndexForeignError
from indexer.store.catalogue import Catalogue
from indexer.store.generations import current
from indexer.store.lexical import LexicalIndex

FORMAT = "1"


class OpenIndex:
    """One immutable generation; safe for use by many threads."""

    def __init__(self, folder: Path) -> None:
        self._catalogue = Catalogue(folder / "catalogue.sqlite")
        self.generation = folder.name
        if self._catalogue.metadata.get("format") != FORMAT:
            raise IndexForeignError(
                f"the index in {folder} was made by another version; index the reports again"
            )
        self.embedder_name = self._catalogue.metadata["embedder"]
        self.registers = tuple(sorted(folder.glob("authorities-*.csv")))
        self._lexical = LexicalIndex(folder / "lexical")
        self.paragraph_vectors: FloatMatrix = np.load(folder / "paragraphs.npy", mmap_mode="r")
        self.sentence_vectors: FloatMatrix = np.load(folder / "sentences.npy", mmap_mode="r")
        self.sentence_offsets: IntVector = np.load(folder / "sentence_offsets.npy")

    def reports(self) -> Sequence[StoredReport]:
        """See PublishedIndex.reports."""
        return self._catalogue.reports

    def report(self, report_id: str) -> StoredReport | None:
        """See PublishedIndex.report."""
        return self._catalogue.by_id.get(report_id)

    def paragraphs(self, start: int, end: int) -> Sequence[StoredParagraph]:
        """See PublishedIndex.paragraphs."""
        return self._catalogue.paragraphs[start:end]

    def paragraph(self, report_id: str, label: str) -> StoredParagraph | None:
        """See PublishedIndex.paragraph."""
        return self._catalogue.by_label.get((report_id, label))

    def document_frequency(self, word: str) -> int:
        """See PublishedIndex.document_frequency."""
        return self._lexical.document_frequency(word)

    def lexical(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        """See PublishedIndex.lexical."""
        return self._lexical.search(weighted_terms, ranges, limit)

    def close(self) -> None:
        """Nothing is held open but memory maps, which end with the object."""


def open_current(data: Path) -> OpenIndex:
    """The live generation; raises IndexMissingError or IndexForeignError, each saying what to do."""
    return OpenIndex(current(data))
