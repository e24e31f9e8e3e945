"""Which grades an inspector gave, and who gave one."""

from __future__ import annotations

import pytest

from service.question.model import FactKind, Question
from tests.service.answering.facts.world import EVERYBODY, LEADERSHIP, OVERALL, fact_question, told


def _asked(
    text: str, grade: str | None, *names: str, judgement: str = OVERALL, yes_no: bool = False
) -> Question:
    return fact_question(
        FactKind.LEAD_INSPECTOR, *names, text=text, judgement=judgement, grade=grade, yes_no=yes_no
    )


@pytest.mark.parametrize(
    ("text", "grade", "lead"),
    [
        (
            "Has Ruth Vane ever given a good?",
            "Good",
            "No. Ruth Vane is called the lead inspector of 2 inspections held that grade overall effectiveness. "
            "**None** of them gave **Good**. Otherwise: 2 **Requires improvement**",
        ),
        (
            "Has Amir Holt ever judged a council good?",
            "Good",
            "Yes. Amir Holt is called the lead inspector of 1 inspection held that grades overall effectiveness. "
            "**1** of them gave **Good**: Alderbrook (June 2021) [1] [2].",
        ),
    ],
)
def test_whether_an_inspector_gave_a_grade_is_told_by_those_led(text: str, grade: str, lead: str) -> None:
    answer, _ = told(_asked(text, grade, yes_no=True))
    assert answer.text.startswith(lead)


def test_the_grades_of_one_inspector_are_told_with_the_inspections() -> None:
    answer, cited = told(_asked("What grades has Ruth Vane given?", None))
    assert answer.text.startswith(
        "Ruth Vane is called the lead inspector of 2 inspections held that grade overall effectiveness: "
        "2 **Requires improvement** – "
    )
    assert {one.report_id for one in cited} == {"alderbrook-2016-inspection", "corran-2022-inspection"}


def test_a_judgement_of_its_own_is_looked_up() -> None:
    answer, _ = told(
        _asked("Which councils did Ruth Vane judge good for leadership?", "Good", judgement=LEADERSHIP)
    )
    assert "Alderbrook (May 2016)" in answer.text


def test_who_gave_a_grade_is_listed_by_name() -> None:
    answer, _ = told(_asked("Which inspectors have given a good?", "Good", *EVERYBODY))
    assert answer.text.startswith(
        "**1** of the 2 inspectors who are called lead inspector led one or more inspections that gave **Good** for "
        "overall effectiveness.\n\n- **Amir Holt**: Alderbrook (June 2021) [1] [2]"
    )


def test_what_else_the_leaders_of_several_reports_led_is_told_of_each() -> None:
    asked = fact_question(
        FactKind.LEAD_INSPECTOR,
        "Alderbrook",
        text="Who inspected Alderbrook; which other councils did they inspect?",
    )
    answer, _ = told(asked)
    assert "**Ruth Vane** led the inspection of Alderbrook in May 2016" in answer.text
    assert "of those held, Corran, inspection, May 2022" in answer.text
    assert "**Amir Holt** led the inspection of Alderbrook in June 2021" in answer.text
    assert "no other." in answer.text


def test_a_name_on_a_letter_that_calls_nobody_leader_counts_as_none() -> None:
    asked = fact_question(FactKind.LEAD_INSPECTOR, text="Which inspectors led more than one inspection?")
    answer, _ = told(asked)
    assert answer.text.startswith(
        "One inspector led more than one of the 5 reports covered.\n\n- **Ruth Vane**"
    )


def test_who_gave_a_grade_more_than_once_led_several_that_did() -> None:
    text = "Which inspectors have rated councils requires improvement more than once?"
    answer, _ = told(_asked(text, "Requires improvement", *EVERYBODY))
    assert answer.text.startswith(
        "**1** of the 2 inspectors who are called lead inspector led more than one inspection"
    )
    assert "**Ruth Vane**" in answer.text
