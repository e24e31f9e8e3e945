from __future__ import annotations

from datetime import date

import pytest

from indexer.model import ReportKind
from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import (
    CARE,
    HELP,
    LEADERS,
    LEADERSHIP,
    OVERALL,
    fact_question,
    nothing_told,
    only,
    told,
)
from tests.support.memory_index import made_report, memory_index


def test_a_grade_is_that_of_the_newest_report_that_gives_one_and_newer_visits_are_mentioned() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Alderbrook", judgement=OVERALL))
    assert answer.outcome is Outcome.ANSWERED
    assert (
        "(7 June 2021 to 18 June 2021) the grade for overall effectiveness was **Good** [1]." in answer.text
    )
    assert "focused visit gives none" in answer.text
    assert [(one.report_id, one.quote) for one in cited] == [
        ("alderbrook-2021-inspection", "Overall effectiveness: Good")
    ]


def test_a_year_chooses_its_report_and_the_row_that_prints_the_grade_is_quoted() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Alderbrook", judgement=HELP, years=(2016,)))
    assert "**Inadequate**" in answer.text
    assert cited[0].quote == "1. Children who need help and protection: Inadequate"


def test_without_a_judgement_all_grades_are_given_overall_first() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Alderbrook", years=(2016,)))
    assert answer.text.index(OVERALL) < answer.text.index(HELP) < answer.text.index(LEADERSHIP)
    assert cited[0].quote == "Children's services in Alderbrook require improvement to be good"
    assert len(cited) == 3


def test_a_judgement_is_found_under_the_name_that_another_framework_gives_it() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Alderbrook", judgement=LEADERSHIP))
    assert "the impact of leaders" in answer.text
    assert "**Outstanding**" in answer.text
    assert "no separate grade" not in answer.text
    assert cited[0].paragraph == "judgements-1"


def test_a_wider_judgement_is_said_to_be_one() -> None:
    answer, _ = told(
        fact_question(FactKind.GRADE, "Corran", judgement="The experiences and progress of care leavers")
    )
    assert "children in care and care leavers was **Good**" in answer.text
    assert "There is no separate grade for the experiences and progress of care leavers." in answer.text


def test_a_visit_asked_for_gives_no_grade_and_the_latest_inspection_that_does_stands_beside_it() -> None:
    answer, cited = told(
        fact_question(
            FactKind.GRADE, "Alderbrook", judgement=OVERALL, years=(2023,), kinds=(ReportKind.FOCUSED_VISIT,)
        )
    )
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.sections[0].outcome is SectionOutcome.SILENT
    assert "a focused visit gives none" in answer.text
    assert cited[0].report_id == "alderbrook-2021-inspection"


def test_where_only_a_visit_is_held_what_it_recalls_is_quoted() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Bywell", judgement=OVERALL))
    assert answer.outcome is Outcome.ANSWERED
    assert "gave no grade for overall effectiveness" in answer.text
    assert cited[0].quote == "At the last inspection in 2017, Bywell was judged to be good overall."


def test_a_report_that_contradicts_itself_is_shown_in_both_places() -> None:
    answer, cited = told(fact_question(FactKind.GRADE, "Corran", judgement=OVERALL))
    assert "**Requires improvement** [1]" in answer.text
    assert "contradicts itself" in answer.text
    assert [one.paragraph for one in cited] == ["judgements-1", "summary-1"]


def test_several_authorities_get_a_summary_a_line_and_a_section_each_with_dates() -> None:
    answer, _ = told(fact_question(FactKind.GRADE, "Alderbrook", "Bywell", "Dunmore", judgement=CARE))
    assert answer.outcome is Outcome.PARTIAL
    assert answer.text.startswith(f"{CARE}: 1 of the 3 authorities asked about has a grade (1 Good).")
    assert "- **Alderbrook**, inspection, June 2021: **Good** [1]" in answer.text
    assert [section.outcome for section in answer.sections] == [
        SectionOutcome.ANSWERED,
        SectionOutcome.SILENT,
        SectionOutcome.NOT_HELD,
    ]


def test_yes_and_no_are_said_and_a_wrong_premise_is_corrected() -> None:
    asked = fact_question(FactKind.GRADE, "Corran", judgement=CARE, grade="Outstanding", yes_no=True)
    assert told(asked)[0].text.startswith("No. At the inspection of Corran")
    answer, _ = told(fact_question(FactKind.GRADE, "Corran", judgement=CARE, grade="Inadequate"))
    assert answer.text.startswith("The grade was not Inadequate. At the inspection of Corran")


def test_a_report_from_april_2026_on_is_said_to_carry_no_overall_grade() -> None:
    report = made_report(
        "Elmford",
        (date(2026, 5, 11), date(2026, 5, 22)),
        {"judgements-1": f"{HELP}: Good"},
        grades={HELP: "Good"},
    )
    index = only(report)
    answer, _ = told(fact_question(FactKind.GRADE, "Elmford", judgement=OVERALL, index=index), index)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "no overall grade since April 2026" in answer.text


def test_an_inspection_whose_grades_were_not_found_is_left_to_retrieval() -> None:
    index = only(made_report("Elmford", (date(2018, 5, 1), date(2018, 5, 4)), {"1": "It is good."}))
    assert nothing_told(fact_question(FactKind.GRADE, "Elmford", judgement=OVERALL, index=index), index)


def test_a_grade_printed_in_a_heading_only_is_given_and_its_place_named() -> None:
    report = made_report(
        "Elmford",
        (date(2018, 5, 1), date(2018, 5, 4)),
        {"1": "Children are safe."},
        grades={HELP: "Good"},
        grade_paragraph=None,
    )
    index = only(report)
    answer, cited = told(fact_question(FactKind.GRADE, "Elmford", judgement=HELP, index=index), index)
    assert "**Good** (printed in a heading)" in answer.text
    assert not cited


def test_a_grade_for_anything_is_told_from_all_judgements() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Alderbrook",
        text="did it get outstanding for anything",
        grade="Outstanding",
        yes_no=True,
    )
    assert told(asked)[0].text.startswith("Yes.")
    across = fact_question(
        FactKind.GRADE, "Alderbrook", text="was it good across the board", grade="Good", yes_no=True
    )
    assert told(across)[0].text.startswith("No.")


def test_a_question_that_opens_with_not_asks_whether_it_is_so() -> None:
    asked = fact_question(
        FactKind.GRADE, "Alderbrook", text="Isn't it good?", judgement=OVERALL, grade="Good", yes_no=True
    )
    assert told(asked)[0].text.startswith("Yes.")
    asked = fact_question(
        FactKind.GRADE, "Corran", text="Wasn't it good?", judgement=OVERALL, grade="Good", yes_no=True
    )
    assert told(asked)[0].text.startswith("No.")


def test_since_when_a_grade_has_held_is_said_with_what_was_before() -> None:
    text = "Since when has Alderbrook been good?"
    answer, cited = told(
        fact_question(FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, grade="Good")
    )
    assert answer.text.startswith(
        "Good from the inspection of Alderbrook in June 2021 on; before that it was"
    )
    assert {one.report_id for one in cited} == {"alderbrook-2021-inspection", "alderbrook-2016-inspection"}


def test_when_a_grade_was_last_given_is_said_where_it_is_no_longer_so() -> None:
    text = "When was Alderbrook last requires improvement?"
    answer, _ = told(
        fact_question(
            FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, grade="Requires improvement"
        )
    )
    assert answer.text.startswith("Last Requires improvement at the inspection of Alderbrook in May 2016")


def test_a_grade_for_anything_at_all_is_answered_by_yes_or_no() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Corran",
        text="Was Corran good or outstanding for anything?",
        grade="Outstanding",
        yes_no=True,
    )
    assert told(asked)[0].text.startswith("Yes.")


def test_reports_that_agree_are_answered_by_one_yes_or_no() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Alderbrook",
        text="Was help good both times?",
        judgement=HELP,
        grade="Outstanding",
        yes_no=True,
    )
    assert told(asked)[0].text.startswith("No.")


def test_a_better_grade_than_the_one_asked_about_is_said_to_be_better() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Alderbrook",
        text="Is it inadequate?",
        judgement=OVERALL,
        grade="Inadequate",
        yes_no=True,
    )
    assert told(asked)[0].text.startswith("No, better than that.")


def test_the_judgements_with_a_grade_are_told_where_which_of_them_is_asked() -> None:
    answer, cited = told(
        fact_question(
            FactKind.GRADE,
            "Alderbrook",
            text="Which parts of it were outstanding?",
            judgement=OVERALL,
            grade="Outstanding",
        )
    )
    assert answer.text.startswith("1 of the 4 judgements")
    assert [one.quote for one in cited] == [f"{LEADERS}: Outstanding"]


@pytest.mark.parametrize(
    "text",
    [
        "Which parts were judged good and which weren't?",
        "Which parts were judged good; which werent",
        "Which parts were judged good? Which were not?",
        "Which parts were judged good; how were the rest rated?",
    ],
)
def test_the_others_are_told_where_they_are_asked_for(text: str) -> None:
    asked = fact_question(
        FactKind.GRADE, "Alderbrook", years=(2016,), grade="Good", judgement=OVERALL, text=text
    )
    answer, _ = told(asked)
    good, others = answer.text.split("The others:")
    assert "leadership, management and governance: **Good**" in good
    assert "help and protection: **Inadequate**" in others


def test_the_best_and_the_worst_judgement_are_told_together() -> None:
    asked = fact_question(
        FactKind.GRADE, "Alderbrook", years=(2021,), judgement=OVERALL, text="best judgement, worst judgement"
    )
    answer, _ = told(asked)
    best, lowest = answer.text.split("Lowest grade of this report:")
    assert "**Outstanding**" in best
    assert "**Good**" in lowest


def test_grades_one_after_the_other_are_those_of_every_report() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Alderbrook",
        judgement=OVERALL,
        text="the overall grades one after the other, with years",
    )
    answer, _ = told(asked)
    assert "**Good**" in answer.text
    assert "**Requires improvement**" in answer.text


def test_the_one_judgement_above_the_others_or_of_another_grade_is_told() -> None:
    better = "Which judgement was better than the others?"
    answer, cited = told(fact_question(FactKind.GRADE, "Alderbrook", text=better, years=(2021,)))
    assert "1 of the 4 judgements" in answer.text
    assert cited[0].quote == f"{LEADERS}: Outstanding"
    other = "What was the one judgement that wasn't good?"
    asked = fact_question(FactKind.GRADE, "Alderbrook", text=other, grade="Good", years=(2021,))
    answer, cited = told(asked)
    assert "judged **other than Good**" in answer.text
    assert [one.quote for one in cited] == [f"{LEADERS}: Outstanding"]


def test_which_judgement_stopped_a_grade_throughout_is_the_one_without_it() -> None:
    asked = fact_question(
        FactKind.GRADE, "Corran", text="Which one judgement stopped it getting good?", grade="Good"
    )
    text = told(asked)[0].text
    assert "judged **other than Good**" in text
    assert "help and protection: **Requires improvement**" in text
    assert "in care and care leavers" not in text


def test_which_judgement_falls_short_of_a_grade_is_the_one_below_it() -> None:
    asked = fact_question(FactKind.GRADE, "Corran", text="Which judgement falls short of good?", grade="Good")
    text = told(asked)[0].text
    assert "judged **below Good**" in text
    assert "help and protection: **Requires improvement**" in text
    assert "in care and care leavers" not in text


def test_any_judgement_below_a_grade_is_looked_for_in_all_of_them() -> None:
    asked = fact_question(
        FactKind.GRADE, "Corran", text="any sub-judgement below good?", judgement=OVERALL, grade="Good"
    )
    assert "judged **below Good**" in told(asked)[0].text


def test_a_review_of_a_board_tells_its_own_grade_where_it_gives_none_overall() -> None:
    board = "The effectiveness of the Local Safeguarding Children Board"
    reports = [
        made_report(
            "Elmstead",
            (date(2015, 6, 15), date(2015, 6, 17)),
            {"judgements-1": "The Local Safeguarding Children Board requires improvement"},
            kind=ReportKind.OTHER,
            grades={board: "requires improvement"},
        ),
        made_report(
            "Elmstead",
            (date(2018, 3, 1), date(2018, 3, 9)),
            {"judgements-1": "Overall effectiveness: Good"},
            grades={OVERALL: "Good"},
        ),
    ]
    index = memory_index(reports)
    asked = fact_question(FactKind.GRADE, "Elmstead", judgement=OVERALL, years=(2015,), index=index)
    answer, _ = told(asked, index)
    assert answer.outcome is Outcome.ANSWERED
    assert (
        "for the effectiveness of the Local Safeguarding Children Board was **Requires improvement**"
        in answer.text
    )
    assert "**Good**" not in answer.text


def test_what_was_not_judged_is_said_to_be_so_with_the_row_and_the_reason() -> None:
    report = made_report(
        "Gorsley",
        (date(2016, 2, 1), date(2016, 2, 12)),
        {
            "judgements-1": "Children's services in Gorsley are good; 2.1 Adoption performance: Not judged",
            "1": "No child was placed in that time. So adoption performance was not judged.",
        },
        grades={OVERALL: "good"},
    )
    index = memory_index([report])
    asked = fact_question(FactKind.GRADE, "Gorsley", judgement="Adoption performance", index=index)
    answer, cited = told(asked, index)
    assert answer.text.startswith(
        "At the inspection of Gorsley in February 2016 adoption performance was **not judged**"
    )
    assert [one.paragraph for one in cited] == ["judgements-1", "1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which is better, Alderbrook or Corran?", "**Alderbrook** has the better grade."),
        ("Which is worse, Alderbrook or Corran?", "**Corran** has the lower grade."),
    ],
)
def test_who_of_a_few_has_the_better_grade_is_said(text: str, said: str) -> None:
    answer, _ = told(fact_question(FactKind.GRADE, "Alderbrook", "Corran", text=text, judgement=OVERALL))
    assert said in answer.text.split("\n")[0]


def test_grades_side_by_side_are_not_ranked_unasked() -> None:
    text = "How were Alderbrook and Corran graded?"
    answer, _ = told(fact_question(FactKind.GRADE, "Alderbrook", "Corran", text=text, judgement=OVERALL))
    assert "has the" not in answer.text.split("\n")[0]
