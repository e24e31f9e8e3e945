"""A running service as a system under test, and its reports as the library, over HTTP."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.contracts import Found
from eval.errors import EvaluationError, SystemFailure, SystemUnreachable
from service.answering.model import Answer
from service.question.filters import Filters

_DETAIL_CHARACTERS = 300


class Client:
    """JSON over HTTP to one service; a connection is kept and opened anew when it was dropped."""

    def __init__(self, url: str, *, timeout: float = 60.0, key: str | None = None) -> None:
        """`url` is the service's address, `timeout` in seconds for each call, `key` an API key.

        Raises EvaluationError for an address that is not http(s)://host….
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EvaluationError(f"{url!r} is no address of a service; give it as http://host:port")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=timeout)
        self._prefix = parts.path.rstrip("/")
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def get(self, path: str) -> bytes:
        """Body of a GET; raises SystemFailure for anything but a 200."""
        return self._call("GET", path, None)

    def post(self, path: str, body: Mapping[str, object]) -> bytes:
        """Body of a POST; raises SystemFailure for anything but a 200."""
        return self._call("POST", path, json.dumps(body).encode())

    def close(self) -> None:
        """Drop the connection."""
        self._connection.close()

    def _call(self, method: str, path: str, body: bytes | None) -> bytes:
        status, content = self._exchange(method, path, body)
        if status != http.client.OK:
            raise SystemFailure(f"{path}: HTTP {status}: {_detail(content)}")
        return content

    def _exchange(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        reused = self._connection.sock is not None
        try:
            self._connection.request(method, self._prefix + path, body, self._headers)
            response = self._connection.getresponse()
            return response.status, response.read()
        except TimeoutError as error:
            self._connection.close()
            raise SystemUnreachable(f"{path}: no answer within {self._connection.timeout:g} s") from error
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            if reused and isinstance(error, ConnectionError):  # an idle connection the server had closed
                return self._exchange(method, path, body)
            raise SystemUnreachable(f"{path}: {type(error).__name__}: {error}") from error


class _SearchResult(BaseModel):
    model_config = ConfigDict(extra="ignore")

    report_id: str
    paragraph: str
    score: float


class _SearchResults(BaseModel):
    model_config = ConfigDict(extra="ignore")

    results: tuple[_SearchResult, ...]


class HttpSystem:
    """Asks a running service."""

    name = "pilcrow"

    def __init__(self, client: Client) -> None:
        self._client = client

    def ask(self, question: str, filters: Filters) -> Answer:
        """The whole answer; raises SystemFailure when none comes."""
        body = {"question": question, "filters": filters.model_dump(mode="json", exclude_defaults=True)}
        try:
            return Answer.model_validate_json(self._client.post("/v1/ask", body))
        except ValidationError as error:
            raise SystemFailure(f"/v1/ask: not an answer object: {_first(error)}") from error

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        """Paragraphs, best first; raises SystemFailure when none come."""
        body = {
            "query": question,
            "limit": limit,
            "filters": filters.model_dump(mode="json", exclude_defaults=True),
        }
        try:
            parsed = _SearchResults.model_validate_json(self._client.post("/v1/search", body))
        except ValidationError as error:
            raise SystemFailure(f"/v1/search: not search results: {_first(error)}") from error
        return [Found(one.report_id, one.paragraph, one.score) for one in parsed.results]


class _ReportRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    report_id: str
    authority: str


class _ReportRows(BaseModel):
    model_config = ConfigDict(extra="ignore")

    reports: tuple[_ReportRow, ...]


class _ParagraphRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    paragraph: str
    text: str


class _ReportContent(BaseModel):
    model_config = ConfigDict(extra="ignore")

    content: tuple[_ParagraphRow, ...]


class HttpLibrary:
    """Reports of a running service, fetched once and whole, so that a later failure cannot touch them."""

    def __init__(self, client: Client) -> None:
        """Fetches every report held; raises SystemFailure when the service does not give them."""
        rows = _parsed(_ReportRows, "/v1/reports", client).reports
        self._authorities = {row.report_id: row.authority for row in rows}
        self._texts: dict[str, dict[str, str]] = {}
        for report_id in self._authorities:
            report = _parsed(_ReportContent, f"/v1/reports/{quote(report_id, safe='')}", client)
            self._texts[report_id] = {row.paragraph: row.text for row in report.content}

    def text(self, report_id: str, paragraph: str) -> str | None:
        """The paragraph's whole text, or None."""
        return self._texts.get(report_id, {}).get(paragraph)

    def authority(self, report_id: str) -> str | None:
        """The report's authority, or None."""
        return self._authorities.get(report_id)


_Shape = TypeVar("_Shape", bound=BaseModel)


def _parsed(shape: type[_Shape], path: str, client: Client) -> _Shape:
    try:
        return shape.model_validate_json(client.get(path))
    except ValidationError as error:
        raise SystemFailure(f"{path}: not as expected: {_first(error)}") from error


def _detail(content: bytes) -> str:
    text = content.decode("utf-8", errors="replace")
    try:
        problem = json.loads(text)
    except json.JSONDecodeError:
        problem = None
    if isinstance(problem, dict) and isinstance(problem.get("detail"), str):
        text = problem["detail"]
    return " ".join(text.split())[:_DETAIL_CHARACTERS] or "no reason given"


def _first(error: ValidationError) -> str:
    item = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(step) for step in item['loc'])}: {item['msg']}"
