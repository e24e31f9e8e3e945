"""What is seen of a running service: figures, log lines, ids and traces; and that questions are in none."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from service.observing.facts import request_id
from service.observing.logs import JsonLines, Lines
from service.service import Service
from service.settings import ServiceSettings
from tests.service.conftest import serving

SECRET = "How good is supervision in Eastwold for the child of 12 Rowan Close?"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, as JSON lines."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("pilcrow")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(level)


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def figures(client: httpx.Client) -> dict[str, float]:
    text = client.get("/metrics").text
    pairs = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_a_question_is_counted_and_timed_and_logged_without_its_words(
    sample_service: Service, log: io.StringIO
) -> None:
    with serving(sample_service, settings=ServiceSettings()) as client:
        answer = client.post(
            "/v1/ask", json={"question": SECRET}, headers={"X-Request-ID": "from-the-proxy.1"}
        )
        client.get("/", params={"q": SECRET})
        client.get(f"/v1/{SECRET}")
        seen = figures(client)
    assert answer.headers["x-request-id"] == "from-the-proxy.1"
    outcome = answer.json()["outcome"]
    assert seen[f'pilcrow_answers_total{{generator="extractive",outcome="{outcome}"}}'] == 2
    assert seen['pilcrow_answer_stage_seconds_count{stage="understand"}'] == 2
    assert seen['pilcrow_http_requests_total{method="POST",route="/v1/ask",status="200"}'] == 1
    assert seen['pilcrow_http_requests_total{method="GET",route="none",status="404"}'] == 1
    events = lines(log)
    asked = [line for line in events if line.get("request") == "from-the-proxy.1"]
    assert {line["message"] for line in asked} == {"answer", "request"}
    assert "Rowan" not in log.getvalue()
    assert "127.0.0.1" not in log.getvalue()


def test_questions_and_addresses_are_logged_only_when_that_is_set(
    sample_service: Service, log: io.StringIO
) -> None:
    settings = ServiceSettings(log_questions=True, log_addresses=True)
    with serving(sample_service, settings=settings) as client:
        client.post("/v1/ask", json={"question": SECRET})
    assert any(line.get("question") == SECRET for line in lines(log))
    assert any(line.get("address") == "127.0.0.1" for line in lines(log))


@pytest.mark.parametrize("given", ["a b", "x" * 65, "id;drop", "ä"])
def test_an_id_that_could_do_harm_in_a_log_is_replaced(sample_client: httpx.Client, given: str) -> None:
    answered = sample_client.get("/healthz", headers=[(b"X-Request-ID", given.encode())])
    assert answered.headers["x-request-id"] != given
    assert len(answered.headers["x-request-id"]) == 16


def test_the_index_is_in_the_figures(sample_client: httpx.Client) -> None:
    seen = figures(sample_client)
    assert seen["pilcrow_index_reports"] == 6
    assert seen["pilcrow_index_paragraphs"] == 237
    assert seen["pilcrow_index_fallback"] == 0
    assert seen["pilcrow_index_age_seconds"] >= 0


def test_refusals_are_counted_by_reason(sample_service: Service) -> None:
    with serving(sample_service, settings=ServiceSettings(rate_limit="1/hour")) as client:
        client.post("/v1/ask", content=b"a" * 1_500_000, headers={"content-type": "application/json"})
        client.get("/v1/reports")
        client.get("/v1/reports", headers={"Host": "elsewhere.example"})
        client.get("/v1/admin/audit")
        with_metrics = ServiceSettings(rate_limit="100/hour")
    with serving(sample_service, settings=with_metrics) as client:
        client.post("/v1/ask", content=b"a" * 1_500_000, headers={"content-type": "application/json"})
        client.get("/v1/reports", headers={"Host": "elsewhere.example"})
        client.get("/v1/admin/audit")
        seen = figures(client)
    for reason in ("body", "host", "no key"):
        assert seen[f'pilcrow_refused_requests_total{{reason="{reason}"}}'] == 1


def test_a_log_line_cannot_be_forged() -> None:
    record = logging.LogRecord("pilcrow", logging.INFO, "", 0, "one\n2026 error forged", (), None)
    record.facts = {"route": "a\r\nb"}
    token = request_id.set("abc")
    try:
        assert "\n" not in Lines().format(record)
        assert json.loads(JsonLines().format(record))["request"] == "abc"
        assert "\n" not in JsonLines().format(record)
    finally:
        request_id.reset(token)
