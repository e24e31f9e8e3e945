"""A published generation opened for reading: the PublishedIndex that the service answers from."""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from indexer.contracts import FloatMatrix, Hit, IntVector, StoredParagraph, StoredReport
from indexer.errors import IndexForeignError, IndexMissingError
from indexer.store.catalogue import Catalogue
from indexer.store.checksums import damaged_files
from indexer.store.generations import current, hold
from indexer.store.lexical import LexicalIndex
from indexer.store.vectors import CHROMA, read_questions

FORMAT = "2"
REGISTER = "authorities-{:03d}.csv"
READ_LATER = (CHROMA,)  # written for others to open: no question reads it, so a replica does without
_TRIES = 3  # a generation may be deleted between reading its name and opening it


class OpenIndex:
    """One immutable generation; safe for use by many threads. It is not deleted while this object lives."""

    def __init__(self, folder: Path) -> None:
        """Open a generation's folder; raises IndexForeignError, IndexMissingError (damaged) or FileNotFoundError."""
        self._release = weakref.finalize(self, os.close, _held(folder))
        try:
            self._catalogue = Catalogue(folder / "catalogue.sqlite")
        except sqlite3.Error as error:
            raise IndexForeignError(_again(folder, f"cannot be read ({error})")) from error
        if self._catalogue.metadata.get("format") != FORMAT:
            raise IndexForeignError(_again(folder, "was made by another version"))
        wrong = damaged_files(folder, thorough=False, leaving_out=READ_LATER)
        if wrong:
            raise IndexMissingError(_again(folder, f"is damaged ({wrong[0]})"))
        self.folder = folder
        self.generation = folder.name
        self.embedder_name = self._catalogue.metadata["embedder"]
        self.registers = registers(folder)
        self._lexical = LexicalIndex(folder / "lexical")
        # Plain arrays over the mapped files: slicing a memmap costs ten times what slicing an array does.
        self.paragraph_vectors: FloatMatrix = np.asarray(np.load(folder / "paragraphs.npy", mmap_mode="r"))
        self.sentence_vectors: FloatMatrix = np.asarray(np.load(folder / "sentences.npy", mmap_mode="r"))
        self.sentence_offsets: IntVector = np.load(folder / "sentence_offsets.npy")
        self.questions = read_questions(folder)

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

    def document_frequency(self, word: str, ranges: Sequence[tuple[int, int]] | None = None) -> int:
        """See PublishedIndex.document_frequency."""
        return self._lexical.document_frequency(word, ranges)

    def lexical(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        """See PublishedIndex.lexical."""
        return self._lexical.search(weighted_terms, ranges, limit)

    def close(self) -> None:
        """Let the generation be deleted when it is no longer live; memory maps end with the object."""
        self._release()


def open_current(data: Path) -> OpenIndex:
    """The live generation; raises IndexMissingError or IndexForeignError, each saying what to do."""
    for _ in range(_TRIES - 1):
        try:
            return OpenIndex(current(data))
        except FileNotFoundError:
            continue  # a newer one was published meanwhile
    return OpenIndex(current(data))


def registers(folder: Path) -> tuple[Path, ...]:
    """Registers of authorities that came with a generation's reports, in the order in which they count."""
    return tuple(sorted(folder.glob(REGISTER.replace("{:03d}", "*"))))


def _held(folder: Path) -> int:
    try:
        return hold(folder)
    except FileNotFoundError as error:
        if not (folder / "catalogue.sqlite").is_file():
            raise  # deleted meanwhile
        raise IndexForeignError(_again(folder, "was made by another version")) from error


def _again(folder: Path, what: str) -> str:
    return f"the index in {folder.parent.parent} {what}; index the reports again"
