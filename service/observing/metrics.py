"""What Prometheus reads at /metrics: requests, answers by outcome and stage, refusals, the index.

With several processes (`pilcrow serve --workers`) all of them are summed up through files in
PROMETHEUS_MULTIPROC_DIR, which the command sets; each gauge then says how it is put together.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from service.answering.model import Answer

if TYPE_CHECKING:
    from indexer.contracts import PublishedIndex

_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 30.0, 60.0)


class Metrics:
    """The figures of one application, in a registry of its own. Safe for many threads."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = registry = CollectorRegistry()
        self.requests = Counter(
            "pilcrow_http_requests",
            "Requests by method, route and status",
            ("method", "route", "status"),
            registry=registry,
        )
        self.request_seconds = Histogram(
            "pilcrow_http_request_seconds",
            "Time from a request to the end of its response",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.in_progress = Gauge(
            "pilcrow_http_requests_in_progress",
            "Requests being worked on",
            registry=registry,
            multiprocess_mode="livesum",
        )
        self.refusals = Counter(
            "pilcrow_refused_requests",
            "Requests refused, by reason: host, no key, wrong key, scope, rate, body, slow, busy, time",
            ("reason",),
            registry=registry,
        )
        self.answers = Counter(
            "pilcrow_answers", "Answers by outcome and generator", ("outcome", "generator"), registry=registry
        )
        self.degraded = Counter(
            "pilcrow_answers_degraded",
            "Answers given without the language model that was asked for, as it failed",
            registry=registry,
        )
        self.stage_seconds = Histogram(
            "pilcrow_answer_stage_seconds",
            "Time of an answer by stage; total is the whole",
            ("stage",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.tokens = Counter(
            "pilcrow_model_tokens", "Tokens of the language model", ("kind",), registry=registry
        )
        self.cost = Counter(
            "pilcrow_model_cost", "Cost of the language model, in its currency", registry=registry
        )
        self.rates_away = Gauge(
            "pilcrow_rate_storage_away",
            "1 while the shared storage of rates does not answer",
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._index_figures(registry)
        if _SHARED not in os.environ:
            from prometheus_client import GCCollector, ProcessCollector

            ProcessCollector(namespace="pilcrow", registry=registry)
            GCCollector(registry=registry)

    def _index_figures(self, registry: object) -> None:
        from prometheus_client import CollectorRegistry, Gauge

        assert isinstance(registry, CollectorRegistry)
        self.index_built = Gauge(
            "pilcrow_index_built_timestamp_seconds",
            "When the index that answers was built",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self.index_age = Gauge(
            "pilcrow_index_age_seconds",
            "Age of the index that answers",
            registry=registry,
            multiprocess_mode="livemax",
        )
        self.index_reports = Gauge(
            "pilcrow_index_reports", "Reports held", registry=registry, multiprocess_mode="livemin"
        )
        self.index_paragraphs = Gauge(
            "pilcrow_index_paragraphs", "Paragraphs held", registry=registry, multiprocess_mode="livemin"
        )
        self.index_fallback = Gauge(
            "pilcrow_index_fallback",
            "1 while an earlier generation answers because the newest cannot be used",
            registry=registry,
            multiprocess_mode="livemax",
        )

    def refused(self, reason: str) -> None:
        """Count a request refused."""
        self.refusals.labels(reason).inc()

    def answered(self, answer: Answer) -> None:
        """Count an answer: its outcome, the time of its stages, what its model used."""
        self.answers.labels(answer.outcome.value, answer.generator).inc()
        for stage, milliseconds in answer.timings_ms.items():
            self.stage_seconds.labels(stage).observe(milliseconds / 1000)
        if answer.degraded:
            self.degraded.inc()
        self.tokens.labels("prompt").inc(answer.usage.prompt_tokens)
        self.tokens.labels("completion").inc(answer.usage.completion_tokens)
        self.cost.inc(answer.usage.cost or 0)

    def index(self, index: PublishedIndex, *, fallback: bool) -> None:
        """Set the figures of the index that answers now."""
        built = _built(index.generation)
        reports = index.reports()
        if built is not None:
            self.index_built.set(built)
            self.index_age.set(max(0.0, time.time() - built))
        self.index_reports.set(len(reports))
        self.index_paragraphs.set(max((report.end for report in reports), default=0))
        self.index_fallback.set(float(fallback))

    def text(self) -> tuple[bytes, str]:
        """All figures in Prometheus' text format, and its media type."""
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self._registry
        if _SHARED in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry), CONTENT_TYPE_LATEST


def _built(generation: str) -> float | None:
    """When a generation was built, which its name says; None where it has another name."""
    try:
        return datetime.strptime(generation, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None
