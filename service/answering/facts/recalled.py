"""What later reports recall of inspections that no report held is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import grade_told, recollections, recollections_of
from service.answering.facts.printed import Place
from service.answering.facts.scale import OVERALL, same_subject
from service.answering.facts.written import section, the_report
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.model import FactKind, FactRequest, Question
from service.wording import report_name

_NAMED_ONE_BY_ONE = 2  # years
_FIRST_YEAR = 2000  # of inspections that any report tells of
_HOW_OFTEN = re.compile(r"\b(?:which|what) years\b|\bhow (?:often|many times)\b", re.IGNORECASE)
Telling = Callable[[Sequence[StoredReport], Sequence[int]], tuple[Place, ...]]
"""Of reports, in order, and years: where the first that tells of an inspection of such a year does."""


def recalled_before(owner: Owner, question: Question, index: PublishedIndex) -> tuple[Place, ...]:
    """Where a report from after the time asked about tells of an inspection of that time of which none is held.

    Of what was before an inspection that is the last one: what is covered may be from before that.
    """
    if question.kinds:
        return ()
    tell = _telling(question, index)
    if owner.covered:
        return _passed_over(owner, tell, question.until) if question.previous or question.until else ()
    years = () if question.until else question.years  # of an open range any year before it will do
    return tell(_later(owner, question), years)


def untold_before(owner: Owner, question: Question, index: PublishedIndex) -> tuple[Place, ...]:
    """Where a later report tells of an inspection of the time asked about, whether or not how it judged; none where a report of it is held."""
    if owner.covered or not (question.years or question.until):
        return ()
    return recalled_before(owner, replace(question, fact=FactRequest(FactKind.INSPECTION_DATES)), index)


def recalled_beside(owner: Owner, question: Question, index: PublishedIndex) -> tuple[Place, ...]:
    """Where a report covered tells of an inspection of another year named, of which none is held.

    "According to the 2021 report, how was it judged in 2017?"; a range of years names none of those in it.
    """
    held = [year_of(report) for report in owner.covered]
    absent = [year for year in question.years if year not in held]
    if not absent or len(question.years) > _NAMED_ONE_BY_ONE:
        return ()
    later = [report for report in reversed(owner.covered) if year_of(report) > min(absent)]
    return recollections(later, index, absent)


def recalled_at_first(owner: Owner, question: Question, index: PublishedIndex) -> tuple[Place, ...]:
    """Where the first report held that tells of inspections before all that are held tells how these judged.

    Only where it is asked of one authority in which years, or how often, something was judged so.
    """
    every = len(question.authorities) == 1 and (question.until or not question.years)
    if not (every and owner.covered and _HOW_OFTEN.search(question.text)):
        return ()
    held = [year_of(report) for report in owner.everything]
    return recollections(owner.everything[::-1], index, range(_FIRST_YEAR, min(held)))


def _telling(question: Question, index: PublishedIndex) -> Telling:
    """What finds how the judgement asked about went before, or when that was where days are asked for."""
    fact = question.fact
    judgement = fact.judgement if fact and fact.kind is FactKind.GRADE else None
    if judgement is not None and not same_subject(judgement, OVERALL):
        return lambda reports, years: recollections_of(reports, index, judgement, years)
    dated = fact is not None and fact.kind is FactKind.INSPECTION_DATES
    return lambda reports, years: recollections(reports, index, years, dated=dated)


def _passed_over(owner: Owner, tell: Telling, until: int | None) -> tuple[Place, ...]:
    """Where the inspection after those covered tells of one between it and them, and from before `until`."""
    newest = owner.covered[0]
    for report in reversed(owner.others):
        if report.report.kind is ReportKind.INSPECTION and year_of(report) > year_of(newest):
            return told_between(newest, report, tell, until)
    return ()


def told_between(
    before: StoredReport, after: StoredReport, tell: Telling, until: int | None = None
) -> tuple[Place, ...]:
    """Where the later of two reports tells of an inspection of a year between them, and before `until`."""
    years = range(year_of(before) + 1, min(year_of(after), until or year_of(after)))
    return tell([after], years) if years else ()


def year_of(report: StoredReport) -> int:
    """The year of a report, 0 where it is not known."""
    return report.report.year or 0


def _later(owner: Owner, question: Question) -> list[StoredReport]:
    """The owner's reports from after the time asked about, the oldest first: they recall what was before."""
    last = question.until - 1 if question.until else max(question.years, default=0)
    return [report for report in reversed(owner.others) if year_of(report) > last]


def recalled(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What later reports say of an inspection from before those held, where each of those asked about has one."""
    found = [(owner, recalled_before(owner, question, index)) for owner in owners(question, index)]
    if not found or not all(places for _, places in found):
        return None
    sections = tuple(recalled_section(owner, places, book) for owner, places in found)
    return Body("\n\n".join(one.text for one in sections), Outcome.ANSWERED, sections)


def recalled_section(owner: Owner, places: Sequence[Place], book: CitationBook) -> Section:
    """No report of the time asked about is held, but a later one tells how the authority was judged then."""
    report = places[0].report
    held = "of that inspection" if owner.covered else "from that time"
    grades = {grade for place in places if (grade := grade_told(place.quote))}
    grade = f"Judged **{grades.pop()}**, as a later report tells. " if len(grades) == 1 else ""
    text = (
        f"{grade}No report of {owner.name} {held} is held. The report of {the_report(report.report)} "
        f"says of an inspection before it: {quoted(places, book)}"
    )
    if owner.covered:
        text += f" The newest held from before that: {report_name(owner.covered[0].report)}."
    return section(owner, SectionOutcome.ANSWERED, text, report)


def quoted(places: Sequence[Place], book: CitationBook) -> str:
    """The places word for word, each with its marker."""
    return " ".join(f"“{escaped(place.quote)}” {place.mark(book)}" for place in places)
