"""OpenTelemetry traces, where a setting names a collector: a span a request, a span an answer and its stages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import Scope

from service.answering.model import Answer

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Span, Tracer

_NANOSECONDS = 1_000_000  # in a millisecond
_GIVE_UP = 2  # seconds for sending a batch; nobody waits for it but the end of the service


class RequestSpan:
    """The span of one request; without traces it does nothing."""

    def __init__(self, span: Span | None = None) -> None:
        self._span = span

    def end(self, route: str, status: int) -> None:
        """Say where the request went and how it ended."""
        if self._span is not None:
            self._span.update_name(route)
            self._span.set_attributes({"http.route": route, "http.response.status_code": status})


class Traces:
    """Sends spans to a collector in the background; loses them, never an answer, when it is away."""

    def __init__(self, endpoint: str) -> None:
        """`endpoint` is where the collector listens for OTLP over gRPC; empty for no traces."""
        self._provider: TracerProvider | None = None
        self._tracer: Tracer | None = None
        if endpoint:
            self._open(endpoint)

    def _open(self, endpoint: str) -> None:
        from importlib.metadata import version

        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        resource = Resource.create({"service.name": "pilcrow", "service.version": version("pilcrow")})
        self._provider = TracerProvider(resource=resource, shutdown_on_exit=False)
        exporter = OTLPSpanExporter(
            endpoint=endpoint, insecure=endpoint.startswith("http://"), timeout=_GIVE_UP
        )
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("pilcrow")

    @contextmanager
    def request(self, scope: Scope) -> Iterator[RequestSpan]:
        """The span of a request, a child of the one that `traceparent` names."""
        if self._tracer is None:
            yield RequestSpan()
            return
        from opentelemetry.trace import SpanKind
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        carrier = dict(Headers(scope=scope))
        context = TraceContextTextMapPropagator().extract(carrier)
        attributes = {"http.request.method": scope["method"], "url.scheme": scope["scheme"]}
        with self._tracer.start_as_current_span(
            "request", context=context, kind=SpanKind.SERVER, attributes=attributes
        ) as span:
            yield RequestSpan(span)

    def answered(self, answer: Answer) -> None:
        """An answer just made, with its stages one after another; never its question."""
        if self._tracer is None:
            return
        from opentelemetry.trace import set_span_in_context

        now = time.time_ns()
        start = now - int(answer.timings_ms.get("total", 0) * _NANOSECONDS)
        span = self._tracer.start_span("answer", start_time=start)
        span.set_attributes(
            {
                "pilcrow.outcome": answer.outcome.value,
                "pilcrow.generator": answer.generator,
                "pilcrow.degraded": answer.degraded,
                "pilcrow.citations": len(answer.citations),
            }
        )
        within = set_span_in_context(span)
        for stage, milliseconds in answer.timings_ms.items():
            if stage != "total":
                end = min(now, start + int(milliseconds * _NANOSECONDS))
                self._tracer.start_span(stage, context=within, start_time=start).end(end)
                start = end
        span.end(now)

    def close(self) -> None:
        """Send what is left."""
        if self._provider is not None:
            self._provider.shutdown()
