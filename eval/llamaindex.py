"""LlamaIndex's default engines over the same reports and embedder: their retrieval, without a model.

Reports are split as its defaults do (1,024-token chunks overlapping by 20), and a chunk is mapped back to
the paragraphs it overlaps, in reading order. Import this module only where the baselines are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.response_synthesizers.no_text import NoText
from llama_index.core.schema import NodeWithScore, TextNode
from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters
from pydantic import PrivateAttr

from eval.corpus import Corpus, ReportText
from eval.errors import EvaluationError
from indexer.contracts import Embedder
from service.question.filters import Filters

CHUNK_TOKENS = 1024  # LlamaIndex's default chunk
CHUNK_OVERLAP = 20
ENGINE_TOP_K = 2  # similarity_top_k of its default query engine
CITATION_TOP_K = 3  # similarity_top_k of the documented CitationQueryEngine example
CITATION_TOKENS = 512
_SOURCE_HEAD = "\n"  # a citation node reads "Source N:\n<chunk>\n"


class _Embedding(BaseEmbedding):
    """The service's embedder under LlamaIndex's contract."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name, embed_batch_size=16)
        self._embedder = embedder

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(part) for part in vector] for vector in self._embedder.embed(texts)]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class ChunkIndex:
    """All reports in LlamaIndex's own in-memory vector index; built once for both engines."""

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._corpus = corpus
        self.texts = {one.report.report_id: corpus.report_text(one) for one in corpus.reports}
        documents = [
            Document(
                text=one.text,
                metadata={"report_id": one.report_id},
                excluded_embed_metadata_keys=["report_id"],
                excluded_llm_metadata_keys=["report_id"],
            )
            for one in self.texts.values()
        ]
        splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=CHUNK_OVERLAP)
        self.index = VectorStoreIndex.from_documents(
            documents, transformations=[splitter], embed_model=_Embedding(embedder)
        )

    def filters(self, filters: Filters) -> MetadataFilters:
        """The same narrowing in LlamaIndex's terms."""
        admitted = [one.report.report_id for one in self._corpus.admitted(filters)]
        narrowed = MetadataFilter(key="report_id", value=admitted, operator=FilterOperator.IN)
        return MetadataFilters(filters=[narrowed])

    def retrieve(self, question: str, filters: Filters, top_k: int) -> list[NodeWithScore]:
        """Best chunks."""
        retriever = self.index.as_retriever(similarity_top_k=top_k, filters=self.filters(filters))
        return list(retriever.retrieve(question))


class DefaultEngine:
    """`index.as_query_engine()`: two chunks of 1,024 tokens."""

    name = "LlamaIndex default"

    def __init__(self, chunks: ChunkIndex) -> None:
        self._chunks = chunks

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """Paragraphs of the best chunks, chunk by chunk, in reading order within."""
        return _unfolded(self._rows(question, filters, limit), limit)

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """Every paragraph of the two chunks that the engine hands to its model."""
        return [row for row, _ in _unfolded(self._rows(question, filters, ENGINE_TOP_K), None)]

    def _rows(self, question: str, filters: Filters, top_k: int) -> list[tuple[int, float]]:
        found = []
        for node in self._chunks.retrieve(question, filters, top_k):
            if not isinstance(node.node, TextNode) or node.node.start_char_idx is None:
                continue
            text = self._chunks.texts[node.node.metadata["report_id"]]
            end = node.node.start_char_idx + len(node.node.text)
            found += [(row, node.score or 0.0) for row in text.rows_over(node.node.start_char_idx, end)]
        return found


class CitationEngine:
    """`CitationQueryEngine.from_args(index, similarity_top_k=3)`: its sources, re-split to 512 tokens."""

    name = "LlamaIndex citation"

    def __init__(self, chunks: ChunkIndex) -> None:
        self._chunks = chunks
        self._silent = NoText(llm=MockLLM())

    def rank(self, question: str, filters: Filters, limit: int) -> Sequence[tuple[int, float]]:
        """Paragraphs of its sources, source by source, in reading order within."""
        return _unfolded(self._rows(question, filters, limit), limit)

    def cited(self, question: str, filters: Filters) -> Sequence[int]:
        """Every paragraph of the sources that the engine hands to its model."""
        return [row for row, _ in _unfolded(self._rows(question, filters, CITATION_TOP_K), None)]

    def _rows(self, question: str, filters: Filters, top_k: int) -> list[tuple[int, float]]:
        engine = CitationQueryEngine.from_args(
            self._chunks.index,
            llm=MockLLM(),
            response_synthesizer=self._silent,
            citation_chunk_size=CITATION_TOKENS,
            similarity_top_k=top_k,
            filters=self._chunks.filters(filters),
        )
        found = []
        for node in engine.query(question).source_nodes:
            text = self._chunks.texts[node.node.metadata["report_id"]]
            chunk = node.node.get_content().split(_SOURCE_HEAD, 1)[1].strip()
            found += [(row, node.score or 0.0) for row in _place(text, chunk)]
        return found


def _place(text: ReportText, chunk: str) -> tuple[int, ...]:
    """Rows of the paragraphs a re-split chunk overlaps; sources carry no offsets, so it is looked for."""
    start = text.text.find(chunk)
    if start < 0:
        raise EvaluationError(
            f"a chunk of {text.report_id} is not in its text; the baseline cannot be scored"
        )
    return text.rows_over(start, start + len(chunk))


def _unfolded(rows: list[tuple[int, float]], limit: int | None) -> list[tuple[int, float]]:
    """Each row at its first place."""
    best: dict[int, float] = {}
    for row, score in rows:
        best.setdefault(row, score)
    return list(best.items())[:limit]
