"""Whose reports, and which of them, a question about facts covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import Report
from service.answering.wording import listed, report_name
from service.question.model import Question


@dataclass(frozen=True, slots=True)
class Owner:
    """One authority asked about: the reports that the question covers and the others held, newest first."""

    name: str
    covered: tuple[StoredReport, ...]
    others: tuple[StoredReport, ...]

    @property
    def held(self) -> bool:
        """Whether any report of the authority is held."""
        return bool(self.covered or self.others)

    @property
    def everything(self) -> tuple[StoredReport, ...]:
        """All reports held of the authority, newest first."""
        return tuple(sorted((*self.covered, *self.others), key=_newest_first))


def owners(question: Question, index: PublishedIndex, *, everybody: bool = False) -> tuple[Owner, ...]:
    """The authorities asked about, or all those of the reports covered when none is named.

    With `everybody` those that are held without a report covered are among the latter, so that it can be
    said of whom nothing is held from the time asked about.
    """
    wanted = set(question.report_ids)
    held: dict[str, list[StoredReport]] = {}
    for report in index.reports():
        held.setdefault(report.report.authority, []).append(report)
    names = [authority.name for authority in question.authorities] or [
        name
        for name, reports in held.items()
        if (everybody and wanted) or any(report.report.report_id in wanted for report in reports)
    ]
    return tuple(_owner(name, held.get(name, []), wanted) for name in dict.fromkeys(names))


def _owner(name: str, reports: list[StoredReport], wanted: set[str]) -> Owner:
    ordered = sorted(reports, key=_newest_first)
    return Owner(
        name,
        tuple(report for report in ordered if report.report.report_id in wanted),
        tuple(report for report in ordered if report.report.report_id not in wanted),
    )


def day_of(report: Report) -> date:
    """The day a report stands for in the order of time; undated reports come first."""
    return report.inspection_end or report.inspection_start or report.published or date.min


def _newest_first(stored: StoredReport) -> tuple[int, int]:
    return (-day_of(stored.report).toordinal(), stored.start)


def not_covered(owner: Owner) -> str:
    """One sentence for an authority none of whose reports the question covers."""
    if not owner.held:
        return f"No report of {owner.name} is held."
    names = listed([report_name(report.report) for report in owner.others])
    return f"No report of {owner.name} that fits the question is held; held: {names}."
