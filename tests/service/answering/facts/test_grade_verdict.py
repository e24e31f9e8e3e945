"""Whether the grades of one authority are what a question takes them for."""

from __future__ import annotations

import pytest

from indexer.model import Grade
from service.answering.facts.given import Given
from service.answering.facts.grade_verdict import grades_meant, verdict
from service.question.model import FactKind, Question
from tests.service.answering.facts.world import HELP, OVERALL, WORLD, fact_question

REPORT = WORLD.reports()[0]


def graded(*reports: dict[str, str]) -> list[list[Given]]:
    """The grades of some reports, the newest first."""
    return [
        [Given(Grade(judgement, grade, grade), REPORT, None) for judgement, grade in report.items()]
        for report in reports
    ]


def asks(
    text: str, grade: str | None = "Good", *, judgement: str | None = OVERALL, yes_no: bool = True
) -> Question:
    return fact_question(
        FactKind.GRADE, "Alderbrook", text=text, judgement=judgement, grade=grade, yes_no=yes_no
    )


@pytest.mark.parametrize(
    ("text", "grades", "said"),
    [
        ("Is Alderbrook good?", ["Good"], "Yes."),
        ("Is Alderbrook good?", ["Inadequate"], "No."),
        ("Is Alderbrook good?", ["Outstanding"], "No, better than that."),
        ("Has Alderbrook ever been good?", ["Inadequate", "Good"], "Yes."),
        ("Has Alderbrook always been good?", ["Inadequate", "Good"], "No."),
        ("Has Alderbrook ever been good?", ["Good"], "Yes, going by the one report held."),
    ],
)
def test_yes_and_no_are_told_of_the_grade_asked_about(text: str, grades: list[str], said: str) -> None:
    assert verdict(asks(text), graded(*({OVERALL: grade} for grade in grades))) == said


def test_a_grade_taken_for_granted_is_put_right() -> None:
    wrong = asks("Why is Alderbrook inadequate?", "Inadequate", yes_no=False)
    assert verdict(wrong, graded({OVERALL: "Good"})) == "The grade was not Inadequate."
    assert verdict(wrong, graded({OVERALL: "Inadequate"})) == ""
    assert verdict(asks("What grade has Alderbrook?", None), graded({OVERALL: "Good"})) == ""


def test_of_a_report_the_grade_overall_is_meant_where_no_judgement_is_named() -> None:
    both = graded({OVERALL: "Good", HELP: "Inadequate"})
    assert [one.grade.judgement for one in grades_meant(asks("Is it good?", judgement=None), both)] == [
        OVERALL
    ]
    assert grades_meant(asks("Is it good?"), both) == []
