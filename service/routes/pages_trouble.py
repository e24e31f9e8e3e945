"""Error pages: what is wrong, in words, and what there is instead."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import Response

from indexer.contracts import StoredReport
from indexer.errors import PilcrowError
from service.routes.access import get_service
from service.routes.pages_access import get_directory
from service.web.page import page

PAGES = ("/reports", "/compare", "/feedback", "/ask")
_NOT_PAGES = ("/v1/", "/openapi.json", "/healthz", "/readyz", "/metrics")


def wants_page(request: Request) -> bool:
    """Whether a person is looking: at a page's address, or at any other that is not the API's with a browser."""
    path = request.url.path
    accept = request.headers.get("accept", "*/*")
    if path.startswith(_NOT_PAGES):
        return False
    own = path == "/" or any(path == one or path.startswith((f"{one}/", f"{one}.")) for one in PAGES)
    return "text/html" in accept or (own and ("*/*" in accept or not accept))


def trouble_page(request: Request, status: int, title: str, detail: str) -> Response | None:
    """The error as a page that offers what there is, or None where the caller wants a problem document."""
    if not wants_page(request):
        return None
    alike, reports, authorities, fictional = _offers(request)
    return page(
        request,
        "trouble.html",
        status,
        title=title,
        detail=detail,
        alike=alike,
        reports=reports,
        authorities=authorities,
        fictional=fictional,
        again=status in (500, 503),
        address=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    )


def _offers(request: Request) -> tuple[Sequence[StoredReport], int, int, bool]:
    """Reports that resemble what was asked for, and how much is held; nothing where no index is loaded."""
    try:
        directory = get_directory(request, get_service(request))
    except PilcrowError:
        return (), 0, 0, False  # the page says so: that is the trouble, or part of it
    parts = request.url.path.split("/")
    alike = directory.resembling(parts[2]) if parts[1] == "reports" and len(parts) > 2 else ()
    return alike, len(directory.reports), len(directory.authorities), directory.fictional
