"""A publisher on this machine: real servers of pages and documents like those of the real one, with faults.

Its authorities are made up. One server has the pages, another the documents, as with the real one.
"""

from __future__ import annotations

import hashlib
import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


def pdf(words: str, size: int = 2000) -> bytes:
    """Bytes that begin and end as a PDF does."""
    return b"%PDF-1.4\n" + f"% {words}\n".encode().ljust(size - 30, b".") + b"\nstartxref\n0\n%%EOF\n"


@dataclass
class Document:
    """A document as published."""

    number: int
    kind: str
    published: date
    content: bytes
    etag: str | None = ""

    def __post_init__(self) -> None:
        self.version()

    def version(self) -> None:
        """Give the content a tag of its own, unless the document has none."""
        if self.etag is not None:
            self.etag = f'"{hashlib.sha256(self.content).hexdigest()[:12]}"'

    @property
    def path(self) -> str:
        return f"/v1/file/{self.number}"


@dataclass
class Fault:
    """What goes wrong with one request.

    With a `status`, that is answered. Otherwise the connection ends after `cut` bytes of the body
    (by a reset if so said), or waits there for `release`.
    """

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"<!DOCTYPE html><html><head><title>Sorry</title></head></html>"
    cut: int = 0
    reset: bool = False
    release: threading.Event | None = None


@dataclass
class Request:
    """A request as it came, and the status that was given."""

    path: str
    headers: dict[str, str]
    status: int


@dataclass
class Publisher:
    """What is published, what goes wrong next, and what was asked."""

    authorities: dict[str, str] = field(default_factory=dict)
    documents: dict[str, list[Document]] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)  # by path: written instead of what would be
    requests: list[Request] = field(default_factory=list)
    rows: int = 100  # the most of a search page
    tagged_pages: bool = False
    base: str = ""
    files: str = ""
    busy: int = 0
    busiest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def authority(self, urn: str, name: str, *documents: Document) -> None:
        """Publish a page."""
        self.authorities[urn] = name
        self.documents[urn] = list(documents)

    def fail(self, path: str, *faults: Fault) -> None:
        """Let the next requests of a path go wrong, in that order."""
        self.faults.setdefault(path, []).extend(faults)

    def asked(self, path: str) -> list[Request]:
        """Requests of a path."""
        return [one for one in self.requests if urlsplit(one.path).path == path]

    @property
    def environment(self) -> dict[str, str]:
        """Settings that make this the publisher, asked without pauses."""
        return {
            "PILCROW_PUBLISHER": self.base,
            "PILCROW_PUBLISHER_FILES": self.files,
            "PILCROW_FETCH_PAUSE": "0",
            "PILCROW_FETCH_AGENT": "tests (reports@example.org)",
            "PILCROW_FETCH_TIMEOUT": "20",
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }

    def page(self, path: str, query: dict[str, list[str]]) -> bytes | None:
        """The page at a path, or None."""
        if path in self.pages:
            return self.pages[path]
        if path == "/search":
            return self._search(int(query["start"][0]), min(int(query["rows"][0]), self.rows)).encode()
        urn = path.rsplit("/", 1)[-1]
        return (
            self._provider(urn).encode()
            if path == f"/provider/44/{urn}" and urn in self.authorities
            else None
        )

    def _search(self, start: int, rows: int) -> str:
        shown = list(self.authorities.items())[start : start + rows]
        results = "".join(
            f'<li class="search-result"><h3 class="search-result__title heading--sub">'
            f'<a href="/provider/44/{urn}">{name}</a></h3><p>URN: {urn}</p></li>'
            for urn, name in shown
        )
        return (
            f"<!DOCTYPE html><html><head><title>Search</title></head><body><main><h1>{len(self.authorities)} results"
            f'</h1><ul class="results-list">{results}</ul><a href="/search?start=0">1</a></main></body></html>'
        )

    def _provider(self, urn: str) -> str:
        links = "".join(
            f'<li class="timeline__day"><a class="publication-link" href="{self.files}{one.path}" target="_blank">'
            f'\n    {one.kind}\n    <span class="nonvisual">{one.kind}, PDF - '
            f"{one.published.day:02} {one.published:%B %Y}</span></a></li>"
            for one in sorted(self.documents[urn], key=lambda one: one.published, reverse=True)
        )
        return (
            f"<!DOCTYPE html><html><head><title>{self.authorities[urn]}</title></head><body><main>"
            f"<h1>{self.authorities[urn]}</h1><p>URN: {urn}</p><ol>{links}</ol></main></body></html>"
        )


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        world = self.server.world
        with world.lock:
            world.busy += 1
            world.busiest = max(world.busiest, world.busy)
        try:
            # A client that goes away in the middle is a part of some tests.
            with suppress(ConnectionError):
                self._serve(world)
        finally:
            with world.lock:
                world.busy -= 1

    def _serve(self, world: Publisher) -> None:
        parts = urlsplit(self.path)
        waiting = world.faults.get(parts.path)
        fault = waiting.pop(0) if waiting else None
        if fault and fault.status:
            self._answer(fault.status, fault.headers, fault.body)
            return
        if self.server.documents:
            number = re.fullmatch(r"/v1/file/(\d+)", parts.path)
            found = [
                d for many in world.documents.values() for d in many if number and d.number == int(number[1])
            ]
            if found:
                self._document(found[0], fault)
                return
        else:
            page = world.page(parts.path, parse_qs(parts.query, keep_blank_values=True))
            if page is not None:
                tag = f'"{hashlib.sha256(page).hexdigest()}"'
                headers = {"ETag": tag} if world.tagged_pages else {}
                same = headers and self.headers["If-None-Match"] == tag
                self._answer(304 if same else 200, headers, b"" if same else page, fault)
                return
        self._answer(404, {}, b"<!DOCTYPE html><html><head><title>Not found</title></head></html>")

    def _document(self, document: Document, fault: Fault | None) -> None:
        modified = formatdate(1_600_000_000 + document.number, usegmt=True)
        headers = {"Content-Type": "application/pdf"}
        if document.etag is not None:
            headers |= {"ETag": document.etag, "Last-Modified": modified, "Accept-Ranges": "bytes"}
            if self.headers["If-None-Match"] == document.etag:
                self._answer(304, headers, b"")
                return
        content = document.content
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
        if wanted and document.etag is not None and self.headers["If-Range"] == document.etag:
            start = int(wanted[1])
            if start >= len(content):
                self._answer(416, {"Content-Range": f"bytes */{len(content)}"}, b"")
                return
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self._answer(206, headers, content[start:], fault)
            return
        self._answer(200, headers, content, fault)

    def _answer(self, status: int, headers: dict[str, str], body: bytes, fault: Fault | None = None) -> None:
        self.server.world.requests.append(Request(self.path, dict(self.headers.items()), status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304 and "Transfer-Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault is None:
            self.wfile.write(body)
            return
        self.wfile.write(body[: fault.cut])
        self.wfile.flush()
        if fault.release is not None:
            fault.release.wait(60)
        if fault.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


class _Server(ThreadingHTTPServer):
    def __init__(self, world: Publisher, *, documents: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.world = world
        self.documents = documents

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher that answers, with nothing published yet."""
    world = Publisher()
    servers = [_Server(world, documents=False), _Server(world, documents=True)]
    world.base, world.files = (server.url for server in servers)
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield world
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()
