"""Requests as careless and hostile callers send them, against the service over the sample reports."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

PROBLEM = "application/problem+json"
JSON = {"content-type": "application/json"}
ASKED = {"question": "How good is supervision?"}


@pytest.mark.parametrize("path", ["/", "/reports", "/healthz", "/v1/reports", "/static/pilcrow.css"])
def test_head_is_answered_as_get_without_a_body(sample_client: httpx.Client, path: str) -> None:
    head, get = sample_client.head(path), sample_client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_a_body_too_large_is_refused_whether_or_not_its_length_is_declared(
    sample_client: httpx.Client,
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"a" * 100_000

    for content in (b"a" * 1_500_000, pieces()):
        response = sample_client.post("/v1/ask", content=content, headers=JSON)
        assert (response.status_code, response.headers["content-type"]) == (413, PROBLEM)
        assert "1,000,000 bytes" in response.json()["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_json_that_is_not_said_to_be_json_is_an_unsupported_media_type(
    sample_client: httpx.Client, kind: str | None
) -> None:
    headers = {"content-type": kind} if kind else {}
    response = sample_client.post("/v1/ask", content=b'{"question": "How?"}', headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (415, PROBLEM)
    assert "application/json" in response.json()["detail"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"question":', "body: this is no JSON (character 12"),
        (b"[]", "body: it must be an object"),
        (b'{"question": "Half \\ud800 of a character?"}', "question: it holds half a character"),
        (b'{"question": "Why?", "conversation_id": "\\ud800"}', "conversation_id"),
        (b'{"question": "Why?", "filters": {"authorities": ["\\ud800"]}}', "filters.authorities.0"),
        (b'{"question": "Why?", "filters": {"authorities": [""]}}', "filters.authorities.0"),
        (b'{"question": "Why?", "filters": {"authorities": "Eastwold"}}', "it must be a list"),
        (b'{"question": "Why?", "filters": {"years": [true]}}', "filters.years.0"),
        (b'{"question": "Why?", "filters": {"years": ["2019"]}}', "filters.years.0"),
    ],
)
def test_what_cannot_be_used_is_named_in_the_words_of_json(
    sample_client: httpx.Client, content: bytes, says: str
) -> None:
    response = sample_client.post("/v1/ask", content=content, headers=JSON)
    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    assert says in response.json()["detail"]


def test_an_empty_search_names_the_field_of_the_search(sample_client: httpx.Client) -> None:
    assert sample_client.post("/v1/search", json={"query": " "}).json()["detail"].startswith("query:")


def test_a_wrong_method_is_told_the_right_one(sample_client: httpx.Client) -> None:
    response = sample_client.get("/v1/ask")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json()["detail"] == "GET is not answered at /v1/ask; use POST"


@pytest.mark.parametrize(
    "filters",
    [{"report_ids": ["nothing-2019-inspection"]}, {"years": [1999]}, {"regions": ["Atlantis"]}],
)
def test_filters_that_leave_no_report_are_answered_in_words(
    sample_client: httpx.Client, filters: dict[str, object]
) -> None:
    answer = sample_client.post("/v1/ask", json={**ASKED, "filters": filters}).json()
    assert answer["outcome"] == "not_found"
    assert "No report held fits" in answer["answer"]


def test_the_bare_name_of_every_authority_held_gets_an_overview(sample_client: httpx.Client) -> None:
    names = {report["authority"] for report in sample_client.get("/v1/reports").json()["reports"]}
    for name in names:
        response = sample_client.post("/v1/ask", json={"question": name})
        assert (response.status_code, response.json()["outcome"]) == (200, "answered"), name
        assert {one["authority"] for one in response.json()["citations"]} == {name}
