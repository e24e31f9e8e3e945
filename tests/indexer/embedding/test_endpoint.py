"""The embedder behind an endpoint, against a real local server that speaks the protocol."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import openai
import pytest

from indexer.embedding.choice import open_embedder
from indexer.embedding.endpoint import Endpoint, EndpointEmbedder, _explained
from indexer.embedding.minilm import MiniLM
from indexer.errors import ModelError
from indexer.settings import EmbedderKind, IndexerSettings
from tests.support.embedders import WordEmbedder


class Server(ThreadingHTTPServer):
    """An embeddings endpoint: vectors of `WordEmbedder`, doubled in length and in reverse order."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.failures: list[int] = []
        self.requests: list[dict[str, Any]] = []
        self.spoil = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append({**body, "key": self.headers["Authorization"], "path": self.path})
        if self.server.failures:
            self.answer(self.server.failures.pop(0), {"error": {"message": "no"}})
            return
        vectors = 2 * WordEmbedder().embed(body["input"])
        rows = [
            {"object": "embedding", "index": place, "embedding": vector.tolist()}
            for place, vector in enumerate(vectors)
        ]
        if self.server.spoil == "short":
            rows = rows[1:]
        if self.server.spoil == "zero":
            rows[0]["embedding"] = [0.0] * 64
        self.answer(
            200,
            {
                "object": "list",
                "data": rows[::-1],
                "model": body["model"],
                "usage": {"prompt_tokens": 1, "total_tokens": 1},
            },
        )

    def answer(self, status: int, content: dict[str, Any]) -> None:
        text = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def embedder(server: Server, **more: Any) -> EndpointEmbedder:
    return EndpointEmbedder(Endpoint(server.url, "model-x", "secret", **{"retries": 0, **more}))


def test_vectors_come_in_the_order_asked_with_unit_length(server: Server) -> None:
    texts = [f"Text number {place} of many." for place in range(150)]
    vectors = embedder(server).embed(texts)
    np.testing.assert_allclose(vectors, WordEmbedder().embed(texts), atol=1e-5)
    assert len(server.requests) == 3
    assert server.requests[0]["model"] == "model-x"
    assert server.requests[0]["key"] == "Bearer secret"
    assert server.requests[0]["path"] == "/v1/embeddings"


def test_dimensions_are_asked_once(server: Server) -> None:
    one = embedder(server)
    assert (one.dimensions, one.dimensions) == (64, 64)
    assert one.embed([]).shape == (0, 64)
    assert len(server.requests) == 1


def test_a_name_tells_models_apart_but_not_addresses(server: Server) -> None:
    elsewhere = EndpointEmbedder(Endpoint("http://127.0.0.1:9/v1", "model-x"))
    assert embedder(server).name == elsewhere.name
    assert embedder(server, max_tokens=128).name != elsewhere.name


def test_tokens_are_counted_without_the_network(server: Server) -> None:
    one = embedder(server)
    assert one.count_tokens("word " * 100) >= 100
    assert one.count_tokens("<|endoftext|>") > 0


def test_a_failure_that_passes_is_tried_again(server: Server) -> None:
    server.failures = [500]
    assert embedder(server, retries=1).embed(["text"]).shape == (1, 64)


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (401, "PILCROW_EMBEDDING_KEY"),
        (403, "PILCROW_EMBEDDING_KEY"),
        (404, "PILCROW_EMBEDDING_MODEL"),
        (400, "PILCROW_EMBEDDING_TOKENS"),
        (429, "slow down"),
        (503, "wait and index again"),
    ],
)
def test_a_refusal_says_what_to_do(server: Server, status: int, advice: str) -> None:
    server.failures = [status]
    with pytest.raises(ModelError, match=advice):
        embedder(server).embed(["text"])


@pytest.mark.parametrize(("spoil", "message"), [("short", "0 vectors for 1"), ("zero", "without direction")])
def test_an_answer_that_cannot_be_used_is_refused(server: Server, spoil: str, message: str) -> None:
    server.spoil = spoil
    with pytest.raises(ModelError, match=message):
        embedder(server).embed(["text"])


def test_a_server_that_is_not_there_is_named() -> None:
    one = EndpointEmbedder(Endpoint("http://127.0.0.1:9/v1", "model-x", retries=0))
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9.*cannot be reached"):
        one.embed(["text"])


def test_every_error_of_the_library_is_explained() -> None:
    kinds = [
        kind
        for kind in list(vars(openai).values())
        if isinstance(kind, type) and issubclass(kind, openai.OpenAIError)
    ]
    assert len(kinds) > 8
    for kind in kinds:
        assert _explained(kind.__new__(kind))


def test_the_settings_choose_the_embedder(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.chdir("/")
    assert isinstance(open_embedder(IndexerSettings()), MiniLM)
    assert open_embedder(IndexerSettings(embedder=EmbedderKind.NONE)) is None
    with pytest.raises(ModelError, match="PILCROW_EMBEDDING_URL"):
        open_embedder(IndexerSettings(embedder=EmbedderKind.ENDPOINT))
    monkeypatch.setenv("PILCROW_EMBEDDER", "endpoint")
    monkeypatch.setenv("PILCROW_EMBEDDING_URL", server.url)
    monkeypatch.setenv("PILCROW_EMBEDDING_MODEL", "model-x")
    monkeypatch.setenv("PILCROW_EMBEDDING_KEY", "secret")
    settings = IndexerSettings()
    made = open_embedder(settings)
    assert isinstance(made, EndpointEmbedder)
    assert made.embed(["text"]).shape == (1, 64)
    assert server.requests[0]["key"] == "Bearer secret"
    assert "secret" not in repr(settings)
