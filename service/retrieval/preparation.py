"""A question made ready for search: its phrasings as vectors, its concepts with their rarity."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.contracts import Embedder, FloatMatrix, PublishedIndex
from service.question.model import Concept, Question
from service.retrieval.adapter import QueryAdapter
from service.retrieval.concepts import (
    Wanted,
    WeightedConcept,
    in_their_words,
    rarest_known,
    rarest_official,
    rarest_plain,
    weigh,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question's phrasings as vectors and its concepts with their rarity: computed once.

    `terms` are its terms with their weights for lexical search. `counted` are the row ranges over which rarity
    is counted (None: all). `telling` is the rarest of the official terms, `rare` the rarest word that no entry knows,
    `known` the rarest matter of an entry asked for in lay words. `read` is the topic as paragraphs are read with it.
    """

    phrasings: FloatMatrix | None
    wanted: Wanted
    terms: Mapping[str, float]
    counted: Sequence[tuple[int, int]] | None = None
    telling: Concept | None = None
    rare: Concept | None = None
    known: Concept | None = None
    read: str = ""

    @property
    def concepts(self) -> tuple[WeightedConcept, ...]:
        """The concepts, in the question's order."""
        return self.wanted.concepts


class Preparation:
    """Makes questions ready for one published index. Safe for use by many threads."""

    def __init__(
        self, index: PublishedIndex, embedder: Embedder | None, adapter: QueryAdapter | None = None
    ) -> None:
        """`embedder` is None for an index without vectors. `paragraphs` is how many the index holds."""
        self._index = index
        self._embedder = embedder
        self._adapter = adapter
        self.paragraphs = max((report.end for report in index.reports()), default=0)

    def of(self, question: Question) -> Prepared:
        """The question's phrasings embedded and its concepts weighed."""
        texts = [text for text in (question.topic, *question.rewrites) if text.strip()]
        phrasings = self._embedder.embed(texts) if self._embedder and texts else None
        if phrasings is not None and self._adapter is not None:
            phrasings = self._adapter.adapted(phrasings)
        words = {word for term in question.terms for word in term.split()}
        ranges, paragraphs = self._counted(question)
        frequency = {word: self._index.document_frequency(word, ranges) for word in words}
        terms = question.terms
        if ranges is not None:
            terms = self._made_up_for(terms, frequency, paragraphs)
        weighted = weigh(question, frequency, paragraphs)
        return Prepared(
            phrasings,
            Wanted(weighted),
            terms,
            ranges,
            rarest_official(question, weighted),
            rarest_plain(question, weighted),
            rarest_known(question, weighted),
            in_their_words(question, frequency, paragraphs),
        )

    def _counted(self, question: Question) -> tuple[list[tuple[int, int]] | None, int]:
        """Row ranges over which rarity is counted (None: all), and how many paragraphs these are.

        Those that pass the caller's filters: five reports among many are asked as five alone would be.
        """
        if question.eligible_ids is None:
            return None, self.paragraphs
        ranges = [
            (report.start, report.end)
            for report in self._index.reports()
            if report.report.report_id in question.eligible_ids
        ]
        return ranges, sum(end - start for start, end in ranges)

    def _made_up_for(
        self, terms: Mapping[str, float], frequency: Mapping[str, int], paragraphs: int
    ) -> dict[str, float]:
        """Terms with weights by their rarity in `paragraphs`, as the index weighs them by that over all.

        The rarity is that of BM25: ln(1 + (N - df + 0.5) / (df + 0.5)), of a phrase the sum over its words.
        """
        over_all = {word: self._index.document_frequency(word) for word in frequency}

        def rarity(term: str, counts: Mapping[str, int], whole: int) -> float:
            return sum(
                math.log(1 + (whole - counts[word] + 0.5) / (counts[word] + 0.5)) for word in term.split()
            )

        return {
            term: weight * rarity(term, frequency, paragraphs) / rarity(term, over_all, self.paragraphs)
            for term, weight in terms.items()
        }
