"""Which of the reports searched are taken the place of by a later inspection that is searched beside them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from indexer.contracts import StoredReport
from indexer.model import ReportKind


def taken_over(reports: Sequence[StoredReport]) -> Set[str]:
    """Ids of those of `reports` that a later one of them supersedes.

    One that is searched without its successors, as its year was named or a filter leaves no other, is not held to
    be out of date: what it says is what was asked for. Rows of an authority's reports are in order of time.
    """
    newest: dict[str, int] = {}
    for one in reports:
        if one.report.kind is ReportKind.INSPECTION:
            newest[_owner(one)] = max(one.start, newest.get(_owner(one), 0))
    return {
        one.report.report_id
        for one in reports
        if one.superseded_by is not None and one.start < newest.get(_owner(one), 0)
    }


def _owner(one: StoredReport) -> str:
    return one.report.urn or one.report.authority
