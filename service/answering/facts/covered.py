"""Whose reports, and which of them, a question about facts covers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import Report
from service.patterns import PatternTable
from service.question.model import FactKind, Question
from service.wording import listed, report_name

_FRAMEWORKS = PatternTable(
    {
        "SIF": r"\bsifs?\b|\bsingle (?:inspection )?framework\b",
        "ILACS": r"\bilacs\b",
    },
    any_case=True,
)
_AGAIN = re.compile(r"\bre-?inspections?\b", re.IGNORECASE)
_OF_TITLES = (FactKind.FRAMEWORK, FactKind.REPORT_KIND)  # they are asked for these themselves


@dataclass(frozen=True, slots=True)
class Owner:
    """One authority asked about: the reports that the question covers and the others held, newest first.

    Held is what passes the caller's filters.
    """

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

    Where the question names a framework, or re-inspections, only reports of these are covered.

    With `everybody` those that are held without a report covered are among the latter, so that it can be
    said of whom nothing is held from the time asked about.
    """
    wanted = set(question.report_ids)
    held: dict[str, list[StoredReport]] = {}
    for report in within_filters(question, index):
        held.setdefault(report.report.authority, []).append(report)
    names = [authority.name for authority in question.authorities] or [
        name
        for name, reports in held.items()
        if (everybody and wanted) or any(report.report.report_id in wanted for report in reports)
    ]
    found = tuple(_owner(name, held.get(name, []), wanted) for name in dict.fromkeys(names))
    of_title = _of_title(question)
    if of_title is None:
        return found
    under = tuple(_those(owner, of_title) for owner in found)
    return under if question.authorities else tuple(owner for owner in under if owner.covered) or under


def within_filters(question: Question, index: PublishedIndex) -> list[StoredReport]:
    """The reports that pass the filters a caller set beside the question: no other is told of."""
    eligible = question.eligible_ids
    return [one for one in index.reports() if eligible is None or one.report.report_id in eligible]


def _owner(name: str, reports: list[StoredReport], wanted: set[str]) -> Owner:
    ordered = sorted(reports, key=_newest_first)
    return Owner(
        name,
        tuple(report for report in ordered if report.report.report_id in wanted),
        tuple(report for report in ordered if report.report.report_id not in wanted),
    )


def _of_title(question: Question) -> Callable[[Report], bool] | None:
    """What tells the reports of the framework that a question names, or re-inspections; None where it names neither."""
    if question.fact is None or question.fact.kind in _OF_TITLES:
        return None
    text = question.text
    framework = _FRAMEWORKS.first(text)
    if framework is not None:
        return lambda report: report.framework == framework
    if _AGAIN.search(text):
        return lambda report: _AGAIN.search(report.title) is not None
    return None


def _those(owner: Owner, wanted: Callable[[Report], bool]) -> Owner:
    """The owner with only those of its reports covered that are wanted."""
    covered = tuple(report for report in owner.covered if wanted(report.report))
    return Owner(owner.name, covered, tuple(one for one in owner.everything if one not in covered))


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
