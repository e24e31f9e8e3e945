"""Reports and paragraphs as JSON text and back, without loss; for the catalogue and the cache."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from indexer.model import Grade, Paragraph, ParagraphKind, ParsedReport, ParseWarning, Report, ReportKind

_DATES = ("inspection_start", "inspection_end", "published")


def report_to_json(report: Report) -> str:
    """A report as JSON text."""
    return json.dumps(asdict(report), ensure_ascii=False, default=date.isoformat)


def report_from_json(text: str) -> Report:
    """The report that `report_to_json` wrote."""
    fields = json.loads(text)
    for name in _DATES:
        fields[name] = date.fromisoformat(fields[name]) if fields[name] else None
    fields["kind"] = ReportKind(fields["kind"])
    fields["inspectors"] = tuple(fields["inspectors"])
    fields["grades"] = tuple(Grade(**grade) for grade in fields["grades"])
    return Report(**fields)


def parsed_to_json(parsed: ParsedReport) -> str:
    """A parsed report as JSON text."""
    return json.dumps(
        {
            "report": report_to_json(parsed.report),
            "paragraphs": [asdict(paragraph) for paragraph in parsed.paragraphs],
            "warnings": [asdict(warning) for warning in parsed.warnings],
        },
        ensure_ascii=False,
    )


def parsed_from_json(text: str) -> ParsedReport:
    """The parsed report that `parsed_to_json` wrote."""
    fields = json.loads(text)
    return ParsedReport(
        report_from_json(fields["report"]),
        tuple(_paragraph(paragraph) for paragraph in fields["paragraphs"]),
        tuple(ParseWarning(**warning) for warning in fields["warnings"]),
    )


def _paragraph(fields: dict[str, Any]) -> Paragraph:
    fields["section"] = tuple(fields["section"])
    fields["kind"] = ParagraphKind(fields["kind"])
    return Paragraph(**fields)
