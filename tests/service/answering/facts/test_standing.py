from __future__ import annotations

import pytest

from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, HELP, OVERALL, fact_question, told


def test_a_count_says_its_denominator_names_the_authorities_and_who_is_left_out() -> None:
    answer, cited = told(fact_question(FactKind.GRADE_COUNT, *EVERYBODY, judgement=OVERALL, grade="Good"))
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith(
        "**1** of the 2 authorities with a grade for overall effectiveness was judged **Good**: "
        "Alderbrook (June 2021) [1]."
    )
    assert "Otherwise: 1 **Requires improvement** – Corran (May 2022) [2]." in answer.text
    assert "No single grade for overall effectiveness in the reports covered: Bywell." in answer.text
    assert [section.outcome for section in answer.sections].count(SectionOutcome.SILENT) == 1
    assert answer.notes == ("Each authority is counted once, by its latest report that gives the grade.",)
    assert len(cited) == 2


def test_years_choose_the_reports_counted() -> None:
    answer, _ = told(
        fact_question(
            FactKind.GRADE_COUNT, *EVERYBODY, judgement=HELP, grade="Inadequate", years=(2016, 2022)
        )
    )
    assert answer.text.startswith(
        "**1** of the 2 authorities with a grade for the experiences and progress of children who need help "
        "and protection in 2016 or 2022 was judged **Inadequate**: Alderbrook (May 2016) [1]."
    )
    assert "No report that fits the question: Bywell." in answer.text


def test_years_of_publication_are_said_to_be_that() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        *EVERYBODY,
        text="Which were good in reports published in 2021?",
        judgement=OVERALL,
        grade="Good",
        years=(2021,),
    )
    assert "overall effectiveness published in 2021" in told(asked)[0].text


def test_less_than_a_grade_counts_those_below_it() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, text="which got less than good overall?", judgement=OVERALL, grade="Good"
    )
    assert "was judged **below Good**: Corran (May 2022) [1]" in told(asked)[0].text


def test_good_or_better_counts_both() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        text="who is good or better for leadership",
        judgement="leadership",
        grade="Good",
    )
    assert told(asked)[0].text.startswith(
        "**Both** of the 2 authorities with a grade for leadership were judged"
    )


def test_the_best_and_the_lowest_are_those_of_the_grades_given() -> None:
    best, _ = told(fact_question(FactKind.GRADE_COUNT, text="best rated", judgement=OVERALL))
    worst, _ = told(fact_question(FactKind.GRADE_COUNT, text="worst rated", judgement=OVERALL))
    assert "is **Good**, given to 1: Alderbrook" in best.text
    assert "is **Requires improvement**, given to 1: Corran" in worst.text


def test_without_a_grade_asked_the_spread_is_told_best_first() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_COUNT, text="how did they do", judgement=OVERALL))
    assert answer.text.startswith(
        "Of the 2 authorities with a grade for overall effectiveness: 1 **Good** – Alderbrook (June 2021) [1]; "
        "1 **Requires improvement** – Corran (May 2022) [2]."
    )


def test_none_is_said_when_none_was_given_the_grade() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_COUNT, judgement=OVERALL, grade="Outstanding"))
    assert answer.text.startswith("**None** of the 2 authorities")


def test_about_one_authority_its_reports_are_counted() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_COUNT, "Alderbrook", judgement=OVERALL, grade="Good"))
    assert answer.text.startswith("**1** of the 2 reports with a grade for overall effectiveness was judged")


def test_the_latest_with_a_grade_is_told_when_asked_for() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, text="most recent grade of good or worse", judgement=OVERALL, grade="Good"
    )
    answer, _ = told(asked)
    assert answer.text.startswith("The most recent report that gives **Good or worse** is that of Corran")
    assert answer.points_at == ("corran-2022-inspection",)


def test_what_is_counted_is_pointed_at() -> None:
    good = fact_question(FactKind.GRADE_COUNT, text="which are good", judgement=OVERALL, grade="Good")
    assert told(good)[0].points_at == ("alderbrook-2021-inspection",)
    none = fact_question(FactKind.GRADE_COUNT, text="which fail", judgement=OVERALL, grade="Inadequate")
    assert told(none)[0].points_at == ()


def test_the_earliest_with_a_grade_is_of_all_reports() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        text="first authority that requires improvement or better",
        judgement=OVERALL,
        grade="Requires improvement",
    )
    answer, _ = told(asked)
    assert "is that of Alderbrook (May 2016)" in answer.text


def test_regions_are_counted_when_asked_for() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, text="which region has the most good councils", judgement=OVERALL, grade="Good"
    )
    assert "By region: 1 of 2 in " in told(asked)[0].text


def test_graded_so_at_their_latest_inspection_asks_for_all_who_are() -> None:
    text = "Which are good or worse at their latest inspection?"
    asked = fact_question(FactKind.GRADE_COUNT, text=text, judgement=OVERALL, grade="Good")
    assert told(asked)[0].text.startswith("**Both** of the 2 authorities")


def test_a_grade_that_nobody_has_now_is_told_of_those_who_once_had_it() -> None:
    asked = fact_question(FactKind.GRADE_COUNT, *EVERYBODY, judgement=HELP, grade="Inadequate")
    answer, cited = told(asked)
    assert answer.text.startswith("**None** of the 2 authorities")
    assert "In reports superseded since: Alderbrook (May 2016) [1]." in answer.text
    assert cited[0].report_id == "alderbrook-2016-inspection"


def test_who_once_had_a_grade_is_left_out_where_somebody_has_it_now() -> None:
    asked = fact_question(FactKind.GRADE_COUNT, *EVERYBODY, judgement=OVERALL, grade="Requires improvement")
    assert "superseded" not in told(asked)[0].text


def test_where_reports_are_asked_for_each_of_them_is_counted() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        text="how many inspections were less than good?",
        judgement=OVERALL,
        grade="Good",
    )
    answer, _ = told(asked)
    assert answer.text.startswith(
        "**2** of the 3 reports with a grade for overall effectiveness were judged **below Good**: "
        "Alderbrook (May 2016) [1] and Corran (May 2022) [2]."
    )
    assert answer.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "who is not good or requires improvement",
        "who is neither good nor requires improvement",
        "who is not good but not requires improvement either",
    ],
)
def test_neither_of_two_grades_leaves_out_both(text: str) -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        text=text,
        judgement=OVERALL,
        grade="Requires improvement",
    )
    assert told(asked)[0].text.startswith("**None** of the 2 authorities")
