"""Traces reach a real collector of OTLP, with the stages of the answer and without its question."""

from __future__ import annotations

from concurrent import futures
from typing import Any

import grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc

from service.service import Service
from service.settings import ServiceSettings
from tests.service.conftest import serving

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class Collector(trace_service_pb2_grpc.TraceServiceServicer):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.spans: list[Any] = []

    def Export(self, request: Any, context: Any) -> Any:  # noqa: N802 - the protocol's name
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                self.spans.extend(scope.spans)
        return trace_service_pb2.ExportTraceServiceResponse()


def test_a_request_s_trace_goes_on_from_the_caller_s_to_the_stages_of_the_answer(
    sample_service: Service,
) -> None:
    collector = Collector()
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=2))
    trace_service_pb2_grpc.add_TraceServiceServicer_to_server(collector, server)  # type: ignore[no-untyped-call]
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    question = "How good is supervision in Eastwold?"
    try:
        with serving(sample_service, settings=ServiceSettings(traces=f"http://127.0.0.1:{port}")) as client:
            client.post("/v1/ask", json={"question": question}, headers={"traceparent": PARENT})
    finally:
        server.stop(None)
    spans = {span.name: span for span in collector.spans}
    assert {"/v1/ask", "answer", "understand"} <= set(spans)
    assert spans["/v1/ask"].trace_id.hex() == PARENT.split("-")[1]
    assert spans["/v1/ask"].parent_span_id.hex() == PARENT.split("-")[2]
    assert spans["answer"].parent_span_id == spans["/v1/ask"].span_id
    assert spans["understand"].parent_span_id == spans["answer"].span_id
    assert question not in str(collector.spans)


def test_a_collector_that_is_away_keeps_no_answer_back(sample_service: Service) -> None:
    with serving(sample_service, settings=ServiceSettings(traces="http://127.0.0.1:9")) as client:
        answered = client.post("/v1/ask", json={"question": "How good is supervision in Eastwold?"})
    assert answered.status_code == 200
