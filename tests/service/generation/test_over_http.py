"""A language model's answer through the doors: asked, streamed as chat, left by its caller."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from eval.mock_model import MockModel, Reply, quoting
from service.access.scopes import Scope
from service.access.settings import AccessRule
from service.settings import ServiceSettings
from service.state.database import default_url
from service.state.state import State
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


def over_mcp(client: httpx.Client, key: str) -> None:
    call = {"name": "ask", "arguments": {"question": SINGLE}}
    headers = {"accept": "application/json, text/event-stream", "authorization": f"Bearer {key}"}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    assert client.post("/mcp", json=body, headers=headers).json()["result"]["structuredContent"]["citations"]


def over_the_page(client: httpx.Client, key: str) -> None:
    assert client.get("/", params={"q": SINGLE}, auth=("anyone", key)).status_code == 200


@pytest.mark.parametrize("door", [over_mcp, over_the_page])
def test_every_door_draws_on_the_allowance_of_the_caller_s_key(
    open_with: OpenService, tmp_path: Path, door: Callable[[httpx.Client, str], None]
) -> None:
    state = State(default_url(tmp_path / "keys"))
    mine, other = (state.keys.create(name, [Scope.ASK])[1] for name in ("mine", "other"))
    settings = ServiceSettings(access=AccessRule.REQUIRED, rate_limit="")
    with serving(open_with(model_daily_tokens=1), state, settings) as client:
        door(client, mine)
        generators = [
            client.post(
                "/v1/ask", json={"question": SINGLE}, headers={"authorization": f"Bearer {key}"}
            ).json()["generator"]
            for key in (mine, other)
        ]
    assert generators == ["extractive", "mock"]


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
