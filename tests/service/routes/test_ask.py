"""POST /v1/ask: conversations, and answers as they come."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

QUESTION = "How does each authority support care leavers?"
PROBLEM = "application/problem+json"


def ask(client: httpx.Client, question: str, **more: object) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/v1/ask", json={"question": question, **more}).json()
    return answer


def events(response: httpx.Response) -> list[tuple[str, Any]]:
    """Names and data of server-sent events."""
    read = []
    for block in response.text.strip().split("\n\n"):
        name, data = block.split("\n")
        read.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return read


@pytest.mark.parametrize(
    "asked",
    [
        {"json": {"question": QUESTION, "stream": True}},
        {"json": {"question": QUESTION}, "headers": {"accept": "text/event-stream"}},
    ],
)
def test_an_answer_comes_in_pieces_and_whole_at_last(sample_client: httpx.Client, asked: Any) -> None:
    response = sample_client.post("/v1/ask", **asked)
    assert response.headers["content-type"].startswith("text/event-stream")
    *pieces, (name, answer) = events(response)
    assert {name for name, _ in pieces} == {"piece"}
    assert name == "answer"
    assert "".join(piece["text"] for _, piece in pieces) == answer["answer"]
    assert [citation for _, piece in pieces for citation in piece["citations"]] == answer["citations"]
    unstreamed = ask(sample_client, QUESTION)
    for changing in ("timings_ms", "conversation_id"):
        assert answer.pop(changing)
        assert unstreamed.pop(changing)
    assert answer == unstreamed


def test_what_cannot_be_streamed_is_a_problem_and_no_stream(sample_client: httpx.Client) -> None:
    response = sample_client.post("/v1/ask", json={"question": " ", "stream": True})
    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    assert response.json()["detail"].startswith("question:")


def test_a_conversation_is_begun_and_gone_on_with(sample_client: httpx.Client) -> None:
    first = ask(sample_client, "How does Eastwold support care leavers?")
    follow_up = ask(sample_client, "and Harrowmere?", conversation_id=first["conversation_id"])
    assert follow_up["conversation_id"] == first["conversation_id"]
    assert {citation["authority"] for citation in follow_up["citations"]} == {"Harrowmere"}
    assert "care leaver" in json.dumps(follow_up["citations"]).lower()


def test_conversations_do_not_mix(sample_client: httpx.Client) -> None:
    one = ask(sample_client, "How does Eastwold support care leavers?")
    other = ask(sample_client, "What is said of neglect in Harrowmere?")
    assert one["conversation_id"] != other["conversation_id"]
    follow_up = ask(sample_client, "and in Eastwold?", conversation_id=other["conversation_id"])
    assert "neglect" in json.dumps([follow_up["answer"], follow_up["citations"]]).lower()


def test_an_id_of_the_caller_s_own_joins_questions_too(sample_client: httpx.Client) -> None:
    ask(sample_client, "How does Eastwold support care leavers?", conversation_id="my-thread-1", stream=False)
    with_context = ask(sample_client, "and Harrowmere?", conversation_id="my-thread-1")
    without = ask(sample_client, "and Harrowmere?", conversation_id="my-thread-2")
    assert with_context["conversation_id"] == "my-thread-1"
    assert with_context["answer"] != without["answer"]


def test_a_streamed_answer_is_part_of_its_conversation(sample_client: httpx.Client) -> None:
    body = {"question": "How does Eastwold support care leavers?", "stream": True}
    _, answer = events(sample_client.post("/v1/ask", json=body))[-1]
    follow_up = ask(sample_client, "and Harrowmere?", conversation_id=answer["conversation_id"])
    assert {citation["authority"] for citation in follow_up["citations"]} == {"Harrowmere"}


def test_a_refused_request_leaves_no_trace_in_its_conversation(sample_client: httpx.Client) -> None:
    first = ask(sample_client, "How does Eastwold support care leavers?")["conversation_id"]
    assert ask(sample_client, " ", conversation_id=first)["status"] == 422
    assert ask(sample_client, "and Harrowmere?", conversation_id=first)["outcome"] == "answered"
