"""The few words of our own in an answer: dates, lists, names of reports. All derived, none invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexer.model import Report, ReportKind

_KIND = {
    ReportKind.INSPECTION: "inspection",
    ReportKind.FOCUSED_VISIT: "focused visit",
    ReportKind.MONITORING_VISIT: "monitoring visit",
    ReportKind.JOINT_INSPECTION: "joint inspection",
    ReportKind.OTHER: "report",
}


def kind_name(kind: ReportKind) -> str:
    """'focused visit' for ReportKind.FOCUSED_VISIT."""
    return _KIND[kind]


def day(value: date) -> str:
    """'29 April 2019'."""
    return f"{value.day} {value:%B %Y}"


def when(report: Report) -> str:
    """The month a report stands for: 'May 2019', or 'no date' where it prints none."""
    value = report.inspection_end or report.inspection_start or report.published
    return f"{value:%B %Y}" if value else "no date"


def report_name(report: Report) -> str:
    """'inspection, May 2019'."""
    return f"{kind_name(report.kind)}, {when(report)}"


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_times(times: Sequence[str]) -> str:
    """'in March 2020', 'in March 2020 or May 2021'; an range as it is: 'from April 2020 to July 2021', 'since March 2024', 'after May 2020 and before June 2021'."""
    if times and times[0][:1].islower():
        return " and ".join(times)
    if any(" to " in time for time in times):
        return f"from {listed(times)}"
    return f"in {listed(times).replace(' and ', ' or ')}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """'1 report', '2 reports'; numbers as figures."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def possessive(name: str) -> str:
    """'Gateshead's', 'Tower Hamlets''."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
