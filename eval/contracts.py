"""What the evaluation expects of a system under test, and of the reports it is tested on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.records import reference
from service.answering.model import Answer
from service.question.filters import Filters


@dataclass(frozen=True, slots=True)
class Found:
    """One paragraph of a search's results; higher scores are better, comparable within one search."""

    report_id: str
    paragraph: str
    score: float

    @property
    def reference(self) -> str:
        """`report_id#paragraph`."""
        return reference(self.report_id, self.paragraph)


class System(Protocol):
    """Something that answers questions; both calls may raise anything, which is then recorded."""

    @property
    def name(self) -> str:
        """What it is called in the reports of the evaluation."""

    def ask(self, question: str, filters: Filters) -> Answer:
        """The whole answer to one question."""

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        """At most `limit` paragraphs, best first, each once."""


class Library(Protocol):
    """The reports as they are indexed: the truth against which quotes and evidence are checked."""

    def text(self, report_id: str, paragraph: str) -> str | None:
        """The paragraph's whole text, or None when there is no such paragraph."""

    def authority(self, report_id: str) -> str | None:
        """The authority a report is about, or None when no such report is held."""
