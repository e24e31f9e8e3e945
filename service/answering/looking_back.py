"""What a later report tells of a year of which no report is held: an audit, results, a court's judgement of then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.passages import Passage
from service.question.model import Question
from service.wording import report_name

_LOOKS_BACK = 8  # years: from one inspection to the next, or the one after that
_OF_A_REPORT = re.compile(
    r"(?i)\b(?:reports?|inspect\w*|ofsted|visits?|letters?|(?<!court )judge\w*|grade\w*|rated)\b"
)


def later_reports(question: Question, index: PublishedIndex) -> list[StoredReport]:
    """The reports of the few years after the one asked about; none where some of that year itself are held.

    Nor where the question asks of a report: that one is not held, and another does not stand for it.
    """
    if (
        len(question.authorities) != 1
        or question.report_ids
        or not question.years
        or question.kinds
        or _OF_A_REPORT.search(question.text)
    ):
        return []
    (owner,), last = question.authorities, max(question.years)
    eligible = question.eligible_ids
    return [
        one
        for one in index.reports()
        if one.report.authority == owner.name
        and one.report.year is not None
        and last < one.report.year <= last + _LOOKS_BACK
        and (eligible is None or one.report.report_id in eligible)
    ]


def of_that_year(question: Question, passages: Sequence[Passage]) -> Passage | None:
    """The best passage that speaks of a year asked about."""
    years = re.compile(r"\b(?:" + "|".join(map(str, question.years)) + r")\b")
    return next((one for one in passages if years.search(one.quote)), None)


def told_later(passage: Passage, held: Section, book: CitationBook) -> Body:
    """What a later report tells; `held` is the section that says that no report of the year is held."""
    stored, report = passage.scored.stored, passage.scored.report
    marker = book.cite(stored, report, passage.quote)
    text = (
        f"{held.text} A later one tells of that time "
        f"({report_name(report.report)}): {escaped(passage.quote)} [{marker}]"
    )
    told = Section(
        authority=report.report.authority,
        report_id=report.report.report_id,
        year=report.report.year,
        outcome=SectionOutcome.ANSWERED,
        text=text,
    )
    return Body(text, Outcome.ANSWERED, (told,))
