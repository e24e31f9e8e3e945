"""Problem documents as pages, where a person is looking: what is wrong, in words, and what there is instead."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indexer.contracts import StoredReport
from indexer.errors import PilcrowError
from service.routes.access import get_service
from service.routes.pages_access import get_directory
from service.web.page import page
from service.wording import report_name

_PAGES = ("/reports", "/compare", "/feedback")
_NOT_PAGES = ("/v1/", "/openapi.json", "/healthz", "/readyz", "/metrics", "/mcp")
_PARAGRAPH = 4  # place of a paragraph in /reports/{report_id}/paragraphs/{paragraph}
_PROBLEM = "application/problem+json"
_OF_THE_DOCUMENT = ("content-type", "content-length", "content-encoding")
_UNEXPECTED = "Something went wrong here; it was logged. Try again, and tell whoever runs this."


class ProblemsAsPages:
    """Turns problem documents into pages for browsers; everyone else, and the API, gets them as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back a problem document until it is whole, and send a page instead."""
        if scope["type"] != "http" or not wants_page(Request(scope)):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                if Headers(raw=message["headers"]).get("content-type", "").startswith(_PROBLEM):
                    held.append(message)
                    return
            if not held:
                await send(message)
                return
            held.append(message)
            if not message.get("more_body", False):
                await _told(scope, receive, send, held)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            if not started:
                await (await _page(scope, 500, "The service failed", _UNEXPECTED))(scope, receive, send)
            raise


async def _told(scope: Scope, receive: Receive, send: Send, held: Sequence[Message]) -> None:
    """Send the page for a problem document that was held back."""
    document = json.loads(b"".join(message.get("body", b"") for message in held[1:]))
    shown = await _page(scope, document["status"], document["title"], document["detail"])
    for name, value in Headers(raw=held[0]["headers"]).items():
        if name not in _OF_THE_DOCUMENT:
            shown.headers.setdefault(name, value)
    await shown(scope, receive, send)


async def _page(scope: Scope, status: int, title: str, detail: str) -> Response:
    return await run_in_threadpool(trouble_page, Request(scope), status, title, detail)


def wants_page(request: Request) -> bool:
    """Whether a person is looking: at a page's address, or at any other that is not the API's with a browser."""
    path = request.url.path
    accept = request.headers.get("accept", "*/*")
    if path.startswith(_NOT_PAGES):
        return False
    own = path == "/" or any(path == one or path.startswith((f"{one}/", f"{one}.")) for one in _PAGES)
    return "text/html" in accept or (own and ("*/*" in accept or not accept))


def trouble_page(request: Request, status: int, title: str, detail: str) -> Response:
    """A problem as a page that offers what there is."""
    alike, report, reports, authorities, fictional = _offers(request)
    if status == HTTPStatus.NOT_FOUND:
        title, detail = _missing(request, report)
    return page(
        request,
        "trouble.html",
        status,
        title=title,
        detail=detail,
        alike=alike,
        report=report,
        reports=reports,
        authorities=authorities,
        fictional=fictional,
        again=status in (429, 500, 503),
        address=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    )


def _missing(request: Request, report: StoredReport | None) -> tuple[str, str]:
    """What is not there, for people: title and sentence. The API's own words speak of its addresses."""
    parts = request.url.path.split("/")
    if report is not None and len(parts) == _PARAGRAPH + 1 and parts[_PARAGRAPH - 1] == "paragraphs":
        named = f"{report.report.authority} ({report_name(report.report)})"
        return "No such paragraph", f"The report on {named} has no paragraph “{parts[_PARAGRAPH]}”."
    if parts[1] == "reports" and len(parts) > 2:
        return "No such report", f"No report “{parts[2]}” is held."
    return "Nothing here", f"There is no page at {request.url.path}."


def _offers(request: Request) -> tuple[Sequence[StoredReport], StoredReport | None, int, int, bool]:
    """Reports that resemble what was asked for, or the report itself, and how much is held; nothing where no index is loaded."""
    try:
        directory = get_directory(request, get_service(request))
    except PilcrowError:
        return (), None, 0, 0, False  # the page says so: that is the trouble, or part of it
    parts = request.url.path.split("/")
    asked_for = parts[2] if parts[1] == "reports" and len(parts) > 2 else ""
    report = directory.index.report(asked_for)
    alike = directory.resembling(asked_for) if asked_for and report is None else ()
    return alike, report, len(directory.reports), len(directory.authorities), directory.fictional
