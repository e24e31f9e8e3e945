"""Facts of the report that is named by the grade it gave ("who led the inspection that said inadequate?")."""

from __future__ import annotations

from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, not_covered, owners
from service.answering.facts.given import given
from service.answering.facts.printed import marks
from service.answering.facts.scale import OVERALL, grades_for
from service.answering.facts.written import the_report
from service.question.model import OF_GRADES, Question
from service.wording import listed


def of_graded_report(question: Question, index: PublishedIndex, book: CitationBook) -> tuple[Question, str]:
    """The question put to the reports that gave the overall grade it names them by, and what is to be said first.

    Where none that it covers gave it, those of the one authority asked about that did are told of instead: the
    year or the kind was taken for granted.
    """
    grade = question.fact.grade if question.fact and question.fact.kind not in OF_GRADES else None
    if grade is None or (question.fact and question.fact.judgement):  # what an inspector gave is asked
        return question, ""
    asked = owners(question, index)
    covered = [report for owner in asked for report in owner.covered if _gave(report, grade)]
    if covered:
        return _of(question, covered), ""
    if len(asked) != 1 or not asked[0].held:
        return question, ""
    owner = asked[0]
    beyond = [report for report in owner.others if _gave(report, grade)]
    if not beyond:
        none = f"No report held of {owner.name} gave the grade {grade} overall"
        return question, f"{none}{_but(owner, index, book)}."
    return _of(question, beyond), f"{_none(owner, grade)} {_given_by(beyond, grade, index, book)}"


def _gave(report: StoredReport, grade: str) -> bool:
    return any(one.grade == grade for one in grades_for(report.report.grades, OVERALL))


def _of(question: Question, reports: list[StoredReport]) -> Question:
    ids = {report.report.report_id for report in reports}
    ordered = tuple(report_id for report_id in (*question.report_ids, *sorted(ids)) if report_id in ids)
    return replace(question, report_ids=tuple(dict.fromkeys(ordered)), years=(), months=(), kinds=())


def _but(owner: Owner, index: PublishedIndex, book: CitationBook) -> str:
    """': it was **Inadequate** at the inspection of Gateshead in May 2019 [1]', of those covered; "" where they gave none."""
    told = [
        f"**{one.grade.grade}** at {the_report(report.report)}{marks(one.places, book)}"
        for report in owner.covered
        for one in given(report, index, OVERALL)[:1]
    ]
    return f": it was {listed(told)}" if told else ""


def _none(owner: Owner, grade: str) -> str:
    if not owner.covered:
        return not_covered(owner)
    return f"No report of {owner.name} that fits the question gave the grade {grade} overall."


def _given_by(reports: list[StoredReport], grade: str, index: PublishedIndex, book: CitationBook) -> str:
    """'**Good** overall was given at the inspection of Gateshead in May 2019 [1].'"""
    names = [
        the_report(report.report)
        + marks((place for one in given(report, index, OVERALL) for place in one.places), book)
        for report in reports
    ]
    return f"**{grade}** overall was given at {listed(names)}."
