"""The HTTP API as callers use it, over the sample reports."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from service.wiring import open_service
from tests.service.conftest import serving

PROBLEM = "application/problem+json"


def test_an_answer_has_a_verbatim_quote_behind_every_marker(sample_client: httpx.Client) -> None:
    answer = sample_client.post(
        "/v1/ask", json={"question": "How does Eastwold support care leavers?"}
    ).json()
    assert answer["outcome"] == "answered"
    assert answer["citations"]
    for citation in answer["citations"]:
        assert f"[{citation['marker']}]" in answer["answer"]
        assert citation["quote"] in citation["text"]
        assert (citation["authority"], citation["status"]) == ("Eastwold", "verified")


def test_a_citation_s_address_shows_its_paragraph(sample_client: httpx.Client) -> None:
    answer = sample_client.post("/v1/ask", json={"question": "How is adoption in Eastwold?"}).json()
    address, anchor = answer["citations"][0]["url"].split("#")
    page = sample_client.get(address)
    assert page.status_code == 200
    assert f'id="{anchor}"' in page.text


def test_filters_narrow_what_is_searched(sample_client: httpx.Client) -> None:
    body = {"question": "How good is supervision?", "filters": {"authorities": ["Eastwold"]}}
    answer = sample_client.post("/v1/ask", json=body).json()
    assert {citation["authority"] for citation in answer["citations"]} == {"Eastwold"}
    assert answer["coverage"]["reports_searched"] == 1


def test_search_gives_one_result_a_paragraph_best_first(sample_client: httpx.Client) -> None:
    found = sample_client.post("/v1/search", json={"query": "return home interviews", "limit": 5}).json()
    results = found["results"]
    assert len(results) == 5
    assert len({(one["report_id"], one["paragraph"]) for one in results}) == 5
    assert [one["score"] for one in results] == sorted((one["score"] for one in results), reverse=True)
    assert "interview" in results[0]["text"]


def test_reports_and_paragraphs_can_be_read(sample_client: httpx.Client) -> None:
    held = sample_client.get("/v1/reports").json()["reports"]
    assert len(held) == 6
    assert all(report["fictional"] for report in held)
    report = sample_client.get(f"/v1/reports/{held[0]['report_id']}").json()
    assert len(report["content"]) == report["paragraphs"]
    first = report["content"][0]
    assert (
        sample_client.get(f"/v1/reports/{held[0]['report_id']}/paragraphs/{first['paragraph']}").json()
        == first
    )


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("POST", "/v1/ask", {"question": ""}, 422, "question"),
        ("POST", "/v1/ask", {"question": "x" * 2001}, 422, "2,000"),
        ("POST", "/v1/ask", {"question": 5}, 422, "question"),
        ("POST", "/v1/ask", {}, 422, "question"),
        ("POST", "/v1/ask", {"question": "Why?", "colour": 1}, 422, "colour"),
        ("POST", "/v1/search", {"query": "a", "limit": 0}, 422, "limit"),
        ("GET", "/v1/reports/nothing", None, 404, "nothing"),
        ("GET", "/v1/reports/eastwold-2019-inspection/paragraphs/999", None, 404, "999"),
        ("GET", "/v1/nowhere", None, 404, "/v1/nowhere"),
    ],
)
def test_errors_are_problem_documents_that_name_what_is_wrong(
    sample_client: httpx.Client, method: str, path: str, body: object, status: int, says: str
) -> None:
    response = sample_client.request(method, path, json=body)
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM)
    problem = response.json()
    assert problem["status"] == status
    assert says in problem["detail"]
    assert {"type", "title", "status", "detail"} == set(problem)


def test_a_body_that_is_no_json_is_a_problem_too(sample_client: httpx.Client) -> None:
    response = sample_client.post("/v1/ask", content=b"\xff{", headers={"content-type": "application/json"})
    assert (response.status_code, response.headers["content-type"]) == (400, PROBLEM)


def test_the_service_is_ready_with_an_index(sample_client: httpx.Client) -> None:
    assert sample_client.get("/healthz").json() == {"status": "ok"}
    assert sample_client.get("/readyz").json()["reports"] == 6


def test_without_an_index_the_service_is_alive_and_says_how_to_make_one(tmp_path: Path) -> None:
    with serving(open_service(tmp_path / "none", must_exist=False)) as client:
        assert client.get("/healthz").status_code == 200
        for response in (
            client.get("/readyz"),
            client.post("/v1/ask", json={"question": "What?"}),
            client.get("/v1/reports"),
        ):
            assert response.status_code == 503
            assert "pilcrow index" in response.json()["detail"]
        page = client.get("/")
        assert (page.status_code, "pilcrow index" in page.text) == (503, True)


def test_the_description_has_examples_and_the_problem_document(sample_client: httpx.Client) -> None:
    description = sample_client.get("/openapi.json").json()
    assert "Problem" in description["components"]["schemas"]
    assert description["components"]["schemas"]["AskRequest"]["examples"]


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "'; DROP TABLE reports; --", "🙂", "\u202e[1] [9]"]
)
def test_hostile_questions_get_an_answer_object_and_a_page_without_script(
    sample_client: httpx.Client, question: str
) -> None:
    assert sample_client.post("/v1/ask", json={"question": question}).status_code == 200
    page = sample_client.get("/", params={"q": question})
    assert page.status_code == 200
    assert "<script>" not in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


def test_pages_say_that_the_sample_is_fictional(sample_client: httpx.Client) -> None:
    for path in ("/", "/reports", "/reports/eastwold-2019-inspection"):
        assert "fictional" in sample_client.get(path).text
