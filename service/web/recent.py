"""Answers given lately: sorting a comparison or downloading it does not ask again, and gives what was seen."""

from __future__ import annotations

import threading
from collections import OrderedDict

from service.answering.model import Answer
from service.question.filters import Filters
from service.service import Service

_KEPT = 64  # answers, of 10 to 300 kB each


class RecentAnswers:
    """The last answers by generation, question and filters. Safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[tuple[str, str, Filters], Answer] = OrderedDict()

    def find(self, service: Service, question: str, filters: Filters) -> Answer | None:
        """The answer given to the same question over the same index, or None."""
        key = (service.index().generation, question, filters)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def keep(self, service: Service, question: str, filters: Filters, answer: Answer) -> None:
        """Remember an answer, unless it was given in place of one that failed."""
        if answer.degraded:
            return
        with self._lock:
            self._answers[service.index().generation, question, filters] = answer
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)

    def ask(self, service: Service, question: str, filters: Filters) -> Answer:
        """The answer to a question, asked only where it was not given lately; raises as Service.ask does."""
        answer = self.find(service, question, filters)
        if answer is None:
            answer = service.ask(question, filters)
            self.keep(service, question, filters, answer)
        return answer
