"""Answers to several questions asked in one: all of them, in order, one section an authority."""

from __future__ import annotations

from dataclasses import replace

from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.fact import answer_fact
from service.answering.model import Outcome, SectionOutcome
from service.answering.parts import in_parts
from service.answering.verify import markers
from service.question.model import FactKind, Question
from service.service import Service
from tests.service.answering.facts.world import EVERYBODY, LEADERSHIP, OVERALL, WORLD, fact_question

GRADE = fact_question(FactKind.GRADE, "Corran", text="What grade did Corran get", judgement=OVERALL)
LEAD = fact_question(FactKind.LEAD_INSPECTOR, "Corran", text="and who led it?")


def answered(*parts: Question) -> tuple[Body, CitationBook]:
    book = CitationBook()

    def one(part: Question) -> Body:
        fact = answer_fact(part, WORLD, book)
        assert fact is not None
        return Body(fact.text, fact.outcome, fact.sections, fact.notes, points_at=fact.points_at)

    whole = replace(parts[0], fact=None, parts=parts)
    return in_parts(whole, book, one), book


def test_each_part_is_answered_with_its_citations_in_the_order_asked() -> None:
    body, book = answered(LEAD, GRADE)
    assert body.text.index("Ruth Vane") < body.text.index("Requires improvement")
    assert list(markers(body.text)) == [citation.marker for citation in book.citations]
    assert body.outcome is Outcome.ANSWERED


def test_an_authority_has_one_section_with_all_that_is_said_of_it() -> None:
    body, _ = answered(GRADE, LEAD)
    (section,) = body.sections
    assert "Ruth Vane" in section.text
    assert "Requires improvement" in section.text


def test_lists_stand_under_the_words_of_their_question() -> None:
    dates = fact_question(FactKind.INSPECTION_DATES, *EVERYBODY, text="when were they inspected")
    lead = fact_question(FactKind.LEAD_INSPECTOR, *EVERYBODY, text="and who led?")
    text = answered(dates, lead)[0].text
    assert text.startswith("**When were they inspected**\n\n")
    assert "\n\n**Who led?**\n\n" in text


def test_judgements_of_one_sentence_are_headed_by_their_names() -> None:
    text = "overall and leadership grades"
    grades = [
        fact_question(FactKind.GRADE, *EVERYBODY, text=text, judgement=judgement)
        for judgement in (OVERALL, "Leadership, management and governance")
    ]
    body, _ = answered(*grades)
    assert "**Overall effectiveness**\n\n" in body.text
    assert "**Leadership, management and governance**\n\n" in body.text


def test_what_leans_on_a_grade_is_told_of_its_report_alone() -> None:
    grade = fact_question(FactKind.GRADE, "Alderbrook", text="grade", judgement=OVERALL)
    lead = replace(fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", text="who led it"), borrows=True)
    body, book = answered(grade, lead)
    assert {citation.report_id for citation in book.citations} == {"alderbrook-2021-inspection"}
    assert "Amir Holt" in body.text


def test_it_is_the_authority_that_the_answer_before_names() -> None:
    newest = fact_question(FactKind.HELD, text="which was inspected most recently", latest=True)
    dates = replace(fact_question(FactKind.INSPECTION_DATES, text="when was it"), borrows=True)
    text = answered(newest, dates)[0].text.split("\n\n")[-1]
    assert "Alderbrook" in text
    assert "Corran" not in text


def test_where_there_is_none_nothing_is_said_of_it() -> None:
    none = fact_question(
        FactKind.GRADE_COUNT, text="which are outstanding", judgement=OVERALL, grade="Outstanding"
    )
    lead = replace(fact_question(FactKind.LEAD_INSPECTOR, text="who led them"), borrows=True)
    body, _ = answered(none, lead)
    assert "There is none" in body.text
    assert "Ruth Vane" not in body.text


def test_a_second_count_is_of_those_that_the_first_found() -> None:
    good = fact_question(FactKind.GRADE_COUNT, text="good for leadership", judgement=LEADERSHIP, grade="Good")
    low = fact_question(
        FactKind.GRADE_COUNT, text="requires improvement", judgement=OVERALL, grade="Requires improvement"
    )
    body, _ = answered(good, replace(low, borrows=True))
    assert "Corran" in body.text.split("\n\n")[-1]
    assert "Alderbrook" not in body.text.split("\n\n")[-1]


def test_a_part_without_an_answer_leaves_the_whole_partial() -> None:
    none = fact_question(FactKind.ADDRESSEE, "Corran", text="who was it sent to")
    body, _ = answered(GRADE, none)
    assert body.outcome is Outcome.PARTIAL
    assert "addressed to nobody" in body.text
    assert body.sections[0].outcome is SectionOutcome.ANSWERED


def test_what_is_not_held_is_said_once() -> None:
    parts = [
        fact_question(kind, "Dunmore", text=kind.value)
        for kind in (FactKind.GRADE, FactKind.INSPECTION_DATES)
    ]
    body, _ = answered(*parts)
    assert body.text.count("No report of Dunmore is held.") == 1
    assert body.outcome is Outcome.NOT_FOUND


def test_a_fact_stands_before_the_findings_asked_for_with_it(sample_service: Service) -> None:
    answer = sample_service.ask("What was Eastwold's grade and how does it support care leavers?")
    assert answer.outcome is Outcome.ANSWERED
    assert "overall effectiveness was" in answer.answer
    assert answer.answer.index("overall effectiveness was") < answer.answer.index("leaver")
    assert [section.authority for section in answer.sections] == ["Eastwold"]


def test_what_is_outside_the_reports_is_refused_beside_the_fact(sample_service: Service) -> None:
    answer = sample_service.ask("What was Eastwold rated and what's the weather like there?")
    assert answer.outcome is Outcome.PARTIAL
    assert "overall effectiveness was" in answer.answer
    assert "outside" in answer.answer
