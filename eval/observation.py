"""What was seen when one question was put to one system."""

from __future__ import annotations

from dataclasses import dataclass

from eval.contracts import Found
from eval.records import GoldRecord
from service.answering.model import Answer


@dataclass(frozen=True, slots=True)
class Observation:
    """One question's outcome: an answer and a ranking, or the error that came instead.

    `error` holds whatever prevented either; then the question counts as failed in every metric,
    whichever part did come. Times are wall-clock milliseconds as the caller waits; None if not timed.
    """

    record: GoldRecord
    answer: Answer | None
    ranking: tuple[Found, ...]
    error: str | None = None
    ask_ms: float | None = None
    search_ms: float | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """References of the paragraphs cited, each once, in order of their markers."""
        if self.answer is None:
            return ()
        names = (f"{one.report_id}#{one.paragraph}" for one in self.answer.citations)
        return tuple(dict.fromkeys(names))

    @property
    def usable(self) -> Answer | None:
        """The answer, unless an error makes it worthless."""
        return self.answer if self.error is None else None
