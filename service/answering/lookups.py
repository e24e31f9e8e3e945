"""Answers that need no search: one paragraph by its number, and the overview of an authority."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ReportKind
from service.answering import refusal
from service.answering.citations import CitationBook, escaped, paragraph_label
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.model import Leaning, Question
from service.wording import listed, report_name

_MOST = 4  # paragraphs of that number shown, where several reports have one
_OVERVIEW_SENTENCES = 3
_OVERVIEW_NEEDS = 4

Lookup = tuple[str, Outcome, tuple[Section, ...]]


def quoted_paragraph(question: Question, index: PublishedIndex, book: CitationBook) -> Lookup:
    """The paragraph asked for by its printed number or label, whole, newest report first."""
    wanted = set(question.report_ids)
    reports = [report for report in reversed(index.reports()) if report.report.report_id in wanted]
    labels = (question.paragraph or "").split(",")
    missing = [asked for asked in question.authorities if not asked.held]
    if missing and not reports:
        sections = tuple(refusal.not_held_section(asked.name, index) for asked in missing)
        return " ".join(section.text for section in sections), Outcome.NOT_FOUND, sections
    parts: list[str] = []
    none: list[str] = []
    for label in labels:
        found = [
            (report, stored)
            for report in reports
            if (stored := index.paragraph(report.report.report_id, label)) is not None
        ]
        if not found:
            none.append(label)
        for report, stored in found[:_MOST]:
            marker = book.cite(stored, report, stored.paragraph.text)
            heading = f"**{paragraph_label(report, label)}** ({report_name(report.report)})"
            parts.append(f"{heading}: {escaped(stored.paragraph.text)} [{marker}]")
        if len(found) > _MOST:
            parts.append(
                f"{len(found) - _MOST} more reports have a paragraph {label}: name the authority and the year."
            )
    if none:
        parts.append(_no_paragraph(none, reports))
    outcome = Outcome.NOT_FOUND if len(none) == len(labels) else Outcome.PARTIAL if none else Outcome.ANSWERED
    return "\n\n".join(parts), outcome, ()


def _no_paragraph(labels: Sequence[str], reports: Sequence[StoredReport]) -> str:
    """That the reports covered have no paragraphs of these labels."""
    names = listed(
        [f"{report.report.authority} ({report_name(report.report)})" for report in reports[:_MOST]]
    )
    text = f"There is no paragraph {listed(labels)} in the reports that the question covers"
    return text + (f": {names}." if names else ".")


def overview(question: Question, index: PublishedIndex, book: CitationBook) -> Lookup:
    """What the latest report of each authority named says in brief: grades, summary, what needs to improve."""
    wanted = set(question.report_ids)
    sections = []
    for authority in question.authorities:
        reports = [
            report
            for report in index.reports()
            if report.report.authority == authority.name and report.report.report_id in wanted
        ]
        if not reports:
            sections.append(refusal.not_held_section(authority.name, index))
            continue
        report = _latest(reports)
        sections.append(
            Section(
                authority=authority.name,
                report_id=report.report.report_id,
                year=report.report.year,
                outcome=SectionOutcome.ANSWERED,
                text=_in_brief(report, index, book, praise=question.leaning is Leaning.PRAISE),
            )
        )
    answered = any(section.outcome is SectionOutcome.ANSWERED for section in sections)
    text = "\n\n".join(f"### {section.authority}\n\n{section.text}" for section in sections)
    return text, Outcome.ANSWERED if answered else Outcome.NOT_FOUND, tuple(sections)


def _latest(reports: Sequence[StoredReport]) -> StoredReport:
    inspections = [report for report in reports if report.report.kind is ReportKind.INSPECTION]
    return (inspections or list(reports))[-1]


def _in_brief(report: StoredReport, index: PublishedIndex, book: CitationBook, *, praise: bool) -> str:
    """Grades, how the summary begins, and what needs to improve; where strengths are asked for, more of the one and none of the other."""
    paragraphs = index.paragraphs(report.start, report.end)
    parts = [f"*{report_name(report.report)[:1].upper()}{report_name(report.report)[1:]}.*"]
    parts.extend(_quoted(report, _starting(paragraphs, "judgements")[:1], book, sentences=None))
    opening = (
        _starting(paragraphs, "executive-summary")
        or _starting(paragraphs, "summary")
        or _starting(paragraphs, "overview")
    )
    parts.extend(_quoted(report, opening[: 2 if praise else 1], book, sentences=_OVERVIEW_SENTENCES))
    needs = _starting(paragraphs, "what-needs-to-improve") or [
        stored for stored in paragraphs if stored.paragraph.kind == "recommendation"
    ]
    if needs and not praise:
        of_all = f" ({_OVERVIEW_NEEDS} of {len(needs)} points)" if len(needs) > _OVERVIEW_NEEDS else ""
        parts.append(
            f"**Needs to improve{of_all}:** "
            + " ".join(_quoted(report, needs[:_OVERVIEW_NEEDS], book, sentences=None))
        )
    return "\n\n".join(parts)


def _starting(paragraphs: Sequence[StoredParagraph], slug: str) -> list[StoredParagraph]:
    """The paragraphs of one section: 'summary-2' is the summary's, 'summary-for-children-2' is not."""
    return [
        stored for stored in paragraphs if re.fullmatch(rf"{re.escape(slug)}-\d+", stored.paragraph.paragraph)
    ]


def _quoted(
    report: StoredReport, paragraphs: Sequence[StoredParagraph], book: CitationBook, *, sentences: int | None
) -> list[str]:
    texts = []
    for stored in paragraphs:
        end = stored.sentences[:sentences][-1][1] if stored.sentences else len(stored.paragraph.text)
        quote = stored.paragraph.text[:end]
        texts.append(f"{escaped(quote)} [{book.cite(stored, report, quote)}]")
    return texts
