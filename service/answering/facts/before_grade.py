"""A question about the grade before another ("… before it was judged good in 2020?"), put to the report before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.facts.covered import owners
from service.answering.facts.recalled import year_of
from service.answering.facts.scale import OVERALL, grades_for
from service.answering.facts.written import the_report
from service.question.before_grade import grade_before_which, without_what_follows
from service.question.model import FactKind, Question

_OF_SEVERAL_REPORTS = (FactKind.GRADE_CHANGE, FactKind.GRADE_COUNT, FactKind.HELD)


def of_time_before(question: Question, index: PublishedIndex) -> tuple[Question, str]:
    """The question put to the last report from before the grade it names was given, and what is to be said first.

    Where none is held from before, it covers none: what the later report tells of the time before answers then.
    """
    if question.fact is None or question.until is not None or question.fact.kind in _OF_SEVERAL_REPORTS:
        return question, ""
    grade = grade_before_which(question.text)
    asked = owners(question, index) if grade else ()
    if grade is None or len(asked) != 1 or not asked[0].held:
        return question, ""
    judgement = question.fact.judgement or OVERALL
    judged = [report for report in asked[0].everything if grades_for(report.report.grades, judgement)]
    of_time = [report for report in judged if not question.years or year_of(report) in question.years]
    after = _first_given(of_time, grade, judgement)
    if after is None and not question.years:
        return question, f"No report held of {asked[0].name} gave the grade {grade}."
    until = year_of(after) if after else min(question.years)
    before = [report for report in judged if year_of(report) < until][:1]
    said = "" if after or not of_time else _not_given(of_time[0], grade, judgement)
    ids = tuple(report.report.report_id for report in before)
    text = without_what_follows(question.text)
    asked_before = replace(
        question, text=text, report_ids=ids, years=(), months=(), until=until, latest=False
    )
    return asked_before, said


def _first_given(reports: Sequence[StoredReport], grade: str, judgement: str) -> StoredReport | None:
    """The first report of those, newest first, that gave the grade when it was last given, once or several times in a row."""
    since = [place for place, report in enumerate(reports) if _gave(report, grade, judgement)][:1]
    run = [list(takewhile(lambda one: _gave(one, grade, judgement), reports[place:])) for place in since]
    return run[0][-1] if run else None


def _gave(report: StoredReport, grade: str, judgement: str) -> bool:
    return any(one.grade == grade for one in grades_for(report.report.grades, judgement))


def _not_given(report: StoredReport, grade: str, judgement: str) -> str:
    given = grades_for(report.report.grades, judgement)[0].grade
    return f"The grade at {the_report(report.report)} was not {grade} but {given}; before that:"
