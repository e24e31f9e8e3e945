"""Every answer, whichever door it leaves by, is counted, traced and logged; its question only when that is set."""

from __future__ import annotations

import logging

from service.answering.model import Answer
from service.observing.metrics import Metrics
from service.observing.settings import ObservingSettings
from service.observing.traces import Traces

_log = logging.getLogger("pilcrow.answers")


class AnswerWatch:
    """Is told of every answer. Safe for many threads."""

    def __init__(self, settings: ObservingSettings, metrics: Metrics, traces: Traces) -> None:
        self._questions = settings.log_questions
        self._metrics = metrics
        self._traces = traces

    def __call__(self, answer: Answer) -> None:
        """Take note of one answer."""
        self._metrics.answered(answer)
        self._traces.answered(answer)
        facts: dict[str, object] = {
            "outcome": answer.outcome.value,
            "generator": answer.generator,
            "degraded": answer.degraded,
            "citations": len(answer.citations),
            "ms": answer.timings_ms.get("total"),
        }
        if self._questions:
            facts["question"] = answer.question
        _log.info("answer", extra={"facts": facts})
