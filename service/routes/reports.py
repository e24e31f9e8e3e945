"""GET /v1/reports…: what is held, one report, one paragraph."""

from __future__ import annotations

from fastapi import APIRouter

from service.held import (
    ParagraphHeld,
    ReportList,
    ReportWithParagraphs,
    paragraph_held,
    report_held,
    with_paragraphs,
)
from service.routes.access import ServiceOf
from service.routes.problems import problem_responses

router = APIRouter(prefix="/v1/reports", tags=["reports"])


@router.get("", responses=problem_responses(503))
def reports(service: ServiceOf) -> ReportList:
    """All reports held, by authority, then by date."""
    index = service.index()
    return ReportList(
        generation=index.generation, reports=tuple(report_held(stored) for stored in index.reports())
    )


@router.get("/{report_id}", responses=problem_responses(404, 422, 503))
def report(report_id: str, service: ServiceOf) -> ReportWithParagraphs:
    """One report with its paragraphs in printed order, its grades and the parser's warnings."""
    stored = service.report(report_id)
    return with_paragraphs(stored, tuple(service.index().paragraphs(stored.start, stored.end)))


@router.get("/{report_id}/paragraphs/{paragraph}", responses=problem_responses(404, 422, 503))
def paragraph(report_id: str, paragraph: str, service: ServiceOf) -> ParagraphHeld:
    """One paragraph by its printed number or label."""
    return paragraph_held(service.report(report_id), service.paragraph(report_id, paragraph))
