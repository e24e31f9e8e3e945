"""The service in this process as a system under test, and its index as the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from eval.contracts import Found
from indexer.contracts import PublishedIndex
from service.answering.model import Answer
from service.question.filters import Filters
from service.results import SearchResults


class AskAndSearch(Protocol):
    """What is used of the service."""

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """The whole answer to one question."""

    def search(
        self, query: str, limit: int = 10, filters: Filters | None = None, *, caller: str | None = None
    ) -> SearchResults:
        """Paragraphs that best match."""


class InsideSystem:
    """Asks a service object directly."""

    name = "pilcrow"

    def __init__(self, service: AskAndSearch) -> None:
        self._service = service

    def ask(self, question: str, filters: Filters) -> Answer:
        """The whole answer; raises whatever the service raises."""
        return self._service.ask(question, filters)

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        """Paragraphs, best first; raises whatever the service raises."""
        results = self._service.search(question, limit, filters, caller="").results
        return [Found(one.report_id, one.paragraph, one.score) for one in results]


class IndexLibrary:
    """Paragraphs and authorities of a published index."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index

    def text(self, report_id: str, paragraph: str) -> str | None:
        """The paragraph's whole text, or None."""
        stored = self._index.paragraph(report_id, paragraph)
        return stored.paragraph.text if stored else None

    def authority(self, report_id: str) -> str | None:
        """The report's authority, or None."""
        stored = self._index.report(report_id)
        return stored.report.authority if stored else None
