"""What was searched and where nothing was found: as numbers, and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indexer.contracts import StoredReport
from indexer.model import ReportKind
from service.answering.citations import CitationBook
from service.answering.model import Coverage, Section, SectionOutcome
from service.answering.verify import markers
from service.question.model import Question
from service.wording import counted, listed, report_name

_NAMED_AT_MOST = 12


def coverage(
    sections: Sequence[Section], searched: Sequence[StoredReport], before: Sequence[StoredReport] = ()
) -> Coverage:
    """Coverage of an answer whose `sections` hold one entry an authority; who is silent and yet quoted comes near.

    `searched` are the reports that the question covers, oldest first, `before` those superseded since that were looked
    into as these do not say. Of one authority they are named by their years.
    """
    silent, missing, failed = (
        tuple(section.authority for section in sections if section.outcome is outcome)
        for outcome in (SectionOutcome.SILENT, SectionOutcome.NOT_HELD, SectionOutcome.FAILED)
    )
    alone = len(sections) == 1 and {one.report.authority for one in (*searched, *before)} <= {
        sections[0].authority
    }
    parts = [
        f"{counted(len(sections), 'authority', 'authorities')}, {counted(len(searched), 'report')} searched"
        + (f": {_years(searched)}" if alone and searched else "")
    ]
    if alone and before:
        parts.append(f"earlier, superseded since: {_years(before)}")
    near = [one.authority for one in sections if one.authority in silent and markers(one.text)]
    if nothing := [name for name in silent if name not in near]:
        parts.append(f"nothing on this from {named(nothing)}")
    if near:
        parts.append(f"only near it: {named(near)}")
    if missing:
        parts.append(f"no report held of {named(missing)}")
    if failed:
        parts.append(f"could not be read: {named(failed)}")
    return Coverage(
        authorities_asked=len(sections),
        reports_searched=len(searched),
        silent=silent,
        not_held=missing,
        failed=failed,
        statement="; ".join(parts) + ".",
    )


def looked_into(
    question: Question, reports: Sequence[StoredReport], book: CitationBook, *, everything: bool
) -> list[StoredReport]:
    """Those of `reports`, superseded since, that were looked into beside what a question covers: `everything`, or what is cited."""
    earlier = set(question.earlier_ids)
    if not everything:
        earlier &= {citation.report_id for citation in book.citations}
    return [report for report in reports if report.report.report_id in earlier]


def _years(reports: Sequence[StoredReport]) -> str:
    """The years of reports; of several of one year, and of those that are no inspections, more than that."""
    years = Counter(one.report.year for one in reports)
    return listed(
        [
            str(one.report.year)
            if one.report.year and years[one.report.year] == 1 and one.report.kind is ReportKind.INSPECTION
            else report_name(one.report)
            for one in reports
        ]
    )


def named(names: Sequence[str]) -> str:
    """The names, or how many where they are too many to read; they are all in the sections."""
    return listed(names) if len(names) <= _NAMED_AT_MOST else counted(len(names), "authority", "authorities")
