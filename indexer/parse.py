"""One file in, one parsed report out; and the report as the JSON that callers rely on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from indexer.authorities import Register
from indexer.model import Grade, Paragraph, ParsedReport, Report


def parse_file(path: Path, *, register: Register, published: date | None = None) -> ParsedReport:
    """The report in a file.

    `published` is the day of publication that a manifest gives, for reports that print none.
    Raises ReadError when the file cannot be read as a report.
    """
    from indexer.readers.detect import read

    return _parse(read(path), register, published)


def parse_bytes(name: str, data: bytes, *, register: Register, published: date | None = None) -> ParsedReport:
    """As `parse_file`, of bytes already read; `name` is used in messages alone."""
    from indexer.readers.detect import read_bytes

    return _parse(read_bytes(name, data), register, published)


def _parse(document: Any, register: Register, published: date | None) -> ParsedReport:
    from indexer.structure.parser import parse_document

    return parse_document(document, register, published)


def to_json(parsed: ParsedReport) -> dict[str, Any]:
    """The parsed report as the JSON object that `pilcrow parse --json` prints; dates are ISO 8601."""
    return {
        "report": report_to_dict(parsed.report),
        "paragraphs": [_paragraph(paragraph) for paragraph in parsed.paragraphs],
        "warnings": [{"code": w.code, "message": w.message, "page": w.page} for w in parsed.warnings],
    }


def report_to_dict(report: Report) -> dict[str, Any]:
    """A report's own facts as that JSON object; dates are ISO 8601."""
    return {
        "id": report.report_id,
        "authority": report.authority,
        "title": report.title,
        "kind": report.kind.value,
        "framework": report.framework,
        "inspection_start": _day(report.inspection_start),
        "inspection_end": _day(report.inspection_end),
        "published": _day(report.published),
        "lead_inspector": report.lead_inspector,
        "inspectors": list(report.inspectors),
        "addressee": report.addressee,
        "grades": {grade.judgement: grade.grade for grade in report.grades},
        "grade_details": [_grade(grade) for grade in report.grades],
        "pages": report.pages,
        "urn": report.urn,
        "region": report.region,
        "fictional": report.fictional,
    }


def _grade(grade: Grade) -> dict[str, Any]:
    return {
        "judgement": grade.judgement,
        "grade": grade.grade,
        "printed": grade.printed,
        "page": grade.page,
        "paragraph": grade.paragraph,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "paragraph": paragraph.paragraph,
        "number": paragraph.number,
        "section": list(paragraph.section),
        "kind": paragraph.kind.value,
        "page": paragraph.page,
        "last_page": paragraph.last_page,
        "text": paragraph.text,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
