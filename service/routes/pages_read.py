"""GET /reports/{report_id}: one report to read, every paragraph with a permanent link."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from service.answering.citations import paragraph_url
from service.routes.access import ServiceOf
from service.routes.pages_access import DirectoryOf
from service.web.page import page
from service.web.reading import Heading, ShownParagraph, blocks
from service.web.within import Within

router = APIRouter(include_in_schema=False)


@router.get("/reports/{report_id}")
def read(
    request: Request,
    report_id: str,
    service: ServiceOf,
    directory: DirectoryOf,
    find: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """One report as it is structured; `find` marks words in it."""
    report = service.report(report_id)
    within = Within(find)
    shown = blocks(directory.index.paragraphs(report.start, report.end), within)
    before, after = directory.beside(report)
    address = report.url if report.url and report.url.startswith(("https://", "http://")) else None
    return page(
        request,
        "report.html",
        directory=directory,
        fictional=report.report.fictional,
        stored=report,
        report=report.report,
        blocks=shown,
        headings=[block for block in shown if isinstance(block, Heading)],
        found=[block for block in shown if isinstance(block, ShownParagraph) and block.found],
        within=within,
        find=find,
        before=before,
        after=after,
        original=address,
        paged=address is not None and any(name.lower().endswith(".pdf") for name in report.sources),
    )


@router.get("/reports/{report_id}/paragraphs/{paragraph}")
def paragraph(report_id: str, paragraph: str, service: ServiceOf) -> Response:
    """Leads to a paragraph in its report; of one that does not exist the error page says what there is."""
    service.paragraph(report_id, paragraph)
    return RedirectResponse(paragraph_url(report_id, paragraph), 303)
