"""Facts of reports, from the catalogue: which module answers which kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from indexer.contracts import PublishedIndex
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.before_grade import of_time_before
from service.answering.facts.change import grade_change
from service.answering.facts.conditions import grades_together
from service.answering.facts.counts import paragraph_count, recommendations
from service.answering.facts.dates import inspection_dates, publication
from service.answering.facts.demands import demands
from service.answering.facts.graded_report import of_graded_report
from service.answering.facts.grades import grades
from service.answering.facts.held import held
from service.answering.facts.kinds import framework, report_kind, subject
from service.answering.facts.mentioned import mentioned
from service.answering.facts.people import addressee, inspectors, lead_inspector
from service.answering.facts.predecessors import grade_of_predecessor
from service.answering.facts.premises import premise
from service.answering.facts.recalled import recalled
from service.answering.facts.standing import grade_count
from service.question.model import FactKind, Question

_Answering = Callable[[Question, PublishedIndex, CitationBook], Body | None]

_BY_KIND: Mapping[FactKind, _Answering] = {
    FactKind.GRADE: grades,
    FactKind.INSPECTION_DATES: inspection_dates,
    FactKind.PUBLISHED: publication,
    FactKind.LEAD_INSPECTOR: lead_inspector,
    FactKind.INSPECTORS: inspectors,
    FactKind.ADDRESSEE: addressee,
    FactKind.REPORT_KIND: report_kind,
    FactKind.SUBJECT: subject,
    FactKind.FRAMEWORK: framework,
    FactKind.RECOMMENDATION_COUNT: recommendations,
    FactKind.DEMANDS: demands,
    FactKind.PARAGRAPH_COUNT: paragraph_count,
    FactKind.HELD: held,
    FactKind.GRADE_COUNT: grade_count,
    FactKind.GRADE_CHANGE: grade_change,
}

_OF_VISITS = (FactKind.HELD, FactKind.INSPECTION_DATES, FactKind.REPORT_KIND, FactKind.SUBJECT)


def answer_fact(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The fact asked for, or None (with nothing cited) when the catalogue cannot tell and retrieval should try."""
    if question.fact is None or (question.unknown_places and not question.authorities):
        return None
    if question.fact.why:
        return premise(question, index, book)
    question, said = of_time_before(question, index)
    if not said:
        question, said = of_graded_report(question, index, book)
    told = _told(question, index, book)
    if told is None or not said:
        return told
    between = "\n\n" if told.text.startswith("-") else " "
    return replace(told, text=f"{said}{between}{told.text}")


def _told(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    if question.fact is None:
        return None
    if question.fact.conditions:
        return grades_together(question, index, book)
    told = mentioned(question, index, book) if question.fact.kind in _OF_VISITS else None
    if told is None and question.fact.kind is FactKind.INSPECTION_DATES:
        told = recalled(question, index, book)
    if told is None and question.fact.kind is FactKind.GRADE:
        told = grade_of_predecessor(question, index, book)
    return told or _BY_KIND[question.fact.kind](question, index, book)
