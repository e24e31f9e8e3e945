"""A service over reports made by hand, without files and without a model's weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.authorities import load
from indexer.model import ParsedReport
from service.answering.answer import Answerer
from service.answering.policy import Policy
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from service.retrieval.adapter import load_adapter
from service.retrieval.answerability import load_answerability
from service.retrieval.relevance import load_relevance
from service.retrieval.retriever import Retriever
from service.service import Service, Snapshot
from tests.support.memory_index import memory_index

LIMIT = 2000


def memory_service(reports: Sequence[ParsedReport], urls: Mapping[str, str] | None = None) -> Service:
    """A service that answers from these reports by words alone; `urls` are originals by report id."""
    snapshot = memory_snapshot(reports, urls)
    return Service(lambda: snapshot, LIMIT)


def memory_snapshot(reports: Sequence[ParsedReport], urls: Mapping[str, str] | None = None) -> Snapshot:
    """The parts of such a service."""
    index = memory_index(reports, urls=urls)
    retriever = Retriever(index, None, load_relevance(), load_answerability(), load_adapter(""))
    reader = QuestionReader(index.reports(), load(), Vocabulary.load())
    return Snapshot(index, retriever, Answerer(index, retriever, Policy()), reader.understand)
