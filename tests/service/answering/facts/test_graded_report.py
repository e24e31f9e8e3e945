"""Facts asked of the report that gave a grade: of that one, and of another only with a word on it."""

from __future__ import annotations

from indexer.model import ReportKind
from service.question.model import FactKind
from tests.service.answering.facts.world import fact_question, told

LEAD = FactKind.LEAD_INSPECTOR


def test_of_several_reports_the_one_that_gave_the_grade_is_told_of() -> None:
    answer, _ = told(fact_question(LEAD, "Alderbrook", grade="Requires improvement"))
    assert answer.text == "The lead inspector of the inspection of Alderbrook in May 2016 was Ruth Vane [1]."


def test_where_the_time_or_the_kind_was_taken_for_granted_the_report_that_gave_it_is_told_of_instead() -> (
    None
):
    asked = fact_question(
        LEAD, "Alderbrook", grade="Requires improvement", years=(2023,), kinds=(ReportKind.INSPECTION,)
    )
    answer, cited = told(asked)
    assert answer.text.startswith("No report of Alderbrook that fits the question is held; held: ")
    assert (
        "**Requires improvement** overall was given at the inspection of Alderbrook in May 2016 [1]."
        in answer.text
    )
    assert "was Ruth Vane [2]." in answer.text
    assert cited[0].paragraph == "judgements-1"


def test_where_a_report_of_the_time_gave_another_grade_that_is_said_first() -> None:
    answer, _ = told(fact_question(LEAD, "Alderbrook", grade="Good", years=(2016,)))
    assert answer.text.startswith(
        "No report of Alderbrook that fits the question gave the grade Good overall."
    )
    assert "was Amir Holt" in answer.text


def test_a_grade_that_no_report_gave_is_said_to_be_given_by_none() -> None:
    answer, _ = told(fact_question(LEAD, "Alderbrook", grade="Inadequate"))
    assert answer.text.startswith("No report held of Alderbrook gave the grade Inadequate overall: it was ")


def test_what_the_report_of_the_time_gave_instead_is_said_with_where_it_stands() -> None:
    answer, cited = told(fact_question(LEAD, "Alderbrook", grade="Inadequate", years=(2021,)))
    assert answer.text.startswith(
        "No report held of Alderbrook gave the grade Inadequate overall: "
        "it was **Good** at the inspection of Alderbrook in June 2021 [1]."
    )
    assert "Amir Holt" in answer.text
    assert cited[0].paragraph == "judgements-1"


def test_of_everybody_those_are_told_of_that_gave_it() -> None:
    answer, _ = told(fact_question(LEAD, grade="Requires improvement"))
    assert "Ruth Vane" in answer.text
    assert "Amir Holt" not in answer.text
