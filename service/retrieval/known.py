"""What is known of paragraphs whatever the question: their words and traits, read once and ahead."""

from __future__ import annotations

from indexer.contracts import PublishedIndex, StoredParagraph
from service.retrieval.concepts import ParagraphWords
from service.retrieval.features import Traits

_KEPT = 50_000  # paragraphs


class KnownParagraphs:
    """Words and traits of the paragraphs of one published index. Safe for use by many threads."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index
        self._rows = max((report.end for report in index.reports()), default=0)
        self._read: dict[int, tuple[ParagraphWords, Traits]] = {}
        self._ahead = 0  # rows before this were read ahead

    def of(self, stored: StoredParagraph) -> tuple[ParagraphWords, Traits]:
        """A paragraph's words and traits, read once."""
        known = self._read.get(stored.row)
        if known is None:
            known = ParagraphWords.of(stored), Traits.of(stored)
            if len(self._read) < _KEPT:
                self._read[stored.row] = known
        return known

    def read_ahead(self, most: int) -> int:
        """Read up to `most` paragraphs that nobody has asked for yet; how many were read.

        Who asks first over all authorities would wait for eight hundred of them to be read.
        """
        start = self._ahead
        self._ahead = min(start + most, self._rows, _KEPT)
        for stored in self._index.paragraphs(start, self._ahead):
            self.of(stored)
        return self._ahead - start
