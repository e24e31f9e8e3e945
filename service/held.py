"""Reports and paragraphs as callers receive them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from indexer.contracts import StoredParagraph, StoredReport
from service.answering.citations import paragraph_label, paragraph_url, section_path
from service.wire import Wire


class GradeHeld(Wire):
    """One judgement as normalised and as printed, and the paragraph that prints it."""

    judgement: str
    grade: str
    printed: str
    page: int | None
    paragraph: str | None


class WarningHeld(Wire):
    """Something a careful reader of the file would remark on."""

    code: str
    message: str
    page: int | None


class ReportHeld(Wire):
    """One report of the index."""

    report_id: str
    authority: str
    urn: str | None
    region: str | None
    title: str
    kind: str
    framework: str | None
    year: int | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    inspectors: tuple[str, ...]
    addressee: str | None
    grades: dict[str, str]
    grade_details: tuple[GradeHeld, ...]
    pages: int | None
    paragraphs: int
    warnings: tuple[WarningHeld, ...]
    sources: tuple[str, ...]
    superseded_by: str | None
    fictional: Annotated[bool, Field(description="Written as a sample; no such authority exists")]
    url: str


class ParagraphHeld(Wire):
    """One paragraph of a report, whole."""

    report_id: str
    paragraph: str
    number: int | None
    label: str
    section: str
    kind: str
    page: int | None
    last_page: int | None
    text: str
    url: str


class ReportList(Wire):
    """All reports held, by authority, then by date."""

    generation: str
    reports: tuple[ReportHeld, ...]


class ReportWithParagraphs(ReportHeld):
    """A report with its paragraphs in printed order."""

    content: tuple[ParagraphHeld, ...]


def report_held(stored: StoredReport) -> ReportHeld:
    """A stored report for callers."""
    report = stored.report
    return ReportHeld(
        report_id=report.report_id,
        authority=report.authority,
        urn=report.urn,
        region=report.region,
        title=report.title,
        kind=report.kind,
        framework=report.framework,
        year=report.year,
        inspection_start=report.inspection_start,
        inspection_end=report.inspection_end,
        published=report.published,
        lead_inspector=report.lead_inspector,
        inspectors=report.inspectors,
        addressee=report.addressee,
        grades={grade.judgement: grade.grade for grade in report.grades},
        grade_details=tuple(
            GradeHeld(
                judgement=grade.judgement,
                grade=grade.grade,
                printed=grade.printed,
                page=grade.page,
                paragraph=grade.paragraph,
            )
            for grade in report.grades
        ),
        pages=report.pages,
        paragraphs=stored.end - stored.start,
        warnings=tuple(
            WarningHeld(code=warning.code, message=warning.message, page=warning.page)
            for warning in stored.warnings
        ),
        sources=stored.sources,
        superseded_by=stored.superseded_by,
        fictional=report.fictional,
        url=f"/reports/{report.report_id}",
    )


def paragraph_held(report: StoredReport, stored: StoredParagraph) -> ParagraphHeld:
    """A stored paragraph for callers."""
    paragraph = stored.paragraph
    return ParagraphHeld(
        report_id=stored.report_id,
        paragraph=paragraph.paragraph,
        number=paragraph.number,
        label=paragraph_label(report, paragraph.paragraph),
        section=section_path(stored),
        kind=paragraph.kind,
        page=paragraph.page,
        last_page=paragraph.last_page,
        text=paragraph.text,
        url=paragraph_url(stored.report_id, paragraph.paragraph),
    )


def with_paragraphs(report: StoredReport, paragraphs: tuple[StoredParagraph, ...]) -> ReportWithParagraphs:
    """A report and everything in it."""
    content = tuple(paragraph_held(report, stored) for stored in paragraphs)
    return ReportWithParagraphs(**report_held(report).model_dump(), content=content)
