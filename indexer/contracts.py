"""What the rooms above may expect of an embedder and of a published index.

Rows: a published index orders all paragraphs by report; `row` is a paragraph's place in that order
(0-based, dense), so that everything known of a paragraph is found by the same integer, and a report
is a half-open range of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.model import Paragraph, ParseWarning, Report

FloatMatrix = NDArray[np.float32]
FloatVector = NDArray[np.float32]
IntVector = NDArray[np.int64]


class Embedder(Protocol):
    """Turns text into vectors of unit length; the dot product of two is their cosine."""

    @property
    def name(self) -> str:
        """Identity of model and pre-processing; an index made under another name is foreign."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Longest text embedded whole, in tokens of this embedder's own tokenizer."""

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`, special ones included."""

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Vectors of shape (len(texts), dimensions), float32, unit length, in the order given."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of a paragraph is read closely: its section's heading, its sentences, and the place of the best one."""

    heading: str
    sentences: tuple[str, ...]
    best: int


class CrossEncoder(Protocol):
    """Reads a question and an excerpt together, which is dearer than comparing their vectors and sees more."""

    def score(self, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        """Log-odds (len(excerpts),) that each excerpt answers `question`, each independent of the others."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as indexed: its paragraphs are rows `start` (inclusive) to `end` (exclusive)."""

    report: Report
    start: int
    end: int
    sources: tuple[str, ...]
    warnings: tuple[ParseWarning, ...]
    superseded_by: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A paragraph as indexed: `sentences` are half-open character spans into its text, in order."""

    row: int
    report_id: str
    paragraph: Paragraph
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph row and how well it matched; higher is better, comparable within one call."""

    row: int
    score: float


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """Vectors (n, dimensions) of questions that paragraphs answer: those of row r are `offsets[r]` to `offsets[r + 1]`."""

    vectors: FloatMatrix
    offsets: IntVector


class QuestionMaker(Protocol):
    """Makes questions that paragraphs answer."""

    @property
    def name(self) -> str:
        """Identity of model and prompt; what was made under another name is made anew."""

    def made(self, texts: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """A text's place and its questions (perhaps none), as they come, in any order.

        Ends early where no more can be made now; a text that failed is left out.
        """


class PublishedIndex(Protocol):
    """One immutable generation of the index, open for reading by many threads."""

    @property
    def generation(self) -> str:
        """Name of the generation, new with every publication."""

    @property
    def embedder_name(self) -> str:
        """`Embedder.name` of the vectors within; empty when the index has no vectors."""

    @property
    def registers(self) -> Sequence[Path]:
        """Registers of authorities that came with the reports, beside the packaged one."""

    def reports(self) -> Sequence[StoredReport]:
        """All reports in row order: by authority name, then by date."""

    def report(self, report_id: str) -> StoredReport | None:
        """The report of that id, or None."""

    def paragraphs(self, start: int, end: int) -> Sequence[StoredParagraph]:
        """Paragraphs of rows start (inclusive) to end (exclusive)."""

    def paragraph(self, report_id: str, label: str) -> StoredParagraph | None:
        """The paragraph of that printed number or label, or None."""

    def lexical(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        """BM25 over paragraph text: terms (words or phrases of words) with their weights.

        `ranges` restricts to row ranges (None: all). At most `limit` hits, best first.
        """

    def document_frequency(self, word: str, ranges: Sequence[tuple[int, int]] | None = None) -> int:
        """How many paragraphs hold `word` (any form of its stem); 0 when none does.

        `ranges` restricts to row ranges (None: all).
        """

    @property
    def paragraph_vectors(self) -> FloatMatrix:
        """Vectors of paragraphs, (rows, dimensions): a long paragraph is the unit-length mean of its windows."""

    @property
    def sentence_vectors(self) -> FloatMatrix:
        """Vectors of sentences, (sentences, dimensions), in row order, then in order of the text."""

    @property
    def sentence_offsets(self) -> IntVector:
        """(rows + 1,): sentences of row r are `sentence_offsets[r]` to `sentence_offsets[r + 1]`."""

    @property
    def questions(self) -> QuestionVectors | None:
        """Vectors of questions made for the paragraphs, or None where none were made."""

    def close(self) -> None:
        """Release files; nothing may be called afterwards."""
