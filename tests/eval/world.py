"""Running the small gold set on the small service, with or without damage."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from eval.contracts import Found, Library, System
from eval.inside import IndexLibrary, InsideSystem
from eval.records import GoldRecord
from eval.result import RunResult, SetResult
from eval.session import GoldSet, evaluate
from service.answering.model import Answer, Coverage, Outcome
from service.question.filters import Filters
from tests.eval.small import TEXTS, SmallIndex, SmallService, small_gold

INDEX = SmallIndex()
LIBRARY: Library = IndexLibrary(INDEX)
SYSTEM: System = InsideSystem(SmallService(INDEX))


def records(*fields: dict[str, Any]) -> tuple[GoldRecord, ...]:
    return tuple(GoldRecord.model_validate(one) for one in (fields or small_gold()))


def small_run(system: System = SYSTEM, *fields: dict[str, Any]) -> RunResult:
    """The records (by default the small gold set) put to a system."""
    return evaluate([GoldSet("small", "all", records(*fields))], system, LIBRARY)


def small_result(system: System = SYSTEM, *fields: dict[str, Any]) -> SetResult:
    return small_run(system, *fields).sets[0]


class DamagedSystem:
    """A retriever gone wrong: drops the best paragraph, turns the order round, and cites nothing."""

    name = "damaged"

    def __init__(self, whole: System) -> None:
        self._whole = whole

    def ask(self, question: str, filters: Filters) -> Answer:
        answer = self._whole.ask(question, filters)
        if not answer.citations:
            return answer
        return Answer(
            question=question,
            answer="Nothing was found.",
            outcome=Outcome.NOT_FOUND,
            sections=(),
            citations=(),
            coverage=Coverage(authorities_asked=0, reports_searched=0),
            generator="damaged",
        )

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        return list(reversed(self._whole.search(question, limit, filters)))[:-1]


@dataclass
class FailingSystem:
    """Raises on the questions that hold a word, and counts what it is asked."""

    error: BaseException
    word: str
    whole: System = SYSTEM
    name: str = "failing"
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, filters: Filters) -> Answer:
        self.asked.append(question)
        if self.word in question:
            raise self.error
        return self.whole.ask(question, filters)

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        return self.whole.search(question, limit, filters)


class _Handler(BaseHTTPRequestHandler):
    """The service's HTTP interface over the small service; 500 for questions that hold the broken word."""

    protocol_version = "HTTP/1.1"
    broken: ClassVar[str] = ""
    seen_keys: ClassVar[list[str | None]] = []
    service = SmallService(INDEX)

    def do_GET(self) -> None:
        if self.path == "/v1/reports":
            rows = [
                {"report_id": one.report.report_id, "authority": one.report.authority, "year": 2020}
                for one in INDEX.reports()
            ]
            self._send(200, {"generation": "1", "reports": rows})
            return
        stored = INDEX.report(self.path.rsplit("/", 1)[1])
        if stored is None:
            self._send(404, {"title": "Not in the index", "status": 404, "detail": "no such report"})
            return
        content = [
            {"paragraph": str(number), "text": text, "page": 1}
            for number, text in enumerate(TEXTS[stored.report.authority], start=1)
        ]
        self._send(200, {"report_id": stored.report.report_id, "content": content})

    def do_POST(self) -> None:
        self.seen_keys.append(self.headers.get("Authorization"))
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = body.get("question") or body["query"]
        if self.broken and self.broken in text:
            self._send(500, {"title": "The service failed", "status": 500, "detail": "it broke"})
        elif text == "riddle":
            self._send(200, {"solution": 42})
        elif self.path == "/v1/ask":
            answer = self.service.ask(text, Filters.model_validate(body["filters"]))
            self._send(200, answer.model_dump(mode="json"))
        else:
            filters = Filters.model_validate(body["filters"])
            self._send(200, self.service.search(text, body["limit"], filters).model_dump(mode="json"))

    def _send(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        return


@contextmanager
def running_service(broken: str = "") -> Iterator[str]:
    """The address of a service on this machine that fails on questions holding `broken`."""
    handler = type("Handler", (_Handler,), {"broken": broken, "seen_keys": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
