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
            self._send(400, {"error": {"message": "no such model"}})
            return
        text = None if body["model"] == "mute" else f"{body['temperature']}: {body['messages'][0]['content']}"
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
        self._send(
            200, {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
        )

    def _send(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
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


@pytest.mark.parametrize(("name", "reason"), [("broken", "no such model"), ("mute", "empty answer")])
def test_an_endpoint_that_fails_is_a_judge_error(endpoint: str, name: str, reason: str) -> None:
    with pytest.raises(JudgeError, match=reason):
        EndpointModel(name, endpoint).complete("hello")
