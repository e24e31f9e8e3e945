"""Streams and work whose caller hangs up, whose source fails, or keeps everyone waiting."""

from __future__ import annotations

import json

import httpx
import pytest

from service.errors import StateError
from tests.service.conftest import serving
from tests.service.services import Endless, Failing

CHAT = {"model": "pilcrow", "messages": [{"role": "user", "content": "How?"}]}
REQUESTS = [
    ("/v1/chat/completions", CHAT),
    ("/v1/chat/completions", {**CHAT, "stream": True}),
    ("/v1/ask", {"question": "How?"}),
    ("/v1/ask", {"question": "How?", "stream": True}),
]


@pytest.mark.parametrize(("path", "body"), REQUESTS)
@pytest.mark.parametrize("before", [0, 2])
def test_work_is_given_up_when_the_caller_hangs_up(path: str, body: dict[str, object], before: int) -> None:
    service = Endless(before)
    with serving(service) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post(path, json=body, timeout=0.3)
        assert service.begun.is_set()
        assert service.given_up.wait(10)


def test_an_error_before_the_first_event_has_its_status() -> None:
    with serving(Failing(0, StateError("the state is gone"))) as client:
        response = client.post("/v1/chat/completions", json={**CHAT, "stream": True})
        assert response.status_code == 503
        assert response.json()["error"]["message"] == "the state is gone"
        response = client.post("/v1/ask", json={"question": "How?", "stream": True})
        assert response.status_code == 503
        assert response.json()["detail"] == "the state is gone"


def test_an_error_after_it_is_the_last_event() -> None:
    with serving(Failing(2, StateError("the state is gone"))) as client:
        response = client.post("/v1/chat/completions", json={**CHAT, "stream": True})
        *_, last = response.text.strip().split("\n\n")
        assert json.loads(last.removeprefix("data: "))["error"]["message"] == "the state is gone"
        response = client.post("/v1/ask", json={"question": "How?", "stream": True})
        name, data = response.text.strip().split("\n\n")[-1].split("\n")
        assert name == "event: error"
        assert json.loads(data.removeprefix("data: "))["detail"] == "the state is gone"


def test_a_fault_of_the_service_is_a_500_in_each_form() -> None:
    with serving(Failing(0, ZeroDivisionError("secret"))) as client:
        alone = {"connection": "close"}  # the server breaks a connection off after a fault of its own
        chat = client.post("/v1/chat/completions", json=CHAT, headers=alone)
        assert (chat.status_code, chat.json()["error"]["type"]) == (500, "server_error")
        ask = client.post("/v1/ask", json={"question": "How?"}, headers=alone)
        assert (ask.status_code, ask.headers["content-type"]) == (500, "application/problem+json")
        assert "secret" not in chat.text + ask.text


def test_a_fault_in_mid_stream_breaks_the_connection_off() -> None:
    with serving(Failing(2, ZeroDivisionError("secret"))) as client, pytest.raises(httpx.RemoteProtocolError):
        client.post("/v1/chat/completions", json={**CHAT, "stream": True})
