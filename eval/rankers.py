"""Textbook rankings over the service's own index and embedder: what anyone would build first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from eval.corpus import Corpus
from indexer.contracts import Embedder
from service.question.filters import Filters

FUSION_K = 60  # Cormack, Clarke and Büttcher, SIGIR 2009
FUSION_DEPTH = 100  # results of each half that are fused
_WORD = re.compile(r"\w+")


class Ranker(Protocol):
    """Ranks paragraphs for a question."""

    @property
    def name(self) -> str:
        """What it is called in tables."""

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """At most `limit` (row, score), best first, each row once."""

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """Rows that a plain engine on top of it would hand to a model, and so cite."""


CITED = 5  # paragraphs a textbook pipeline hands to its model


class Lexical:
    """BM25 alone, all words of the question with equal weight."""

    name = "BM25"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """Best paragraphs by BM25."""
        words = dict.fromkeys(_WORD.findall(question.lower()), 1.0)
        ranges = [(one.start, one.end) for one in self._corpus.admitted(filters)]
        if not words or not ranges:
            return []
        hits = self._corpus.index.lexical(words, ranges, limit)
        return sorted(((hit.row, hit.score) for hit in hits), key=lambda one: (-one[1], one[0]))

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """The first five."""
        return [row for row, _ in self.rank(question, filters, CITED)]


class Dense:
    """Cosine of question and paragraph vectors alone."""

    name = "dense"

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._corpus = corpus
        self._embedder = embedder

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """Best paragraphs by cosine."""
        ranges = [np.arange(one.start, one.end) for one in self._corpus.admitted(filters)]
        if not ranges:
            return []
        rows = np.concatenate(ranges)
        scores = self._corpus.index.paragraph_vectors[rows] @ self._embedder.embed([question])[0]
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(int(rows[place]), float(scores[place])) for place in best]

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """The first five."""
        return [row for row, _ in self.rank(question, filters, CITED)]


class Fusion:
    """Reciprocal-rank fusion of BM25 and dense with k = 60."""

    name = "fusion"

    def __init__(self, halves: Sequence[Ranker]) -> None:
        self._halves = halves

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """Best paragraphs by the sum of 1 / (k + rank) over the halves, ranks from 1."""
        scores: dict[int, float] = {}
        for half in self._halves:
            for place, (row, _) in enumerate(half.rank(question, filters, FUSION_DEPTH), start=1):
                scores[row] = scores.get(row, 0.0) + 1.0 / (FUSION_K + place)
        return sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:limit]

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """The first five."""
        return [row for row, _ in self.rank(question, filters, CITED)]
