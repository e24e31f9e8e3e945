"""Which reports an answer covers, and of whom they are."""

from __future__ import annotations

from indexer.contracts import PublishedIndex, StoredReport
from service.question.model import Question


def reports_of(question: Question, index: PublishedIndex) -> list[StoredReport]:
    """The reports that a question covers."""
    wanted = set(question.report_ids)
    return [report for report in index.reports() if report.report.report_id in wanted]


def by_authority(question: Question, index: PublishedIndex) -> dict[str, list[StoredReport]]:
    """Reports to search, by authority; authorities without any are left out."""
    groups: dict[str, list[StoredReport]] = {}
    for report in reports_of(question, index):
        groups.setdefault(report.report.authority, []).append(report)
    return groups


def names_of(question: Question, groups: dict[str, list[StoredReport]]) -> list[str]:
    """The authorities that an answer speaks of, each once: those asked about, else all with a report."""
    asked = [authority.name for authority in question.authorities]
    return list(dict.fromkeys([*asked, *(() if asked else groups)]))
