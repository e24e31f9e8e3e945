"""Who was inspected again soon: two inspections held that lie no further apart than a question asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from indexer.contracts import StoredReport
from indexer.model import ReportKind
from service.answering.facts.covered import Owner, day_of
from service.question.model import Question
from service.spelt import UP_TO_TWENTY
from service.wording import counted, listed, when

_NUMBER = rf"(?P<number>\d{{1,2}}|an?|{'|'.join(UP_TO_TWENTY[1:])})"
_WITHIN = re.compile(
    rf"\b(?:within|inside|in under|(?:in|within) the space of|no more than|less than|fewer than|not even|under|in less than|(?<=twice )in|(?<=again )in|(?<=inspections )in|(?<=two )in)(?: the space of)?(?: of)? {_NUMBER} (?P<unit>years?|months?)\b(?! ago)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:inspected|inspections?|re-?inspected|re-?inspections?)\b.*\b(?:twice|again|two|2|each other|apart)\b"
    r"|\b(?:twice|again|two|2)\b.*\b(?:inspected|inspections?)\b|\bre-?inspected\b",
    re.IGNORECASE,
)


def soon_again(question: Question, asked: Sequence[Owner]) -> tuple[str, tuple[Owner, ...]] | None:
    """The lead and the authorities with two inspections as near to each other as a question asks, each with these; None where it asks for none."""
    within = _WITHIN.search(question.text)
    if within is None or len(asked) < 2 or _AGAIN.search(question.text) is None:
        return None
    months = _number(within["number"]) * (12 if within["unit"].lower().startswith("year") else 1)
    chosen = []
    for owner in asked:
        near = [pair for pair in pairwise(_inspections(owner)) if _apart(*pair, months)]
        if near:
            reports = tuple(dict.fromkeys(report for pair in reversed(near) for report in reversed(pair)))
            chosen.append(replace(owner, covered=reports, others=()))
    span = f"{within['number'].lower()} {within['unit'].lower()}"
    names = [f"{one.name} ({_times(one.covered)})" for one in chosen]
    lead = (
        f"**{len(chosen) or 'None'}** of the {counted(len(asked), 'authority', 'authorities')} had an inspection within {span} "
        f"of the one before, from the last day of one to the first of the next, by the reports held"
    )
    return f"{lead}{': ' + listed(names) if names else ''}.", tuple(chosen)


def _times(reports: Sequence[StoredReport]) -> str:
    return ", ".join(when(report.report) for report in reversed(reports))


def _inspections(owner: Owner) -> list[StoredReport]:
    """Those covered, the oldest first."""
    found = (report for report in owner.covered if report.report.kind is ReportKind.INSPECTION)
    return sorted(found, key=lambda report: day_of(report.report))


def _apart(before: StoredReport, after: StoredReport, months: int) -> bool:
    """Whether the later inspection began at most so many months after the last day of the earlier."""
    first = after.report.inspection_start or day_of(after.report)
    return first <= later(day_of(before.report), months)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    for back in range(4):
        try:
            return date(number // 12, number % 12 + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError("no month is shorter than 28 days")


def _number(written: str) -> int:
    low = written.lower()
    if low in ("a", "an"):
        return 1
    return int(low) if low.isdigit() else UP_TO_TWENTY.index(low)
