"""A grade taken for granted is put right where the report gives another, and shown where it is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.question.model import FactKind, FactRequest
from service.service import Service
from tests.service.answering.facts.world import OVERALL, fact_question, nothing_told, told
from tests.support.memory_index import made_report, memory_index


def _graded(service: Service) -> tuple[str, str]:
    """An authority with one inspection held, and its overall grade."""
    reports = [report.report for report in service.index().reports() if report.report.grades]
    for report in reports:
        if sum(other.authority == report.authority for other in reports) == 1:
            grade = next(one.grade for one in report.grades if one.judgement == "Overall effectiveness")
            return report.authority, grade
    raise AssertionError("the sample has no such authority")


@pytest.mark.parametrize("question", ["Why was {} judged {}?", "How come {} is {}?", "why did {} get {}"])
def test_a_wrong_grade_is_put_right_with_the_row_that_prints_the_right_one(
    sample_service: Service, question: str
) -> None:
    authority, grade = _graded(sample_service)
    wrong = "outstanding" if grade != "Outstanding" else "inadequate"
    answer = sample_service.ask(question.format(authority, wrong))
    assert answer.answer.startswith(f"The grade was not {wrong.capitalize()}.")
    assert f"**{grade}**" in answer.answer
    assert answer.citations


def test_a_right_grade_gives_the_report_in_brief(sample_service: Service) -> None:
    authority, grade = _graded(sample_service)
    answer = sample_service.ask(f"Why was {authority} judged {grade.lower()}?")
    assert "was not" not in answer.answer.split(".")[0]
    assert len(answer.citations) > 1


def test_a_change_that_did_not_happen_is_put_right(sample_service: Service) -> None:
    answer = sample_service.ask("Why has Harrowmere got worse?")
    assert answer.answer.startswith("It did not get a lower grade.")


@pytest.mark.parametrize(
    "question",
    ["What has improved in {} since the last inspection?", "Has {} changed?", "Is {} getting better?"],
)
def test_change_without_a_topic_is_answered_for_every_authority_held(
    sample_service: Service, question: str
) -> None:
    names = {report.report.authority for report in sample_service.index().reports()}
    for name in sorted(names):
        answer = sample_service.ask(question.format(name))
        assert answer.answer
        assert answer.sections


def test_where_one_report_alone_is_held_a_fall_to_another_grade_is_put_right() -> None:
    asked = replace(
        fact_question(
            FactKind.GRADE_CHANGE, "Corran", text="Why did Corran slip to inadequate?", judgement=OVERALL
        ),
        fact=FactRequest(FactKind.GRADE_CHANGE, OVERALL, "Inadequate", why=True),
    )
    assert told(asked)[0].text.startswith("The grade was not Inadequate.")


@pytest.mark.parametrize(
    ("name", "said"),
    [("Corran", "Not every judgement was below Good."), ("Alderbrook", "No judgement was below Good.")],
)
def test_that_everything_was_flunked_is_put_right_with_every_grade(name: str, said: str) -> None:
    asked = fact_question(FactKind.GRADE, name, text=f"{name} flunked every single bit", grade="Good")
    answer, cited = told(asked)
    assert answer.text.startswith(said)
    assert cited


FENWICK = made_report(
    "Fenwick",
    (date(2022, 5, 9), date(2022, 5, 13)),
    {
        "judgements-1": "Overall effectiveness: Good",
        "summary-1": "Much was lost since the last inspection in 2018, when Fenwick was judged good overall.",
    },
    grades={OVERALL: "Good"},
)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Why was Fenwick downgraded in 2022?", "It did not get a lower grade."),
        ("Why did Fenwick's rating fall?", "It did not get a lower grade."),
        ("Why was Fenwick upgraded?", "It did not get a higher grade."),
        ("Why did Fenwick improve?", None),  # much may get better below a grade that stays
    ],
)
def test_a_move_since_an_inspection_that_only_a_report_recalls_is_put_right(
    text: str, lead: str | None
) -> None:
    index = memory_index([FENWICK])
    asked = fact_question(FactKind.GRADE_CHANGE, "Fenwick", text=text, judgement=OVERALL, index=index)
    asked = replace(asked, fact=FactRequest(FactKind.GRADE_CHANGE, OVERALL, why=True))
    if lead is None:
        assert nothing_told(asked, index)
        return
    answer, cited = told(asked, index)
    assert answer.text.startswith(lead)
    assert len(cited) == 2
