"""A local server that speaks OpenAI's chat completions as published: for tests and measurements, never a model.

It streams, counts tokens, and misbehaves on order: errors with headers, slow and broken streams, replies
that are no JSON. What it writes is decided by a function of the request.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Body = Mapping[str, Any]
_SIZE = 24  # characters of one piece of a stream


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: text in pieces, or an error.

    `first` and `between` are pauses in seconds before the first piece and each further one; `drop_after`
    breaks the connection after so many pieces, `end_after` ends the stream there without a word;
    `raw` lines are sent as they are in place of the pieces.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    error: Mapping[str, Any] | None = None
    first: float = 0.0
    between: float = 0.0
    finish: str = "stop"
    refusal: str | None = None
    usage: bool = True
    drop_after: int | None = None
    end_after: int | None = None
    raw: Sequence[str] | None = None
    content_type: str = "text/event-stream"


Brain = Callable[[Body], Reply]


def material(body: Body) -> list[dict[str, Any]]:
    """The paragraphs of a request made with prompts/evidence.md: key, report, section, text."""
    user = next(one["content"] for one in body["messages"] if one["role"] == "user")
    fenced = user.split("\n====\n")[1]
    return [json.loads(line) for line in fenced.split("\n")[1:]]


def asked(body: Body) -> dict[str, Any]:
    """The question's line of such a request: question, asks_for, authority."""
    user = next(one["content"] for one in body["messages"] if one["role"] == "user")
    line: dict[str, Any] = json.loads(user.split("\n====\n")[1].split("\n")[0])
    return line


def claims(*made: tuple[str, Sequence[str]], silent: bool = False) -> str:
    """A reply in the form asked for."""
    return json.dumps(
        {"silent": silent, "claims": [{"text": text, "keys": list(keys)} for text, keys in made]},
        ensure_ascii=False,
    )


def quoting(body: Body) -> Reply:
    """Claims the first sentence of each paragraph, word for word."""
    return Reply(
        claims(*((one["text"].split(". ")[0].rstrip(".") + ".", [one["key"]]) for one in material(body)))
    )


class MockModel(ThreadingHTTPServer):
    """The server; use as a context manager. `replies` are given first, in turn, then what `brain` says."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, brain: Brain = quoting, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.brain = brain
        self.replies: deque[Reply] = deque()
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.keep = True
        self.broken_off_by_caller = 0
        self.lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Base address, with /v1."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self) -> MockModel:
        """Start serving."""
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Stop serving."""
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, *_: object) -> None:
        """Callers that hang up are part of the play."""

    def next_reply(self, body: dict[str, Any], key: str) -> Reply:
        """The reply to one request."""
        with self.lock:
            if self.keep:
                self.requests.append(body)
                self.keys.append(key)
            planned = self.replies.popleft() if self.replies else None
        return planned or self.brain(body)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: MockModel

    def do_GET(self) -> None:
        """The list of models."""
        self._whole(
            200,
            {},
            {"object": "list", "data": [{"id": "mock", "object": "model", "created": 0, "owned_by": "x"}]},
        )

    def do_POST(self) -> None:
        """A completion."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.server.next_reply(body, self.headers.get("Authorization", ""))
        try:
            if reply.status != 200:
                time.sleep(reply.first)
                self._whole(reply.status, reply.headers, {"error": reply.error or {"message": "no"}})
            else:
                self._streamed(body, reply)
        except (BrokenPipeError, ConnectionResetError):
            with self.server.lock:
                self.server.broken_off_by_caller += 1
            self.close_connection = True

    def _whole(self, status: int, headers: Mapping[str, str], content: Body) -> None:
        text = json.dumps(content).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(text)),
            **headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _streamed(self, body: Body, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        lines = reply.raw if reply.raw is not None else self._lines(body, reply)
        for place, line in enumerate(lines):
            time.sleep(reply.first if place == 0 else reply.between)
            if place == reply.drop_after:
                self.close_connection = True
                self.connection.close()
                return
            if place == reply.end_after:
                break
            self._chunk(line)
        self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, line: str) -> None:
        data = f"data: {line}\n\n".encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _lines(self, body: Body, reply: Reply) -> list[str]:
        def chunk(delta: Mapping[str, Any], finish: str | None = None) -> str:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            return json.dumps({**_chunk_frame(body), "choices": [choice]})

        pieces = [reply.text[start : start + _SIZE] for start in range(0, len(reply.text), _SIZE)]
        lines = [chunk({"content": piece}) for piece in pieces]
        if reply.refusal is not None:
            lines.append(chunk({"refusal": reply.refusal}))
        lines.append(chunk({}, reply.finish))
        if reply.usage and (body.get("stream_options") or {}).get("include_usage"):
            counted = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
            lines.append(json.dumps({**_chunk_frame(body), "choices": [], "usage": counted}))
        return [*lines, "[DONE]"]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing is printed."""


def _chunk_frame(body: Body) -> dict[str, Any]:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": body.get("model", "mock")}


def main() -> None:
    """Serve on a port until stopped: for measurements, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--first", type=float, default=0.0, help="seconds before the first piece")
    parser.add_argument("--between", type=float, default=0.0, help="seconds between two pieces")
    options = parser.parse_args()

    def brain(body: Body) -> Reply:
        return Reply(quoting(body).text, first=options.first, between=options.between)

    with MockModel(brain, options.port) as server:
        server.keep = False
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
