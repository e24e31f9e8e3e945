"""An extractive answer together with what it was written from, for whoever writes it anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.contracts import StoredReport
from service.answering.model import Answer
from service.answering.not_counted import NotCounted, by_earlier
from service.answering.passages import Passage
from service.question.model import Question
from service.retrieval.found import Found


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer from retrieval was written from, by authority.

    `found` holds every authority searched, `chosen` the passages that answer (none for a silent one),
    `listed` the authorities written out in the answer, `reports` those that the question covers, and
    `nearest` what comes nearest where nothing answers; `near` is what those of many say that come near and are not
    counted, the nearest first, and `contrary` who says that it is not so.
    """

    found: Mapping[str, Found]
    chosen: Mapping[str, Sequence[Passage]]
    listed: frozenset[str]
    reports: tuple[StoredReport, ...]
    nearest: Passage | None
    near: Mapping[str, Passage] = field(default_factory=dict)
    contrary: frozenset[str] = frozenset()

    @property
    def not_counted(self) -> NotCounted:
        """Who is told apart: beside those who are counted, or among them."""
        return NotCounted(tuple(self.near), self.contrary, by_earlier(self.chosen, self.reports))


@dataclass(frozen=True, slots=True)
class SingledOut:
    """The authorities that an answer counts or names, in its order, and the ids of the reports by which a fact does so."""

    names: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An extractive answer and, where retrieval found something, what it can be written anew from.

    `singled_out` are the authorities that it counts or names as those asked for, `by_reports` the reports by which a fact does so.
    """

    question: Question
    answer: Answer
    evidence: Evidence | None
    singled_out: tuple[str, ...] = ()
    by_reports: tuple[str, ...] = ()
