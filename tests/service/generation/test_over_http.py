"""A language model's answer through the doors: asked, streamed as chat, left by its caller."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx

from eval.mock_model import MockModel, Reply, quoting
from tests.service.conftest import serving
from tests.service.generation.conftest import SINGLE, OpenService


def chat(stream: bool) -> dict[str, Any]:
    return {"model": "pilcrow", "stream": stream, "messages": [{"role": "user", "content": SINGLE}]}


def test_one_answer_through_every_door(open_with: OpenService) -> None:
    with serving(open_with()) as client:
        asked = client.post("/v1/ask", json={"question": SINGLE}).json()
        whole = client.post("/v1/chat/completions", json=chat(False)).json()
        streamed = client.post("/v1/chat/completions", json=chat(True)).text
    events = [json.loads(line[6:]) for line in streamed.splitlines() if line.startswith("data: {")]
    text = "".join(
        choice["delta"].get("content") or "" for event in events for choice in event.get("choices", ())
    )
    assert asked["generator"] == "mock"
    assert whole["choices"][0]["message"]["content"] == text
    assert text.startswith(asked["answer"])


def test_a_caller_who_hangs_up_ends_the_work_upstream(open_with: OpenService, server: MockModel) -> None:
    server.brain = lambda body: Reply(quoting(body).text + " " * 9000, between=0.02)
    with serving(open_with()) as client:
        with client.stream("POST", "/v1/chat/completions", json=chat(True)) as response:
            for line in response.iter_lines():
                if "content" in line:
                    break
        until = time.monotonic() + 5
        while not server.broken_off_by_caller and time.monotonic() < until:
            time.sleep(0.01)
    assert server.broken_off_by_caller == 1
    assert isinstance(client, httpx.Client)
