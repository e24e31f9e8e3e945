"""Named baselines over the same index and embedder, as systems under test."""

from __future__ import annotations

from collections.abc import Sequence

from eval.contracts import Found, System
from eval.corpus import Corpus
from eval.errors import EvaluationError
from eval.rankers import Dense, Fusion, Lexical, Ranker
from indexer.contracts import Embedder, PublishedIndex
from service.answering.citations import CitationBook, escaped
from service.answering.model import Answer, Coverage, Outcome
from service.question.filters import Filters


class BaselineSystem:
    """A ranking that answers with the paragraphs it would hand to a model, each cited whole.

    It never declines, knows no authorities and so says of none that it is silent.
    """

    def __init__(self, ranker: Ranker, corpus: Corpus) -> None:
        self._ranker = ranker
        self._corpus = corpus

    @property
    def name(self) -> str:
        """The ranking's name."""
        return self._ranker.name

    def ask(self, question: str, filters: Filters) -> Answer:
        """The cited paragraphs one after the other."""
        book = CitationBook()
        lines = []
        for row in self._ranker.cited(question, filters):
            stored = self._corpus.paragraphs[row]
            owner = self._corpus.owners[stored.report_id]
            marker = book.cite(stored, owner, stored.paragraph.text)
            lines.append(f"{escaped(stored.paragraph.text)} [{marker}]")
        return Answer(
            question=question,
            answer="\n".join(lines),
            outcome=Outcome.ANSWERED if lines else Outcome.NOT_FOUND,
            sections=(),
            citations=book.citations,
            coverage=Coverage(authorities_asked=0, reports_searched=len(self._corpus.admitted(filters))),
            generator=self.name,
        )

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        """Paragraphs, best first."""
        return [self._corpus.found(row, score) for row, score in self._ranker.rank(question, filters, limit)]


def baselines(index: PublishedIndex, embedder: Embedder) -> tuple[System, ...]:
    """BM25, dense, textbook fusion and LlamaIndex's two engines; embeds all reports once more for the latter.

    Raises EvaluationError when the index has no vectors, or those of another embedder.
    """
    if index.embedder_name != embedder.name:
        raise EvaluationError(
            f"the index holds vectors of {index.embedder_name or 'no embedder'}, the baselines would use "
            f"{embedder.name}; index anew with this embedder"
        )
    from eval.llamaindex import ChunkIndex, CitationEngine, DefaultEngine

    corpus = Corpus(index)
    lexical, dense = Lexical(corpus), Dense(corpus, embedder)
    chunks = ChunkIndex(corpus, embedder)
    rankers: tuple[Ranker, ...] = (
        lexical,
        dense,
        Fusion((lexical, dense)),
        DefaultEngine(chunks),
        CitationEngine(chunks),
    )
    return tuple(BaselineSystem(ranker, corpus) for ranker in rankers)
