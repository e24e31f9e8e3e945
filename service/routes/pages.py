"""Pages for people: / (ask), /reports (what is held), /reports/{report_id} (read)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from indexer.errors import PilcrowError
from service.answering.wording import report_name
from service.errors import ServiceError
from service.routes.access import ServiceOf
from service.web.render import answer_html, marked_text

router = APIRouter(include_in_schema=False)

_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
EXAMPLES = (
    "How did each authority handle return home interviews?",
    "Which authorities struggle with social workers' caseloads?",
    "What do the reports say about care leavers' housing?",
)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("service.web"), autoescape=select_autoescape(), undefined=StrictUndefined
    )
    environment.globals.update(answer_html=answer_html, marked_text=marked_text, report_name=report_name)
    return environment


def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Render a template with the security headers that every page has."""
    html = _templates().get_template(name).render(**values)
    headers = {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(html, status, headers)


def _trouble(error: PilcrowError) -> HTMLResponse:
    status, title = (
        (error.status, error.title) if isinstance(error, ServiceError) else (503, "No index is loaded")
    )
    return page("trouble.html", status, title=title, detail=str(error))


@router.get("/")
def ask(request: Request, service: ServiceOf, q: Annotated[str, Query(max_length=4000)] = "") -> Response:
    """The question field and, for `q`, its answer with the paragraphs cited."""
    try:
        reports = service.index().reports()
        answer = service.ask(q) if q.strip() else None
    except PilcrowError as error:
        return _trouble(error)
    fictional = any(report.report.fictional for report in reports)
    return page(
        "ask.html",
        question=q,
        answer=answer,
        examples=EXAMPLES,
        fictional=fictional,
        reports=len(reports),
        authorities=len({report.report.authority for report in reports}),
        base=str(request.base_url),
    )


@router.get("/reports")
def library(service: ServiceOf) -> Response:
    """All reports held."""
    try:
        reports = service.index().reports()
    except PilcrowError as error:
        return _trouble(error)
    return page("reports.html", reports=reports, fictional=any(report.report.fictional for report in reports))


@router.get("/reports/{report_id}")
def read(report_id: str, service: ServiceOf) -> Response:
    """One report as it is structured, each paragraph with a permanent link."""
    try:
        report = service.report(report_id)
        paragraphs = service.index().paragraphs(report.start, report.end)
    except PilcrowError as error:
        return _trouble(error)
    return page("report.html", report=report, paragraphs=paragraphs, fictional=report.report.fictional)


@router.get("/static/pilcrow.css")
def stylesheet() -> Response:
    """The one style sheet."""
    css = files("service.web").joinpath("static/pilcrow.css").read_text("utf-8")
    return Response(css, media_type="text/css", headers={"Cache-Control": "max-age=3600"})
