"""A real HTTP server on loopback that serves provider pages and files as the publisher does, and its bad days."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Publisher:
    """What is published: pages and files by path, and answers to give first (status, headers, body)."""

    pages: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    first: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked[self.path] += 1
                publisher.agents.add(self.headers.get("User-Agent", ""))
                waiting = publisher.first.get(self.path)
                if waiting:
                    status, headers, body = waiting.pop(0)
                    self.answer(status, headers, body)
                elif self.path in publisher.pages:
                    self.answer(200, {}, publisher.pages[self.path].encode())
                elif self.path in publisher.files:
                    body = publisher.files[self.path]
                    tag = f'"{hash(body)}"'
                    if self.headers.get("If-None-Match") == tag:
                        self.answer(304, {}, b"")
                    else:
                        self.answer(200, {"ETag": tag}, body)
                else:
                    self.answer(404, {}, b"nothing here")

            def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def lists(self, urn: str, *documents: tuple[str, str]) -> None:
        """Publish a provider page that lists (date in words, file path) pairs."""
        links = "".join(
            f'<li><a class="publication-link" href="{path}">Report<span class="nonvisual"> Children\'s services '
            f"inspection, PDF - {day}</span></a></li>"
            for day, path in documents
        )
        self.pages[f"/provider/44/{urn}"] = f"<html><body><ul>{links}</ul></body></html>"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
