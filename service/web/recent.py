"""Answers given lately: sorting a comparison or downloading it does not ask again, and gives what was seen."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from service.answering.model import Answer
from service.question.filters import Filters
from service.service import Service

_KEPT = 64  # answers, of 10 to 300 kB each


class RecentAnswers:
    """The last answers by generation, question, filters and the questions before. Safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[tuple[str, str, Filters, tuple[str, ...]], Answer] = OrderedDict()

    def find(
        self, service: Service, question: str, filters: Filters, history: Sequence[str]
    ) -> Answer | None:
        """The answer given to the same question behind the same `history` over the same index, or None."""
        key = (service.index().generation, question, filters, tuple(history))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def keep(
        self, service: Service, question: str, filters: Filters, history: Sequence[str], answer: Answer
    ) -> None:
        """Remember an answer, unless it was given in place of one that failed."""
        if answer.degraded:
            return
        with self._lock:
            self._answers[service.index().generation, question, filters, tuple(history)] = answer
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)

    def ask(self, service: Service, question: str, filters: Filters, history: Sequence[str]) -> Answer:
        """The answer to a question, asked only where it was not given lately; raises as Service.ask does."""
        answer = self.find(service, question, filters, history)
        if answer is None:
            answer = service.ask(question, filters, history)
            self.keep(service, question, filters, history, answer)
        return answer
