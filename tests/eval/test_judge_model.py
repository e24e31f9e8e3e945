from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from eval.errors import JudgeError
from eval.judge_model import EndpointModel


class Endpoint(BaseHTTPRequestHandler):
    """The chat-completions part of an OpenAI-compatible endpoint; model names say what it does."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body["model"] == "broken":
            self._send(401, {"error": {"message": f"Incorrect API key: {self.headers['Authorization']}"}})
            return
        if body["model"] == "particular" and {"temperature", "seed"} & set(body):
            refused = "temperature" if "temperature" in body else "seed"
            self._send(400, {"error": {"message": f"Unsupported value: '{refused}'", "param": refused}})
            return
        if body["model"] == "page":
            self._send(200, "<html>")
            return
        said = f"{body.get('temperature')}: {body['messages'][0]['content']}"
        text = None if body["model"] == "mute" else said
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
        self._send(
            200, {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
        )

    def _send(self, status: int, body: dict[str, Any] | str) -> None:
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if isinstance(body, str) else "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        return


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_model_is_asked_at_temperature_zero(endpoint: str) -> None:
    assert EndpointModel("good", endpoint).complete("hello") == "0: hello"


@pytest.mark.parametrize(
    ("name", "reason"), [("broken", "refused the key"), ("mute", "empty answer"), ("page", "empty answer")]
)
def test_an_endpoint_that_fails_is_a_judge_error_that_repeats_no_key(
    endpoint: str, name: str, reason: str
) -> None:
    with pytest.raises(JudgeError, match=reason) as caught:
        EndpointModel(name, endpoint, "sk-secret").complete("hello")
    assert "sk-secret" not in str(caught.value)


def test_settings_that_an_endpoint_refuses_by_name_are_left_out(endpoint: str) -> None:
    assert EndpointModel("particular", endpoint).complete("hello") == "None: hello"
